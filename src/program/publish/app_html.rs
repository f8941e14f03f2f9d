//! The app's part of a page as HTML, drawn by the app's own components.

use crate::{app::App, model::page::PageModel};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// The content of `#app`, as the app hydrates it.
pub fn app_html(model: PageModel) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        // The router asks for the address; nothing that is drawn depends on it.
        provide_context(RequestUrl::new("/"));
        view! { <App start=model/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}
