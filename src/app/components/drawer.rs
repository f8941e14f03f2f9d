use super::{Appearance, Icon, MenuTree, Switcher, reading_settings::ReadingSettings};
use crate::{
    app::browser,
    model::{
        locale::Message,
        page::{EditionContext, PageModel},
    },
};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*};
use std::sync::Arc;
use web_sys::HtmlDialogElement;

/// What the link that opens the drawer names.
pub(super) const DRAWER_ID: &str = "menu";

/// The menu of small screens: a modal dialog, so that the keyboard stays in it and Escape closes it. Without the
/// app, its link shows it: see drawer.css.
#[component]
pub fn Drawer(
    /// The dialog, for the link that opens it.
    node_ref: NodeRef<Dialog>,
    /// The page shown.
    page: Signal<PageModel>,
    /// What the reader has chosen of colours and text.
    appearance: Appearance,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    if !context.has_menu() {
        return ().into_any();
    }
    let place = Signal::derive(move || page.with(|page| page.place.clone()));
    // One that was opened without the app is not a modal dialog, and its links close it.
    let is_modal = RwSignal::new(false);
    let open_dialog = move || node_ref.get_untracked().filter(HtmlDialogElement::open);
    let close = move |event: MouseEvent| {
        if let Some(dialog) = open_dialog() {
            event.prevent_default();
            dialog.close();
        }
    };
    // Before the app ran, the address has opened it. From now on it is modal.
    Effect::new(move |_| {
        if let Some(dialog) = node_ref.get_untracked()
            && browser::open_target(&dialog)
        {
            is_modal.set(true);
        }
    });
    // A link to the page that is shown already changes nothing, but has been followed all the same.
    let followed = Callback::new(move |()| {
        if let Some(dialog) = open_dialog() {
            dialog.close();
        }
    });
    // Beside the drawer lies its backdrop, which counts as the dialog itself.
    let clicked_backdrop = move |event: MouseEvent| {
        if let Some(dialog) = open_dialog().filter(|dialog| browser::is_at(&event, dialog)) {
            dialog.close();
        }
    };
    let menu = (!context.edition.menu.is_empty()).then(|| {
        view! {
            <nav aria-label=context.text(Message::Menu)>
                <MenuTree items=context.edition.menu.clone() place on_follow=followed context=context.clone()/>
            </nav>
        }
        .into_any()
    });
    let editions = context.has_other_editions().then(|| {
        view! {
            <nav aria-label=context.text(Message::Editions)>
                <Switcher page on_follow=followed context=context.clone()/>
            </nav>
        }
        .into_any()
    });
    view! {
        <dialog
            class="drawer"
            class:modal=is_modal
            id=DRAWER_ID
            aria-label=context.text(Message::Menu)
            node_ref=node_ref
            on:click=clicked_backdrop
        >
            <div class="drawer-inner">
                <a
                    class="close-menu"
                    href=move || page.with(|page| page.fragment("top"))
                    target="_self"
                    on:click=close
                >
                    <Icon name="close"/>
                    <span>{context.text(Message::CloseMenu)}</span>
                </a>
                {menu}
                {editions}
                <ReadingSettings appearance group="drawer" context=context.clone()/>
                <p class="copyright">{context.copyright().to_owned()}</p>
            </div>
        </dialog>
    }
    .into_any()
}
