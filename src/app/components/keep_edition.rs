use super::attachments::file_size;
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

/// How far the keeping of an edition has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// So many articles can be kept.
    Possible {
        /// How many they are.
        articles: u32,
    },
    /// The same, and a part of it is there.
    Begun {
        /// How many they are in all.
        articles: u32,
    },
    /// It begins: what there is to keep is asked for.
    Beginning,
    /// It is under way.
    Running {
        /// How many files are there.
        done: usize,
        /// How many there will be.
        total: usize,
    },
    /// It is kept.
    Kept(KeptEdition),
    /// It was not kept.
    Failed(KeepFailure),
    /// Whether it can be kept could not be learnt.
    Unseen(KeepFailure),
}

/// What a reader asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepRequest {
    /// To be told what is kept, or can be.
    Look,
    /// To keep the newest.
    Keep,
    /// To keep no more.
    Stop,
    /// To delete what is kept.
    Delete,
}

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
        <details class="keep" on:toggle:target=move |event| {
            if event.target().open() {
                on_request.run(KeepRequest::Look);
            }
        }>
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
