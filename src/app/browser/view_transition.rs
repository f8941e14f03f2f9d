//! A page that fades away where the next one is there already.
//!
//! `leptos_router` has this for its `<Routes>` alone, which this app does without (`navigation`); it also tells the console
//! where a browser has no view transitions, and of each that another took the place of. In `web-sys` they are unstable.

use super::AppRoot;
use js_sys::{Function, Promise, Reflect};
use leptos::{
    prelude::{document, window},
    task::{spawn_local, tick},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::HtmlElement;

/// Runs `change`, which shows another page, if `is_wanted`. Where the browser can and the reader has nothing against
/// motion, a picture of the page before fades away above it (page.css); `change` runs as soon as that picture is taken, in
/// the next frame. Until then the reader may have asked for another page.
pub fn turn_page(root: &AppRoot, is_wanted: impl Fn() -> bool + 'static, change: impl FnOnce() + 'static) {
    match view_transitions().filter(|_| !root.is_embedded() && likes_motion()) {
        Some(start) => fade(&start, is_wanted, change),
        None => change(),
    }
}

/// What starts a view transition, in a browser that has them.
fn view_transitions() -> Option<Function> {
    Reflect::get(&document(), &"startViewTransition".into()).ok()?.dyn_into().ok()
}

fn likes_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    !query.ok().flatten().is_some_and(|query| query.matches())
}

fn fade(start: &Function, is_wanted: impl Fn() -> bool + 'static, change: impl FnOnce() + 'static) {
    let change = Rc::new(Cell::new(Some(change)));
    let drawn = Rc::clone(&change);
    let draw = move || {
        future_to_promise(async move {
            if let Some(change) = drawn.take().filter(|_| is_wanted()) {
                change();
                tick().await;
                // The page itself, no picture of it: that would answer no click.
                name_page("none");
            }
            Ok(JsValue::UNDEFINED)
        })
    };
    let transition = start.call1(&document(), &Closure::once_into_js(draw));
    if transition.is_err()
        && let Some(change) = change.take()
    {
        return change();
    }
    spawn_local(async move {
        // Rejected where another turn takes the place of this one, or nobody sees it: no failure. Then the page may be drawn
        // later yet.
        for moment in ["ready", "updateCallbackDone"] {
            let promise = transition.as_ref().ok().and_then(|transition| Reflect::get(transition, &moment.into()).ok());
            if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
                let _ = JsFuture::from(promise).await;
            }
        }
        name_page("");
    });
}

/// Names the page for the browser's pictures; without a name of ours it has its usual one.
fn name_page(name: &str) {
    if let Some(page) = document().document_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = page.style().set_property("view-transition-name", name);
    }
}
