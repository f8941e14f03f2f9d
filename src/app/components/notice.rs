use super::Icon;
use crate::model::{locale::Message, page::EditionContext, source::Failure};
use leptos::prelude::*;
use std::sync::Arc;

/// Says that the page behind a link could not be loaded: the page with the link stays.
#[component]
pub fn Notice(
    /// What happened; nothing most of the time.
    failure: Signal<Option<Failure>>,
    /// Called when the reader wants to try again.
    on_retry: Callback<()>,
    /// Called when the reader has read it.
    on_dismiss: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    move || {
        let context = context.get();
        failure.get().map(|what| {
            view! {
                <div class="notice" role="alert">
                    <p>{what.message(&context.catalog)}</p>
                    <button type="button" class="retry" on:click=move |_| on_retry.run(())>
                        {context.text(Message::Retry)}
                    </button>
                    <button
                        type="button"
                        class="dismiss"
                        aria-label=context.text(Message::Dismiss)
                        on:click=move |_| on_dismiss.run(())
                    >
                        <Icon name="close"/>
                    </button>
                </div>
            }
            .into_any()
        })
    }
}
