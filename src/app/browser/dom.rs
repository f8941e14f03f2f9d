//! The app's elements: in a page of its own, or in the shadow tree of a host page.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, FocusOptions, HtmlElement, Node};

/// The element of a host page that the publication is embedded in.
pub(super) fn host() -> Option<Element> {
    document().query_selector("[data-masthead]").ok().flatten()
}

/// Whether the page around the app is a host page.
pub(super) fn is_embedded() -> bool {
    host().is_some()
}

/// The element the app is drawn into.
pub(super) fn app_element() -> Option<HtmlElement> {
    find_by_id("app").map(JsCast::unchecked_into)
}

/// The element inside the app that a selector finds.
pub(super) fn find(selector: &str) -> Option<Element> {
    app_element()?.query_selector(selector).ok().flatten()
}

/// The element inside the app with an id.
pub(super) fn find_by_id(id: &str) -> Option<Element> {
    match host() {
        Some(host) => host.shadow_root()?.get_element_by_id(id),
        None => document().get_element_by_id(id),
    }
}

/// The node that an event happened on, or that it names beside it.
#[must_use]
pub fn node_of(target: Option<EventTarget>) -> Option<Node> {
    target?.dyn_into().ok()
}

/// Moves the focus to the page's heading, so that reading and tabbing go on from there.
pub fn focus_heading() {
    if let Some(heading) = find("main h1") {
        focus(&heading);
    }
}

/// Leads past the header: focus and sight go to the content.
pub fn focus_content() {
    focus_main();
    if let Some(main) = find("main") {
        main.scroll_into_view();
    }
}

/// Moves the focus to the content, where what had it goes away.
pub fn focus_main() {
    if let Some(main) = find("main") {
        focus(&main);
    }
}

fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Brings the top of the app into sight.
pub fn scroll_to_top() {
    match host() {
        // The host page only moves as far as it must.
        Some(host) if host.get_bounding_client_rect().top() < 0.0 => host.scroll_into_view(),
        Some(_) => {}
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// The element that carries language and direction: the document's, or in a host page the app's.
pub(super) fn language_element() -> Option<Element> {
    if is_embedded() { app_element().map(JsCast::unchecked_into) } else { document().document_element() }
}

/// Says that the app is running, for the style sheet: what needs it may be seen now.
pub fn announce_ready(can_share: bool) {
    if let Some(language_element) = language_element() {
        let _ = language_element.set_attribute("data-masthead-state", "ready");
        if can_share {
            let _ = language_element.set_attribute("data-masthead-share", "");
        }
    }
}

/// Makes a relative `<base>` absolute: it would lead elsewhere as soon as the address changes.
pub(super) fn fix_base() {
    if let Ok(Some(base)) = document().query_selector("base[href]")
        && let Ok(href) = js_sys::Reflect::get(&base, &JsValue::from_str("href"))
        && let Some(href) = href.as_string()
    {
        let _ = base.set_attribute("href", &href);
    }
}
