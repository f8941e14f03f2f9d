use super::PageHeading;
use crate::model::{locale::Message, page::EditionContext, route::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing is at this address; the front page is.
#[component]
pub(super) fn NotFoundPage(context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="article not-found">
            <PageHeading class="article-title" text=context.text(Message::NotFoundTitle)/>
            <p>{context.text(Message::NotFoundText)}</p>
            <p><a class="way-on" href=context.href(Place::Front)>{context.text(Message::ToFrontPage)}</a></p>
        </div>
    }
}
