//! The browser's entry: takes over a finished page, or loads the first page's documents and mounts the app.

#![forbid(unsafe_code)]
#![recursion_limit = "256"]

use leptos::prelude::*;
use masthead::{
    app::{
        App,
        browser::{self, HttpSource, MountPoint},
    },
    model::{
        loader::Loader,
        page::HydrationDocuments,
        publication::{Edition, Site},
        route::{Place, Route},
        source::Failure,
    },
};
use std::sync::Arc;

fn main() {
    let Some(mount_point) = MountPoint::find() else {
        return browser::tell_trouble("the page has no element with the id \"app\"");
    };
    let route = mount_point.route();
    match mount_point.finished_page() {
        // At once, so that a failure reaches the script that started the app.
        Some(page) if page.hydration.is_at(&route) => {
            if let Err(failure) = take_over(mount_point, &route, &page) {
                browser::tell_trouble(&failure.to_string());
            }
        }
        // Before anything is mounted, leptos has no executor of its own.
        _ => wasm_bindgen_futures::spawn_local(async move {
            if let Err(failure) = mount(mount_point, route).await {
                browser::tell_trouble(&failure.to_string());
            }
        }),
    }
}

/// Makes a finished page an app; it stays as it is.
fn take_over(mount_point: MountPoint, route: &Route, page: &HydrationDocuments) -> Result<(), Failure> {
    let (loader, view) = Loader::hydrate(HttpSource, mount_point.base, mount_point.resolver, browser::warn, page)?;
    if *route == Route::Root {
        let address = loader.base().place(&chosen_edition(loader.site()).code, Place::Front);
        if address != view.address() {
            browser::go(&address);
            return Ok(());
        }
        browser::replace_address(&address);
    }
    let loader = Arc::new(loader);
    leptos::mount::hydrate_from(mount_point.element, move || view! { <App start=view loader/> }).forget();
    Ok(())
}

async fn mount(mount_point: MountPoint, mut route: Route) -> Result<(), Failure> {
    let loader = Arc::new(Loader::open(HttpSource, mount_point.base, mount_point.resolver, browser::warn).await?);
    let edition = chosen_edition(loader.site());
    if route == Route::Root {
        route = Route::Edition(edition.code.clone(), Place::Front);
        if !loader.base().is_in_hash() {
            browser::replace_address(&loader.base().href(&route));
        }
    }
    let view = loader.load(&route, &edition.code).await?;
    mount_point.element.replace_children_with_node_0();
    mount_to(mount_point.element, move || view! { <App start=view loader/> }).forget();
    Ok(())
}

/// The edition last chosen, else the best match of the reader's languages.
fn chosen_edition(site: &Site) -> &Edition {
    site.edition_for(browser::last_edition().as_deref(), &browser::languages())
}
