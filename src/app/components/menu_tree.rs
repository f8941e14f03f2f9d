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
    let entry = |item: MenuItem| match item.target {
        MenuTarget::Submenu(items) => view! {
            <p class="menu-group">{item.label}</p>
            <MenuTree items place on_follow context=context.clone()/>
        }
        .into_any(),
        _ => view! { <MenuLink item place on_follow context=context.clone()/> }.into_any(),
    };
    let entries = items.into_iter().map(|item| view! { <li>{entry(item)}</li> }.into_any()).collect_view();
    view! { <ul class="menu-tree">{entries}</ul> }.into_any()
}
