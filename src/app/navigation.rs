//! The way from one page to the next.
//!
//! Documents are loaded by an [`Action`], not by a resource: a finished page is shown before anything is loaded, a
//! page that cannot be loaded leaves the one before it in place, and natively, where pages are written without an
//! executor, nothing is loaded at all.

use super::browser::{self, HttpSource, LinkWatcher, ScrollHistory};
use crate::model::{
    id::EditionCode,
    loader::Loader,
    page::{PageContent, PageModel, Recent},
    route::{Place, Route},
    source::Failure,
};
use leptos::{prelude::*, reactive::actions::ActionAbortHandle, task::spawn_local};
use leptos_router::{
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use send_wrapper::SendWrapper;
use std::{sync::Arc, time::Duration};
use web_sys::Event;

/// After how long in the background a page may be old.
const STALE_AFTER: Duration = Duration::from_mins(15);

/// What is shown, and what is about to be.
#[derive(Clone, Copy)]
pub(super) struct Navigation {
    pub(super) page: RwSignal<PageModel>,
    /// The newest items, which stay from page to page of an edition.
    pub(super) recent: RwSignal<Recent>,
    /// Why the page that was asked for last could not be loaded.
    pub(super) failure: RwSignal<Option<Failure>>,
    /// Turns to a page.
    turn: Action<Route, ()>,
    /// Asks again for the page that is shown, and shows it if it changed.
    refresh: Action<(), ()>,
    /// Notified when the reader wants to try again what failed.
    retry: Trigger,
    loader: StoredValue<Option<Arc<Loader<HttpSource>>>>,
}

impl Navigation {
    /// Starts from a page. With a loader it follows the location bar.
    pub(super) fn new(start: PageModel, loader: Option<Arc<Loader<HttpSource>>>) -> Self {
        let recent = RwSignal::new(start.recent.clone());
        let page = RwSignal::new(start);
        let failure = RwSignal::new(None);
        let scroll = loader.is_some().then(|| SendWrapper::new(ScrollHistory::start()));
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
                    show(outcome, page, recent, failure, &scroll);
                    // The router holds the new address back until its page is there.
                    if let Some(router) = &router {
                        router.ready_to_complete();
                    }
                }
            }
        });
        let refresh = Action::new_unsync(move |(): &()| async move {
            if let Some(loader) = stored.get_value() {
                refresh_page(&loader, page, recent).await;
            }
        });
        let navigation = Self { page, recent, failure, turn, refresh, retry: Trigger::new(), loader: stored };
        if let (Some(loader), Some(scroll), Some(router)) = (loader, scroll, router) {
            navigation.follow_location(&loader, router, scroll);
            navigation.load_recent();
            navigation.keep_head();
            browser::on_return(STALE_AFTER, move || navigation.ask_again());
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

    /// Asks for what is new, if the front page is shown already; else its link leads there.
    pub(super) fn refresh_front(self) {
        if self.page.with_untracked(|page| page.place == Place::Front) {
            self.ask_again();
        }
    }

    fn ask_again(self) {
        self.refresh.dispatch_local(());
    }

    /// Loads the document behind a link that the reader points at, so that it is there when they follow it.
    pub(super) fn prefetch(self, event: &Event) {
        if let Some(path) = browser::link_of(event) {
            self.prefetch_path(&path);
        }
    }

    fn prefetch_path(self, path: &str) {
        let Some(loader) = self.loader.get_value().filter(|_| !browser::saves_data()) else {
            return;
        };
        let base = loader.base();
        let address = if base.is_in_hash() { path.find('#').map_or("", |hash| &path[hash..]) } else { path };
        if let Some(route @ Route::Edition(..)) = base.parse(address)
            && self.page.with_untracked(PageModel::route) != route
        {
            spawn_local(async move { loader.prefetch(&route).await });
        }
    }

    /// Follows the location bar. The old page stays until the new one is there.
    fn follow_location(self, loader: &Arc<Loader<HttpSource>>, router: BrowserUrl, scroll: SendWrapper<ScrollHistory>) {
        let location = use_location();
        let base = loader.base().clone();
        let route = Memo::new({
            let base = base.clone();
            move |_| base.parse(&if base.is_in_hash() { location.hash.get() } else { location.pathname.get() })
        });
        let loader = Arc::clone(loader);
        let links = SendWrapper::new(LinkWatcher::new(move |path| self.prefetch_path(&path)));
        Effect::new({
            let links = links.clone();
            move |_| {
                self.page.track();
                request_animation_frame({
                    let links = links.clone();
                    move || links.watch_page()
                });
            }
        });
        // Told of every navigation, also of one to the address that is there: a link may be followed again after
        // its page could not be loaded.
        let url = router.as_url().clone();
        let running = StoredValue::new_local(None::<ActionAbortHandle>);
        Effect::new(move |is_running: Option<()>| {
            url.track();
            self.retry.track();
            if is_running.is_none() {
                browser::announce_ready(browser::can_share());
            }
            // In a page of somebody else, a fragment that is none of our places is that page's own.
            let Some(route) = route.get() else {
                return;
            };
            if is_running.is_none() {
                return scroll.arrive(|| {});
            }
            if route == Route::Root && !base.is_in_hash() {
                let edition = loader.site().edition_for(browser::chosen_edition().as_deref(), &browser::languages());
                return browser::go(&base.place(&edition.code, Place::Front));
            }
            if let Some(before) = running.try_update_value(Option::take).flatten() {
                before.abort();
            }
            scroll.leave();
            if self.shows(&route) {
                router.ready_to_complete();
                return scroll.arrive(|| {});
            }
            running.set_value(Some(self.turn.dispatch_local(route)));
        });
    }

    /// Whether a route's page is on the screen, and nothing about it failed.
    fn shows(self, route: &Route) -> bool {
        self.failure.with_untracked(Option::is_none)
            && self.page.with_untracked(|page| {
                let is_there = match route {
                    Route::Root => page.place == Place::Front,
                    Route::Edition(code, place) if page.context.site.edition(code).is_some() => {
                        *code == page.context.edition.code && *place == page.place
                    }
                    Route::Edition(..) | Route::Unknown => page.place == Place::Unknown,
                };
                is_there && !matches!(page.content, PageContent::Failed(_))
            })
    }

    /// Loads the newest items where a page came without. What failed is tried again with the next page.
    fn load_recent(self) {
        Effect::new(move |_| {
            let deferred = self.page.with(|page| (page.recent == Recent::Deferred).then(|| Arc::clone(&page.context)));
            let Some(context) = deferred else {
                return;
            };
            let Some(loader) = self.loader.get_value() else {
                return;
            };
            spawn_local(async move {
                if let Ok(recent) = loader.recent_of(&context).await
                    && self.page.with_untracked(edition_of) == context.edition.code
                {
                    self.recent.set(recent);
                }
            });
        });
    }

    /// Keeps the document's head that of the page shown.
    fn keep_head(self) {
        Effect::new(move |_| {
            self.page.with(|page| match page.content {
                // Its own head came with it.
                PageContent::Prerendered(_) => browser::show_language(page),
                _ => browser::show_head(page),
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
            scroll.arrive(browser::focus_heading);
        }
    }
}

/// Asks again for the page that is shown. It is replaced only if it changed; a failure leaves it as it is.
async fn refresh_page(loader: &Loader<HttpSource>, page: RwSignal<PageModel>, recent: RwSignal<Recent>) {
    let (route, edition) = page.with_untracked(|page| (page.route(), edition_of(page)));
    let Ok(Some(fresh)) = loader.reload(&route, &edition).await else {
        return;
    };
    let is_there = !matches!(fresh.content, PageContent::Failed(_));
    if is_there && page.with_untracked(PageModel::route) == route {
        if fresh.recent != Recent::Deferred {
            recent.set(fresh.recent.clone());
        }
        page.set(fresh);
    }
}
