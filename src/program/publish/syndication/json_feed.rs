//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>). These types only write it:
//! [`crate::model::feed`] reads what others write, and forgives.

use super::{Channel, ChannelItem, Enclosure};
use crate::model::{
    feed::JSON_FEED_VERSION,
    locale::{Language, Timestamp},
};
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    description: &'a str,
    language: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<JsonAttachment<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonAttachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
}

impl Channel<'_> {
    /// The feed as JSON.
    ///
    /// # Errors
    /// None in practice: every field can be written.
    pub fn to_json_feed(self) -> serde_json::Result<Vec<u8>> {
        let items: Vec<_> = self.items().collect();
        serde_json::to_vec(&JsonFeed {
            version: JSON_FEED_VERSION,
            title: self.title,
            home_page_url: self.context.public_address(self.place),
            feed_url: self.address("feed.json"),
            description: self.context.description(),
            language: self.context.edition.lang.as_str(),
            items: items.iter().map(JsonItem::from).collect(),
        })
    }
}

impl<'a> From<&'a ChannelItem<'a>> for JsonItem<'a> {
    fn from(channel_item: &'a ChannelItem<'a>) -> Self {
        let ChannelItem { item, url, html, image, enclosures } = channel_item;
        Self {
            id: url,
            url,
            title: item.title.as_deref(),
            content_html: html,
            summary: item.summary.as_deref(),
            image: image.as_deref(),
            date_published: item.published.as_ref().map(Timestamp::as_str),
            date_modified: item.modified.as_ref().map(Timestamp::as_str),
            authors: channel_item.author_names().map(|name| JsonAuthor { name }).collect(),
            tags: &item.tags,
            language: item.language.as_ref().map(Language::as_str),
            attachments: enclosures.iter().map(JsonAttachment::from).collect(),
        }
    }
}

impl<'a> From<&'a Enclosure<'a>> for JsonAttachment<'a> {
    fn from(Enclosure { url, mime_type, size }: &'a Enclosure<'a>) -> Self {
        Self { url, mime_type, size_in_bytes: *size }
    }
}
