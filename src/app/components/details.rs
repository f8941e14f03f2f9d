use super::Time;
use crate::model::{
    locale::Message,
    page::{EditionContext, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// When an item was published and by whom, and how many comments it has.
#[component]
pub fn Details(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let item = &post.item;
    let published_on = item.published.as_ref().map(|time| context.date(time));
    let published = item.published.clone().zip(published_on.clone());
    let published = published.map(|(time, text)| view! { <Time time text/> " " }.into_any());
    let modified = item.modified.clone().and_then(|time| {
        let date = context.date(&time);
        // The day it was published says as much.
        (published_on.as_ref() != Some(&date)).then(|| {
            let text = context.catalog.fill(Message::UpdatedOn, &[("date", &date)]);
            view! { <Time time text class="updated"/> " " }.into_any()
        })
    });
    let names: Vec<_> = item.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let authors = (!names.is_empty()).then(|| {
        let names = names.join(&context.catalog.text(Message::ListSeparator));
        let text = context.catalog.fill(Message::ByAuthors, &[("authors", &names)]);
        view! { <span class="authors">{text}</span> " " }.into_any()
    });
    // Most feeds know nothing of comments, and "0 comments" would be a guess.
    let comments = item.comments.map(|count| {
        view! { <span class="comments">{context.catalog.count(Message::Comments, count)}</span> }.into_any()
    });
    // These are the edition's words, also beside a text in another language.
    let own = post.foreign_language(&context).map(|_| &context.edition);
    view! {
        <p
            class="details"
            lang=own.map(|edition| edition.lang.to_string())
            dir=own.map(|edition| edition.direction().as_str())
        >
            {published}
            {modified}
            {authors}
            {comments}
        </p>
    }
}
