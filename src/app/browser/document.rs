//! The document and its address.

use crate::model::locale::Language;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Puts another path in the location bar, without a step in the history. Query and fragment stay.
pub fn replace_path(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&with_query(path)));
    }
}

/// Puts another address in the location bar, as a step of the history.
pub fn push_path(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// What the browser keeps with the step of the history that it is at.
#[must_use]
pub fn history_state() -> Option<JsValue> {
    window().history().ok()?.state().ok()
}

/// Leads the reader to another path, in place of this one. Query and fragment stay.
pub fn go(path: &str) {
    let _ = window().location().replace(&with_query(path));
}

/// Lets the browser load another page.
pub fn leave_for(address: &str) {
    let _ = window().location().assign(address);
}

fn with_query(path: &str) -> String {
    let location = window().location();
    [path, &location.search().unwrap_or_default(), &location.hash().unwrap_or_default()].concat()
}

/// The reader's languages, the preferred one first.
#[must_use]
pub fn languages() -> Vec<Language> {
    window().navigator().languages().iter().filter_map(|tag| Language::parse(&tag.as_string()?)).collect()
}

/// Tells the owner something, in the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&format!("masthead: {text}").into());
}
