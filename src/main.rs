//! The browser's entry: loads the first page's documents, then mounts the app.

#![forbid(unsafe_code)]

use leptos::prelude::*;
use masthead::{
    App, browser,
    loader::{Fetch, Loader},
    route::{Place, Route},
};
use std::sync::Arc;
use wasm_bindgen::JsCast;

fn main() {
    // Before anything is mounted, leptos has no executor of its own.
    wasm_bindgen_futures::spawn_local(start());
}

async fn start() {
    let base = browser::base_path();
    let loader = match Loader::open(Fetch, base, &browser::origin(), browser::warn).await {
        Ok(loader) => Arc::new(loader),
        Err(failure) => return browser::tell_trouble(&failure.to_string()),
    };
    let base = loader.base();
    let edition = loader.site().edition_for(browser::last_edition().as_deref(), &browser::languages());
    let mut route = base.parse(&browser::pathname()).unwrap_or(Route::Unknown);
    if route == Route::Root {
        route = Route::Edition(edition.code.clone(), Place::Front);
        browser::replace_address(&base.href(&route));
    }
    let view = match loader.view(&route, &edition.code).await {
        Ok(view) => view,
        Err(failure) => return browser::tell_trouble(&failure.to_string()),
    };
    let Some(place) = document().get_element_by_id("app") else {
        return browser::tell_trouble("index.html has no element with the id \"app\"");
    };
    place.replace_children_with_node_0();
    mount_to(place.unchecked_into(), move || view! { <App start=view loader/> }).forget();
}
