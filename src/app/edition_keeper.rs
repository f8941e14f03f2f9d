//! Keeping an edition on the device, for a reader who asks for it.

use super::{
    Client,
    browser::{self, KeptPlace},
    components::{EditionKeeping, KeepRequest, Keeping, PictureRoom},
    passing::forget_reader_on_cleanup,
};
use crate::model::{
    id::EditionCode,
    offline::{KeepFailure, KeptEdition, KeptSoFar},
    page::EditionContext,
};
use futures::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeMap, sync::Arc};

/// Knows how far the keeping of each edition has come. It goes on while the reader turns to other pages, and to other
/// editions.
#[derive(Clone, Copy)]
pub(super) struct EditionKeeper {
    keeping: RwSignal<BTreeMap<EditionCode, Keeping>>,
    /// What ends the keeping of an edition.
    running: StoredValue<BTreeMap<EditionCode, AbortHandle>>,
    /// Natively there is none, and nothing can be pressed.
    client: StoredValue<Option<Client>>,
}

impl EditionKeeper {
    /// For the editions of a publication.
    pub(super) fn new(client: Option<Client>) -> Self {
        Self { keeping: RwSignal::default(), running: StoredValue::default(), client: StoredValue::new(client) }
    }

    /// What a panel shows of the edition that is read, and whom it tells what the reader asks for.
    pub(super) fn of(self, edition: Signal<Arc<EditionContext>>) -> EditionKeeping {
        let keeping = move || {
            forget_reader_on_cleanup();
            let edition = edition.get();
            self.keeping.with(|keeping| keeping.get(&edition.edition.code).copied().unwrap_or_default())
        };
        EditionKeeping {
            keeping: Signal::derive(keeping),
            on_request: Callback::new(move |request| self.answer(request, edition.get_untracked())),
        }
    }

    fn answer(self, request: KeepRequest, edition: Arc<EditionContext>) {
        let Some(client) = self.client.get_value() else { return };
        let code = &edition.edition.code;
        match request {
            KeepRequest::Look => {
                if matches!(self.state_of(code), Keeping::Unknown | Keeping::Unseen(_)) {
                    spawn_local(self.look(client, edition));
                }
            }
            KeepRequest::Keep => self.keep(client, edition),
            KeepRequest::Stop => {
                if let Some(run) = self.running.with_value(|running| running.get(code).cloned()) {
                    run.abort();
                }
            }
            KeepRequest::Delete => {
                // What is there now takes a moment to learn.
                self.show(&edition, Keeping::Unknown);
                spawn_local(async move {
                    place(&client, &edition).delete().await;
                    self.look(client, edition).await;
                });
            }
        }
    }

    fn state_of(self, code: &EditionCode) -> Keeping {
        self.keeping.with_untracked(|keeping| keeping.get(code).copied().unwrap_or_default())
    }

    async fn look(self, client: Client, edition: Arc<EditionContext>) {
        let found = place(&client, &edition).look().await;
        let keeping = match found {
            KeptSoFar::Whole(kept) => Keeping::Kept(kept),
            KeptSoFar::Nothing | KeptSoFar::Part => match client.loader.keepable(&edition.edition).await {
                Ok(keepable) if found == KeptSoFar::Part => Keeping::Begun { articles: keepable.articles },
                Ok(keepable) => Keeping::Possible { articles: keepable.articles },
                Err(_) => Keeping::Unseen(KeepFailure::Network),
            },
        };
        // The reader may have begun to keep it in the meantime, which tells more.
        if !self.is_running(&edition.edition.code) {
            self.show(&edition, keeping);
        }
    }

    fn is_running(self, code: &EditionCode) -> bool {
        self.running.with_value(|running| running.contains_key(code))
    }

    fn keep(self, client: Client, edition: Arc<EditionContext>) {
        let code = edition.edition.code.clone();
        if self.is_running(&code) {
            return;
        }
        let (task, handle) = abortable(self.run(client.clone(), Arc::clone(&edition)));
        self.running.update_value(|running| drop(running.insert(code.clone(), handle)));
        self.show(&edition, Keeping::Beginning);
        spawn_local(async move {
            let outcome = task.await;
            self.running.update_value(|running| drop(running.remove(&code)));
            match outcome {
                Ok(Ok(kept)) => self.show(&edition, Keeping::Kept(kept)),
                Ok(Err(failure)) => self.show(&edition, Keeping::Failed(failure)),
                // The reader has stopped it: what was kept before, or a part, is there.
                Err(_) => self.look(client, edition).await,
            }
        });
    }

    async fn run(self, client: Client, edition: Arc<EditionContext>) -> Result<KeptEdition, KeepFailure> {
        let keepable = client.loader.keepable(&edition.edition).await.map_err(|_| KeepFailure::Network)?;
        let files = keepable.files_for(browser::picture_width(PictureRoom::COLUMN));
        let progress = |done| self.show(&edition, Keeping::Running { done, total: files.len() });
        progress(0);
        place(&client, &edition).keep(&files, keepable.articles, progress).await
    }

    fn show(self, edition: &EditionContext, keeping: Keeping) {
        self.keeping.update(|of_editions| {
            of_editions.insert(edition.edition.code.clone(), keeping);
        });
    }
}

fn place(client: &Client, edition: &EditionContext) -> KeptPlace {
    KeptPlace::new(&client.root.folder(), &edition.edition.code)
}
