//! What the browser keeps for the reader. It may refuse to keep anything, and nothing depends on it.

use crate::model::id::EditionCode;
use leptos::prelude::window;
use web_sys::Storage;

const EDITION: &str = "masthead.edition";

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The edition that the reader chose last, in the switcher.
#[must_use]
pub fn chosen_edition() -> Option<String> {
    local()?.get_item(EDITION).ok().flatten()
}

/// Keeps the edition for the next visit.
pub fn remember_edition(code: &EditionCode) {
    if let Some(storage) = local() {
        let _ = storage.set_item(EDITION, code.as_str());
    }
}
