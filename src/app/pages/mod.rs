//! One file per kind of page.

mod archive;
mod article;
mod failed;
mod list;
mod not_found;
mod offline;
mod search;
mod static_page;

use crate::{
    app::components::OpaqueView,
    model::{
        locale::{Message, Year},
        page::{EditionContext, LanguageAttributes, PageContent, PageModel},
        route::Place,
    },
};
use archive::{ArchiveIndexPage, ArchiveSection};
use article::ArticlePage;
use failed::FailedPage;
use leptos::prelude::*;
use list::ListPage;
use not_found::NotFoundPage;
use offline::OfflinePage;
use search::SearchPage;
use static_page::StaticPage;
use std::sync::Arc;

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
        PageContent::Archive(archive) => view! { <ArchiveIndexPage archive context/> }.into_any(),
        PageContent::Search => view! { <SearchPage context/> }.into_any(),
        PageContent::NotFound => view! { <NotFoundPage context/> }.into_any(),
        PageContent::Offline => view! { <OfflinePage context/> }.into_any(),
        PageContent::Failed(failure) => view! { <FailedPage failure on_retry context/> }.into_any(),
    };
    view! { <div>{page}</div> }.into_any()
}

/// What a list is a part of.
#[derive(Clone, Copy)]
enum WayUpTo {
    /// A part of the archive's index.
    Section(ArchiveSection),
    /// A year.
    Year(Year),
}

/// The way from a list to the archive's index, and to the part of it that names the list.
#[component]
fn WayUp(to: WayUpTo, context: Arc<EditionContext>) -> impl IntoView {
    let index = context.href(Place::ArchiveIndex);
    let name = context.text(Message::ArchiveIndex);
    let (href, words) = match to {
        WayUpTo::Section(section) => (format!("{index}#{}", section.id()), context.text(section.heading())),
        WayUpTo::Year(year) => (context.href(Place::Year(year)), context.catalog.year(year)),
    };
    view! {
        <nav class="category way-up" aria-label=name>
            <a href=index>{name.clone()}</a>
            <a href=href>{words}</a>
        </nav>
    }
}

/// The heading of a page. The focus goes there when a page is turned.
#[component]
fn PageHeading(
    /// Its class in the style sheet.
    class: &'static str,
    /// Its words, which may be a feed's.
    text: String,
    /// The language that they are in, where that is not the page's.
    #[prop(optional)]
    language: LanguageAttributes,
) -> impl IntoView {
    view! { <h1 class=class tabindex="-1" lang=language.lang dir=language.dir><bdi>{text}</bdi></h1> }
}
