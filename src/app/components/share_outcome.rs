use crate::{
    app::passing::forget_reader_on_cleanup,
    model::{locale::Message, page::EditionContext},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// What became of copying an address or a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareStatus {
    /// Nothing to tell.
    #[default]
    Idle,
    /// It is on the clipboard.
    Copied,
    /// The browser refused; the reader can do it by hand.
    CopyFailed,
    /// A quotation is on the clipboard.
    QuotationCopied,
    /// The browser refused to take it.
    QuotationCopyFailed,
}

/// How long it is said: long enough to be read twice.
const SHOWN_FOR: Duration = Duration::from_secs(5);

/// Says what became of a copy, for a moment.
#[component]
pub fn ShareOutcome(
    /// What became of it.
    status: RwSignal<ShareStatus>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let shown = move || {
        // In the lightbox it comes and goes.
        forget_reader_on_cleanup();
        status.get()
    };
    Effect::new(move |_| {
        if shown() != ShareStatus::Idle
            && let Ok(timer) = set_timeout_with_handle(move || status.set(ShareStatus::Idle), SHOWN_FOR)
        {
            on_cleanup(move || timer.clear());
        }
    });
    let text = move || {
        let message = match shown() {
            ShareStatus::Idle => return None,
            ShareStatus::Copied => Message::LinkCopied,
            ShareStatus::CopyFailed => Message::CopyFailed,
            ShareStatus::QuotationCopied => Message::QuotationCopied,
            ShareStatus::QuotationCopyFailed => Message::QuotationCopyFailed,
        };
        Some(context.with(|context| context.text(message)))
    };
    view! {
        <p class="share-outcome" class:shown=move || shown() != ShareStatus::Idle role="status">
            {text}
        </p>
    }
}
