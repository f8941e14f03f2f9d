use super::Icon;
use crate::{
    app::browser::OPEN_SEARCH_CLASS,
    model::{
        locale::Message,
        page::{EditionContext, PageModel},
        route::Place,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The link to the search, where there is one.
#[component]
pub fn SearchLink(
    /// The page shown.
    page: Signal<PageModel>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    context.site.has_search.then(|| {
        let is_here = move || page.with(|page| page.place == Place::Search).then_some("page");
        let label = context.text(Message::Search);
        view! {
            <a class=OPEN_SEARCH_CLASS href=context.href(Place::Search) aria-label=label aria-current=is_here>
                <Icon name="search"/>
            </a>
        }
        .into_any()
    })
}
