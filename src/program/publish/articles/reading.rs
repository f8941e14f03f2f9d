//! Reading a feed whole, document by document and item by item.

use super::{ArticleIndex, Articles, picture_sizes::PictureSizes, store::ArticleStoreWriter};
use crate::{
    model::{
        feed::{FeedHead, Item, newest_first, read_feed},
        id::{CategorySlug, ItemId, PageNumber},
        loader::{NextDocument, next_document},
        locale::Timestamp,
    },
    program::publish::PublishError,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{collections::HashSet, fs::File, io::BufReader, path::Path};

/// The part of a feed that has been read.
struct Reading<'a> {
    store: ArticleStoreWriter,
    entries: Vec<Entry>,
    ids: HashSet<ItemId>,
    pictures: &'a PictureSizes,
}

/// What is known of an article without its text.
struct Entry {
    id: ItemId,
    category: Option<CategorySlug>,
    published: Option<Timestamp>,
    /// Its number in the store.
    stored: ArticleIndex,
}

impl Articles {
    /// Reads a feed whole, newest first. `page_address` names the document of a page where the feed is numbered;
    /// `pictures` knows the sizes that its items do not tell.
    ///
    /// # Errors
    /// Where a document is missing or no feed.
    pub fn read(
        folder: &Path,
        address: &str,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
        pictures: &PictureSizes,
    ) -> Result<Self, PublishError> {
        let mut reading =
            Reading { store: ArticleStoreWriter::new()?, entries: Vec::new(), ids: HashSet::new(), pictures };
        let mut common = None;
        let mut next = Some(address.to_owned());
        let mut seen = HashSet::new();
        while let Some(address) = next.take().filter(|address| !seen.contains(address)) {
            let head = reading.read_document(&folder.join(&address))?;
            common.get_or_insert_with(|| common_fields(&head));
            next = next_address(&head, &address, page_address);
            seen.insert(address);
        }
        reading.finish(common.unwrap_or_default())
    }
}

impl Reading<'_> {
    fn read_document(&mut self, path: &Path) -> Result<FeedHead, PublishError> {
        let file = File::open(path).map_err(PublishError::file("reading", path))?;
        let mut outcome = Ok(());
        let head = read_feed(BufReader::with_capacity(1 << 16, file), |_, item| {
            if outcome.is_ok() {
                outcome = self.add(item);
            }
        });
        let head = head.map_err(|reason| PublishError::Feed { path: path.to_owned(), reason })?;
        outcome.map(|()| head)
    }

    /// Adds an item that the app would show. One that it would drop, or that is there already, is left out.
    fn add(&mut self, mut value: Value) -> Result<(), PublishError> {
        let item = Item::deserialize(&value).ok().filter(|item| !self.ids.contains(&item.id));
        let (Some(item), Some(stored)) = (item, ArticleIndex::new(self.entries.len())) else {
            return Ok(());
        };
        self.pictures.fill_in(&mut value);
        self.store.push(&value.to_string())?;
        self.ids.insert(item.id.clone());
        self.entries.push(Entry { id: item.id, category: item.category, published: item.published, stored });
        Ok(())
    }

    /// The articles in their order.
    fn finish(mut self, common: Map<String, Value>) -> Result<Articles, PublishError> {
        newest_first(&mut self.entries, |entry| entry.published.as_ref());
        let order = self.entries.iter().map(|entry| entry.stored).collect();
        let mut articles = Articles { store: Some(self.store.finish(order)?), common, ..Articles::default() };
        for (position, entry) in self.entries.into_iter().enumerate() {
            let Some(index) = ArticleIndex::new(position) else { break };
            articles.all.push(index);
            articles.indices.insert(entry.id, index);
            if let Some(category) = entry.category {
                articles.categories.entry(category).or_default().push(index);
            }
        }
        Ok(articles)
    }
}

/// What a feed says for all its items: their authors, their language, and the site they come from.
fn common_fields(head: &FeedHead) -> Map<String, Value> {
    let fields = ["author", "authors", "language", "home_page_url"].into_iter();
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
