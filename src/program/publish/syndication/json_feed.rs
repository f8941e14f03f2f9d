//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>). These types only write it:
//! [`crate::model::feed`] reads what others write, and forgives.

use super::{Channel, ChannelAttachment, ChannelAuthor, ChannelItem};
use crate::model::{feed::JSON_FEED_VERSION, locale::Timestamp};
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<String>,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<String>,
    language: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonAttachment<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

impl Channel<'_> {
    /// The feed as JSON.
    ///
    /// # Errors
    /// None in practice: every field can be written.
    pub fn to_json_feed(&self) -> serde_json::Result<Vec<u8>> {
        let file = "feed.json";
        let items: Vec<_> = self.items().collect();
        serde_json::to_vec(&JsonFeed {
            version: JSON_FEED_VERSION,
            title: self.title,
            home_page_url: self.home_page(),
            // The identity of the feed, the same in all its documents.
            feed_url: self.feed_address(None, file),
            next_url: self.older.map(|older| self.feed_address(Some(older), file)),
            description: self.context.description(),
            icon: self.icon(),
            language: self.context.edition.lang.as_str(),
            items: items.iter().map(JsonItem::from).collect(),
        })
    }
}

impl<'a> From<&'a ChannelItem<'a>> for JsonItem<'a> {
    fn from(channel_item: &'a ChannelItem<'a>) -> Self {
        let ChannelItem { post, url, external_url, html, language, image, authors, attachments } = channel_item;
        let item = &post.item;
        Self {
            id: url,
            url,
            external_url: external_url.as_deref(),
            title: item.title.as_deref(),
            content_html: html,
            summary: item.summary.as_deref(),
            image: image.as_deref(),
            date_published: item.published.as_ref().map(Timestamp::to_rfc_3339),
            date_modified: item.modified.as_ref().map(Timestamp::to_rfc_3339),
            authors: authors.iter().map(JsonAuthor::from).collect(),
            tags: &item.tags,
            language: *language,
            attachments: attachments.iter().map(JsonAttachment::from).collect(),
        }
    }
}

impl<'a> From<&'a ChannelAuthor<'a>> for JsonAuthor<'a> {
    fn from(ChannelAuthor { name, url }: &'a ChannelAuthor<'a>) -> Self {
        Self { name, url: url.as_deref() }
    }
}

impl<'a> From<&'a ChannelAttachment<'a>> for JsonAttachment<'a> {
    fn from(channel_attachment: &'a ChannelAttachment<'a>) -> Self {
        let ChannelAttachment { url, attachment } = channel_attachment;
        Self {
            url,
            mime_type: &attachment.mime_type,
            title: attachment.title.as_deref(),
            size_in_bytes: attachment.size_in_bytes,
            duration_in_seconds: channel_attachment.seconds(),
        }
    }
}
