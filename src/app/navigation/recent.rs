//! The newest items, beside every page.

use super::{Navigation, edition_of};
use crate::model::{loader::recent_address, page::Recent};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

impl Navigation {
    /// Loads the newest items where a page came without. What failed is tried again with a later page.
    pub(super) fn load_recent(self) {
        Effect::new(move |_| {
            let deferred = self.page.with(|page| (page.recent == Recent::Deferred).then(|| Arc::clone(&page.context)));
            let (Some(context), Some(loader)) = (deferred, self.loader.get_value()) else {
                return;
            };
            let name = recent_address(&context.edition);
            if !self.may_ask_by_itself(&name) {
                return;
            }
            self.awaits_recent.set(Some(context.edition.code.clone()));
            spawn_local(async move {
                let recent = loader.recent_of(&context).await;
                self.note_outcome(&name, recent.as_ref().err());
                if let Ok(recent) = recent
                    && self.page.with_untracked(edition_of) == context.edition.code
                {
                    self.recent.set(recent);
                }
                // Those of another edition may be on their way by now.
                self.awaits_recent.update(|awaited| {
                    awaited.take_if(|code| *code == context.edition.code);
                });
            });
        });
    }
}
