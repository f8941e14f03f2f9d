use crate::model::{
    id::CategorySlug,
    locale::Message,
    page::{EditionContext, Post},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The tags of an item, each a link to its category where it is one.
#[component]
pub fn Tags(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let item = &post.item;
    let tag = |tag: &String| {
        let category = CategorySlug::from_tag(tag)
            .filter(|slug| context.edition.category(slug).is_some() || item.category.as_ref() == Some(slug));
        let label = view! { <bdi>{tag.clone()}</bdi> };
        let label = match category {
            Some(slug) => {
                let href = context.href(Place::Category(slug));
                view! { <a href=href rel="tag">{label}</a> }.into_any()
            }
            None => label.into_any(),
        };
        view! { <li>{label}</li> }
    };
    let tags = item.tags.iter().map(tag).collect_view();
    (!item.tags.is_empty())
        .then(|| view! { <ul class="tags" aria-label=context.text(Message::Tags)>{tags}</ul> }.into_any())
}
