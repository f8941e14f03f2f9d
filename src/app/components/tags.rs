use crate::model::{
    locale::Message,
    page::{EditionContext, LanguageAttributes, Post},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The tags of an item, each a link to what has it: its category where it is one.
#[component]
pub fn Tags(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let item = &post.item;
    let LanguageAttributes { lang, .. } = post.language_of_text(&context);
    let tag = |tag: &String| {
        let label = view! { <bdi lang=lang.clone()>{tag.clone()}</bdi> };
        let label = match context.edition.selection_of_tag(tag, item) {
            Some(selection) => {
                let href = context.href(Place::Selected(selection));
                view! { <a href=href rel="tag">{label}</a> }.into_any()
            }
            None => label.into_any(),
        };
        view! { <li>{label}</li> }
    };
    let tags = item.tags.iter().map(tag).collect_view();
    (!item.tags.is_empty())
        .then(|| view! { <ul class="tags" role="list" aria-label=context.text(Message::Tags)>{tags}</ul> }.into_any())
}
