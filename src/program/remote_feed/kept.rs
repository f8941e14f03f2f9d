//! Copies of feeds from elsewhere, for the days when they cannot be had, and for asking only for what is new.
//!
//! A private feed has its key in its address, and a copy may be seen by more people than `site.json`: addresses are not
//! written down, but hashes of them.

use super::{
    client::Validators,
    document::{Document, without_secrets},
    whole_file::{self, ReadBy},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::value::RawValue;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use url::Url;
use xxhash_rust::xxh3::xxh3_128;

/// The version whose reading of documents a copy holds: another one may read them otherwise.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A folder of copies.
#[derive(Debug)]
pub struct KeptFeeds {
    folder: PathBuf,
}

/// A feed as it was fetched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptFeed {
    version: String,
    /// Where it begins.
    address: AddressHash,
    /// When it was fetched, or found to be the same.
    pub fetched: Timestamp,
    /// Its documents, the newest items first.
    pub documents: Vec<KeptDocument>,
}

/// A document of a feed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptDocument {
    /// The address it was asked for by.
    address: AddressHash,
    /// What its next request may be compared by.
    pub validators: Validators,
    /// Where it has moved for good. Whoever asks is told again.
    #[serde(skip)]
    pub moved: Option<Url>,
    /// The document with older items.
    pub next: Option<Url>,
    /// How many of its items have an id that was made for them.
    #[serde(default)]
    pub nameless: usize,
    /// Whether it has bytes that are no letters of its encoding.
    #[serde(default)]
    pub is_garbled: bool,
    /// What it holds, as JSON Feed.
    pub text: Box<RawValue>,
}

/// What tells an address from others, and not what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AddressHash(String);

impl AddressHash {
    fn of(address: &Url) -> Self {
        Self(format!("{:032x}", xxh3_128(address.as_str().as_bytes())))
    }
}

impl KeptFeed {
    /// A feed that was fetched just now.
    pub fn new(address: &Url, mut documents: Vec<KeptDocument>) -> Self {
        if without_secrets(address) != *address {
            documents.iter_mut().for_each(KeptDocument::forget_next);
        }
        let address = AddressHash::of(address);
        Self { version: VERSION.to_owned(), address, fetched: Timestamp::now(), documents }
    }

    /// Whether there is anything in it.
    pub fn has_items(&self) -> bool {
        self.documents.iter().any(KeptDocument::has_items)
    }

    /// The document of an address, where it need not be sent again while it is the same.
    pub fn comparable(&self, address: &Url) -> Option<&KeptDocument> {
        let (same_reading, address) = (self.version == VERSION, AddressHash::of(address));
        self.documents.iter().find(|document| same_reading && document.address == address)
    }
}

impl KeptDocument {
    /// A document that was read.
    pub fn new(address: &Url, validators: Validators, document: Document) -> Self {
        let Document { fields, next, nameless, is_garbled } = document;
        // Written by serde itself, it is JSON.
        let text = serde_json::value::to_raw_value(&fields).unwrap_or_default();
        Self { address: AddressHash::of(address), validators, moved: None, next, nameless, is_garbled, text }
    }

    /// The same, as its host says that it has moved for good.
    pub fn moved_to(self, moved: Option<Url>) -> Self {
        Self { moved, ..self }
    }

    fn has_items(&self) -> bool {
        #[derive(Deserialize)]
        struct Items {
            #[serde(default)]
            items: Vec<IgnoredAny>,
        }
        serde_json::from_str::<Items>(self.text.get()).is_ok_and(|document| !document.items.is_empty())
    }

    /// Where it leads on, that has the feed's key, too. Without, it must be sent whole again.
    fn forget_next(&mut self) {
        if self.next.take().is_some() {
            self.validators = Validators::default();
        }
    }
}

impl KeptFeeds {
    /// Keeps copies in a folder, which need not be there.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The copy of a feed. One that cannot be read is none.
    pub fn get(&self, address: &Url) -> Option<KeptFeed> {
        let address = AddressHash::of(address);
        let text = fs::read_to_string(self.file(&address)).ok()?;
        serde_json::from_str(&text).ok().filter(|kept: &KeptFeed| kept.address == address)
    }

    /// Keeps a feed in the place of its last copy, which stays where this fails.
    pub fn keep(&self, feed: &KeptFeed) -> io::Result<()> {
        whole_file::write(&self.file(&feed.address), &serde_json::to_vec(feed)?, ReadBy::Owner)
    }

    fn file(&self, AddressHash(hash): &AddressHash) -> PathBuf {
        self.folder.join(format!("{hash}.json"))
    }
}
