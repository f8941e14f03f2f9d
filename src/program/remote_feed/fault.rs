//! Why a feed from elsewhere could not be had.

use super::document::without_secrets;
use crate::program::{Remedy, printable};
use std::borrow::Cow;
use thiserror::Error;
use url::Url;

/// A document of a feed that could not be had.
#[derive(Debug, Error)]
#[error("{} {fault}", printable(.address))]
pub struct Unreached {
    /// Its address.
    pub address: String,
    /// What happened.
    pub fault: RemoteFault,
}

impl Unreached {
    pub(super) fn new(address: &Url, fault: RemoteFault) -> Self {
        Self { address: without_secrets(address).into(), fault }
    }
}

impl Remedy for Unreached {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match &self.fault {
            RemoteFault::WebPage { feed: Some(feed) } => {
                return format!("that page names its feed: \"{}\"", printable(feed)).into();
            }
            RemoteFault::WebPage { feed: None } => "ask that site for the address of its feed (JSON Feed, RSS or Atom)",
            RemoteFault::TooLong { .. } => {
                "ask that site for a feed of its latest articles alone, or for one whose older articles are in documents of \
                 their own"
            }
            RemoteFault::NoFeed(_) | RemoteFault::Scheme => "give the address of a feed (JSON Feed, RSS or Atom)",
            RemoteFault::GoesOnUnencrypted => "ask that site to write https: there",
            RemoteFault::Unencrypted => "give the address that it leads to, if you trust whoever is on the way there",
            RemoteFault::OwnNetwork => "give an address of the internet, or allow this one with --allow-own-network",
            RemoteFault::Status(404 | 410) => "correct the address, or ask that site where its feed is now",
            RemoteFault::Emptied => {
                "ask that site what is the matter with it; if it is meant to be empty, remove its copy from .masthead/feeds/ of \
                 the publication's folder"
            }
            RemoteFault::Damaged(_) => "ask that site what is the matter with it, or try again later",
            RemoteFault::NeverFetched => "run this once without --offline",
            RemoteFault::Redirects | RemoteFault::Status(_) => "ask that site what is the matter with it",
            RemoteFault::NoHost | RemoteFault::Connection(_) | RemoteFault::Timeout => {
                "see whether a browser can open the address, and try again later"
            }
        })
    }
}

/// What kept a document from being had, as a sentence about its address goes on.
#[derive(Clone, Debug, Error)]
pub enum RemoteFault {
    /// Its name leads to no host.
    #[error("is on a host that nobody knows")]
    NoHost,
    /// The connection could not be made, or broke.
    #[error("could not be fetched: {0}")]
    Connection(String),
    /// There was no whole answer in time.
    #[error("gave no whole answer in time")]
    Timeout,
    /// The host answered with this HTTP status.
    #[error("was answered with HTTP {0}")]
    Status(u16),
    /// It leads on and on.
    #[error("leads on from address to address without end")]
    Redirects,
    /// It leads to an address that is not one of the web.
    #[error("is, or leads to, no address with http: or https:")]
    Scheme,
    /// It is encrypted and leads to what is not: whoever is on the way could write the articles.
    #[error("leads on to an address without encryption (http:)")]
    Unencrypted,
    /// The same of what it names as its next document.
    #[error("goes on at an address without encryption (http:), where whoever is on the way could write the articles")]
    GoesOnUnencrypted,
    /// It leads to a host of the machine's own network, where others must not look around through this program.
    #[error("is, or leads to, a host of this machine's own network")]
    OwnNetwork,
    /// It is longer than is read.
    #[error("is longer than {} MB", .most / 1_000_000)]
    TooLong {
        /// How much is read.
        most: usize,
    },
    /// It is a page for people.
    #[error("is a web page, not a feed")]
    WebPage {
        /// The feed that the page names.
        feed: Option<String>,
    },
    /// It is something else.
    #[error("is no feed: {0}")]
    NoFeed(String),
    /// It is a feed, and cannot be read to its end.
    #[error("is damaged: {0}")]
    Damaged(String),
    /// It has no items, and its last copy has some.
    #[error("has no items any more")]
    Emptied,
    /// Nobody is to be asked, and there is no copy.
    #[error("was never fetched")]
    NeverFetched,
}
