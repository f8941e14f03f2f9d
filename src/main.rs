//! The browser's entry: hydrates a finished page, or loads the first page's documents and mounts the app.

#![forbid(unsafe_code)]
#![warn(clippy::pedantic)]
#![deny(clippy::unwrap_used)]
#![recursion_limit = "256"]

use leptos::{mount::hydrate_from, prelude::*};
use masthead::{
    app::{
        App, Client,
        browser::{self, HttpSource, MountPoint},
    },
    model::{
        loader::Loader,
        page::{HydrationDocuments, ShownAt},
        route::{Place, Route},
        source::Failure,
    },
};
use std::sync::Arc;

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let mount_points = MountPoint::find_all();
    browser::share_hash(mount_points.iter().filter_map(|mount_point| mount_point.name.clone()).collect());
    mount_points.into_iter().for_each(start);
}

fn start(mount_point: MountPoint) {
    let root = mount_point.root.clone();
    let route = mount_point.route();
    match mount_point.hydration_documents() {
        // At once, so that a failure reaches the script that started the app.
        Some(documents) if documents.data.is_at(&route) => {
            if let Err(failure) = hydrate(mount_point, &route, &documents) {
                root.report_failure(&failure.to_string());
            }
        }
        // Before anything is mounted, Leptos has no executor of its own.
        _ => wasm_bindgen_futures::spawn_local(async move {
            if let Err(failure) = mount(mount_point, route).await {
                root.report_failure(&failure.to_string());
            }
        }),
    }
}

/// Makes a finished page an app; what it shows stays as it is.
fn hydrate(mount_point: MountPoint, route: &Route, documents: &HydrationDocuments) -> Result<(), Failure> {
    let (loader, page) = Loader::hydrate(HttpSource, mount_point.base, mount_point.resolver, browser::warn, documents)?;
    if *route == Route::Root {
        let path = loader.base().place(&browser::edition_of_reader(loader.site()).code, Place::Front);
        // The front page may be kept, where what is shown says that the root is not.
        if path != page.address() || documents.data.shown_at == ShownAt::Any {
            browser::go(&path);
            return Ok(());
        }
        browser::replace_path(&path);
    }
    let client = Client { loader: Arc::new(loader), root: mount_point.root };
    hydrate_from(client.root.element(), move || view! { <App start=page client/> }).forget();
    Ok(())
}

async fn mount(mount_point: MountPoint, mut route: Route) -> Result<(), Failure> {
    let loader = Arc::new(Loader::open(HttpSource, mount_point.base, mount_point.resolver, browser::warn).await?);
    let edition = browser::edition_of_reader(loader.site());
    if route == Route::Root {
        route = Route::Edition(edition.code.clone(), Place::Front);
        // The address of a host page is its own.
        if !mount_point.root.is_embedded() {
            browser::replace_path(&loader.base().href(&route));
        }
    }
    mount_point.root.show_theme(&loader.site().theme);
    let page = loader.load_first(&route, &edition.code).await?;
    let client = Client { loader, root: mount_point.root };
    client.root.element().replace_children_with_node_0();
    mount_to(client.root.element(), move || view! { <App start=page client/> }).forget();
    Ok(())
}
