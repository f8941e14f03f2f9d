use super::Time;
use crate::model::{
    feed::Item,
    locale::Message,
    page::{EditionContext, Post},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Where the details of an item stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsOf {
    /// On its own page: date and authors lead to what else there is of that month and of them, and it is said how long the
    /// text takes to read.
    Article,
    /// In a list, where there would be a great many links.
    Card,
}

/// When an item was published and by whom, how long it takes to read, and how many comments it has.
#[component]
pub fn Details(
    /// The item.
    post: Post,
    /// Where they stand.
    of: DetailsOf,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let item = &post.item;
    let published_on = item.published.as_ref().map(|time| context.date(time));
    let published = item.published.clone().zip(published_on.clone());
    let published = published.map(|(time, text)| {
        let month = context.edition.selection_of_month(item).filter(|_| of == DetailsOf::Article);
        let date = view! { <Time time text/> };
        match month {
            Some(month) => {
                let href = context.href(Place::Selected(month));
                view! { <a href=href>{date}</a> " " }.into_any()
            }
            None => view! { {date} " " }.into_any(),
        }
    });
    let modified = item.modified.clone().and_then(|time| {
        let date = context.date(&time);
        // The day it was published says as much.
        (published_on.as_ref() != Some(&date)).then(|| {
            let text = context.catalog.fill(Message::UpdatedOn, &[("date", &date)]);
            view! { <Time time text class="updated"/> " " }.into_any()
        })
    });
    let authors = authors(item, of, &context);
    let reading_time = post.reading_minutes().filter(|_| of == DetailsOf::Article).map(|minutes| {
        let text = context.catalog.count(Message::ReadingTime, minutes);
        view! { <span class="reading-time">{text}</span> " " }.into_any()
    });
    // Most feeds know nothing of comments, and "0 comments" would be a guess; where there is no place to write the first,
    // it says nothing.
    let discussion = post.discussion();
    let told = item.comments.filter(|count| *count > 0 || discussion.is_some());
    let count = told.map(|count| context.catalog.count(Message::Comments, count));
    let comments = match discussion.filter(|_| of == DetailsOf::Article) {
        Some(href) => {
            let words = count.unwrap_or_else(|| context.text(Message::Discuss));
            Some(view! { <a class="comments" href=href rel="external noopener">{words}</a> }.into_any())
        }
        None => count.map(|count| view! { <span class="comments">{count}</span> }.into_any()),
    };
    view! {
        <p class="details">
            {published}
            {modified}
            {authors}
            {reading_time}
            {comments}
        </p>
    }
}

/// The authors by name; on an article's own page each is a link to what else there is by them.
fn authors(item: &Item, of: DetailsOf, context: &EditionContext) -> Option<AnyView> {
    let separator = context.text(Message::ListSeparator);
    let mut names = Vec::new();
    for author in &item.authors {
        let Some(name) = author.name.clone() else { continue };
        if !names.is_empty() {
            names.push(separator.clone().into_any());
        }
        // A name is written in a direction of its own, whatever stands beside it.
        let name = view! { <bdi>{name}</bdi> };
        let selection = context.edition.selection_of_author(author, item).filter(|_| of == DetailsOf::Article);
        names.push(match selection {
            Some(selection) => {
                let href = context.href(Place::Selected(selection));
                view! { <a href=href rel="author">{name}</a> }.into_any()
            }
            None => name.into_any(),
        });
    }
    let (before, after) = context.catalog.around(Message::ByAuthors, "authors");
    // Leptos draws a space for a text of no length.
    let [before, after] = [before, after].map(|text| (!text.is_empty()).then_some(text));
    (!names.is_empty()).then(|| view! { <span class="authors">{before}{names}{after}</span> " " }.into_any())
}
