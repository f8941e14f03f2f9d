//! What the app asks for without the reader having asked.

use super::Navigation;
use crate::{app::browser, model::source::Failure};
use leptos::prelude::*;
use std::future::Future;

impl Navigation {
    /// Loads something that comes beside a page, unless it has just failed or the host wants to be left alone. The next
    /// occasion tries again: a page that is turned to, a link that comes near.
    pub(super) async fn ask_by_itself<T>(
        self,
        name: &str,
        load: impl Future<Output = Result<T, Failure>>,
    ) -> Option<T> {
        if !self.may_ask_by_itself(name) {
            return None;
        }
        let outcome = load.await;
        self.patience.try_update_value(|patience| match &outcome {
            Ok(_) => patience.note_success(name),
            Err(failure) => patience.note_failure(name, failure, browser::now(), browser::chance()),
        });
        outcome.ok()
    }

    /// Whether it may be asked for now.
    pub(super) fn may_ask_by_itself(self, name: &str) -> bool {
        self.patience.with_value(|patience| patience.allows(name, browser::now()))
    }

    /// What the reader has asked for did not come: the host may have said how long it wants to be left alone.
    pub(super) fn note_wish_of_host(self, failure: &Failure) {
        self.patience.update_value(|patience| patience.note_wish(failure, browser::now()));
    }
}
