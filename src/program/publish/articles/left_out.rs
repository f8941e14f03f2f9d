//! What of a feed is not published yet.

use crate::{
    model::id::ItemId,
    program::{Standing, publish::options::Unpublished},
};
use std::collections::{HashMap, HashSet};

/// What decides which items of a feed are published, and how.
#[derive(Clone, Debug)]
pub struct ItemJudgement {
    /// The moment as of which it is published.
    pub at: jiff::Timestamp,
    /// What becomes of drafts and of what waits.
    pub unpublished: Unpublished,
    /// What stands in the place of an article that was taken back.
    pub withdrawn_notice: String,
}

/// The items that are left out, because they are drafts or wait for their time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOutItems {
    drafts: HashSet<ItemId>,
    /// Each with its time.
    waiting: HashMap<ItemId, Option<jiff::Timestamp>>,
    /// When the next of those is due that wait, and are shown with a mark all the same.
    next_marked: Option<jiff::Timestamp>,
}

/// How many items were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOutCounts {
    /// Drafts.
    pub drafts: usize,
    /// Those whose date has not come yet.
    pub waiting: usize,
    /// When the next of them is due.
    pub next: Option<jiff::Timestamp>,
}

impl LeftOutItems {
    /// Takes note of an item, if it is one of them.
    pub(super) fn add(&mut self, id: &ItemId, standing: &Standing) {
        match standing {
            Standing::Draft => drop(self.drafts.insert(id.clone())),
            Standing::Waiting(date) => drop(self.waiting.insert(id.clone(), date.instant_or_midnight())),
            Standing::Published | Standing::Withdrawn(_) => {}
        }
    }

    /// Takes note of an item that is shown.
    pub(super) fn add_shown(&mut self, standing: &Standing) {
        if let Standing::Waiting(date) = standing {
            self.next_marked = self.next_marked.into_iter().chain(date.instant_or_midnight()).min();
        }
    }

    /// When the next item is due that is shown with a mark.
    pub const fn next_marked(&self) -> Option<jiff::Timestamp> {
        self.next_marked
    }

    /// Whether the item with that id is one of them.
    pub(super) fn has(&self, id: &ItemId) -> bool {
        self.drafts.contains(id) || self.waiting.contains_key(id)
    }

    /// Those of several feeds: one that is in two of them counts once.
    #[must_use]
    pub fn counts<'a>(feeds: impl Iterator<Item = &'a Self>) -> LeftOutCounts {
        let (mut drafts, mut waiting) = (HashSet::new(), HashMap::new());
        for feed in feeds {
            drafts.extend(&feed.drafts);
            waiting.extend(feed.waiting.iter());
        }
        LeftOutCounts {
            drafts: drafts.len(),
            waiting: waiting.len(),
            next: waiting.into_values().filter_map(|time| *time).min(),
        }
    }
}

impl LeftOutCounts {
    /// Those of two editions.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            drafts: self.drafts + other.drafts,
            waiting: self.waiting + other.waiting,
            next: self.next.into_iter().chain(other.next).min(),
        }
    }
}
