//! Turning to a page, and what becomes of it.

use super::{History, Navigation, edition_of};
use crate::{
    app::browser::{self, AppRoot},
    model::{
        page::{PageContent, PageModel, Recent},
        route::Route,
        source::{Failure, Reason},
    },
};
use leptos::prelude::*;
use leptos_router::location::Url;

/// What came of asking for a page.
#[derive(Clone)]
pub(super) struct Turn {
    pub(super) route: Route,
    pub(super) outcome: Result<PageModel, Failure>,
}

/// A link that led nowhere, while the page it is on stays.
#[derive(Clone)]
pub(in crate::app) struct FailedTurn {
    /// What happened.
    pub(in crate::app) failure: Failure,
    /// Where the link leads.
    url: Url,
}

impl Navigation {
    /// Asks for the page of a route, and not any longer for the one before.
    pub(super) fn turn_to(self, route: Route) {
        let Some(history) = self.history.get_value() else {
            return;
        };
        self.abort();
        self.end_prefetching(Some(&route));
        self.failed_turn.set(None);
        self.wanted.set_value(Some(route.clone()));
        history.scroll.leave();
        self.running.set_value(Some(self.turn.dispatch_local(route)));
    }

    /// Ends the turn under way; which that was.
    pub(super) fn abort(self) -> Option<Route> {
        if let Some(running) = self.running.try_update_value(Option::take).flatten() {
            running.abort();
        }
        self.wanted.try_update_value(Option::take).flatten()
    }

    /// Shows what comes of each turn.
    pub(super) fn finish_turns(self) {
        let done = self.turn.value();
        Effect::new(move |_| {
            if let Some(turn) = done.get().flatten()
                && self.is_wanted(&turn.route)
            {
                self.finish(turn);
            }
        });
    }

    fn is_wanted(self, route: &Route) -> bool {
        self.wanted.with_value(|wanted| wanted.as_ref() == Some(route))
    }

    fn finish(self, Turn { route, outcome }: Turn) {
        let Some(history) = self.history.get_value() else {
            return;
        };
        if let Ok(PageModel { content: PageContent::Failed(failure), .. }) | Err(failure) = &outcome {
            self.note_wish_of_host(failure);
        }
        match outcome {
            Ok(PageModel { content: PageContent::Failed(failure), .. }) | Err(failure)
                if failure.reason.is_for_the_browser() =>
            {
                self.wanted.set_value(None);
                history.stay();
                browser::leave_for(&failure.address);
            }
            Ok(PageModel { content: PageContent::Failed(failure), .. }) | Err(failure) if history.is_held_back() => {
                self.wanted.set_value(None);
                let url = history.url().get_untracked();
                history.stay();
                self.failed_turn.set(Some(FailedTurn { failure, url }));
            }
            Ok(page) => self.turn_page(route, page, history),
            Err(failure) => {
                let page = self.page.with_untracked(|page| page.failed(&route, failure));
                self.turn_page(route, page, history);
            }
        }
    }

    /// Shows the page of a turn.
    fn turn_page(self, route: Route, next: PageModel, history: History) {
        let root = history.scroll.root().clone();
        // A step back is the browser's: some show by a motion of their own where it leads.
        let is_of_link = history.is_held_back();
        let show = move || {
            self.wanted.set_value(None);
            self.show(next, &history);
        };
        if is_of_link { browser::turn_page(&root, move || self.is_wanted(&route), show) } else { show() }
    }

    fn show(self, next: PageModel, history: &History) {
        history.take_step();
        let other_edition = edition_of(&next) != self.page.with_untracked(edition_of);
        if other_edition || next.recent != Recent::Deferred {
            self.recent.set(next.recent.clone());
        }
        let is_stand_in = next.is_stand_in();
        let focus =
            if matches!(next.content, PageContent::Search) { AppRoot::focus_search } else { AppRoot::focus_heading };
        history.scroll.make_room();
        self.page.set(next);
        if is_stand_in {
            history.scroll.stand_in(focus);
        } else {
            history.scroll.arrive(focus);
        }
    }

    /// Follows the link that failed once more.
    pub(in crate::app) fn follow_again(self) {
        if let (Some(turn), Some(history)) = (self.failed_turn.get_untracked(), self.history.get_value()) {
            history.url().set(turn.url);
        }
    }

    /// The reader has read what became of the link.
    pub(in crate::app) fn dismiss(self) {
        self.failed_turn.set(None);
    }

    /// Asks once more for the page that the address names, after it could not be loaded.
    pub(in crate::app) fn retry(self) {
        let named = History::shown().zip(self.loader.get_value());
        let route = named.and_then(|(url, loader)| self.route_of_reader(&loader, &url));
        self.turn_to(route.unwrap_or_else(|| self.page.with_untracked(PageModel::route)));
    }

    /// The reader does not want to wait: they stay where they are, or are told where they came to.
    pub(in crate::app) fn stop(self) {
        self.end_prefetching(None);
        let (Some(route), Some(history)) = (self.abort(), self.history.get_value()) else {
            return;
        };
        if history.is_held_back() {
            return history.stay();
        }
        let address = self.loader.get_value().map(|loader| loader.base().href(&route)).unwrap_or_default();
        let failure = Failure { address, reason: Reason::Stopped };
        self.show(self.page.with_untracked(|page| page.failed(&route, failure)), &history);
    }
}
