//! The document and its address.

use crate::{loader::View, locale::Language, route::BasePath};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, FocusOptions, HtmlElement};

/// The folder the publication lives in, as the page that started it says.
#[must_use]
pub fn base_path() -> BasePath {
    let start = document().get_element_by_id("start");
    BasePath::new(&start.and_then(|start| start.get_attribute("data-base")).unwrap_or_default())
}

/// The page's origin, such as `https://example.org`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The path in the location bar.
#[must_use]
pub fn pathname() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Puts another address in the location bar, without a step in the history.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// The reader's languages, the preferred one first.
#[must_use]
pub fn languages() -> Vec<Language> {
    window().navigator().languages().iter().filter_map(|tag| Language::parse(&tag.as_string()?)).collect()
}

/// Gives the document the language, direction, title and icon of what is shown.
pub fn show_head(view: &View) {
    let document = document();
    document.set_title(&view.window_title());
    if let Some(root) = document.document_element() {
        let edition = &view.setting.edition;
        let _ = root.set_attribute("lang", edition.lang.as_str());
        let _ = root.set_attribute("dir", edition.direction().as_str());
    }
    if let (Some(logo), Ok(Some(icon))) = (view.setting.logo(), document.query_selector("link[rel=icon]")) {
        let _ = icon.set_attribute("href", &logo);
    }
}

/// Moves the focus to the page's heading, so that reading and tabbing go on from there.
pub fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
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
