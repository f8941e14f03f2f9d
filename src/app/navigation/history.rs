//! The location bar: what it shows, and when it takes a step.

use crate::app::browser::{self, AppRoot, ScrollHistory};
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, State, Url};
use send_wrapper::SendWrapper;

/// The location bar, and where the reader was on each page.
///
/// The router notes at once where a link leads, and lets the app say when the location bar follows. It is told here and
/// not by its `ready_to_complete`, which acts a moment later than the page, and only once for each click.
#[derive(Clone)]
pub(super) struct History {
    router: BrowserUrl,
    pub(super) scroll: SendWrapper<ScrollHistory>,
}

impl History {
    /// Takes over from the browser.
    pub(super) fn start(root: AppRoot) -> Option<Self> {
        Some(Self { router: use_context()?, scroll: SendWrapper::new(ScrollHistory::start(root)) })
    }

    /// Where the reader wants to be.
    pub(super) fn url(&self) -> &ArcRwSignal<Url> {
        self.router.as_url()
    }

    /// Where the location bar says that the reader is.
    pub(super) fn shown() -> Option<Url> {
        BrowserUrl::current().ok()
    }

    /// Whether the location bar still shows the page before.
    pub(super) fn is_held_back(&self) -> bool {
        Self::shown().is_some_and(|shown| self.url().with_untracked(|wanted| *wanted != shown))
    }

    /// The page is there: the location bar follows.
    pub(super) fn take_step(&self) {
        if !self.is_held_back() {
            return;
        }
        let value = self.url().with_untracked(address);
        let change = LocationChange { value: value.clone(), replace: false, scroll: false, state: State::default() };
        self.router.complete_navigation(&change);
        // After a step back over several pages the router takes the page that was left for the one shown, and no step
        // to it.
        if self.is_held_back() {
            browser::push_path(&value);
        }
    }

    /// The step is not taken: the reader stays at the address and the place where they are.
    pub(super) fn stay(&self) {
        if let Some(shown) = Self::shown() {
            // Nothing follows this: the page of that address is there.
            *self.url().write_untracked() = shown;
        }
        self.scroll.stay();
    }
}

fn address(url: &Url) -> String {
    let search = if url.search().is_empty() { String::new() } else { format!("?{}", url.search()) };
    [url.path(), &search, url.hash()].concat()
}
