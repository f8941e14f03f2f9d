//! What to read after an article.

use super::{Navigation, edition_of};
use crate::model::{
    page::{PageContent, PageModel, ReadOn},
    route::{Place, Route},
};
use futures::future::abortable;
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;

impl Navigation {
    /// What to read after the article that is shown. It waits for the newest items, which stand above it and would move it.
    pub(in crate::app) fn read_on_below_recent(self) -> Memo<ReadOn> {
        let awaits_recent = move || {
            self.awaits_recent.with(|awaited| awaited.as_ref().is_some_and(|code| self.page.with(edition_of) == *code))
        };
        Memo::new(move |_| if awaits_recent() { ReadOn::default() } else { self.read_on.get() })
    }

    /// Loads what to read after each article. What fails is left out: the page has links to its category and its month.
    pub(super) fn load_read_on(self) {
        let shown = Memo::new(move |_| self.page.with(article));
        Effect::new(move |_| {
            let route = shown.get();
            self.read_on.set(ReadOn::default());
            let (Some(_), Some(loader)) = (&route, self.loader.get_value()) else { return };
            let (context, place) = self.page.with_untracked(|page| (Arc::clone(&page.context), page.place.clone()));
            let name = context.href(place.clone());
            if !self.may_ask_by_itself(&name) {
                return;
            }
            let (task, handle) = abortable(async move {
                let read_on = loader.read_on(&context, &place).await;
                self.note_outcome(&name, read_on.as_ref().err());
                if let Ok(read_on) = read_on {
                    self.read_on.set(read_on);
                }
            });
            // The reader is elsewhere.
            on_cleanup(move || handle.abort());
            spawn_local(async move {
                let _ = task.await;
            });
        });
    }
}

/// The route of a page, if it shows an article.
fn article(page: &PageModel) -> Option<Route> {
    let shows_one = matches!(page.content, PageContent::Article(_) | PageContent::Prerendered(_));
    (shows_one && matches!(page.place, Place::Article(_))).then(|| page.route())
}
