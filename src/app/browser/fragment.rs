//! The fragment in the location bar.

use super::focus::focus;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::HtmlDialogElement;

/// Leads to a fragment, as a click on a link to it does: a step of the history. `link` is an address with that fragment.
pub fn go_to_fragment(link: &str) {
    if let Some(at) = link.find('#') {
        let _ = window().location().set_hash(&link[at..]);
    }
}

/// Puts another fragment in the location bar in place of the last one, without a step; none takes it away.
pub fn replace_fragment(fragment: Option<&str>) {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    // In a host page a place stands before it, after a hash of its own.
    let before = hash.rfind('#').map_or("", |at| &hash[..at]);
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let after = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    if let Ok(history) = window().history() {
        // The number of the step stays.
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{before}{after}")));
    }
}

/// Makes a dialog modal that the address shows, where it was opened before the app ran; the address shows it no more.
/// The focus goes back to its link when it is closed. Whether it was so.
#[must_use]
pub fn open_target(dialog: &HtmlDialogElement) -> bool {
    if dialog.open() || !dialog.matches(":target").unwrap_or(false) {
        return false;
    }
    let link = document().query_selector(&format!("a[href$='#{}']", dialog.id())).ok().flatten();
    link.iter().for_each(focus);
    let is_open = dialog.show_modal().is_ok();
    if is_open {
        replace_fragment(None);
    }
    is_open
}

/// Takes a step back in the history.
pub fn go_back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}
