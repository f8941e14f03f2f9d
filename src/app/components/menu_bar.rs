use super::{
    MenuLink,
    submenu::{Submenu, Submenus},
};
use crate::model::{
    locale::Message,
    page::EditionContext,
    publication::{MenuItem, MenuTarget},
    route::Place,
};
use leptos::{html::Ul, prelude::*};
use std::sync::Arc;

/// The menu as a bar with submenus that open below it.
#[component]
pub fn MenuBar(
    /// The place shown.
    place: Signal<Place>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let bar = NodeRef::<Ul>::new();
    let submenus = Submenus::of(bar);
    let followed = Callback::new(move |()| submenus.close());
    let entry = |(index, item): (usize, MenuItem)| match item.target {
        MenuTarget::Submenu(items) => {
            let description = context.catalog.fill(Message::OpenSubmenu, &[("label", &item.label)]);
            let link = |item| view! { <li><MenuLink item place on_follow=followed context=context.clone()/></li> };
            let links = items.into_iter().map(|item| link(item).into_any()).collect_view();
            view! {
                <Submenu index id=format!("submenu-{index}") label=item.label description submenus>
                    {links}
                </Submenu>
            }
            .into_any()
        }
        _ => view! { <li><MenuLink item place context=context.clone()/></li> }.into_any(),
    };
    let entries = context.edition.menu.clone().into_iter().enumerate().map(entry).collect_view();
    view! { <ul class="menu-bar" node_ref=bar>{entries}</ul> }
}
