//! The app: the shell around every page, what it answers to the reader, and the way from page to page.

mod answers;
pub mod browser;
pub mod components;
pub mod html;
mod navigation;
pub mod pages;

use crate::{
    app::{
        browser::HttpSource,
        components::{Static, footer, header, notice, recent_posts},
        html::Element,
        pages::page_body,
    },
    model::{loader::Loader, locale::Message, page::PageModel},
};
use leptos::prelude::*;
use leptos_router::components::Router;
use navigation::Navigation;
use std::sync::Arc;

/// The whole app. It starts from a view that is loaded already.
#[component]
pub fn App(
    /// What is shown first.
    start: PageModel,
    /// Loads what comes later; natively nothing does.
    #[prop(optional)]
    loader: Option<Arc<Loader<HttpSource>>>,
) -> impl IntoView {
    let base = match &start.context.base {
        // The router shall leave every link of a page of somebody else to the browser.
        base if base.is_in_hash() => "/#".to_owned(),
        base => base.as_str().to_owned(),
    };
    view! {
        <Router base=base>
            <Shell start loader/>
        </Router>
    }
}

/// What is on every page. Its parts are drawn anew when another page is shown; what happens in them is answered
/// here, because a finished page's parts are the same whoever drew them.
#[component]
fn Shell(start: PageModel, loader: Option<Arc<Loader<HttpSource>>>) -> impl IntoView {
    let navigation = Navigation::new(start);
    if let Some(loader) = loader {
        navigation.run(loader);
    }
    let Navigation { view, recent, loading, failure, .. } = navigation;
    view! {
        <div
            class="app"
            on:click=move |event| answers::click(&event, navigation)
            on:keydown=move |event| answers::key(&event)
            on:focusout=move |event| answers::focus_left(&event)
        >
            {part(move || view.with(header))}
            <div class="progress" class:busy=move || loading.get()>
                <span role="status" class="visually-hidden">
                    {move || loading.get().then(|| view.with_untracked(|view| view.context.text(Message::Loading)))}
                </span>
            </div>
            <div class="page">
                <main id="main" tabindex="-1" aria-busy=move || loading.get().to_string()>
                    {part(move || view.with(page_body))}
                </main>
                <aside>
                    {part(move || {
                        recent.with(|recent| view.with_untracked(|view| recent_posts(recent, &view.context)))
                    })}
                </aside>
            </div>
            {part(move || view.with(footer))}
            {part(move || {
                failure.with(|failure| view.with_untracked(|view| notice(failure.as_ref(), &view.context)))
            })}
        </div>
    }
}

/// A part of the page that is drawn anew when what it is drawn from changes. All parts are of one type, so that
/// the wasm holds the code around them once.
fn part(draw: impl Fn() -> Element + Send + 'static) -> Box<dyn Fn() -> Static + Send> {
    Box::new(move || Static(draw()))
}
