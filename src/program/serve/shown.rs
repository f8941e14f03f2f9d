//! What the server shows at a moment.

use super::faults::Faults;
use crate::program::publish::OnDemand;
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;

/// What the server shows at a moment.
#[derive(Clone)]
pub(super) struct Shown {
    /// Which of all that was ever shown: a page that carries another is an old one.
    pub(super) version: Version,
    /// The publication's pages.
    pub(super) pages: Pages,
    /// What is wrong with it.
    pub(super) faults: Arc<Faults>,
}

/// The publication's pages at a moment.
#[derive(Clone)]
pub(super) enum Pages {
    /// They are read for the first time.
    Reading,
    /// They can be drawn.
    Readable(Arc<OnDemand>),
    /// They cannot: a page of the server's own says why.
    Unreadable,
}

/// A number that no other moment has, of this server or of one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    started: u128,
    count: u64,
}

impl Version {
    /// The first of a server.
    fn first() -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_nanos()).unwrap_or_default();
        Self { started, count: 0 }
    }

    /// The one after this.
    fn next(self) -> Self {
        Self { count: self.count + 1, ..self }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:x}-{}", self.started, self.count)
    }
}

impl Shown {
    /// Before anything was read.
    pub(super) fn nothing_yet() -> Self {
        Self { version: Version::first(), pages: Pages::Reading, faults: Arc::default() }
    }
}

/// Where all answers look, and where open pages learn that it has changed.
pub(super) struct Screen(watch::Sender<Shown>);

impl Screen {
    pub(super) fn new(shown: Shown) -> Self {
        Self(watch::Sender::new(shown))
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Shown {
        self.0.borrow().clone()
    }

    /// Tells of everything that is shown from now on.
    pub(super) fn follow(&self) -> watch::Receiver<Shown> {
        self.0.subscribe()
    }

    /// Shows other pages; those that are open are old now.
    pub(super) fn show_pages(&self, pages: Pages, faults: Option<Faults>) -> Version {
        let mut version = self.0.borrow().version;
        self.0.send_modify(|shown| {
            shown.version = shown.version.next();
            shown.pages = pages;
            if let Some(faults) = faults {
                shown.faults = Arc::new(faults);
            }
            version = shown.version;
        });
        version
    }

    /// Shows what was found in that version, unless there is a newer one.
    pub(super) fn show_faults(&self, version: Version, faults: Faults) {
        self.0.send_if_modified(|shown| {
            let is_news = shown.version == version && *shown.faults != faults;
            if is_news {
                shown.faults = Arc::new(faults);
                // The server's own page holds what is wrong.
                if matches!(shown.pages, Pages::Unreadable) {
                    shown.version = shown.version.next();
                }
            }
            is_news
        });
    }
}
