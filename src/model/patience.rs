//! When the app asks again by itself for what could not be had.
//!
//! Whatever the reader asks for is asked for at once. What the app asks for beside it (the newest items, what to read
//! on, what is likely to be wanted next) comes with each page, and must not burden a host that is in trouble.

use crate::model::source::{Failure, Reason};
use std::time::Duration;

/// After the second failure of something in a row; twice as long after each more.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// So often, at most.
const MOST_DOUBLED: u32 = 8;

/// Longer is not waited after failures alone.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Longer is not waited for any host: pages stay open for days.
const LONGEST_WISH: Duration = Duration::from_hours(1);

/// What failed last, and is not asked for again too soon. Times are those since any moment that stays the same.
#[derive(Clone, Debug, Default)]
pub struct Patience {
    /// Until when the host wants to be left alone.
    host: Duration,
    failed: Vec<Failed>,
}

#[derive(Clone, Debug)]
struct Failed {
    name: String,
    /// How often in a row.
    times: u32,
    until: Duration,
}

/// For how many things it is known that they failed.
const KNOWN: usize = 32;

impl Patience {
    /// Whether something may be asked for now.
    #[must_use]
    pub fn allows(&self, name: &str, now: Duration) -> bool {
        let is_over = |until| until <= now;
        is_over(self.host) && self.failed.iter().all(|failed| failed.name != name || is_over(failed.until))
    }

    /// What came of asking for something. `chance`, of 1000, spreads the readers of a host that was away for a moment.
    pub fn note(&mut self, name: &str, failure: Option<&Failure>, now: Duration, chance: u32) {
        let known = self.failed.iter().position(|failed| failed.name == name).map(|index| self.failed.remove(index));
        let Some(failure) = failure else { return };
        self.note_wish(failure, now);
        let times = known.map_or(0, |failed| failed.times) + 1;
        // The first may have been an accident.
        let wait = match times {
            1 => Duration::ZERO,
            _ => (FIRST_WAIT * (1 << (times - 2).min(MOST_DOUBLED))).min(LONGEST_WAIT) / 2000 * (1000 + chance),
        };
        if self.failed.len() >= KNOWN {
            self.failed.remove(0);
        }
        self.failed.push(Failed { name: name.to_owned(), times, until: now + wait });
    }

    /// The host may have said how long it wants to be left alone, also where the reader has asked.
    pub fn note_wish(&mut self, failure: &Failure, now: Duration) {
        if let Reason::Busy { wait, .. } = failure.reason {
            self.host = self.host.max(now + wait.min(LONGEST_WISH));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_secs(1000);

    fn failure(reason: Reason) -> Failure {
        Failure { address: "https://example.org/en/recent.json".to_owned(), reason }
    }

    /// How many seconds something waits after so many failures in a row.
    fn waits(times: u32, chance: u32) -> Option<u64> {
        let mut patience = Patience::default();
        for _ in 0..times {
            patience.note("recent", Some(&failure(Reason::Network)), NOW, chance);
        }
        assert!(patience.allows("another", NOW));
        (0..1000).find(|seconds| patience.allows("recent", NOW + Duration::from_secs(*seconds)))
    }

    #[test]
    fn each_failure_doubles_the_wait_from_the_second_on() {
        assert_eq!([1, 2, 3, 4, 5].map(|times| waits(times, 1000)), [0, 2, 4, 8, 16].map(Some));
        assert_eq!(waits(40, 1000), Some(300));
    }

    #[test]
    fn chance_takes_away_up_to_a_half() {
        assert_eq!([0, 500, 1000].map(|chance| waits(5, chance)), [8, 12, 16].map(Some));
    }

    #[test]
    fn a_success_is_the_end_of_it() {
        let mut patience = Patience::default();
        for _ in 0..3 {
            patience.note("recent", Some(&failure(Reason::Status(500))), NOW, 1000);
        }
        patience.note("recent", None, NOW, 0);
        assert!(patience.allows("recent", NOW));
        patience.note("recent", Some(&failure(Reason::Status(500))), NOW, 1000);
        assert!(patience.allows("recent", NOW));
    }

    #[test]
    fn a_host_that_wants_to_be_left_alone_is_asked_for_nothing_meanwhile() {
        let mut patience = Patience::default();
        let busy = |seconds| failure(Reason::Busy { status: 503, wait: Duration::from_secs(seconds) });
        patience.note("recent", Some(&busy(120)), NOW, 0);
        // A shorter wish later does not shorten it.
        patience.note_wish(&busy(1), NOW);
        for name in ["recent", "another"] {
            assert!(!patience.allows(name, NOW + Duration::from_secs(119)));
            assert!(patience.allows(name, NOW + Duration::from_mins(2)));
        }
        patience.note_wish(&busy(u64::MAX), NOW);
        assert!(patience.allows("recent", NOW + LONGEST_WISH));
    }

    #[test]
    fn only_what_failed_last_is_known() {
        let mut patience = Patience::default();
        for number in 0..1000 {
            patience.note(&number.to_string(), Some(&failure(Reason::Network)), NOW, 1000);
        }
        assert_eq!(patience.failed.len(), KNOWN);
    }
}
