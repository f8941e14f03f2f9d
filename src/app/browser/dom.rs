//! Nodes, and the page's `<base>`.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, Node};

/// The node that an event happened on, or that it names beside it.
#[must_use]
pub fn node_of(target: Option<EventTarget>) -> Option<Node> {
    target?.dyn_into().ok()
}

/// The node that an event happened on, also where a listener outside of a shadow tree is told of its host alone.
#[must_use]
pub fn innermost_node_of(event: &Event) -> Option<Node> {
    event.composed_path().get(0).dyn_into().ok()
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
