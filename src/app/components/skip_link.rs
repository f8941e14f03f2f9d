use crate::model::{locale::Message, page::EditionContext};
use leptos::{ev::MouseEvent, prelude::*};
use std::sync::Arc;

/// The way past the header, for the keyboard.
#[component]
pub fn SkipLink(
    /// The link to the page's `<main>`.
    #[prop(into)]
    href: Signal<String>,
    /// Called when the link is followed.
    on_skip: Callback<()>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    // Without the app the browser follows the link; it would load the page anew if its address has a query.
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        on_skip.run(());
    };
    view! {
        <a class="skip-link" href=href target="_self" on:click=skip>
            {context.text(Message::SkipToContent)}
        </a>
    }
}
