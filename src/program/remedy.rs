//! What is wrong, and what can be done about it: told in one way by all that can be wrong.

use std::{borrow::Cow, fmt::Display};

/// Something that is wrong, as it is displayed, and about which something can be done.
pub trait Remedy: Display {
    /// What to do about it.
    fn remedy(&self) -> Cow<'_, str>;

    /// Both, each in a line of its own.
    fn told(&self) -> String {
        with_remedy(&self.to_string(), &self.remedy())
    }
}

/// What is wrong, and below it what to do.
#[must_use]
pub fn with_remedy(what: &str, remedy: &str) -> String {
    format!("{what}\n  what to do: {remedy}")
}
