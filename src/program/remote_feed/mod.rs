//! Feeds from elsewhere: fetched when a publication is checked or published, and kept for the days when they cannot be
//! had. Whatever their format, they come out as JSON Feed.

mod client;
mod document;
mod encoding;
mod fault;
mod growth;
mod kept;
mod made_id;
mod media_type;
mod mended_xml;
mod network;
mod outcomes;
mod picture_copies;
mod picture_leavings;
mod site_feeds;
mod syndication;
mod waiting;
mod whole_file;

pub use document::{Document, read as read_document};
pub use fault::{RemoteFault, Unreached};
pub use picture_copies::Copying;
pub use picture_leavings::remove as remove_leavings;
pub use site_feeds::make;

use crate::{model::feed::JSON_FEED_VERSION, program::data_folder::COPIES_FOLDER};
use client::{Answer, Client, loses_encryption};
use jiff::Timestamp;
use kept::{KeptDocument, KeptFeed, KeptFeeds};
use network::Network;
use outcomes::Outcomes;
use picture_copies::Copied;
use serde_json::value::{RawValue, to_raw_value};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashSet},
    io,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicU64},
    thread,
    time::{Duration, Instant},
};
use url::Url;
use waiting::Waiting;

/// How many documents of a feed are read: a feed that is longer gives its newest.
const MOST_DOCUMENTS: usize = 200;

/// How long all documents of a feed may be together, in bytes.
const MOST_BYTES: usize = 100_000_000;

/// How long a feed may take as a whole.
const PATIENCE: Duration = Duration::from_mins(5);

/// Fetches feeds, each once.
#[derive(Debug)]
pub struct RemoteFeeds {
    access: Access,
    kept: KeptFeeds,
    fetched: Outcomes<Arc<Fetched>>,
    pictures: Outcomes<Copied>,
    /// How many bytes of pictures were fetched.
    picture_bytes: AtomicU64,
    haste: Haste,
    /// The feeds that are to be asked for, because something older was taken.
    due: Mutex<BTreeSet<Url>>,
}

/// Whether whoever wants a feed waits for its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Haste {
    /// A run does all it does with what the host says.
    Waits,
    /// What is there is taken at once, be it nothing, and the host asked afterwards.
    TakesWhatIsThere,
}

/// What came of asking for a feed.
pub type Fetched = Result<RemoteFeed, Unreached>;

/// Whether hosts are asked.
#[derive(Debug)]
enum Access {
    Online(Client),
    Offline,
}

/// What is asked of other hosts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fetching {
    /// Hosts of the internet are asked.
    #[default]
    Public,
    /// Those of the machine's own network, too.
    OwnNetworkToo,
    /// Nobody is asked: the last copies are taken.
    Offline,
}

/// A feed that was fetched.
#[derive(Debug)]
pub struct RemoteFeed {
    /// One document of JSON Feed with all its items.
    pub text: String,
    /// How new it is.
    pub state: State,
    /// Why it could not be kept for another day.
    pub not_kept: Option<io::Error>,
    /// Where it has moved for good, as its host says now.
    pub moved: Option<Url>,
    /// How many of its items it gives nothing that tells them from others for ever.
    pub nameless: usize,
    /// Whether it has bytes that are no letters of its encoding.
    pub is_garbled: bool,
}

/// How new a feed is.
#[derive(Debug)]
pub enum State {
    /// As it is now.
    Current,
    /// As it was then.
    Kept {
        /// When it was fetched.
        since: Timestamp,
        /// Why it could not be had now; nothing where nobody was asked.
        fault: Option<Unreached>,
    },
    /// Nothing yet: it was never had before, and its host is being asked.
    Awaited,
}

impl RemoteFeeds {
    /// Those of the publication in a folder, where it keeps copies.
    #[must_use]
    pub fn of(publication: &Path, fetching: Fetching) -> Self {
        Self::new(&publication.join(COPIES_FOLDER).join("feeds"), fetching)
    }

    /// Keeps copies in `folder`, which need not be there.
    #[must_use]
    pub fn new(folder: &Path, fetching: Fetching) -> Self {
        let access = match fetching {
            Fetching::Public => Access::Online(Client::new(Network::Public)),
            Fetching::OwnNetworkToo => Access::Online(Client::new(Network::All)),
            Fetching::Offline => Access::Offline,
        };
        let (fetched, pictures) = (Outcomes::default(), Outcomes::default());
        let kept = KeptFeeds::new(folder);
        let (haste, due) = (Haste::Waits, Mutex::default());
        Self { access, kept, fetched, pictures, picture_bytes: AtomicU64::new(0), haste, due }
    }

    /// The same, saying which host is waited for when that takes more than a second.
    #[must_use]
    pub fn saying(mut self, say: impl Fn(&str) + Send + Sync + 'static) -> Self {
        if let Access::Online(client) = self.access {
            self.access = Access::Online(client.saying(Waiting::saying(say)));
        }
        self
    }

    /// The same, waiting so long for a document in place of a minute.
    #[must_use]
    pub fn patient_for(mut self, patience: Duration) -> Self {
        if let Access::Online(client) = self.access {
            self.access = Access::Online(client.patient_for(patience));
        }
        self
    }

    /// The same, taking what is there, the last copy or else nothing, until [`Self::refresh`] has asked.
    #[must_use]
    pub fn in_haste(self) -> Self {
        Self { haste: Haste::TakesWhatIsThere, ..self }
    }

    /// A feed whole: every document that `next_url` (JSON Feed) or `rel="next"` (Atom, RFC 5005) leads to. It is as it was
    /// fetched the first time: all that one run does is done with the same. An error where it cannot be had, and was never
    /// had before.
    pub fn get(&self, address: &Url) -> Arc<Fetched> {
        match self.haste {
            Haste::Waits => self.ask(address),
            Haste::TakesWhatIsThere => {
                self.due().insert(address.clone());
                self.at_hand(address).unwrap_or_else(|| Arc::new(Ok(awaited())))
            }
        }
    }

    /// What is there without asking.
    fn at_hand(&self, address: &Url) -> Option<Arc<Fetched>> {
        let last_copy = || Some(Arc::new(Ok(of_kept(&self.kept.get(address)?, None))));
        self.fetched.known(address).or_else(last_copy)
    }

    /// Asks for what was taken in haste. Whether something else came of it.
    pub fn refresh(&self) -> bool {
        let due = std::mem::take(&mut *self.due());
        let is_news = |address: &Url| {
            let before = self.at_hand(address);
            let now = self.ask(address);
            !before.is_some_and(|before| is_told_alike(&before, &now))
        };
        thread::scope(|scope| {
            let asking: Vec<_> = due.iter().map(|address| scope.spawn(move || is_news(address))).collect();
            // All are asked, also when the first has something.
            asking.into_iter().map(|answer| answer.join().unwrap_or(false)).fold(false, |any, is_news| any | is_news)
        })
    }

    fn due(&self) -> MutexGuard<'_, BTreeSet<Url>> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, address: &Url) -> Arc<Fetched> {
        let is_had = |fetched: &Arc<Fetched>| matches!(&**fetched, Ok(RemoteFeed { state: State::Current, .. }));
        self.fetched.get(address, is_had, || Arc::new(self.fetch(address)))
    }

    fn fetch(&self, address: &Url) -> Fetched {
        let kept = self.kept.get(address);
        let Access::Online(client) = &self.access else {
            let never = || Unreached::new(address, RemoteFault::NeverFetched);
            return kept.map(|kept| of_kept(&kept, None)).ok_or_else(never);
        };
        let fetched = whole(client, address, kept.as_ref());
        let fetched = match fetched {
            // A host that is being set up anew answers so, too: all articles would be gone from here.
            Ok(feed) if !feed.has_items() && kept.as_ref().is_some_and(KeptFeed::has_items) => {
                Err(Unreached::new(address, RemoteFault::Emptied))
            }
            fetched => fetched,
        };
        match fetched {
            Ok(feed) => {
                let not_kept = self.kept.keep(&feed).err();
                Ok(RemoteFeed { not_kept, ..read(&feed.documents, State::Current) })
            }
            Err(fault) => match kept {
                Some(kept) => Ok(of_kept(&kept, Some(fault))),
                None => Err(fault),
            },
        }
    }
}

/// Whether two outcomes of asking for a feed are shown alike.
fn is_told_alike(one: &Fetched, other: &Fetched) -> bool {
    let told = |fetched: &Fetched| match fetched {
        Ok(RemoteFeed { state: State::Kept { fault: Some(fault), .. }, .. }) | Err(fault) => Some(fault.to_string()),
        Ok(_) => None,
    };
    let text = |fetched: &Fetched| fetched.as_ref().ok().map(|feed| feed.text.clone());
    let moved = |fetched: &Fetched| fetched.as_ref().ok().and_then(|feed| feed.moved.clone());
    told(one) == told(other) && moved(one) == moved(other) && text(one) == text(other)
}

/// A feed of which nothing is there yet.
fn awaited() -> RemoteFeed {
    read(&[], State::Awaited)
}

fn read(documents: &[KeptDocument], state: State) -> RemoteFeed {
    let nameless = documents.iter().map(|document| document.nameless).sum();
    let is_garbled = documents.iter().any(|document| document.is_garbled);
    let moved = documents.first().and_then(|document| document.moved.clone());
    RemoteFeed { text: join(documents), state, not_kept: None, moved, nameless, is_garbled }
}

fn of_kept(kept: &KeptFeed, fault: Option<Unreached>) -> RemoteFeed {
    read(&kept.documents, State::Kept { since: kept.fetched, fault })
}

/// Asks for every document of a feed.
fn whole(client: &Client, address: &Url, before: Option<&KeptFeed>) -> Result<KeptFeed, Unreached> {
    let end = Instant::now() + PATIENCE;
    let mut documents: Vec<KeptDocument> = Vec::new();
    let (mut read, mut bytes) = (HashSet::new(), 0);
    let mut next = Some(address.clone());
    while let Some(address) = next.take() {
        if documents.len() == MOST_DOCUMENTS || !read.insert(address.clone()) {
            break;
        }
        let unreached = |fault| Unreached::new(&address, fault);
        let document = one(client, &address, before, end).map_err(unreached)?;
        bytes += document.text.get().len();
        if bytes > MOST_BYTES {
            return Err(unreached(RemoteFault::TooLong { most: MOST_BYTES }));
        }
        next = match document.next.clone() {
            Some(next) if loses_encryption(&address, &next) => {
                Some(encrypted(next, &address).ok_or_else(|| unreached(RemoteFault::GoesOnUnencrypted))?)
            }
            next => next,
        };
        documents.push(document);
    }
    Ok(KeptFeed::new(address, documents))
}

/// The same address with encryption, on the host of the one before: programs behind one that encrypts for them do not know
/// of it.
fn encrypted(mut next: Url, before: &Url) -> Option<Url> {
    let is_there = next.host() == before.host() && next.port().is_none();
    (is_there && next.set_scheme("https").is_ok()).then_some(next)
}

fn one(client: &Client, address: &Url, before: Option<&KeptFeed>, end: Instant) -> Result<KeptDocument, RemoteFault> {
    let before = before.and_then(|feed| feed.comparable(address));
    let validators = before.map(|document| &document.validators);
    match (client.get(address, validators, end)?, before) {
        (Answer::Unchanged { moved }, Some(before)) => Ok(before.clone().moved_to(moved)),
        // It was not asked for a comparison.
        (Answer::Unchanged { .. }, None) => Err(RemoteFault::Status(304)),
        (Answer::New(download), _) => {
            let document = document::read_sent(&download.bytes, download.content_type.as_deref(), &download.address)?;
            Ok(KeptDocument::new(address, download.validators, document).moved_to(download.moved))
        }
    }
}

/// One document of all: the first one speaks for the feed. What they hold is not looked into.
fn join(documents: &[KeptDocument]) -> String {
    let mut joined: Option<BTreeMap<Cow<'_, str>, &RawValue>> = None;
    let mut items: Vec<&RawValue> = Vec::new();
    for document in documents {
        let mut fields: BTreeMap<Cow<'_, str>, &RawValue> =
            serde_json::from_str(document.text.get()).unwrap_or_default();
        if let Some(more) = fields.remove("items") {
            items.extend(serde_json::from_str::<Vec<&RawValue>>(more.get()).unwrap_or_default());
        }
        joined.get_or_insert(fields);
    }
    let mut joined = joined.unwrap_or_default();
    // Texts and what was JSON before: nothing in it could fail to be JSON.
    let (version, items) = (to_raw_value(JSON_FEED_VERSION), to_raw_value(&items));
    let (version, items) = (version.unwrap_or_default(), items.unwrap_or_default());
    joined.insert("version".into(), &version);
    joined.insert("items".into(), &items);
    serde_json::to_string(&joined).unwrap_or_default()
}
