//! The way from one page to the next.

use crate::{
    app::browser::{self, HttpSource, ScrollHistory},
    model::{
        id::EditionCode,
        loader::Loader,
        page::{PageContent, PageModel, Recent},
        route::{Place, Route},
        source::Failure,
    },
};
use leptos::prelude::*;
use leptos_router::{
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use send_wrapper::SendWrapper;
use std::sync::Arc;

/// What is shown, and what is about to be.
#[derive(Clone, Copy)]
pub(super) struct Navigation {
    pub(super) view: RwSignal<PageModel>,
    /// The newest items, which stay from page to page of an edition.
    pub(super) recent: RwSignal<Recent>,
    pub(super) loading: RwSignal<bool>,
    pub(super) failure: RwSignal<Option<Failure>>,
    /// Counts the reader's wishes to try again.
    retry: RwSignal<u32>,
    /// Counts the pages asked for: an answer that comes after the next question is not wanted any more.
    asked: StoredValue<u32>,
}

impl Navigation {
    pub(super) fn new(start: PageModel) -> Self {
        Self {
            recent: RwSignal::new(start.recent.clone()),
            view: RwSignal::new(start),
            loading: RwSignal::new(false),
            failure: RwSignal::new(None),
            retry: RwSignal::new(0),
            asked: StoredValue::new(0),
        }
    }

    /// Follows the location bar. The old page stays until the new one is there.
    pub(super) fn run(self, loader: Arc<Loader<HttpSource>>) {
        let location = use_location();
        // leptos_router holds the new address back until it is told that the page for it is ready.
        let router = use_context::<BrowserUrl>();
        let scroll = SendWrapper::new(ScrollHistory::start());
        let base = loader.base().clone();
        Effect::new(move |_| self.view.with(browser::show_head));
        self.bring_recent(Arc::clone(&loader));
        Effect::new(move |before: Option<(String, u32)>| {
            let (path, tries) = (location.pathname.get(), self.retry.get());
            let hash = location.hash.get();
            let path = if base.is_in_hash() { hash } else { path };
            let asked = self.asked.with_value(|asked| asked + 1);
            let route = loader.base().parse(&path).unwrap_or(Route::Unknown);
            match before {
                // The first page is there already.
                None => {
                    browser::announce_ready(browser::can_share());
                    browser::remember_edition(&self.edition());
                    scroll.arrive(|| {});
                }
                // Another note on the same page.
                Some((old_path, old_tries)) if old_path == path && old_tries == tries => scroll.arrive(|| {}),
                Some(_) if route == Route::Root && !base.is_in_hash() => {
                    let edition = browser::last_edition();
                    let edition = loader.site().edition_for(edition.as_deref(), &browser::languages());
                    let address = loader.base().place(&edition.code, Place::Front);
                    browser::go(&address);
                }
                Some(_) => {
                    self.asked.set_value(asked);
                    self.loading.set(true);
                    let (loader, router, scroll) = (Arc::clone(&loader), router.clone(), scroll.clone());
                    browser::spawn(async move {
                        let at_hand = self.edition();
                        let answer = loader.load(&route, &at_hand).await;
                        if self.asked.get_value() != asked {
                            return;
                        }
                        self.loading.set(false);
                        self.show(answer, &scroll);
                        if let Some(router) = router {
                            router.ready_to_complete();
                        }
                    });
                }
            }
            (path, tries)
        });
    }

    /// Tries again what failed.
    pub(super) fn retry(self) {
        self.retry.update(|times| *times += 1);
    }

    /// Brings the newest items where the page shown came without.
    fn bring_recent(self, loader: Arc<Loader<HttpSource>>) {
        Effect::new(move |_| {
            if self.recent.with(|recent| matches!(recent, Recent::Deferred)) {
                let (loader, code) = (Arc::clone(&loader), self.edition());
                browser::spawn(async move {
                    if let Some(edition) = loader.site().edition(&code)
                        && let Ok(recent) = loader.recent_of(edition).await
                        && self.edition() == code
                    {
                        self.recent.set(recent);
                    }
                });
            }
        });
    }

    fn edition(&self) -> EditionCode {
        self.view.with_untracked(|view| view.context.edition.code.clone())
    }

    /// Shows what was loaded; what could not be loaded leaves what is there, unless that is a failure too.
    fn show(&self, answer: Result<PageModel, Failure>, scroll: &ScrollHistory) {
        let nothing_there = self.view.with_untracked(|view| matches!(view.content, PageContent::Failed(_)));
        match answer {
            Ok(PageModel { content: PageContent::Failed(failure), .. }) | Err(failure) if !nothing_there => {
                self.failure.set(Some(failure));
                scroll.stay();
            }
            Err(failure) => self.failure.set(Some(failure)),
            Ok(view) => {
                self.failure.set(None);
                browser::remember_edition(&view.context.edition.code);
                scroll.leave();
                let others = !matches!(view.recent, Recent::Deferred) || view.context.edition.code != self.edition();
                let recent = view.recent.clone();
                self.view.set(view);
                if others {
                    self.recent.set(recent);
                }
                scroll.arrive(browser::focus_heading);
            }
        }
    }
}
