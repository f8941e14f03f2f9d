use super::MenuLink;
use crate::model::{
    page::EditionContext,
    publication::{MenuItem, MenuTarget},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The menu as a tree, every entry in sight.
#[component]
pub fn MenuTree(
    /// The entries.
    items: Vec<MenuItem>,
    /// The place shown.
    place: Signal<Place>,
    /// Called when a link is followed.
    on_follow: Callback<()>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let entry = |item| view! { <MenuTreeEntry item place on_follow context=context.clone()/> }.into_any();
    view! { <ul class="menu-tree">{items.into_iter().map(entry).collect_view()}</ul> }.into_any()
}

/// A link, or a group of them with its entries in sight.
#[component]
pub(super) fn MenuTreeEntry(
    item: MenuItem,
    place: Signal<Place>,
    on_follow: Callback<()>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let entry = match item.target {
        MenuTarget::Submenu(items) => view! {
            <p class="menu-group">{item.label}</p>
            <MenuTree items place on_follow context/>
        }
        .into_any(),
        _ => view! { <MenuLink item place on_follow context/> }.into_any(),
    };
    view! { <li>{entry}</li> }
}
