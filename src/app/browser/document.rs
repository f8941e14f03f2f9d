//! The document and its address.

use crate::model::locale::Language;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, FocusOptions, HtmlElement};

/// Puts another address in the location bar, without a step in the history.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Leads the reader to another address, in place of this one.
pub fn go(address: &str) {
    let _ = window().location().replace(address);
}

/// The reader's languages, the preferred one first.
#[must_use]
pub fn languages() -> Vec<Language> {
    window().navigator().languages().iter().filter_map(|tag| Language::parse(&tag.as_string()?)).collect()
}

/// Moves the focus to the page's heading, so that reading and tabbing go on from there.
pub fn focus_heading() {
    if let Some(heading) = super::mount_point::find("main h1") {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<HtmlElement>().focus_with_options(&options);
    }
}

/// Tells the page's start script that nothing can be shown, and why; it has words for it.
pub fn tell_trouble(detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("masthead-trouble", &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Tells the owner something, in the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&format!("masthead: {text}").into());
}
