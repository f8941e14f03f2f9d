use super::{KeepRequest, Keeping, attachments::file_size};
use crate::{
    app::browser,
    model::{
        locale::Message,
        offline::{KeepFailure, KeptEdition},
        page::EditionContext,
    },
};
use leptos::{html::P, prelude::*};
use std::sync::Arc;

/// How far the keeping of the edition has come, and who is told what the reader asks for.
#[derive(Clone, Copy)]
pub struct EditionKeeping {
    /// How far it has come.
    pub keeping: Signal<Keeping>,
    /// Called with what the reader asks for.
    pub on_request: Callback<KeepRequest>,
}

/// Lets the reader keep the newest pages of the edition on the device, and delete them. It opens on demand, and asks
/// only then what there is.
#[component]
pub fn KeepEdition(
    /// What it shows.
    state: EditionKeeping,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let EditionKeeping { keeping, on_request } = state;
    let said = Arc::clone(&context);
    let actions = Arc::clone(&context);
    let status = NodeRef::<P>::new();
    let ask = move |request| {
        // The button goes, as another state has others: the reader goes on from what is said of it.
        if let Some(status) = status.get_untracked() {
            browser::focus(&status);
        }
        on_request.run(request);
    };
    view! {
        <details class="keep" on:toggle=move |_| on_request.run(KeepRequest::Look)>
            <summary>{context.text(Message::KeepEdition)}</summary>
            <p role="status" tabindex="-1" node_ref=status>{move || words(&keeping.get(), &said)}</p>
            {move || {
                let button = |message, request: KeepRequest| {
                    view! {
                        <button type="button" class="retry" on:click=move |_| ask(request)>
                            {actions.text(message)}
                        </button>
                    }
                    .into_any()
                };
                let stop = || button(Message::Stop, KeepRequest::Stop);
                let start = |message| button(message, KeepRequest::Keep);
                let delete = || button(Message::KeepDelete, KeepRequest::Delete);
                match keeping.get() {
                    Keeping::Unknown => ().into_any(),
                    Keeping::Possible { .. } => start(Message::KeepStart),
                    Keeping::Begun { .. } => vec![start(Message::KeepStart), delete()].into_any(),
                    Keeping::Beginning => {
                        view! { <progress aria-label=actions.text(Message::KeepEdition)></progress> {stop()} }.into_any()
                    }
                    Keeping::Running { done, total } => {
                        view! {
                            <progress aria-label=actions.text(Message::KeepEdition) value=done max=total></progress>
                            {stop()}
                        }
                        .into_any()
                    }
                    Keeping::Kept(_) => vec![start(Message::KeepRenew), delete()].into_any(),
                    Keeping::Failed(_) => vec![start(Message::Retry), delete()].into_any(),
                    Keeping::Unseen(_) => button(Message::Retry, KeepRequest::Look),
                }
            }}
        </details>
    }
}

fn words(keeping: &Keeping, context: &EditionContext) -> String {
    match keeping {
        Keeping::Unknown => String::new(),
        Keeping::Possible { articles } | Keeping::Begun { articles } => {
            context.catalog.count(Message::KeepPossible, *articles)
        }
        Keeping::Beginning | Keeping::Running { .. } => context.text(Message::KeepRunning),
        Keeping::Kept(KeptEdition { articles, bytes }) => {
            let count = context.catalog.count(Message::Articles, *articles);
            context.catalog.fill(Message::KeepDone, &[("articles", &count), ("size", &file_size(*bytes, context))])
        }
        Keeping::Failed(failure) | Keeping::Unseen(failure) => context.text(match failure {
            KeepFailure::Full => Message::KeepFull,
            KeepFailure::Forbidden => Message::KeepForbidden,
            KeepFailure::Network => Message::FailedNetwork,
            KeepFailure::Timeout => Message::FailedTimeout,
        }),
    }
}
