use super::{
    MenuLink,
    menu_link::is_current,
    menu_tree::MenuTreeEntry,
    submenu::{Submenu, Submenus},
};
use crate::{
    app::browser,
    model::{
        locale::Message,
        page::EditionContext,
        publication::{MenuItem, MenuTarget},
        route::Place,
        series::Step,
    },
};
use leptos::{ev::KeyboardEvent, html::Ul, prelude::*};
use std::sync::Arc;

/// What the arrow keys lead to in the bar.
const ENTRIES: &str = ":scope > li > a, :scope > li > button";

/// The menu as a bar with submenus that open below it. The arrow keys lead along the bar and into its submenus, after
/// the [disclosure navigation](https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/examples/disclosure-navigation/) of
/// the ARIA practices.
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
            let is_current = {
                let items = items.clone();
                Signal::derive(move || place.with(|shown| items.iter().any(|item| leads_to(item, shown))))
            };
            let link =
                |item| view! { <MenuTreeEntry item place on_follow=followed context=context.clone()/> }.into_any();
            let links = items.into_iter().map(link).collect_view();
            view! {
                <Submenu index id=format!("submenu-{index}") label=item.label description is_current submenus>
                    {links}
                </Submenu>
            }
            .into_any()
        }
        _ => view! { <li><MenuLink item place context=context.clone()/></li> }.into_any(),
    };
    let entries = context.edition.menu.clone().into_iter().enumerate().map(entry).collect_view();
    let direction = context.edition.direction();
    let key = move |event: KeyboardEvent| {
        let step = Step::of_key(&event.key(), direction).filter(|_| !browser::has_modifier(&event));
        let (Some(step), Some(bar), Some(from)) = (step, bar.get_untracked(), browser::innermost_node_of(&event))
        else {
            return;
        };
        if browser::move_focus(&bar, ENTRIES, &from, step) {
            event.prevent_default();
        }
    };
    view! { <ul class="menu-bar" node_ref=bar on:keydown=key>{entries}</ul> }
}

/// Whether the page shown is what an entry leads to, or one of those below it.
fn leads_to(item: &MenuItem, shown: &Place) -> bool {
    match &item.target {
        MenuTarget::Place(place) => is_current(place, shown),
        MenuTarget::Submenu(items) => items.iter().any(|item| leads_to(item, shown)),
        MenuTarget::Elsewhere(_) => false,
    }
}
