//! The fragment in the location bar.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

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

/// Takes a step back in the history.
pub fn go_back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}
