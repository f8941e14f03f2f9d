//! Texts that readers should see and that say nothing.

use super::report::Reporter;

/// Reports a name or a label that is empty.
pub(super) fn report(reporter: &mut Reporter, at: &str, text: &str) {
    if text.trim().is_empty() {
        reporter.error(at, "it is empty: a reader sees nothing, and a screen reader says nothing", "write the words");
    }
}
