use crate::model::{
    page::{EditionContext, Post},
    route::Place,
    selection::Selection,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The category of an item, with a link to its page.
#[component]
pub fn CategoryLink(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    post.item.category.clone().map(|slug| {
        let label = context.edition.category_label(&slug, Some(&post.item));
        view! {
            <p class="category">
                <a href=context.href(Place::Selected(Selection::Category(slug)))><bdi>{label}</bdi></a>
            </p>
        }
        .into_any()
    })
}
