//! A page that the reader comes back to.

use js_sys::Reflect;
use leptos::prelude::{document, on_cleanup, window_event_listener_untyped};
use std::{cell::Cell, time::Duration};
use web_sys::VisibilityState;

/// Runs something when the tab is shown again after it was hidden for at least that long.
pub fn on_return(at_least: Duration, run: impl Fn() + 'static) {
    let at_least = at_least.as_secs_f64() * 1000.0;
    let hidden_since = Cell::new(None);
    let listener = window_event_listener_untyped("visibilitychange", move |_| match document().visibility_state() {
        VisibilityState::Hidden => hidden_since.set(Some(js_sys::Date::now())),
        _ => {
            if hidden_since.take().is_some_and(|since| js_sys::Date::now() - since >= at_least) {
                run();
            }
        }
    });
    on_cleanup(move || listener.remove());
}

/// Runs something when the browser shows the page again as it was left, from its memory: a step back from another document
/// loads nothing then, and the page was told of nothing meanwhile.
pub fn on_shown_again(run: impl Fn() + 'static) {
    // pageshow has no typed event.
    let listener = window_event_listener_untyped("pageshow", move |event| {
        if Reflect::get(&event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
            run();
        }
    });
    on_cleanup(move || listener.remove());
}
