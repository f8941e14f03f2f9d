//! The way from one page to the next.
//!
//! The address is one typed [`Route`], matched on a memo: nested `<Routes>` would add 27 kB to the wasm, and a
//! publication inside a host page has its places after the hash, which they cannot match.
//!
//! Documents are loaded by an [`Action`], not by a resource: a finished page is shown before anything is loaded, a
//! page that cannot be loaded leaves the one before it in place, and natively, where pages are written without an
//! executor, nothing is loaded at all.

mod freshness;
mod own_address;
mod prefetch;
mod recent;

use super::browser::{self, AppRoot, HttpSource, ScrollHistory};
use crate::model::{
    id::EditionCode,
    loader::Loader,
    page::{PageContent, PageModel, Recent},
    route::{Place, Route},
    source::Failure,
};
use leptos::{prelude::*, reactive::actions::ActionAbortHandle};
use leptos_router::{
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use own_address::OwnAddress;
use send_wrapper::SendWrapper;
use std::sync::Arc;

/// What is shown, and what is about to be.
#[derive(Clone, Copy)]
pub(super) struct Navigation {
    pub(super) page: RwSignal<PageModel>,
    /// The newest items, which stay from page to page of an edition.
    pub(super) recent: RwSignal<Recent>,
    /// Why the page that was asked for last could not be loaded.
    pub(super) failure: RwSignal<Option<Failure>>,
    /// Turns to the page of a route.
    turn: Action<Route, ()>,
    /// The route asked for last: an answer to an earlier question is not shown.
    wanted: StoredValue<Option<Route>>,
    /// Notified when the reader wants to try again what failed.
    retry: Trigger,
    /// The route whose document was prefetched last.
    prefetched: StoredValue<Option<Route>>,
    loader: StoredValue<Option<Arc<Loader<HttpSource>>>>,
}

impl Navigation {
    /// Starts from a page. With a loader it follows the location bar.
    pub(super) fn new(start: PageModel, loader: Option<Arc<Loader<HttpSource>>>, root: Option<AppRoot>) -> Self {
        let recent = RwSignal::new(start.recent.clone());
        let page = RwSignal::new(start);
        let failure = RwSignal::new(None);
        let wanted = StoredValue::new(None);
        let scroll = root.clone().map(|root| SendWrapper::new(ScrollHistory::start(root)));
        let router = use_context::<BrowserUrl>();
        let stored = StoredValue::new(loader.clone());
        let turn = Action::new_unsync({
            let (router, scroll) = (router.clone(), scroll.clone());
            move |route: &Route| {
                let (router, scroll, route) = (router.clone(), scroll.clone(), route.clone());
                async move {
                    let (Some(loader), Some(scroll)) = (stored.get_value(), scroll) else {
                        return;
                    };
                    let at_hand = page.with_untracked(edition_of);
                    let outcome = loader.load(&route, &at_hand).await;
                    if wanted.with_value(|wanted| *wanted != Some(route)) {
                        return;
                    }
                    show(outcome, page, recent, failure, &scroll);
                    // The router holds the new address back until its page is there.
                    if let Some(router) = &router {
                        router.ready_to_complete();
                    }
                }
            }
        });
        let navigation = Self {
            page,
            recent,
            failure,
            turn,
            wanted,
            retry: Trigger::new(),
            prefetched: StoredValue::new(None),
            loader: stored,
        };
        if let (Some(loader), Some(scroll), Some(router), Some(root)) = (loader, scroll, router, root) {
            let announced = root.clone();
            Effect::new(move |_| announced.announce_ready(browser::can_share()));
            navigation.follow_location(&loader, router, scroll);
            navigation.load_recent();
            navigation.keep_head(root.clone());
            navigation.prefetch_older(root);
            navigation.stay_fresh();
        }
        navigation
    }

    /// Whether a page is being loaded.
    pub(super) fn loading(self) -> Signal<bool> {
        self.turn.pending().into()
    }

    /// Tries again what failed.
    pub(super) fn retry(self) {
        self.retry.notify();
    }

    /// Follows the location bar. The old page stays until the new one is there.
    fn follow_location(self, loader: &Arc<Loader<HttpSource>>, router: BrowserUrl, scroll: SendWrapper<ScrollHistory>) {
        let location = use_location();
        let base = loader.base().clone();
        let address = if base.is_in_hash() { location.hash } else { location.pathname };
        let own = SendWrapper::new(OwnAddress::new(base.clone()));
        let route = Memo::new(move |_| base.parse(&address.get()));
        let loader = Arc::clone(loader);
        // Told of every navigation, also of one to the address that is there: a link may be followed again after
        // its page could not be loaded.
        let url = router.as_url().clone();
        let running = StoredValue::new_local(None::<ActionAbortHandle>);
        Effect::new(move |is_running: Option<()>| {
            url.track();
            self.retry.track();
            let route = route.get();
            let is_for_another = address.with_untracked(|address| own.is_for_another(address));
            // The first page is there already. A fragment of a host page is for the host page to go to.
            if is_running.is_none() {
                if route.is_some() {
                    scroll.arrive(|_| {});
                }
                return;
            }
            if is_for_another {
                return;
            }
            let route = match route {
                Some(Route::Root) => {
                    let chosen = browser::chosen_edition();
                    let edition = loader.site().edition_for(chosen.as_deref(), &browser::languages());
                    Route::Edition(edition.code.clone(), Place::Front)
                }
                Some(route) => route,
                // Only what failed is asked for again.
                None if self.is_whole() => return,
                None => self.page.with_untracked(PageModel::route),
            };
            if let Some(before) = running.try_update_value(Option::take).flatten() {
                before.abort();
            }
            self.wanted.set_value(Some(route.clone()));
            scroll.leave();
            if self.is_whole() && self.page.with_untracked(|page| page.is_at(&route)) {
                router.ready_to_complete();
                return scroll.arrive(|_| {});
            }
            running.set_value(Some(self.turn.dispatch_local(route)));
        });
    }

    /// Whether nothing of what is on the screen failed.
    fn is_whole(self) -> bool {
        self.failure.with_untracked(Option::is_none)
            && self.page.with_untracked(|page| !matches!(page.content, PageContent::Failed(_)))
    }

    /// Keeps the document's head that of the page shown.
    fn keep_head(self, root: AppRoot) {
        Effect::new(move |_| {
            self.page.with(|page| match page.content {
                // Its own head came with it.
                PageContent::Prerendered(_) => browser::show_language(&root, page),
                _ => browser::show_head(&root, page),
            });
        });
    }
}

fn edition_of(page: &PageModel) -> EditionCode {
    page.context.edition.code.clone()
}

/// Shows what was loaded; what could not be loaded leaves what is there, unless that is a failure too.
fn show(
    outcome: Result<PageModel, Failure>,
    page: RwSignal<PageModel>,
    recent: RwSignal<Recent>,
    failure: RwSignal<Option<Failure>>,
    scroll: &ScrollHistory,
) {
    let nothing_there = page.with_untracked(|page| matches!(page.content, PageContent::Failed(_)));
    match outcome {
        Ok(PageModel { content: PageContent::Failed(reason), .. }) | Err(reason) if !nothing_there => {
            failure.set(Some(reason));
            scroll.stay();
        }
        Err(reason) => failure.set(Some(reason)),
        Ok(next) => {
            failure.set(None);
            let other_edition = edition_of(&next) != page.with_untracked(edition_of);
            if other_edition || next.recent != Recent::Deferred {
                recent.set(next.recent.clone());
            }
            page.set(next);
            scroll.arrive(AppRoot::focus_heading);
        }
    }
}
