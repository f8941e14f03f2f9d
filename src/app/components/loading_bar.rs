use crate::model::{locale::Message, page::EditionContext};
use leptos::prelude::*;
use std::sync::Arc;

/// A thin line across the top while a page loads, and a word for those who cannot see it.
#[component]
pub fn LoadingBar(
    /// Whether a page is loading.
    loading: Signal<bool>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    view! {
        <div class="progress" class:busy=loading>
            <span role="status" class="visually-hidden">
                {move || loading.get().then(|| context.with_untracked(|context| context.text(Message::Loading)))}
            </span>
        </div>
    }
}
