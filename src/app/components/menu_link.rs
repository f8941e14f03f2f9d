use crate::model::{
    page::EditionContext,
    publication::{MenuItem, MenuTarget},
    route::Place,
    selection::Selection,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The link of an entry of the menu; an entry with a submenu has none.
#[component]
pub fn MenuLink(
    /// The entry.
    item: MenuItem,
    /// The place shown.
    place: Signal<Place>,
    /// Called when the link is followed.
    #[prop(optional, into)]
    on_follow: Option<Callback<()>>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let MenuItem { label, target } = item;
    let follow = move |_| {
        if let Some(on_follow) = on_follow {
            on_follow.run(());
        }
    };
    match target {
        MenuTarget::Place(target) => {
            let href = context.href(target.clone());
            let current = move || place.with(|shown| is_current(&target, shown)).then_some("page");
            view! { <a href=href aria-current=current on:click=follow>{label}</a> }.into_any()
        }
        MenuTarget::Elsewhere(href) => {
            view! { <a href=href rel="external noopener" on:click=follow>{label}</a> }.into_any()
        }
        MenuTarget::Submenu(_) => ().into_any(),
    }
}

/// Whether an entry leads to the page shown. An archive page belongs to what it is the archive of; years and months, to the
/// index.
pub(super) fn is_current(entry: &Place, shown: &Place) -> bool {
    if entry == shown {
        return true;
    }
    match shown {
        Place::Archive(_) => *entry == Place::Front,
        Place::SelectedArchive(Selection::Month(_), _) | Place::Selected(Selection::Month(_)) | Place::Year(_) => {
            *entry == Place::ArchiveIndex
        }
        Place::SelectedArchive(selection, _) => *entry == Place::Selected(selection.clone()),
        _ => false,
    }
}
