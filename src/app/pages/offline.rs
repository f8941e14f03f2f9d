use super::PageHeading;
use crate::model::{locale::Message, page::EditionContext, route::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// In place of a page that was not kept, where there is no network. The front page was.
#[component]
pub(super) fn OfflinePage(context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="article not-found">
            <PageHeading class="article-title" text=context.text(Message::OfflineTitle)/>
            <p>{context.text(Message::OfflineText)}</p>
            // The address that this page is shown at, whichever it is: the browser asks for it, as the app may not know it.
            <p><a class="retry" href="" target="_self">{context.text(Message::Retry)}</a></p>
            <p><a class="way-on" href=context.href(Place::Front)>{context.text(Message::ToFrontPage)}</a></p>
        </div>
    }
}
