//! One file per kind of page.

mod article;
mod failed;
mod list;
mod not_found;
mod search;
mod static_page;

use crate::{
    app::components::OpaqueView,
    model::page::{PageContent, PageModel},
};
use article::ArticlePage;
use failed::FailedPage;
use leptos::prelude::*;
use list::ListPage;
use not_found::NotFoundPage;
use search::SearchPage;
use static_page::StaticPage;

/// The content of the page a model describes: one element, so that a finished page's can be taken over as a whole.
#[component]
pub fn Page(
    /// What is shown.
    page: PageModel,
    /// Called when the reader wants to try again what failed.
    on_retry: Callback<()>,
) -> impl IntoView {
    let PageModel { context, content, .. } = page;
    let page = match content {
        PageContent::Prerendered(_) => return OpaqueView::Prerendered.into_any(),
        PageContent::List(list) => view! { <ListPage list context/> }.into_any(),
        PageContent::Article(post) => view! { <ArticlePage post context/> }.into_any(),
        PageContent::Static(post) => view! { <StaticPage post context/> }.into_any(),
        PageContent::Search => view! { <SearchPage context/> }.into_any(),
        PageContent::NotFound => view! { <NotFoundPage context/> }.into_any(),
        PageContent::Failed(failure) => view! { <FailedPage failure on_retry context/> }.into_any(),
    };
    view! { <div>{page}</div> }.into_any()
}

/// The heading of a page. The focus goes there when a page is turned.
#[component]
fn PageHeading(
    /// Its class in the style sheet.
    class: &'static str,
    /// Its words, which may be a feed's.
    text: String,
) -> impl IntoView {
    view! { <h1 class=class tabindex="-1"><bdi>{text}</bdi></h1> }
}
