//! Where documents come from, and what can go wrong on the way.

use crate::model::locale::{Catalog, Message};
use std::{fmt, future::Future};

/// Where documents come from.
pub trait DocumentSource {
    /// The text at an absolute address.
    fn text(&self, address: &str) -> impl Future<Output = Result<String, Reason>>;
}

/// A document that could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its address.
    pub address: String,
    /// What happened.
    pub reason: Reason,
}

/// Why a document could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No network, no such host, or the connection broke.
    Network,
    /// No whole answer in time.
    Timeout,
    /// The host answered with this HTTP status.
    Status(u16),
    /// The answer is a page for people: many hosts answer an address they do not know with their front page.
    Html,
    /// The answer is not what it should be; the text says what it is, in English, for the owner.
    Unreadable(String),
    /// The `next_url`s lead back to a document already read.
    Loop,
    /// What was asked for is not among the documents read, and there are more of them than one search reads.
    TooLong,
}

impl Failure {
    /// Whether the document does not exist, rather than being out of reach.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.reason, Reason::Status(404 | 410) | Reason::Html)
    }

    /// What happened, in the words of an edition.
    #[must_use]
    pub fn message(&self, catalog: &Catalog) -> String {
        match &self.reason {
            Reason::Network => catalog.text(Message::FailedNetwork).into_owned(),
            Reason::Timeout => catalog.text(Message::FailedTimeout).into_owned(),
            Reason::Status(status) => {
                let status = catalog.number((*status).into());
                catalog.fill(Message::FailedStatus, &[("status", &status)])
            }
            Reason::Html | Reason::Unreadable(_) => catalog.text(Message::FailedUnreadable).into_owned(),
            Reason::Loop => catalog.text(Message::FailedLoop).into_owned(),
            Reason::TooLong => catalog.text(Message::FailedTooLong).into_owned(),
        }
    }
}

impl fmt::Display for Failure {
    /// For the owner: where, and what.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.address)?;
        match &self.reason {
            Reason::Network => formatter.write_str("no connection"),
            Reason::Timeout => formatter.write_str("no answer in time"),
            Reason::Status(status) => write!(formatter, "HTTP {status}"),
            Reason::Html => formatter.write_str("it is HTML, not JSON; most likely there is no such file"),
            Reason::Unreadable(what) => formatter.write_str(what),
            Reason::Loop => formatter.write_str("next_url leads back to a page already read"),
            Reason::TooLong => formatter.write_str(
                "what was asked for is not among the documents read, and there are more; a page_url would open each page by itself",
            ),
        }
    }
}
