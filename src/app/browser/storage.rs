//! What the browser keeps for the reader. It may refuse to keep anything, and nothing depends on it.

use super::languages;
use crate::model::{
    id::EditionCode,
    publication::{Edition, Site},
};
use leptos::prelude::window;
use web_sys::Storage;

const EDITION: &str = "masthead.edition";
const SEARCH_KEY: &str = "masthead.search-key";
const OFF: &str = "off";

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The edition that the reader chose last, in the switcher.
fn chosen_edition() -> Option<String> {
    local()?.get_item(EDITION).ok().flatten()
}

/// The edition last chosen, else the best match of the reader's languages.
#[must_use]
pub fn edition_of_reader(site: &Site) -> &Edition {
    site.edition_for(chosen_edition().as_deref(), &languages())
}

/// Keeps the edition for the next visit.
pub fn remember_edition(code: &EditionCode) {
    if let Some(storage) = local() {
        let _ = storage.set_item(EDITION, code.as_str());
    }
}

/// Whether the key that leads to the search does so.
#[must_use]
pub fn has_search_key() -> bool {
    let kept = local().and_then(|storage| storage.get_item(SEARCH_KEY).ok().flatten());
    kept.as_deref() != Some(OFF)
}

/// Keeps whether it does.
pub fn keep_search_key(is_on: bool) {
    if let Some(storage) = local() {
        let _ = if is_on { storage.remove_item(SEARCH_KEY) } else { storage.set_item(SEARCH_KEY, OFF) };
    }
}
