//! Moving the focus: to an element, and along a list, as arrow keys do.

use crate::model::series::Step;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

/// Gives an element the focus; the page stays where it is.
pub fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// The first button of a part of the page that a selector finds.
#[must_use]
pub fn button_in(part: &Element, selector: &str) -> Option<HtmlElement> {
    part.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether a key is pressed together with one that makes it the browser's.
#[must_use]
pub fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Moves the focus from one of the list's entries, or from what one of them has opened beside itself, to another entry.
/// `entries` is the selector that finds them. Whether there was one to go to.
pub fn move_focus(list: &Element, entries: &str, from: &Node, step: Step) -> bool {
    let Ok(found) = list.query_selector_all(entries) else {
        return false;
    };
    let found: Vec<HtmlElement> = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    let holds_focus = |entry: &HtmlElement| entry.parent_element().is_some_and(|item| item.contains(Some(from)));
    let target = match found.iter().position(holds_focus) {
        Some(current) => step.from(current, found.len()),
        // From what has opened the list.
        None => (!found.is_empty()).then_some(0),
    };
    target.and_then(|target| found.get(target)).is_some_and(|target| target.focus().is_ok())
}
