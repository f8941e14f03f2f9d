use super::notice::Notice;
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Says, without interrupting, that a page loads for long, and lets the reader stop it.
#[component]
pub fn SlowNotice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// Whether a page has been loading for long.
    is_slow: Signal<bool>,
    /// Called when the reader does not want to wait.
    on_stop: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let words = Signal::derive(move || is_slow.get().then(|| context.get().text(Message::Slow)));
    view! {
        <div role="status">
            <Notice root words class="notice slow" answer=Message::Stop answer_class="stop" on_answer=on_stop context/>
        </div>
    }
}
