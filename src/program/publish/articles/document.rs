//! The documents the app reads: some articles of a feed as a JSON Feed.

use crate::model::feed::{ArchiveIndex, Feed, JSON_FEED_VERSION};
use serde::Serialize;
use serde_json::{Map, Value, json, value::RawValue};

/// A JSON Feed document.
#[derive(Clone, Debug)]
pub struct DocumentText {
    /// Its text.
    pub text: String,
}

/// What a document says about paging.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Paging {
    /// The number of the page it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// How many pages there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

#[derive(Serialize)]
struct DocumentFields<'a> {
    version: &'static str,
    #[serde(flatten)]
    common: &'a Map<String, Value>,
    #[serde(rename = "_masthead", skip_serializing_if = "Option::is_none")]
    paging: Option<Paging>,
    items: &'a [Box<RawValue>],
}

impl DocumentText {
    /// A document of these items. `common` is what the feed says about all of them.
    pub fn new(
        common: &Map<String, Value>,
        paging: Option<Paging>,
        items: &[Box<RawValue>],
    ) -> serde_json::Result<Self> {
        serde_json::to_string(&DocumentFields { version: JSON_FEED_VERSION, common, paging, items })
            .map(|text| Self { text })
    }

    /// The document of an archive's index.
    pub fn of_archive(index: &ArchiveIndex) -> Self {
        let text = json!({ "version": JSON_FEED_VERSION, "items": [], "_masthead": { "archive": index } });
        Self { text: text.to_string() }
    }

    /// For an address where the owner's own page stands: the app leaves it to the browser.
    pub fn of_owners_page() -> Self {
        let text = json!({ "version": JSON_FEED_VERSION, "items": [], "_masthead": { "owners_page": "index.html" } });
        Self { text: text.to_string() }
    }

    /// What the app will read in it.
    #[must_use]
    pub fn feed(&self) -> Feed {
        Feed::parse(&self.text).unwrap_or_default()
    }
}
