//! JSON Feed 1.1 and 1 (<https://jsonfeed.org/version/1.1>), and how a feed is cut into pages.
//!
//! Reading is forgiving where a reader loses nothing: an item with a wrong field keeps its other fields,
//! unknown fields are ignored, and only items without an id are dropped, as the standard asks.

mod archive_index;
mod item;
mod item_fields;
mod lenient;
pub mod limits;
mod order;
mod paging;
mod sized_picture;
#[cfg(not(target_arch = "wasm32"))]
mod stream;
mod surrogates;

pub use archive_index::{ArchiveIndex, Counted, ListEntry};
pub use item::{Attachment, Author, Body, ITEM_SAID_BY_PUBLISHING, Item, Listed, Picture, Translations};
pub use order::newest_first;
pub use paging::{ArchiveKind, ArchiveShape, PageSize};
pub use sized_picture::{SIZED_FOLDER, SizedPicture, Tint};
#[cfg(not(target_arch = "wasm32"))]
pub use stream::{FeedHead, read_feed};
pub use surrogates::without_lone_surrogates;

use crate::model::{id::PageNumber, locale::Language};
use item_fields::{ItemFields, named_authors};
use serde::Deserialize;
use std::{collections::HashSet, sync::Arc};

/// The version of JSON Feed that is written here, as a feed names it.
pub const JSON_FEED_VERSION: &str = "https://jsonfeed.org/version/1.1";

/// What publishing alone says of a document in `_masthead`.
pub const FEED_SAID_BY_PUBLISHING: [&str; 3] = ["archive", "owners_page", "format"];

/// The format of the published documents that this app reads. A tab may be open while another build is published: an app
/// of the time before shows the page that lies beside a document of a later format, with the app that came with it. When
/// documents come to mean something else, this becomes 2, and `publish/articles/document.rs` writes it into each
/// (`_masthead.format`); those of the first say nothing.
pub const DOCUMENT_FORMAT: u32 = 1;

/// What shows the page that a published document belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownBy {
    /// The app, from the document.
    #[default]
    App,
    /// The browser: a page of the owner's own making stands there (`_masthead.owners_page`).
    OwnersPage,
    /// An app of a later build, which comes with the page.
    LaterApp,
}

/// One document of a feed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "FeedFields")]
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
    /// What shows the page of this document.
    pub shown_by: ShownBy,
    /// What an edition holds, in the document of its archive's index (`_masthead.archive`); written by publishing alone.
    pub archive: ArchiveIndex,
}

/// A feed as the document has it.
#[derive(Deserialize)]
struct FeedFields {
    #[serde(default, deserialize_with = "lenient::text")]
    title: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    home_page_url: Option<String>,
    #[serde(default, deserialize_with = "lenient::filled_text")]
    next_url: Option<String>,
    #[serde(default, deserialize_with = "lenient::language")]
    language: Option<Language>,
    #[serde(default, deserialize_with = "lenient::objects")]
    authors: Vec<Author>,
    #[serde(default, deserialize_with = "lenient::optional_object")]
    author: Option<Author>,
    #[serde(default, rename = "_masthead", deserialize_with = "lenient::object")]
    extension: FeedExtension,
    #[serde(deserialize_with = "lenient::required_objects")]
    items: Vec<ItemFields>,
}

/// What `_masthead` says of a document.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FeedExtension {
    #[serde(deserialize_with = "lenient::number")]
    page: Option<u32>,
    #[serde(deserialize_with = "lenient::number")]
    pages: Option<u32>,
    /// The name of the page; written by publishing alone.
    #[serde(deserialize_with = "lenient::filled_text")]
    owners_page: Option<String>,
    /// Above [`DOCUMENT_FORMAT`] where it is for later builds; written by publishing alone.
    #[serde(deserialize_with = "lenient::number")]
    format: Option<u32>,
    #[serde(deserialize_with = "lenient::object")]
    archive: ArchiveIndex,
}

impl FeedExtension {
    fn shown_by(&self) -> ShownBy {
        if self.format.is_some_and(|format| format > DOCUMENT_FORMAT) {
            ShownBy::LaterApp
        } else if self.owners_page.is_some() {
            ShownBy::OwnersPage
        } else {
            ShownBy::App
        }
    }
}

/// Why a document is no feed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// It is not JSON: `line` and `column` say where, both from 1.
    #[error("it is not JSON (line {line}, column {column})")]
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It is JSON, but not an object with a list of `items`.
    #[error("it is not a JSON Feed: an object with \"items\", a list")]
    NotAFeed,
}

impl From<serde_json::Error> for FeedError {
    fn from(error: serde_json::Error) -> Self {
        if error.is_data() { Self::NotAFeed } else { Self::NotJson { line: error.line(), column: error.column() } }
    }
}

impl From<FeedFields> for Feed {
    fn from(fields: FeedFields) -> Self {
        let authors = named_authors(fields.authors, fields.author);
        let mut ids = HashSet::with_capacity(fields.items.len());
        let mut items = Vec::with_capacity(fields.items.len());
        for item in fields.items.into_iter().filter(|item| !item.is_kept_back()) {
            let Ok(mut item) = Item::try_from(item) else {
                continue;
            };
            if ids.insert(item.id.clone()) {
                if item.authors.is_empty() {
                    item.authors.clone_from(&authors);
                }
                if item.language.is_none() {
                    item.language.clone_from(&fields.language);
                }
                items.push(Arc::new(item));
            }
        }
        newest_first(&mut items, |item| item.published.as_ref());
        Self {
            title: fields.title,
            home_page_url: fields.home_page_url,
            next_url: fields.next_url,
            language: fields.language,
            items,
            page: fields.extension.page.and_then(PageNumber::new),
            pages: fields.extension.pages.and_then(PageNumber::new),
            shown_by: fields.extension.shown_by(),
            archive: fields.extension.archive,
        }
    }
}

impl Feed {
    /// Reads a document.
    ///
    /// # Errors
    /// Where it is not JSON, or not an object with a list of items.
    pub fn parse(text: &str) -> Result<Self, FeedError> {
        match serde_json::from_str(text) {
            Err(error) if error.is_syntax() => Ok(serde_json::from_str(&surrogates::without_lone_surrogates(text))?),
            read => Ok(read?),
        }
    }

    /// Forgets what publishing alone says: this is a feed of the owner's.
    pub fn forget_publishing(&mut self) {
        // Nobody else has them yet.
        self.items.iter_mut().filter_map(Arc::get_mut).for_each(Item::forget_publishing);
    }

    /// How the archive of the feed is cut into pages, of which this is the first document; `page_address` fills the
    /// template for the feed's pages, where there is one.
    #[must_use]
    pub fn archive_kind(&self, page_address: &dyn Fn(PageNumber) -> Option<String>) -> ArchiveKind {
        ArchiveKind::new(self.pages, self.next_url.as_deref(), page_address)
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
    fn drafts_and_what_was_withdrawn_are_kept_back() {
        let item = |id: &str, extension: Value| json!({ "id": id, "_masthead": extension });
        let feed = parse(&json!({ "items": [
            item("1", json!({ "draft": true })), item("2", json!({ "draft": "yes" })), item("3", json!({ "draft": false })),
            item("4", json!({ "withdrawn": true })), item("5", json!({ "withdrawn": "It was not true." })),
            item("6", json!({ "draft": null, "withdrawn": " " })), item("7", json!({ "draft": 1, "withdrawn": [] }))
        ]}));
        let ids: Vec<_> = feed.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["3", "6"]);
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
    fn half_a_character_costs_that_character() {
        let feed = Feed::parse(r#"{"items": [{"id": "1", "title": "Breaking \ud83d"}]}"#).unwrap();
        assert_eq!(feed.items[0].title.as_deref(), Some("Breaking \u{fffd}"));
    }

    #[test]
    fn the_authors_of_the_feed_stand_in_for_those_of_an_item() {
        let feed = parse(&json!({ "author": { "name": "Desk" }, "items": [
            { "id": "1" }, { "id": "2", "authors": [{ "name": "A" }] }
        ]}));
        let names: Vec<_> = feed.items.iter().map(|item| item.authors[0].name.as_deref()).collect();
        assert_eq!(names, [Some("Desk"), Some("A")]);
    }

    impl PartialEq for Feed {
        fn eq(&self, other: &Self) -> bool {
            self.items.len() == other.items.len()
        }
    }
}
