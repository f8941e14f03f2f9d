use super::PageHeading;
use crate::{
    app::components::{Card, ImageLoading, Pager},
    model::{
        locale::Message,
        page::{EditionContext, List, Post},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The front page, a category, or a page of an archive.
#[component]
pub(super) fn ListPage(list: List, context: Arc<EditionContext>) -> impl IntoView {
    let heading = list.heading(&context);
    let List { posts, newer, older, layout, .. } = list;
    let is_empty = posts.is_empty();
    // It is likely on the first screen; one further down is not.
    let first_pictured = posts.iter().take(2).position(Post::is_illustrated);
    let cards = posts
        .into_iter()
        .enumerate()
        .map(|(index, post)| {
            let loading = if Some(index) == first_pictured { ImageLoading::Eager } else { ImageLoading::Lazy };
            view! { <Card post layout loading context=context.clone()/> }.into_any()
        })
        .collect_view();
    view! {
        <PageHeading class="page-title" text=heading/>
        <div class=format!("cards cards-{}", layout.name())>{cards}</div>
        {is_empty.then(|| view! { <p class="empty">{context.text(Message::NoArticles)}</p> }.into_any())}
        <Pager newer older context=context.clone()/>
    }
}
