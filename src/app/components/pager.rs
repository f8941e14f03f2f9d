use super::Icon;
use crate::model::{locale::Message, page::EditionContext, route::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the pages of newer and older items.
#[component]
pub fn Pager(
    /// The page of newer items.
    newer: Option<Place>,
    /// The page of older items.
    older: Option<Place>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let is_needed = newer.is_some() || older.is_some();
    let newer = newer.map(|place| {
        view! {
            <a class="newer" rel="prev" href=context.href(place)>
                <Icon name="back"/>
                {context.text(Message::NewerPosts)}
            </a>
        }
        .into_any()
    });
    let older = older.map(|place| {
        view! {
            <a class="older" rel="next" href=context.href(place)>
                {context.text(Message::OlderPosts)}
                <Icon name="forward"/>
            </a>
        }
        .into_any()
    });
    is_needed.then(|| {
        view! {
            <nav class="pager" aria-label=context.text(Message::Pages)>
                {newer}
                " "
                {older}
            </nav>
        }
        .into_any()
    })
}
