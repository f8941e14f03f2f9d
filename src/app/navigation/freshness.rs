//! Asking again for a page that has been on the screen for long.

use super::{Navigation, edition_of};
use crate::{
    app::browser,
    model::{
        page::{PageContent, PageModel, Recent},
        route::Place,
    },
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// After how long in the background a page may be old.
const STALE_AFTER: Duration = Duration::from_mins(15);

/// Who wants a page anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AskedBy {
    /// The reader, who follows a link to what is shown.
    Reader,
    /// The app, of its own accord.
    App,
}

impl Navigation {
    /// Asks again when the tab is shown after it was hidden for long.
    pub(super) fn stay_fresh(self) {
        browser::on_return(STALE_AFTER, move || {
            let name = self.page.with_untracked(PageModel::address);
            if self.may_ask_by_itself(&name) {
                self.refresh(AskedBy::App);
            }
        });
    }

    /// Asks for what is new, if the front page is shown already; else its link leads there.
    pub(in crate::app) fn refresh_front(self) {
        if self.page.with_untracked(|page| page.place == Place::Front) {
            self.refresh(AskedBy::Reader);
        }
    }

    /// Asks again for the page that is shown. It is replaced only if it changed; a failure leaves it as it is.
    fn refresh(self, asked_by: AskedBy) {
        // What stands in for a page that could not be had has no document of its own.
        let has_document = |page: &PageModel| !page.is_stand_in();
        let Some(loader) = self.loader.get_value().filter(|_| self.page.with_untracked(has_document)) else {
            return;
        };
        let (route, edition) = self.page.with_untracked(|page| (page.route(), edition_of(page)));
        spawn_local(async move {
            let Ok(Some(fresh)) = loader.reload(&route, &edition).await else {
                return;
            };
            if let PageContent::Failed(failure) = &fresh.content
                && asked_by == AskedBy::Reader
                && failure.reason.is_for_the_browser()
            {
                browser::leave_for(&failure.address);
            }
            if !fresh.is_failed() && self.page.with_untracked(PageModel::route) == route {
                if fresh.recent != Recent::Deferred {
                    self.recent.set(fresh.recent.clone());
                }
                self.page.set(fresh);
            }
        });
    }
}
