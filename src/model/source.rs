//! Where documents come from, and what can go wrong on the way.

use crate::model::locale::{Catalog, Message};
use std::{future::Future, time::Duration};

/// How long a document may be. A feed of ten thousand articles has less; reading one that is longer would keep the page
/// from answering for seconds, on a phone for good.
pub const LONGEST_DOCUMENT: usize = 16_000_000;

/// What is said of one that is longer.
#[must_use]
pub fn longer_than_allowed() -> Reason {
    Reason::Unreadable(format!("it is longer than {} MB", LONGEST_DOCUMENT / 1_000_000))
}

/// Where documents come from.
pub trait DocumentSource {
    /// The text at an absolute address, without a byte order mark. Dropping the future cancels the request.
    fn text(&self, address: &str, freshness: Freshness) -> impl Future<Output = Result<String, Reason>>;
}

/// Whether a document may be one that was fetched before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Any copy that its host has not declared out of date.
    CacheAllowed,
    /// The host is asked whether a copy is still the same.
    Revalidate,
}

/// A document that could not be loaded. Its display text tells the owner where and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{address}: {reason}")]
pub struct Failure {
    /// Its address.
    pub address: String,
    /// What happened.
    pub reason: Reason,
}

/// Why a document could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No network, no such host, or the connection broke.
    #[error("no connection")]
    Network,
    /// No whole answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The host answered with this HTTP status.
    #[error("HTTP {0}")]
    Status(u16),
    /// The host answered with this HTTP status, and wants to be left alone for so long.
    #[error("HTTP {status}")]
    Busy {
        /// 429 or 503.
        status: u16,
        /// `Retry-After`; nothing where it says none.
        wait: Duration,
    },
    /// The answer is a page of somebody else: the sign-in page of a network, say.
    #[error("it is a page of somebody else, not JSON; most likely the network asks to sign in")]
    ForeignPage,
    /// The answer is the app's own page: some hosts, `trunk serve` among them, answer with it where they have no file.
    #[error("it is the app's own page, not JSON; most likely there is no such file")]
    OwnPage,
    /// The reader did not want to wait any longer, or leaves the page.
    #[error("stopped by the reader")]
    Stopped,
    /// The answer is not what it should be; the text says what it is, in English, for the owner.
    #[error("{0}")]
    Unreadable(String),
    /// A page of the owner's own making stands at the address: only the browser can show it.
    #[error("a page of the owner's own stands there")]
    OwnersPage,
    /// The document is for the app of a later build, which comes with the page at the address.
    #[error("it is for a later build of the app, which the page there comes with")]
    LaterApp,
    /// There is no network, and what was kept of it is the whole page: only the browser can show that.
    #[error("without a network it is there as a page alone")]
    KeptAsPage,
    /// The `next_url`s lead back to a document already read.
    #[error("next_url leads back to a page already read")]
    Loop,
    /// The `next_url` of a feed leads to a host that `site.json` does not name for it.
    #[error("next_url leads to another host")]
    OtherHost,
    /// What was asked for is not among the documents read, and this one comes after them.
    #[error(
        "what was asked for is in none of the documents before this one; page_url opens the pages of a feed by themselves"
    )]
    TooLong,
}

impl Reason {
    /// Whether the browser can show what is at the address, and it alone.
    #[must_use]
    pub const fn is_for_the_browser(&self) -> bool {
        matches!(self, Self::OwnersPage | Self::LaterApp | Self::KeptAsPage)
    }
}

impl Failure {
    /// Whether the document does not exist, rather than being out of reach.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.reason, Reason::Status(404 | 410) | Reason::OwnPage)
    }

    /// What happened, in the words of an edition.
    #[must_use]
    pub fn message(&self, catalog: &Catalog) -> String {
        match &self.reason {
            Reason::Network => catalog.text(Message::FailedNetwork).to_owned(),
            Reason::Timeout => catalog.text(Message::FailedTimeout).to_owned(),
            Reason::Stopped => catalog.text(Message::FailedStopped).to_owned(),
            Reason::ForeignPage => catalog.text(Message::FailedForeignPage).to_owned(),
            Reason::Status(404 | 410) | Reason::OwnPage => catalog.text(Message::FailedMissing).to_owned(),
            Reason::Status(status) | Reason::Busy { status, .. } => {
                let status = catalog.number((*status).into());
                catalog.fill(Message::FailedStatus, &[("status", &status)])
            }
            Reason::Unreadable(_)
            | Reason::OtherHost
            // The app leaves for these before anybody could read it.
            | Reason::OwnersPage
            | Reason::LaterApp
            | Reason::KeptAsPage => catalog.text(Message::FailedUnreadable).to_owned(),
            Reason::Loop => catalog.text(Message::FailedLoop).to_owned(),
            Reason::TooLong => catalog.text(Message::FailedTooLong).to_owned(),
        }
    }
}
