//! The one address of a host page that holds several publications.

use crate::model::shared_hash::SharedHash;
use leptos::{
    ev,
    prelude::{window, window_event_listener},
};
use std::cell::RefCell;

thread_local! {
    /// The hash that was seen last.
    static BEFORE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes note of a hash that was replaced without an event.
pub(super) fn note_change() {
    BEFORE.set(window().location().hash().unwrap_or_default());
}

/// Keeps the place of every publication in the address from now on. To be called before a router listens: it reads
/// what is written here.
pub fn share_hash(names: Vec<String>) {
    if names.len() < 2 {
        return;
    }
    let shared = SharedHash::new(names);
    let complete = move || {
        let hash = window().location().hash().unwrap_or_default();
        let whole = BEFORE.with_borrow(|before| shared.completed(&hash, before));
        if let (Some(whole), Ok(history)) = (whole, window().history()) {
            if !whole.is_empty() && whole != hash {
                // The state is the host page's.
                let state = history.state().unwrap_or_default();
                let _ = history.replace_state_with_url(&state, "", Some(&whole));
            }
            BEFORE.set(whole);
        }
    };
    complete();
    // As long as the page.
    let _ = window_event_listener(ev::popstate, move |_| complete());
}
