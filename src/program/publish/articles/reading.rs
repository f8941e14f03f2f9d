//! Reading a feed whole, document by document and item by item.

use super::{
    ArticleIndex, Articles,
    store::{ArticleStore, ArticleStoreWriter},
};
use crate::{
    model::{
        feed::{FeedHead, Item, read_feed},
        id::{CategorySlug, ItemId, PageNumber},
        loader::{NextDocument, next_document},
    },
    program::publish::PublishError,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs::File,
    io::BufReader,
    path::Path,
};

/// The part of a feed that has been read.
struct Reading {
    store: ArticleStoreWriter,
    all: Vec<ArticleIndex>,
    indices: HashMap<ItemId, ArticleIndex>,
    categories: BTreeMap<CategorySlug, Vec<ArticleIndex>>,
}

impl Articles {
    /// Reads a feed whole, newest first. `page_address` names the document of a page where the feed is numbered.
    ///
    /// # Errors
    /// Where a document is missing or no feed.
    pub fn read(
        folder: &Path,
        address: &str,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
    ) -> Result<Self, PublishError> {
        let mut reading = Reading {
            store: ArticleStoreWriter::new()?,
            all: Vec::new(),
            indices: HashMap::new(),
            categories: BTreeMap::new(),
        };
        let mut common = None;
        let mut next = Some(address.to_owned());
        let mut seen = HashSet::new();
        while let Some(address) = next.take().filter(|address| !seen.contains(address)) {
            let head = reading.read_document(&folder.join(&address))?;
            common.get_or_insert_with(|| common_fields(&head));
            next = next_address(&head, &address, page_address);
            seen.insert(address);
        }
        let store: ArticleStore = reading.store.finish()?;
        Ok(Self {
            store: Some(store),
            all: reading.all,
            indices: reading.indices,
            categories: reading.categories,
            common: common.unwrap_or_default(),
        })
    }
}

impl Reading {
    fn read_document(&mut self, path: &Path) -> Result<FeedHead, PublishError> {
        let file = File::open(path).map_err(PublishError::file("reading", path))?;
        let mut outcome = Ok(());
        let head = read_feed(BufReader::with_capacity(1 << 16, file), |_, item| {
            if outcome.is_ok() {
                outcome = self.add(&item);
            }
        });
        let head = head.map_err(|reason| PublishError::Feed { path: path.to_owned(), reason })?;
        outcome.map(|()| head)
    }

    /// Adds an item that the app would show. One that it would drop, or that is there already, is left out.
    fn add(&mut self, item: &Value) -> Result<(), PublishError> {
        let text = item.to_string();
        let item = Item::deserialize(item).ok().filter(|item| !self.indices.contains_key(&item.id));
        let Some(item) = item else {
            return Ok(());
        };
        let Some(index) = ArticleIndex::new(self.all.len()) else {
            return Ok(());
        };
        self.store.push(&text)?;
        self.all.push(index);
        self.indices.insert(item.id.clone(), index);
        if let Some(category) = &item.category {
            self.categories.entry(category.clone()).or_default().push(index);
        }
        Ok(())
    }
}

/// What a feed says for all its items: their authors and their language.
fn common_fields(head: &FeedHead) -> Map<String, Value> {
    let fields = ["author", "authors", "language"].into_iter();
    fields.filter_map(|field| Some((field.to_owned(), head.fields.get(field)?.clone()))).collect()
}

/// Where the next older items are.
fn next_address(head: &FeedHead, address: &str, page_address: &dyn Fn(PageNumber) -> Option<String>) -> Option<String> {
    match next_document(head.text("next_url"), head.page_number("page"), head.page_number("pages"), page_address)? {
        NextDocument::NextUrl(next) => Some(resolved(address, next)),
        NextDocument::PageUrl(address) => Some(address),
    }
}

/// An address relative to a document, as one relative to the publication's folder.
fn resolved(document: &str, address: &str) -> String {
    let root = "https://publication.invalid/";
    let joined = url::Url::parse(root).and_then(|url| url.join(document)).and_then(|url| url.join(address));
    joined.map_or_else(|_| address.to_owned(), |url| url.as_str().strip_prefix(root).unwrap_or(address).to_owned())
}
