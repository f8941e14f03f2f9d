use super::{SearchLink, SettingsButton, SkipLink, bar::Bar};
use crate::model::{
    page::{EditionContext, PageModel},
    route::Place,
};
use leptos::{html::Dialog, prelude::*};
use std::sync::Arc;

/// The head of every page: the publication's name, the menu, the editions. It stays in sight.
#[component]
pub fn Header(
    /// The page shown, for the entries that lead to it and to its translations.
    page: Signal<PageModel>,
    /// Called when the reader follows the publication's name, which asks for what is new.
    #[prop(into)]
    on_brand: Callback<()>,
    /// Called when the reader wants to go past the header.
    on_skip: Callback<()>,
    /// The drawer, which its link opens.
    drawer: NodeRef<Dialog>,
    /// The panel of settings, which its button opens.
    settings: NodeRef<Dialog>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let main = Signal::derive(move || page.with(|page| page.fragment("main")));
    view! {
        <header class="site-header">
            <SkipLink href=main on_skip context=context.clone()/>
            <div class="site-header-inner">
                <Brand on_brand context=context.clone()/>
                <Bar page drawer context=context.clone()/>
                <SettingsButton panel=settings context=context.clone()/>
                <SearchLink page context/>
            </div>
        </header>
    }
}

/// The publication's name, which leads to its newest articles.
#[component]
fn Brand(on_brand: Callback<()>, context: Arc<EditionContext>) -> impl IntoView {
    // Decoded with the page, so that it does not blink when a page is turned.
    let logo =
        context.logo().map(|src| view! { <img src=src alt="" width="40" height="40" decoding="sync"/> }.into_any());
    let tagline =
        context.edition.tagline.clone().map(|tagline| view! { <span class="tagline">{tagline}</span> }.into_any());
    view! {
        <a class="brand" href=context.href(Place::Front) on:click=move |_| on_brand.run(())>
            {logo}
            <span class="brand-words">
                <span class="brand-name">{context.name().to_owned()}</span>
                {tagline}
            </span>
        </a>
    }
}
