//! Copies of feeds from elsewhere, for the days when they cannot be had, and for asking only for what is new.

use super::{
    client::Validators,
    whole_file::{self, ReadBy},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, value::RawValue};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

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
    pub address: Url,
    /// When it was fetched, or found to be the same.
    pub fetched: Timestamp,
    /// Its documents, the newest items first.
    pub documents: Vec<KeptDocument>,
}

/// A document of a feed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptDocument {
    /// The address it was asked for by.
    pub address: Url,
    /// What its next request may be compared by.
    pub validators: Validators,
    /// The document with older items.
    pub next: Option<Url>,
    /// What it holds, as JSON Feed.
    pub text: Box<RawValue>,
}

impl KeptFeed {
    /// A feed that was fetched just now.
    pub fn new(address: Url, documents: Vec<KeptDocument>) -> Self {
        Self { version: VERSION.to_owned(), address, fetched: Timestamp::now(), documents }
    }

    /// The document of an address, where it need not be sent again while it is the same.
    pub fn comparable(&self, address: &Url) -> Option<&KeptDocument> {
        let same_reading = self.version == VERSION;
        self.documents.iter().find(|document| same_reading && document.address == *address)
    }
}

impl KeptDocument {
    /// A document that was read.
    pub fn new(address: Url, validators: Validators, next: Option<Url>, fields: &Map<String, Value>) -> Self {
        // Written by serde itself, it is JSON.
        let text = serde_json::value::to_raw_value(fields).unwrap_or_default();
        Self { address, validators, next, text }
    }
}

impl KeptFeeds {
    /// Keeps copies in a folder, which need not be there.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The copy of a feed. One that cannot be read is none.
    pub fn get(&self, address: &Url) -> Option<KeptFeed> {
        let text = fs::read_to_string(self.file(address)).ok()?;
        serde_json::from_str(&text).ok().filter(|kept: &KeptFeed| kept.address == *address)
    }

    /// Keeps a feed in the place of its last copy, which stays where this fails.
    pub fn keep(&self, feed: &KeptFeed) -> io::Result<()> {
        whole_file::write(&self.file(&feed.address), &serde_json::to_vec(feed)?, ReadBy::Owner)
    }

    fn file(&self, address: &Url) -> PathBuf {
        self.folder.join(format!("{:016x}.json", xxh3_64(address.as_str().as_bytes())))
    }
}
