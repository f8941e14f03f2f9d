//! JSON Feed 1.1 and 1 (<https://jsonfeed.org/version/1.1>), and how a feed is cut into pages.
//!
//! Reading is forgiving where a reader loses nothing: an item with a wrong field keeps its other fields,
//! unknown fields are ignored, and only items without an id are dropped, as the standard asks.

mod item;
mod paging;
#[cfg(not(target_arch = "wasm32"))]
mod stream;

pub use item::{Attachment, Author, Body, Item, Picture, Translations};
pub use paging::{ArchiveShape, PageSize};
#[cfg(not(target_arch = "wasm32"))]
pub use stream::{FeedHead, read_feed};

use crate::model::{
    id::PageNumber,
    json::{Json, JsonError},
    locale::Language,
};
use std::{fmt, sync::Arc};

/// One document of a feed.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// The feed's title.
    pub title: Option<String>,
    /// The site the feed belongs to; links of its items are relative to it.
    pub home_page_url: Option<String>,
    /// Where the next older items are.
    pub next_url: Option<String>,
    /// The language of items that name none.
    pub language: Option<Language>,
    /// The items, newest first.
    pub items: Vec<Arc<Item>>,
    /// This document's page number, where the feed tells it (`_masthead.page`).
    pub page: Option<PageNumber>,
    /// How many pages there are, the newest included (`_masthead.pages`).
    pub pages: Option<PageNumber>,
}

/// Why a document is no feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// It is not JSON: `line` and `column` say where, both from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It is JSON, but not an object with a list of `items`.
    NotAFeed,
}

impl fmt::Display for FeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => {
                write!(formatter, "it is not JSON (line {line}, column {column})")
            }
            Self::NotAFeed => formatter.write_str("it is not a JSON Feed: an object with \"items\", a list"),
        }
    }
}

impl Feed {
    /// Reads a document.
    ///
    /// # Errors
    /// Where it is not JSON, or not an object with a list of items.
    pub fn parse(text: &str) -> Result<Self, FeedError> {
        let document =
            Json::parse(text).map_err(|JsonError { line, column, .. }| FeedError::NotJson { line, column })?;
        let Some(Json::List(entries)) = document.get("items") else {
            return Err(FeedError::NotAFeed);
        };
        let authors = item::authors(&document);
        let mut items: Vec<Arc<Item>> = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(item) = Item::read(entry, &authors) else {
                continue;
            };
            if items.iter().all(|known| known.id != item.id) {
                items.push(Arc::new(item));
            }
        }
        let page = |name| PageNumber::new(document.get("_masthead")?.number(name)?);
        Ok(Self {
            title: document.string("title"),
            home_page_url: document.string("home_page_url"),
            next_url: document.string("next_url").filter(|url| !url.is_empty()),
            language: document.text("language").and_then(Language::parse),
            items,
            page: page("page"),
            pages: page("pages"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn parse(value: &Value) -> Feed {
        Feed::parse(&value.to_string()).unwrap()
    }

    #[test]
    fn a_document_of_version_1_1_is_read_whole() {
        let feed = parse(&json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": "News", "home_page_url": "https://example.org/", "language": "fa",
            "next_url": "page-2.json", "authors": [{ "name": "Desk" }],
            "_masthead": { "page": 4, "pages": 4 },
            "items": [{ "id": "1", "title": "First" }]
        }));
        assert_eq!(feed.title.as_deref(), Some("News"));
        assert_eq!(feed.next_url.as_deref(), Some("page-2.json"));
        assert_eq!(feed.language, Language::parse("fa"));
        assert_eq!(feed.pages, PageNumber::new(4));
        assert_eq!(feed.items[0].authors[0].name.as_deref(), Some("Desk"));
    }

    #[test]
    fn items_without_an_id_are_dropped_and_the_same_id_is_taken_once() {
        let feed = parse(&json!({ "items": [
            { "title": "no id" }, { "id": "" }, { "id": null }, { "id": 7, "title": "a" },
            { "id": "7", "title": "b" }, 5, "text", null
        ]}));
        let ids: Vec<_> = feed.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["7"]);
        assert_eq!(feed.items[0].title.as_deref(), Some("a"));
    }

    #[test]
    fn fields_of_a_wrong_type_count_as_missing() {
        let feed = parse(&json!({
            "title": 5, "next_url": ["x"], "language": "not a tag", "_masthead": [], "authors": {},
            "items": [{ "id": "1", "title": {}, "tags": ["a", 5, "b"], "image": false }]
        }));
        assert_eq!(feed.title, None);
        assert_eq!(feed.next_url, None);
        assert_eq!(feed.items[0].tags, ["a", "b"]);
    }

    #[test]
    fn what_is_no_feed_is_refused() {
        assert_eq!(Feed::parse(""), Err(FeedError::NotJson { line: 1, column: 0 }).map(|()| Feed::default()));
        for text in ["[]", "{}", "null", "5", r#"{"items": {}}"#, r#"{"items": null}"#] {
            assert_eq!(Feed::parse(text).unwrap_err(), FeedError::NotAFeed, "{text}");
        }
        for text in ["<!doctype html>", r#"{"items": [{"id": "1""#] {
            assert!(matches!(Feed::parse(text), Err(FeedError::NotJson { .. })), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(Feed::parse("\u{feff}{\"items\": []}").unwrap().items.is_empty());
    }

    impl PartialEq for Feed {
        fn eq(&self, other: &Self) -> bool {
            self.items.len() == other.items.len()
        }
    }
}
