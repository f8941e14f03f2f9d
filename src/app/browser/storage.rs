//! What the browser keeps for the reader. It may refuse to keep anything, and nothing depends on it.

use super::{languages, visibility::on_shown_again};
use crate::model::{
    appearance::Setting,
    id::EditionCode,
    publication::{Edition, Site},
};
use leptos::{
    ev,
    prelude::{on_cleanup, window, window_event_listener},
};
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

/// What the reader has chosen, else the usual.
#[must_use]
pub fn kept_setting<S: Setting>() -> S {
    let kept = local().and_then(|storage| storage.get_item(&setting_key::<S>()).ok().flatten());
    kept.and_then(|kept| kept.parse().ok()).unwrap_or_default()
}

/// Keeps what the reader has chosen.
pub fn keep_setting<S: Setting>(setting: S) {
    if let Some(storage) = local() {
        let key = setting_key::<S>();
        // What is usual may change one day.
        let _ =
            if setting == S::default() { storage.remove_item(&key) } else { storage.set_item(&key, setting.into()) };
    }
}

fn setting_key<S: Setting>() -> String {
    format!("masthead.{}", S::NAME)
}

/// Calls back when another page may have kept something.
pub fn on_kept_elsewhere(follow: impl Fn() + Clone + 'static) {
    let listener = window_event_listener(ev::storage, {
        let follow = follow.clone();
        move |_| follow()
    });
    on_cleanup(move || listener.remove());
    on_shown_again(follow);
}
