use super::{Drawer, Static, icon, MenuBar, Switcher, drawer::DRAWER_ID};
use crate::{
    loader::{Setting, View},
    locale::Message,
    route::Place,
};
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The head of every page: the publication's name, the menu, the editions. It stays in sight.
#[component]
pub fn Header(
    /// What is shown.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let drawer = NodeRef::<html::Dialog>::new();
    // Without the app the link shows the drawer too: see drawer.css.
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(drawer) = drawer.get_untracked() {
            // Where there are no modal dialogs, it opens in place.
            if drawer.show_modal().is_err() {
                let _ = drawer.set_attribute("open", "");
            }
        }
    };
    let logo = setting.logo();
    view! {
        <header class="site-header">
            <div class="site-header-inner">
                <a class="brand" href=setting.href(Place::Front)>
                    {logo.map(|logo| view! { <img src=logo alt="" width="40" height="40"/> })}
                    <span class="brand-words">
                        <span class="brand-name">{setting.name().to_owned()}</span>
                        {setting.edition.tagline.clone().map(|tagline| view! { <span class="tagline">{tagline}</span> })}
                    </span>
                </a>
                <nav class="main-menu" aria-label=setting.text(Message::Menu)>
                    <MenuBar view setting=setting.clone()/>
                </nav>
                <nav class="editions" aria-label=setting.text(Message::Editions)>
                    <Switcher view setting=setting.clone()/>
                </nav>
                <a
                    class="open-menu"
                    href=move || view.with(|view: &View| view.note(DRAWER_ID))
                    target="_self"
                    aria-haspopup="dialog"
                    on:click=open
                >
                    {Static(icon("menu", &setting))}
                    <span>{setting.text(Message::Menu)}</span>
                </a>
            </div>
            <Drawer view setting dialog=drawer/>
        </header>
    }
}
