use super::{Static, icon};
use crate::{
    loader::{Failure, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Says that a page could not be loaded, while the page before stays where it is.
#[component]
pub fn Notice(
    /// What happened.
    failure: Failure,
    /// The edition and its words.
    setting: Arc<Setting>,
    /// Tries again.
    #[prop(into)]
    retry: Callback<()>,
    /// Puts the notice away.
    #[prop(into)]
    dismiss: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice" role="alert">
            <p>{failure.message(&setting.catalog)}</p>
            <button type="button" class="retry" on:click=move |_| retry.run(())>
                {setting.text(Message::Retry)}
            </button>
            <button
                type="button"
                class="dismiss"
                aria-label=setting.text(Message::Dismiss)
                on:click=move |_| dismiss.run(())
            >
                {Static(icon("close", &setting))}
            </button>
        </div>
    }
}
