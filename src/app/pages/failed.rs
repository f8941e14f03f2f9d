use super::PageHeading;
use crate::model::{locale::Message, page::EditionContext, route::Place, source::Failure};
use leptos::prelude::*;
use std::sync::Arc;

/// A page that could not be loaded, at its address.
#[component]
pub(super) fn FailedPage(failure: Failure, on_retry: Callback<()>, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="article failed">
            <PageHeading class="article-title" text=context.text(Message::FailedTitle)/>
            <p role="alert">{failure.message(&context.catalog)}</p>
            <ul class="ways-on">
                <li>
                    <button type="button" class="retry" on:click=move |_| on_retry.run(())>
                        {context.text(Message::Retry)}
                    </button>
                </li>
                <li><a href=context.href(Place::Front)>{context.text(Message::ToFrontPage)}</a></li>
            </ul>
            <p class="failure-detail"><code lang="en" dir="ltr">{failure.to_string()}</code></p>
        </div>
    }
}
