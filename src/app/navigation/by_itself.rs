//! What the app asks for without the reader having asked: what comes beside a page, and what is likely to be wanted next.
//! What has just failed, or is to be left alone, is asked for on a later occasion: with the next page, say.

use super::Navigation;
use crate::{app::browser, model::source::Failure};
use leptos::prelude::*;

impl Navigation {
    /// Whether something may be asked for now.
    pub(super) fn may_ask_by_itself(self, name: &str) -> bool {
        self.patience.with_value(|patience| patience.allows(name, browser::now()))
    }

    /// What came of it.
    pub(super) fn note_outcome(self, name: &str, failure: Option<&Failure>) {
        self.patience.try_update_value(|patience| patience.note(name, failure, browser::now(), browser::chance()));
    }

    /// What the reader has asked for did not come: the host may have said how long it wants to be left alone.
    pub(super) fn note_wish_of_host(self, failure: &Failure) {
        self.patience.update_value(|patience| patience.note_wish(failure, browser::now()));
    }
}
