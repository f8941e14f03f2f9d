//! What the search needs of the browser: its question in the address, and its key.

use super::{AppRoot, has_modifier, innermost_node_of, shared_hash, storage};
use crate::model::{
    route::{BasePath, Place, Route},
    search::SearchRequest,
};
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::{on_cleanup, window, window_event_listener},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The class of the search's field.
pub const SEARCH_FIELD_CLASS: &str = "search-field";

/// The class of the link to the search.
pub const OPEN_SEARCH_CLASS: &str = "open-search";

/// The key that leads to the search.
const KEY: &str = "/";

/// What the address asks for; `None` where it is no longer that of a search, though its page is still shown.
#[must_use]
pub fn search_request(base: &BasePath) -> Option<SearchRequest> {
    let location = window().location();
    let (search, hash) = (location.search().unwrap_or_default(), location.hash().unwrap_or_default());
    let path = location.pathname().unwrap_or_default();
    let own_part = if base.is_in_hash() { &hash } else { &path };
    let is_search = matches!(base.parse(own_part), Some(Route::Edition(_, Place::Search)));
    is_search.then(|| SearchRequest::parse(base.query(&search, &hash)))
}

/// Puts another question in the location bar, without a step in the history: `query` has its question mark.
pub fn replace_query(base: &BasePath, route: &Route, query: &str) {
    let location = window().location();
    let address = base.with_query(route, query, &location.hash().unwrap_or_default());
    // A finished page's own `<base>` is not where it is.
    let path = location.pathname().unwrap_or_default();
    let search = if base.is_in_hash() { location.search().unwrap_or_default() } else { String::new() };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&[path, search, address].concat()));
    }
    shared_hash::note_change();
}

/// Leads to the search by its key, unless the reader writes with it, or has switched it off. In a host page all keys are
/// the host's.
pub fn follow_search_key(root: AppRoot) {
    if root.is_embedded() {
        return;
    }
    let listener = window_event_listener(ev::keydown, move |event| {
        if is_search_key(&event) && storage::has_search_key() && lead_to_search(&root) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_search_key(event: &KeyboardEvent) -> bool {
    let is_written =
        innermost_node_of(event).and_then(|node| node.dyn_into::<HtmlElement>().ok()).is_some_and(|target| {
            target.is_content_editable() || matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
    event.key() == KEY && !has_modifier(event) && !is_written && !event.is_composing() && !event.default_prevented()
}

/// The field of the search, on its page.
pub(super) fn search_field(root: &AppRoot) -> Option<Element> {
    root.find(&format!("main .{SEARCH_FIELD_CLASS}"))
}

/// Whether there is a search, and nothing before it.
fn lead_to_search(root: &AppRoot) -> bool {
    if root.has_open_dialog() {
        return false;
    }
    let link = || root.find(&format!(".{OPEN_SEARCH_CLASS}"));
    let Some(target) = search_field(root).or_else(link) else {
        return false;
    };
    let target: HtmlElement = target.unchecked_into();
    let _ = target.focus();
    if target.tag_name() == "A" {
        target.click();
    }
    true
}

/// Moves the focus to the first link of one of an element's children.
pub fn focus_link_of(parent: &Element, child: u32) {
    let link = parent.children().item(child).and_then(|child| child.query_selector("a").ok().flatten());
    if let Some(link) = link {
        let _ = link.unchecked_into::<HtmlElement>().focus();
    }
}
