use super::{
    Icon, MenuBar,
    drawer::DRAWER_ID,
    switcher::{EditionsInBar, SwitcherOfBar},
};
use crate::model::{
    locale::Message,
    page::{EditionContext, PageModel},
    publication::{Edition, MenuItem, MenuTarget},
};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*};
use std::sync::Arc;

/// The menu and the editions in one line; where that does not fit, the link that opens the drawer.
///
/// Which of them is seen the style sheet measures (bar.css), so that a finished page is right before the app runs.
#[component]
pub(super) fn Bar(page: Signal<PageModel>, drawer: NodeRef<Dialog>, context: Arc<EditionContext>) -> impl IntoView {
    if !context.has_menu() {
        return ().into_any();
    }
    let place = Signal::derive(move || page.with(|page| page.place.clone()));
    let open_drawer = move |event: MouseEvent| {
        // Where there are no modal dialogs, the link shows the drawer as it does without the app.
        if drawer.get_untracked().is_some_and(|dialog| dialog.show_modal().is_ok()) {
            event.prevent_default();
        }
    };
    let menu = (!context.edition.menu.is_empty()).then(|| {
        view! {
            <nav class="main-menu" aria-label=context.text(Message::Menu)>
                <MenuBar place context=context.clone()/>
            </nav>
        }
        .into_any()
    });
    let editions = (EditionsInBar::of(&context.site.editions) != EditionsInBar::None).then(|| {
        view! {
            <nav class="editions" aria-label=context.text(Message::Editions)>
                <SwitcherOfBar page context=context.clone()/>
            </nav>
        }
        .into_any()
    });
    view! {
        <div class="bar" data-label=context.text(Message::Menu)>
            <div class="bar-line">
                <Ruler context=context.clone()/>
                <div class="bar-room">
                    <div class="bar-parts">{menu}{editions}</div>
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
            </div>
        </div>
    }
    .into_any()
}

/// As wide as menu and editions together, and never seen: the style sheet writes the labels.
#[component]
fn Ruler(context: Arc<EditionContext>) -> impl IntoView {
    let entry = |item: &MenuItem| {
        let opens = matches!(item.target, MenuTarget::Submenu(_));
        view! { <span data-label=item.label.clone() class:opens=opens></span> }.into_any()
    };
    let edition = |edition: &Edition| {
        view! { <span data-label=edition.label.clone() lang=edition.lang.to_string()></span> }.into_any()
    };
    let editions = &context.site.editions;
    let editions = match EditionsInBar::of(editions) {
        EditionsInBar::None => Vec::new(),
        EditionsInBar::Line => editions.iter().map(edition).collect(),
        EditionsInBar::List => {
            vec![view! { <span class="opens" data-label=context.edition.label.clone()></span> }.into_any()]
        }
    };
    view! {
        <div class="ruler" aria-hidden="true">
            <div class="ruler-menu">{context.edition.menu.iter().map(entry).collect_view()}</div>
            <div class="ruler-editions">{editions}</div>
        </div>
    }
}
