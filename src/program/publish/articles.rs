//! The articles of a feed, however many: kept in a file, known in memory by little more than their ids.

use super::PublishError;
use crate::model::{
    feed::{Feed, FeedHead, Item, read_feed},
    id::{CategorySlug, ItemId, PageNumber},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
    sync::Mutex,
};

/// The articles of a feed, newest first.
#[derive(Debug, Default)]
pub struct Articles {
    store: Option<Mutex<File>>,
    known: Vec<Known>,
    all: Vec<ArticleIndex>,
    positions: HashMap<ItemId, u32>,
    categories: BTreeMap<CategorySlug, Vec<u32>>,
    /// What the feed says for all its items: their authors and their language.
    common: Map<String, Value>,
}

/// Where an article's text lies in the store.
#[derive(Clone, Copy, Debug)]
struct Known {
    offset: u64,
    length: u32,
}

/// An article's number in its feed; the newest is 0.
pub type ArticleIndex = u32;

/// Fills the store.
struct Reading {
    store: BufWriter<File>,
    offset: u64,
    articles: Articles,
    fault: Option<io::Error>,
}

impl Articles {
    /// Reads a feed whole, document by document, newest first.
    ///
    /// # Errors
    /// Where a document is missing or no feed.
    pub fn read(
        folder: &Path,
        address: &str,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
    ) -> Result<Self, PublishError> {
        let file = tempfile::tempfile().map_err(PublishError::file("writing", &std::env::temp_dir()))?;
        let store = file.try_clone().map_err(PublishError::file("writing", &std::env::temp_dir()))?;
        let articles = Self { store: Some(Mutex::new(file)), ..Self::default() };
        let mut reading = Reading { store: BufWriter::new(store), offset: 0, articles, fault: None };
        let mut next = Some(address.to_owned());
        let mut seen = Vec::new();
        while let Some(address) = next.take() {
            if seen.contains(&address) {
                break;
            }
            let path = folder.join(&address);
            let head = reading.document(&path)?;
            if seen.is_empty() {
                for field in ["author", "authors", "language"] {
                    if let Some(value) = head.fields.get(field) {
                        reading.articles.common.insert(field.to_owned(), value.clone());
                    }
                }
            }
            next = match head.text("next_url") {
                Some(next) => Some(beside(&address, next)),
                None => head
                    .extension_number("page")
                    .or_else(|| head.extension_number("pages"))
                    .and_then(PageNumber::new)
                    .and_then(PageNumber::previous)
                    .and_then(page_address),
            };
            seen.push(address);
        }
        reading.store.flush().map_err(PublishError::file("writing", &std::env::temp_dir()))?;
        Ok(reading.articles)
    }

    /// Whether one has that id.
    #[must_use]
    pub fn has(&self, id: &ItemId) -> bool {
        self.positions.contains_key(id)
    }

    /// The ids, newest first.
    #[must_use]
    pub fn ids(&self) -> Vec<&ItemId> {
        let mut ids: Vec<_> = self.positions.iter().collect();
        ids.sort_unstable_by_key(|(_, position)| **position);
        ids.into_iter().map(|(id, _)| id).collect()
    }

    /// Those of a category, newest first.
    #[must_use]
    pub fn of_category(&self, slug: &CategorySlug) -> &[ArticleIndex] {
        self.categories.get(slug).map(Vec::as_slice).unwrap_or_default()
    }

    /// The categories that have any.
    pub fn categories(&self) -> impl Iterator<Item = &CategorySlug> {
        self.categories.keys()
    }

    /// All of them, newest first.
    #[must_use]
    pub fn all(&self) -> &[ArticleIndex] {
        &self.all
    }

    /// A JSON Feed document of some of them, as the app reads it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn document(&self, positions: &[ArticleIndex], extension: &Value) -> Result<Document, PublishError> {
        let items: Result<Vec<_>, _> = positions.iter().map(|position| self.text(*position)).collect();
        Ok(self.document_of(&items?, extension))
    }

    /// A document of titles and dates alone.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn titles(&self, positions: &[ArticleIndex]) -> Result<Document, PublishError> {
        let mut items = Vec::with_capacity(positions.len());
        for position in positions {
            let text = self.text(*position)?;
            let title = serde_json::from_str(&text).map(|item: Map<String, Value>| {
                // A text without a title has its beginning for one.
                let titled = item.get("title").and_then(Value::as_str).is_some_and(|title| !title.trim().is_empty());
                let kept = item.into_iter().filter(|(name, _)| match name.as_str() {
                    "id" | "title" | "date_published" => true,
                    "content_html" | "content_text" | "summary" => !titled,
                    _ => false,
                });
                Value::Object(kept.collect()).to_string()
            });
            items.push(title.unwrap_or(text));
        }
        Ok(self.document_of(&items, &Value::Null))
    }

    fn document_of(&self, items: &[String], extension: &Value) -> Document {
        let mut head = self.common.clone();
        head.insert("version".to_owned(), json!("https://jsonfeed.org/version/1.1"));
        if *extension != Value::Null {
            head.insert("_masthead".to_owned(), extension.clone());
        }
        let head = Value::Object(head).to_string();
        let text = format!("{},\"items\":[{}]}}", &head[..head.len() - 1], items.join(","));
        Document { text }
    }

    fn text(&self, position: ArticleIndex) -> Result<String, PublishError> {
        self.stored(position).map_err(PublishError::file("reading", &std::env::temp_dir()))
    }

    fn stored(&self, position: ArticleIndex) -> io::Result<String> {
        let Known { offset, length } = self.known[position as usize];
        let mut bytes = vec![0; length as usize];
        let store = self.store.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let mut store = store.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        store.seek(SeekFrom::Start(offset))?;
        store.read_exact(&mut bytes)?;
        drop(store);
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}

/// A JSON Feed document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its text.
    pub text: String,
}

impl Document {
    /// What the app will read in it.
    #[must_use]
    pub fn feed(&self) -> Feed {
        Feed::parse(&self.text).unwrap_or_default()
    }
}

impl Reading {
    fn document(&mut self, path: &Path) -> Result<FeedHead, PublishError> {
        let file = File::open(path).map_err(PublishError::file("reading", path))?;
        let head = read_feed(BufReader::with_capacity(1 << 16, file), |_, item| self.item(&item))
            .map_err(|reason| PublishError::Feed { path: path.to_owned(), reason })?;
        match self.fault.take() {
            Some(reason) => Err(PublishError::file("writing", &std::env::temp_dir())(reason)),
            None => Ok(head),
        }
    }

    fn item(&mut self, item: &Value) {
        let text = item.to_string();
        let Some(item) = Item::deserialize(item).ok().filter(|item| !self.articles.has(&item.id)) else {
            return;
        };
        let (Ok(position), Ok(length)) = (u32::try_from(self.articles.known.len()), u32::try_from(text.len())) else {
            return;
        };
        if let Err(fault) = self.store.write_all(text.as_bytes()) {
            self.fault.get_or_insert(fault);
        }
        self.articles.all.push(position);
        self.articles.known.push(Known { offset: self.offset, length });
        self.offset += u64::from(length);
        self.articles.positions.insert(item.id.clone(), position);
        if let Some(category) = &item.category {
            self.articles.categories.entry(category.clone()).or_default().push(position);
        }
    }
}

/// An address relative to a document, as one relative to the publication's folder.
fn beside(document: &str, address: &str) -> String {
    let root = "https://publication.invalid/";
    let joined = url::Url::parse(root).and_then(|url| url.join(document)).and_then(|url| url.join(address));
    joined.map_or_else(|_| address.to_owned(), |url| url.as_str().strip_prefix(root).unwrap_or(address).to_owned())
}
