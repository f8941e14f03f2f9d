use crate::{
    loader::{Failure, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page that could not be loaded when there was nothing to show in its place.
#[component]
pub fn FailedPage(
    /// What happened.
    failure: Failure,
    /// The edition and its words.
    setting: Arc<Setting>,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="article failed">
            <h1 class="article-title" tabindex="-1">{setting.text(Message::FailedTitle)}</h1>
            <p role="alert">{failure.message(&setting.catalog)}</p>
            <p>
                <button type="button" class="retry" on:click=move |_| retry.run(())>
                    {setting.text(Message::Retry)}
                </button>
            </p>
            <p class="failure-detail">
                <code dir="ltr">{failure.to_string()}</code>
            </p>
        </div>
    }
}
