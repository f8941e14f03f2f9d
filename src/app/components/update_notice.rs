use super::notice::Notice;
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Offers a newer version of the app: nothing is loaded until the reader wants it.
#[component]
pub fn UpdateNotice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// Whether there is one.
    is_there: Signal<bool>,
    /// Called when the reader wants it.
    on_load: Callback<()>,
    /// Called when the reader does not want it now.
    on_dismiss: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let words = Signal::derive(move || is_there.get().then(|| context.get().text(Message::NewVersion)));
    view! {
        <div role="status">
            <Notice
                root
                words
                class="notice slow update"
                answer=Message::LoadNewVersion
                answer_class="retry"
                on_answer=on_load
                on_dismiss
                context
            />
        </div>
    }
}
