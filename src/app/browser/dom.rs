//! Nodes and their places, and the page's `<base>`.

use leptos::{ev::MouseEvent, prelude::document};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, HtmlElement, Node};

/// What stays free at the edges of the frame, in pixels.
const EDGE: f64 = 8.0;

/// The node that an event happened on, or that it names beside it.
#[must_use]
pub fn node_of(target: Option<EventTarget>) -> Option<Node> {
    target?.dyn_into().ok()
}

/// Whether an event happened on an element itself, not inside it.
#[must_use]
pub fn is_at(event: &Event, element: &Node) -> bool {
    element.is_same_node(node_of(event.target()).as_ref())
}

/// The node that an event happened on, also where a listener outside of a shadow tree is told of its host alone.
#[must_use]
pub fn innermost_node_of(event: &Event) -> Option<Node> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Whether a click on a link is to open it in another tab or window, or to keep what it leads to.
#[must_use]
pub fn is_for_another_tab(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// Moves an element that reaches beyond the room the app has to its edge.
pub fn move_into_frame(element: &HtmlElement) {
    let style = element.style();
    // Where it was moved to before says nothing: the room may be another now.
    let _ = style.remove_property("transform");
    let Ok(Some(frame)) = element.closest(".frame") else {
        return;
    };
    let (own, room) = (element.get_bounding_client_rect(), frame.get_bounding_client_rect());
    let by = if own.right() > room.right() - EDGE {
        room.right() - EDGE - own.right()
    } else {
        (room.left() + EDGE - own.left()).max(0.0)
    };
    if by != 0.0 {
        let _ = style.set_property("transform", &format!("translateX({by}px)"));
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
