//! Links that the reader is likely to follow next.

use super::AppRoot;
use leptos::prelude::window;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Element, Event, HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

/// The link that an event happened on, as a path from the host's root.
#[must_use]
pub fn link_of(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href]").ok()??;
    path_of(&link)
}

fn path_of(link: &Element) -> Option<String> {
    let link: &HtmlAnchorElement = link.dyn_ref()?;
    (link.target().is_empty() && link.origin() == window().location().origin().ok()?).then(|| {
        // In a host page, places are after the hash.
        link.pathname() + &link.hash()
    })
}

/// Whether the reader asked for as little traffic as possible.
#[must_use]
pub fn saves_data() -> bool {
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).unwrap_or_default();
    get(&get(&window().navigator(), "connection"), "saveData").is_truthy()
}

/// Tells when the link to the page of older items comes near.
#[derive(Clone)]
pub struct LinkWatcher {
    root: AppRoot,
    observer: Option<IntersectionObserver>,
    // The observer calls it as long as both live.
    _on_near: Rc<Closure<dyn FnMut(js_sys::Array)>>,
}

/// How far away a link is near: half a screen.
const NEAR: &str = "50%";

impl LinkWatcher {
    /// Calls `on_near` with the path of each watched link whenever it comes near.
    #[must_use]
    pub fn new(root: AppRoot, on_near: impl Fn(String) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                if entry.is_intersecting()
                    && let Some(path) = path_of(&entry.target())
                {
                    on_near(path);
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let observer = IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &options).ok();
        Self { root, observer, _on_near: Rc::new(closure) }
    }

    /// Watches the link of the page that is shown now, and no other any more.
    pub fn watch_page(&self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
            if let Some(link) = self.root.find("main a[rel~=next]") {
                observer.observe(&link);
            }
        }
    }
}
