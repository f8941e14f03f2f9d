//! One file per kind of page.

#![allow(
    clippy::needless_pass_by_value,
    clippy::must_use_candidate,
    reason = "a component owns its props, and its macro asks for no attribute"
)]

mod article;
mod failed;
mod list;
mod not_found;
mod static_page;

pub use article::ArticlePage;
pub use failed::FailedPage;
pub use list::ListPage;
pub use not_found::NotFoundPage;
pub use static_page::StaticPage;

use crate::{
    components::Adopted,
    loader::{Page, View},
};
use leptos::prelude::*;

/// The page a view shows.
#[component]
pub fn PageBody(
    /// What is shown.
    view: View,
    /// Tries a failed page again.
    retry: Callback<()>,
) -> impl IntoView {
    let View { setting, page, .. } = view;
    let content = match page {
        Page::Adopted(_) => return view! { <Adopted class="page-body"/> }.into_any(),
        Page::List(list) => view! { <ListPage list setting/> }.into_any(),
        Page::Article(entry) => view! { <ArticlePage entry setting/> }.into_any(),
        Page::Static(entry) => view! { <StaticPage entry setting/> }.into_any(),
        Page::NotFound => view! { <NotFoundPage setting/> }.into_any(),
        Page::Failed(failure) => view! { <FailedPage failure setting retry/> }.into_any(),
    };
    view! { <div class="page-body">{content}</div> }.into_any()
}
