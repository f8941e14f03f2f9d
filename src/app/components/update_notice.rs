use super::Icon;
use crate::model::{locale::Message, page::EditionContext};
use leptos::prelude::*;
use std::sync::Arc;

/// Offers a newer version of the app: nothing is loaded until the reader wants it.
#[component]
pub fn UpdateNotice(
    /// Whether there is one.
    is_there: Signal<bool>,
    /// Called when the reader wants it.
    on_load: Callback<()>,
    /// Called when the reader does not want it now.
    on_dismiss: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let notice = move || {
        let context = context.get();
        is_there.get().then(|| {
            view! {
                <div class="notice slow update">
                    <p>{context.text(Message::NewVersion)}</p>
                    <button type="button" class="retry" on:click=move |_| on_load.run(())>
                        {context.text(Message::LoadNewVersion)}
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
    };
    // A region that is there before its words: those of a new one are not read out everywhere.
    view! { <div role="status">{notice}</div> }
}
