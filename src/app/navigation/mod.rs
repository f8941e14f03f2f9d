//! The way from one page to the next.
//!
//! The address is one typed [`Route`], matched on a memo: nested `<Routes>` would add 27 kB to the wasm, and a
//! publication inside a host page has its places after the hash, which they cannot match.
//!
//! Documents are loaded by an [`Action`], not by a resource: a finished page is shown before anything is loaded, the
//! page before stays until the next is there, and natively, where pages are written without an executor, nothing is
//! loaded at all.
//!
//! Address and page change together. After a click on a link the router holds the new address back until its page is
//! there; where it cannot be loaded, the reader stays on the page with the link and is told. After Back and Forward, and
//! in a host page, the browser has changed the address already: there the failure is the page.

mod by_itself;
mod fragment;
mod freshness;
mod history;
mod offline;
mod prefetch;
mod read_on;
mod recent;
mod slow;
mod turn;

use super::{
    Client,
    browser::{self, AppRoot, HttpSource},
};
use crate::model::{
    id::EditionCode,
    loader::Loader,
    page::{PageContent, PageModel, ReadOn, Recent},
    patience::Patience,
    route::{BasePath, Place, Route},
};
use history::History;
use leptos::{prelude::*, reactive::actions::ActionAbortHandle};
use leptos_router::location::Url;
use prefetch::Prefetch;
use std::sync::Arc;
use turn::{FailedTurn, Turn};

/// What is shown, and what is about to be.
#[derive(Clone, Copy)]
pub(super) struct Navigation {
    pub(super) page: RwSignal<PageModel>,
    /// The newest items, which stay from page to page of an edition.
    pub(super) recent: RwSignal<Recent>,
    /// What to read after the article shown, when it is known.
    read_on: RwSignal<ReadOn>,
    /// The edition whose newest items are on their way.
    awaits_recent: RwSignal<Option<EditionCode>>,
    /// The last turn, if it failed and left the page before it in place.
    pub(super) failed_turn: RwSignal<Option<FailedTurn>>,
    /// Whether the turn under way takes long.
    pub(super) is_slow: RwSignal<bool>,
    /// Whether the publication's app is there in a newer version.
    pub(super) has_update: RwSignal<bool>,
    /// Loads the page of a route.
    turn: Action<Route, Option<Turn>>,
    /// Ends the turn under way.
    running: StoredValue<Option<ActionAbortHandle>, LocalStorage>,
    /// The route of the turn under way: an answer to an earlier question is not shown.
    wanted: StoredValue<Option<Route>>,
    /// The route whose document was prefetched last.
    prefetched: StoredValue<Option<Route>>,
    /// What is being prefetched.
    prefetching: StoredValue<Vec<Prefetch>>,
    /// What is not asked for by itself too soon again.
    patience: StoredValue<Patience>,
    loader: StoredValue<Option<Arc<Loader<HttpSource>>>>,
    /// The edition of the page that the app started from.
    first_edition: StoredValue<EditionCode>,
    /// Natively there is none.
    history: StoredValue<Option<History>>,
}

impl Navigation {
    /// Starts from a page. In a browser it follows the location bar.
    pub(super) fn new(start: PageModel, client: Option<Client>) -> Self {
        let recent = RwSignal::new(start.recent.clone());
        let first_edition = StoredValue::new(edition_of(&start));
        let page = RwSignal::new(start);
        let history = client.clone().and_then(|Client { loader, root }| History::start(root, loader.base().clone()));
        let loader = StoredValue::new(client.as_ref().map(|client| Arc::clone(&client.loader)));
        let turn = Action::new_unsync(move |route: &Route| {
            let route = route.clone();
            async move {
                let at_hand = page.with_untracked(edition_of);
                let loader = loader.get_value()?;
                let outcome = loader.load(&route, &at_hand).await;
                let outcome = offline::or_kept_page(&loader, &route, outcome).await;
                Some(Turn { route, outcome })
            }
        });
        let navigation = Self {
            page,
            recent,
            read_on: RwSignal::default(),
            awaits_recent: RwSignal::default(),
            failed_turn: RwSignal::new(None),
            is_slow: RwSignal::new(false),
            has_update: RwSignal::new(false),
            turn,
            running: StoredValue::new_local(None),
            wanted: StoredValue::new(None),
            prefetched: StoredValue::new(None),
            prefetching: StoredValue::default(),
            patience: StoredValue::default(),
            loader,
            first_edition,
            history: StoredValue::new(history),
        };
        if let (Some(Client { loader, root }), Some(history)) = (client, navigation.history.get_value()) {
            let site = Arc::clone(loader.site());
            let announced = root.clone();
            Effect::new(move |_| announced.announce_ready());
            navigation.follow_location(loader, history);
            navigation.finish_turns();
            navigation.watch_slow_turns();
            navigation.load_recent();
            navigation.load_read_on();
            navigation.keep_head(root.clone());
            if site.has_search {
                browser::follow_search_key(root.clone());
            }
            if site.opens_offline() {
                navigation.keep_what_is_read(root.clone());
            }
            navigation.prefetch_older(root);
            navigation.stay_fresh();
        }
        navigation
    }

    /// Whether a page is being loaded.
    pub(super) fn loading(self) -> Signal<bool> {
        self.turn.pending().into()
    }

    /// Follows the location bar. The old page stays until the new one is there.
    fn follow_location(self, loader: Arc<Loader<HttpSource>>, history: History) {
        // Told of every navigation, also of one to the address that is there: a link may be followed again after
        // its page could not be loaded.
        let url = history.url().clone();
        Effect::new(move |before: Option<String>| {
            let (address, route) =
                url.with(|url| (own_part(loader.base(), url).to_owned(), self.route_of_reader(&loader, url)));
            let base = loader.base();
            match (before, route) {
                // A fragment of a host page is for the host page to go to.
                (_, None) => {}
                // The first page is there already, or what stands in for it.
                (None, Some(_)) if self.page.with_untracked(PageModel::is_stand_in) => {
                    history.scroll.appear_as_stand_in();
                }
                (None, Some(_)) => history.scroll.appear(),
                (Some(before), Some(_)) if base.is_for_another(&before, &address) => {}
                (Some(before), Some(route)) => {
                    history.ask();
                    if self.page.with_untracked(|page| !page.is_failed() && page.is_at(&route)) {
                        self.abort();
                        history.scroll.leave();
                        history.take_step();
                        // From a fragment of a host page the browser leads back to where the reader was.
                        let was_outside = base.parse(&before).is_none();
                        if was_outside { history.scroll.appear() } else { history.scroll.arrive(|_| {}) }
                    } else {
                        self.turn_to(route);
                    }
                }
            }
            address
        });
    }

    /// The route that an address of this host names; at the root, the front page of the reader's edition. In a host page
    /// the root is where the publication began: Back leads to what was shown, whatever the reader has chosen since.
    fn route_of_reader(self, loader: &Loader<HttpSource>, url: &Url) -> Option<Route> {
        let base = loader.base();
        base.parse(own_part(base, url)).map(|route| match route {
            Route::Root if base.is_in_hash() => Route::Edition(self.first_edition.get_value(), Place::Front),
            Route::Root => Route::Edition(browser::edition_of_reader(loader.site()).code.clone(), Place::Front),
            route => route,
        })
    }

    /// Whether a click on a link to that address asks for the page once more that it has asked for already.
    pub(super) fn is_asked_for(self, address: &str) -> bool {
        let path = address.split('#').next().unwrap_or_default();
        self.history.with_value(|history| history.as_ref().is_some_and(|history| history.is_asked_for(path)))
    }

    /// A link to that address is followed: in a host page the browser does not tell it from a step back.
    pub(super) fn begin_at_top_of(self, address: &str) {
        let path = address.split('#').next().unwrap_or_default();
        if let Some(history) = self.history.get_value() {
            history.scroll.forget(address);
            history.begin_step_to(path);
        }
    }

    /// Leads the reader to another part of the page.
    pub(super) fn go_within(self, go: impl FnOnce(&AppRoot)) {
        if let Some(history) = self.history.get_value() {
            go(history.scroll.root());
        }
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

/// The part of an address that names the place.
fn own_part<'a>(base: &BasePath, url: &'a Url) -> &'a str {
    if base.is_in_hash() { url.hash() } else { url.path() }
}
