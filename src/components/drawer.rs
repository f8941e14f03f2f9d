use super::{Static, icon, MenuTree, Switcher};
use crate::{
    loader::{Setting, View},
    locale::Message,
};
use leptos::{html, prelude::*};
use std::sync::Arc;
use web_sys::wasm_bindgen::JsCast;

/// What the link that opens the drawer names.
pub(super) const DRAWER_ID: &str = "menu";

/// The menu of small screens: a modal dialog, so that the keyboard stays in it and Escape closes it.
#[component]
pub fn Drawer(
    /// What is shown.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
    /// The dialog, for the button that opens it.
    dialog: NodeRef<html::Dialog>,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = dialog.get_untracked().filter(web_sys::HtmlDialogElement::open) {
            dialog.close();
        }
    };
    // A link was followed.
    Effect::new(move |_| {
        view.track();
        close();
    });
    // Beside the drawer lies its backdrop, which counts as the dialog itself. A link to the page
    // that is shown already changes nothing but has been followed all the same.
    let on_click = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name() == "DIALOG" || target.closest("a").ok().flatten().is_some()) {
            close();
        }
    };
    view! {
        <dialog class="drawer" id=DRAWER_ID node_ref=dialog aria-label=setting.text(Message::Menu) on:click=on_click>
            <div class="drawer-inner">
                <a
                    class="close-menu"
                    href=move || view.with(|view: &View| view.note("top"))
                    target="_self"
                    on:click=move |event| {
                        // A drawer that was opened without the app is closed without it.
                        if dialog.get_untracked().is_some_and(|dialog| dialog.open()) {
                            event.prevent_default();
                        }
                    }
                >
                    {Static(icon("close", &setting))}
                    <span>{setting.text(Message::CloseMenu)}</span>
                </a>
                <nav aria-label=setting.text(Message::Menu)>
                    <MenuTree view setting=setting.clone()/>
                </nav>
                <nav aria-label=setting.text(Message::Editions)>
                    <Switcher view setting=setting.clone()/>
                </nav>
                <p class="copyright">{setting.copyright().to_owned()}</p>
            </div>
        </dialog>
    }
}
