use super::{Drawer, Icon, MenuBar, SkipLink, Switcher, drawer::DRAWER_ID};
use crate::model::{
    locale::Message,
    page::{EditionContext, PageModel},
    route::Place,
};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*};
use std::sync::Arc;

/// The head of every page: the publication's name, the menu, the editions. It stays in sight.
#[component]
pub fn Header(
    /// The page shown, for the entries that lead to it and to its translations.
    page: Signal<PageModel>,
    /// Called when the reader follows the publication's name, which asks for what is new.
    #[prop(into)]
    on_brand: Callback<()>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let drawer = NodeRef::<Dialog>::new();
    let open_drawer = move |event: MouseEvent| {
        // Where there are no modal dialogs, the link shows the drawer as it does without the app.
        if drawer.get_untracked().is_some_and(|dialog| dialog.show_modal().is_ok()) {
            event.prevent_default();
        }
    };
    let place = Signal::derive(move || page.with(|page| page.place.clone()));
    view! {
        <header class="site-header">
            <SkipLink href=Signal::derive(move || page.with(|page| page.fragment("main"))) context=context.clone()/>
            <div class="site-header-inner">
                <Brand on_brand context=context.clone()/>
                <nav class="main-menu" aria-label=context.text(Message::Menu)>
                    <MenuBar place context=context.clone()/>
                </nav>
                <nav class="editions" aria-label=context.text(Message::Editions)>
                    <Switcher page context=context.clone()/>
                </nav>
                <a
                    class="open-menu"
                    href=move || page.with(|page| page.fragment(DRAWER_ID))
                    target="_self"
                    aria-haspopup="dialog"
                    on:click=open_drawer
                >
                    <Icon name="menu"/>
                    <span>{context.text(Message::Menu)}</span>
                </a>
            </div>
            <Drawer node_ref=drawer page place context/>
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
