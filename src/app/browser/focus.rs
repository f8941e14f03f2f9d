//! Moving the focus along a list, as arrow keys do.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Which entry of a list a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusStep {
    /// The first.
    First,
    /// The one before.
    Previous,
    /// The one after.
    Next,
    /// The last.
    Last,
}

/// Moves the focus from one of the list's entries, or from what one of them has opened beside itself, to another entry.
/// `entries` is the selector that finds them. Whether there was one to go to.
pub fn move_focus(list: &Element, entries: &str, from: &Node, step: FocusStep) -> bool {
    let Ok(found) = list.query_selector_all(entries) else {
        return false;
    };
    let found: Vec<HtmlElement> = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    let holds_focus = |entry: &HtmlElement| entry.parent_element().is_some_and(|item| item.contains(Some(from)));
    let current = found.iter().position(holds_focus);
    let target = match step {
        FocusStep::First => found.first(),
        FocusStep::Last => found.last(),
        FocusStep::Next => found.get(current.map_or(0, |index| index + 1)),
        FocusStep::Previous => current.and_then(|index| index.checked_sub(1)).and_then(|index| found.get(index)),
    };
    target.is_some_and(|target| target.focus().is_ok())
}
