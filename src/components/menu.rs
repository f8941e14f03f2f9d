use super::{Static, icon};
use crate::{
    loader::{Setting, View},
    locale::Message,
    publication::{MenuItem, MenuTarget},
    route::Place,
};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use std::sync::Arc;
use web_sys::wasm_bindgen::JsCast;

/// The menu as a bar with submenus that open below it.
#[component]
pub fn MenuBar(
    /// What is shown, to mark its entry.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let open = RwSignal::new(None::<usize>);
    let items: Vec<_> = setting
        .edition
        .menu
        .iter()
        .enumerate()
        .map(|(index, item)| match &item.target {
            MenuTarget::Submenu(items) => {
                let items = items.clone();
                view! { <Submenu index label=item.label.clone() items open view setting=setting.clone()/> }.into_any()
            }
            _ => view! { <li>{link(item, view, &setting)}</li> }.into_any(),
        })
        .collect();
    // Choosing an entry leads to another page; the submenu it stood in has done its work.
    Effect::new(move |_| {
        view.track();
        open.set(None);
    });
    view! { <ul class="menu-bar">{items}</ul> }
}

/// An entry of the bar that opens a list, as the disclosure pattern of WAI-ARIA has it.
#[component]
fn Submenu(
    index: usize,
    label: String,
    items: Vec<MenuItem>,
    open: RwSignal<Option<usize>>,
    view: Signal<View>,
    setting: Arc<Setting>,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Li>::new();
    let is_open = move || open.get() == Some(index);
    let id = format!("submenu-{index}");
    let name = setting.catalog.fill(Message::OpenSubmenu, &[("label", &label)]);
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() == Some(index) {
            open.set(None);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let on_leave = move |event: leptos::ev::FocusEvent| {
        let entered = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let stays = list.get_untracked().is_some_and(|list| list.contains(entered.as_ref()));
        if !stays && open.get_untracked() == Some(index) {
            open.set(None);
        }
    };
    let entries: Vec<_> = items.iter().map(|item| view! { <li>{link(item, view, &setting)}</li> }).collect();
    view! {
        <li class="has-submenu" class:open=is_open node_ref=list on:keydown=on_key on:focusout=on_leave>
            <button
                type="button"
                node_ref=button
                aria-expanded=move || is_open().to_string()
                aria-controls=id.clone()
                aria-label=name
                on:click=move |_| open.update(|open| *open = (*open != Some(index)).then_some(index))
            >
                {label}
                {Static(icon("down", &setting))}
            </button>
            <ul class="submenu" id=id>
                {entries}
            </ul>
        </li>
    }
}

/// The menu as a tree, every entry in sight.
#[component]
pub fn MenuTree(
    /// What is shown, to mark its entry.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    branch(&setting.edition.menu, view, &setting)
}

fn branch(items: &[MenuItem], view: Signal<View>, setting: &Arc<Setting>) -> AnyView {
    let items: Vec<_> = items
        .iter()
        .map(|item| match &item.target {
            MenuTarget::Submenu(items) => view! {
                <li>
                    <p class="menu-group">{item.label.clone()}</p>
                    {branch(items, view, setting)}
                </li>
            }
            .into_any(),
            _ => view! { <li>{link(item, view, setting)}</li> }.into_any(),
        })
        .collect();
    view! { <ul class="menu-tree">{items}</ul> }.into_any()
}

fn link(item: &MenuItem, view: Signal<View>, setting: &Arc<Setting>) -> AnyView {
    match &item.target {
        MenuTarget::Place(place) => {
            let here = place.clone();
            let current = move || view.with(|view| is_current(&here, &view.place)).then_some("page");
            let href = setting.href(place.clone());
            view! { <a href=href aria-current=current>{item.label.clone()}</a> }.into_any()
        }
        MenuTarget::Elsewhere(href) => {
            view! { <a href=href.clone() rel="external noopener">{item.label.clone()}</a> }.into_any()
        }
        // A submenu in a submenu of the bar: its entries stand below their heading.
        MenuTarget::Submenu(items) => view! {
            <p class="menu-group">{item.label.clone()}</p>
            {branch(items, view, setting)}
        }
        .into_any(),
    }
}

/// An archive page belongs to what it is the archive of.
fn is_current(entry: &Place, shown: &Place) -> bool {
    match shown {
        Place::Archive(_) => *entry == Place::Front,
        Place::CategoryArchive(slug, _) => *entry == Place::Category(slug.clone()),
        place => entry == place,
    }
}
