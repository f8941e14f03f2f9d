//! The location bar: what it shows, and when it takes a step.

use crate::{
    app::browser::{self, AppRoot, ScrollHistory},
    model::route::BasePath,
};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, State, Url};
use send_wrapper::SendWrapper;

/// The location bar, and where the reader was on each page.
///
/// The router notes at once where a link leads, and leaves it to the app when the location bar follows. That is done here and
/// not by its `ready_to_complete`, which acts a moment later than the page, and only once for each click; nor by its
/// `complete_navigation`, which keeps for good every address that it has led to, and takes no step to the page that a step
/// back over several pages has left.
///
/// A host page takes steps of its own. So a step of ours is taken only from where the location bar was when the reader
/// asked for it; and none where places come after the hash, which the browser changes at once.
#[derive(Clone)]
pub(super) struct History {
    router: BrowserUrl,
    pub(super) base: BasePath,
    /// Where the location bar was when the reader asked for the page that is not there yet.
    asked_at: ArcStoredValue<Option<Url>>,
    pub(super) scroll: SendWrapper<ScrollHistory>,
}

impl History {
    /// Takes over from the browser.
    pub(super) fn start(root: AppRoot, base: BasePath) -> Option<Self> {
        Some(Self {
            router: use_context()?,
            asked_at: ArcStoredValue::new(None),
            scroll: SendWrapper::new(ScrollHistory::start(root, base.clone())),
            base,
        })
    }

    /// Where the reader wants to be.
    pub(super) fn url(&self) -> &ArcRwSignal<Url> {
        self.router.as_url()
    }

    /// Where the location bar says that the reader is.
    pub(super) fn shown() -> Option<Url> {
        BrowserUrl::current().ok()
    }

    /// The reader asks for another page, here.
    pub(super) fn ask(&self) {
        self.asked_at.set_value(if self.base.is_in_hash() { None } else { Self::shown() });
    }

    /// Whether the location bar still shows the page before.
    pub(super) fn is_held_back(&self) -> bool {
        let (asked_at, shown) = (self.asked_at.get_value(), Self::shown());
        // What a page asks for by the query of its address, it may change meanwhile.
        let is_there = |asked: &Url| shown.as_ref().is_some_and(|shown| shown.path() == asked.path());
        asked_at.as_ref().is_some_and(is_there) && self.url().with_untracked(|wanted| asked_at.as_ref() != Some(wanted))
    }

    /// Whether a link to that path leads to the page that is not there yet. The router would take it for a link within
    /// the page shown, and let the location bar follow at once.
    pub(super) fn is_asked_for(&self, path: &str) -> bool {
        self.is_held_back() && self.url().with_untracked(|wanted| wanted.path() == path)
    }

    /// A link to that path is followed. To one on the page shown the router leads by itself, and needs to know where it is:
    /// what it took the last step to is elsewhere by now.
    pub(super) fn begin_step_to(&self, path: &str) {
        let is_within = self.url().with_untracked(|url| url.path() == path) && !self.base.is_in_hash();
        let Some(shown) = Self::shown().filter(|_| is_within) else { return };
        let state = State::new(browser::history_state());
        self.router.complete_navigation(&LocationChange {
            value: address(&shown),
            replace: true,
            scroll: false,
            state,
        });
    }

    /// The page is there: the location bar follows.
    pub(super) fn take_step(&self) {
        if !self.is_held_back() {
            return;
        }
        browser::push_path(&self.url().with_untracked(address));
        self.asked_at.set_value(None);
    }

    /// The step is not taken: the reader stays at the address and the place where they are.
    pub(super) fn stay(&self) {
        if let Some(shown) = Self::shown() {
            // Nothing follows this: the page of that address is there.
            *self.url().write_untracked() = shown;
        }
        self.asked_at.set_value(None);
        self.scroll.stay();
    }
}

fn address(url: &Url) -> String {
    let search = if url.search().is_empty() { String::new() } else { format!("?{}", url.search()) };
    [url.path(), &search, url.hash()].concat()
}
