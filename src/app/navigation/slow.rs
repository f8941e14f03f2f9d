//! Saying that a page loads for long.

use super::Navigation;
use leptos::prelude::*;
use std::time::Duration;

/// After how long a reader is told. Most pages are there long before, and most readers wait no longer without a word.
const SLOW_AFTER: Duration = Duration::from_secs(3);

impl Navigation {
    /// Keeps [`Navigation::is_slow`] true while a turn takes long.
    pub(super) fn watch_slow_turns(self) {
        // Told of each turn, also of one that takes the place of another.
        let under_way = self.turn.input();
        Effect::new(move |_| {
            self.is_slow.set(false);
            if under_way.with(Option::is_some)
                && let Ok(timer) = set_timeout_with_handle(move || self.is_slow.set(true), SLOW_AFTER)
            {
                on_cleanup(move || timer.clear());
            }
        });
    }
}
