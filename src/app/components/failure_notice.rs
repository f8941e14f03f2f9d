use super::notice::Notice;
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext, source::Failure},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Says that the page behind a link could not be loaded: the page with the link stays.
#[component]
pub fn FailureNotice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// What happened; nothing most of the time.
    failure: Signal<Option<Failure>>,
    /// Called when the reader wants to try again.
    on_retry: Callback<()>,
    /// Called when the reader has read it.
    on_dismiss: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let words = Signal::derive(move || {
        let context = context.get();
        failure.with(|failure| failure.as_ref().map(|failure| failure.message(&context.catalog)))
    });
    view! {
        <Notice
            root
            words
            class="notice"
            role="alert"
            answer=Message::Retry
            answer_class="retry"
            on_answer=on_retry
            on_dismiss
            context
        />
    }
}
