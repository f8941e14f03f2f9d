use super::PageHeading;
use crate::model::{locale::Message, page::EditionContext, route::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing is at this address; there are ways to what is elsewhere.
#[component]
pub(super) fn NotFoundPage(context: Arc<EditionContext>) -> impl IntoView {
    let search = context
        .site
        .has_search
        .then(|| view! { <li><a href=context.href(Place::Search)>{context.text(Message::Search)}</a></li> }.into_any());
    view! {
        <div class="article not-found">
            <PageHeading class="article-title" text=context.text(Message::NotFoundTitle)/>
            <p>{context.text(Message::NotFoundText)}</p>
            <ul class="ways-on">
                <li><a class="way-on" href=context.href(Place::Front)>{context.text(Message::ToFrontPage)}</a></li>
                {search}
                <li><a href=context.href(Place::ArchiveIndex)>{context.text(Message::ArchiveIndex)}</a></li>
            </ul>
        </div>
    }
}
