use super::attachments::file_size;
use crate::{
    app::{
        Client,
        browser::{self, KeptPlace},
    },
    model::{
        locale::Message,
        offline::{KeepFailure, Keepable, KeptEdition},
        page::EditionContext,
    },
};
use leptos::{ev::Event, prelude::*, task::spawn_local};
use std::sync::Arc;

/// How far the keeping of an edition has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Keeping {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// So much can be kept.
    Possible(Keepable),
    /// So many of all files are there.
    Running { done: usize, total: usize },
    /// It is kept.
    Kept(KeptEdition),
    /// It was not kept.
    Failed(KeepFailure),
}

/// Lets the reader keep the newest pages of the edition on the device, and delete them. It opens on demand, and looks
/// only then.
#[component]
pub fn KeepEdition(context: Arc<EditionContext>) -> impl IntoView {
    let state = RwSignal::new(Keeping::default());
    // Natively there is none, and nothing can be pressed.
    let client = StoredValue::new(use_context::<Client>());
    let edition = StoredValue::new(Arc::clone(&context));
    let place = move || {
        let folder = client.get_value()?.root.folder();
        Some(edition.with_value(|context| KeptPlace::new(&folder, &context.edition.code)))
    };
    // The reader may have turned to another edition meanwhile.
    let show = move |now: Keeping| drop(state.try_set(now));
    let look = move || {
        spawn_local(async move {
            let (Some(client), Some(place)) = (client.get_value(), place()) else { return };
            if let Some(kept) = place.look().await {
                return show(Keeping::Kept(kept));
            }
            let edition = edition.get_value();
            match client.loader.keepable(&edition.edition).await {
                Ok(keepable) => show(Keeping::Possible(keepable)),
                Err(_) => show(Keeping::Failed(KeepFailure::Network)),
            }
        });
    };
    let keep = move || {
        spawn_local(async move {
            let (Some(client), Some(place)) = (client.get_value(), place()) else { return };
            let edition = edition.get_value();
            let Ok(keepable) = client.loader.keepable(&edition.edition).await else {
                return show(Keeping::Failed(KeepFailure::Network));
            };
            let files = keepable.files_for(browser::picture_width());
            let progress = |done| show(Keeping::Running { done, total: files.len() });
            progress(0);
            match place.keep(&files, keepable.articles, progress).await {
                Ok(kept) => show(Keeping::Kept(kept)),
                Err(failure) => show(Keeping::Failed(failure)),
            }
        });
    };
    let delete = move || {
        spawn_local(async move {
            if let Some(place) = place() {
                place.delete().await;
                look();
            }
        });
    };
    let open = move |_: Event| {
        if state.with_untracked(|state| *state == Keeping::Unknown) {
            look();
        }
    };
    let said = Arc::clone(&context);
    let actions = Arc::clone(&context);
    view! {
        <details class="keep" on:toggle=open>
            <summary>{context.text(Message::KeepEdition)}</summary>
            <p role="status">{move || words(&state.get(), &said)}</p>
            {move || {
                let button = |message, run: Callback<()>| {
                    view! { <button type="button" class="retry" on:click=move |_| run.run(())>{actions.text(message)}</button> }
                        .into_any()
                };
                let start = |message| button(message, Callback::new(move |()| keep()));
                let end = || button(Message::KeepDelete, Callback::new(move |()| delete()));
                match state.get() {
                    Keeping::Unknown => ().into_any(),
                    Keeping::Possible(_) => start(Message::KeepStart),
                    Keeping::Running { done, total } => {
                        view! { <progress aria-label=actions.text(Message::KeepEdition) value=done max=total></progress> }.into_any()
                    }
                    Keeping::Kept(_) => vec![start(Message::KeepRenew), end()].into_any(),
                    Keeping::Failed(_) => vec![start(Message::Retry), end()].into_any(),
                }
            }}
        </details>
    }
}

fn words(state: &Keeping, context: &EditionContext) -> String {
    match state {
        Keeping::Unknown => String::new(),
        Keeping::Possible(keepable) => context.catalog.count(Message::KeepPossible, keepable.articles),
        Keeping::Running { .. } => context.text(Message::KeepRunning),
        Keeping::Kept(KeptEdition { articles, bytes }) => {
            let count = context.catalog.count(Message::Articles, *articles);
            context.catalog.fill(Message::KeepDone, &[("articles", &count), ("size", &file_size(*bytes, context))])
        }
        Keeping::Failed(KeepFailure::Full) => context.text(Message::KeepFull),
        Keeping::Failed(KeepFailure::Forbidden) => context.text(Message::KeepForbidden),
        Keeping::Failed(KeepFailure::Network) => context.text(Message::FailedNetwork),
    }
}
