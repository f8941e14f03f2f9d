//! How an item is read: its fields as the document has them, and what they come to.

use super::{
    item::{Attachment, Author, Body, Item, Listed, Picture, Translations},
    lenient, limits,
    sized_picture::SizedPicture,
};
use crate::model::{
    content,
    id::{CategorySlug, ItemId},
    locale::{Language, Timestamp},
};
use serde::Deserialize;
use std::borrow::Cow;

/// An item as the document has it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ItemFields {
    #[serde(deserialize_with = "lenient::id")]
    id: Option<ItemId>,
    #[serde(deserialize_with = "lenient::filled_text")]
    url: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    external_url: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    title: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    content_html: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    content_text: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    summary: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    image: Option<String>,
    #[serde(deserialize_with = "lenient::filled_text")]
    banner_image: Option<String>,
    #[serde(deserialize_with = "lenient::date")]
    date_published: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::date")]
    date_modified: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::objects")]
    authors: Vec<Author>,
    #[serde(deserialize_with = "lenient::optional_object")]
    author: Option<Author>,
    #[serde(deserialize_with = "lenient::tags")]
    tags: Vec<String>,
    #[serde(deserialize_with = "lenient::language")]
    language: Option<Language>,
    #[serde(deserialize_with = "lenient::objects")]
    attachments: Vec<Attachment>,
    #[serde(rename = "_masthead", deserialize_with = "lenient::object")]
    extension: ItemExtension,
}

/// What `_masthead` says of an item.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ItemExtension {
    #[serde(deserialize_with = "lenient::category")]
    category: Option<CategorySlug>,
    #[serde(deserialize_with = "lenient::number")]
    comments: Option<u32>,
    #[serde(deserialize_with = "lenient::filled_text")]
    comments_url: Option<String>,
    #[serde(deserialize_with = "lenient::ids")]
    translations: Vec<(String, ItemId)>,
    #[serde(deserialize_with = "lenient::text_or_empty")]
    image_alt: String,
    #[serde(deserialize_with = "lenient::number")]
    image_width: Option<u32>,
    #[serde(deserialize_with = "lenient::number")]
    image_height: Option<u32>,
    #[serde(deserialize_with = "lenient::sized_pictures")]
    pictures: Vec<(String, SizedPicture)>,
    #[serde(deserialize_with = "lenient::text_or_empty")]
    listed: String,
    #[serde(deserialize_with = "lenient::is_said")]
    draft: bool,
    #[serde(deserialize_with = "lenient::is_said")]
    withdrawn: bool,
}

impl ItemFields {
    /// Whether an app that reads the owner's feed itself leaves the item out: only publishing knows what is to be shown
    /// of it, and publishes it without these marks.
    pub(super) const fn is_kept_back(&self) -> bool {
        self.extension.draft || self.extension.withdrawn
    }
}

/// An item without an id: the standard asks readers to drop it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the item has no id")]
pub struct NoItemId;

/// Those of a feed or an item that have a name, each once: `authors`, or `author` of version 1 where there are none.
pub(super) fn named_authors(authors: Vec<Author>, author: Option<Author>) -> Vec<Author> {
    let named = |author: &Author| author.name.is_some();
    let authors = if authors.iter().any(named) { authors } else { author.into_iter().collect() };
    let mut found: Vec<Author> = Vec::new();
    for Author { name, url } in authors.into_iter().filter(named).take(limits::MOST_NAMES) {
        let name = name.map(|name| meant(name, limits::LONGEST_NAME).trim().to_owned());
        let name = name.filter(|name| !name.is_empty());
        match found.iter_mut().find(|known| known.name == name) {
            Some(known) => known.url = known.url.take().or(url),
            None if name.is_some() => found.push(Author { name, url }),
            None => {}
        }
    }
    found
}

/// Plain text, whatever markup a site has put into it, of at most so many characters.
fn meant(text: String, most_characters: usize) -> String {
    let text = limits::cut(text, most_characters.saturating_mul(limits::READ_FOR_EACH_SHOWN));
    let meant = match content::without_markup(&text) {
        Cow::Owned(meant) => meant,
        Cow::Borrowed(_) => text,
    };
    limits::cut(meant, most_characters)
}

impl TryFrom<ItemFields> for Item {
    type Error = NoItemId;

    fn try_from(fields: ItemFields) -> Result<Self, NoItemId> {
        let ItemFields { extension, .. } = fields;
        let mut tags: Vec<String> = Vec::new();
        for tag in fields.tags.into_iter().take(limits::MOST_NAMES).map(|tag| meant(tag, limits::LONGEST_NAME)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let body = match (fields.content_html, fields.content_text) {
            (Some(html), _) => Body::Html(html),
            (None, Some(text)) => Body::Text(text),
            (None, None) => Body::None,
        };
        let pixels = |count: Option<u32>| count.filter(|pixels| *pixels > 0);
        let image = fields.image.or(fields.banner_image).map(|url| Picture {
            url,
            alt: extension.image_alt,
            size: pixels(extension.image_width).zip(pixels(extension.image_height)),
        });
        let mut attachments = fields.attachments;
        attachments.retain(|attachment| !attachment.url.is_empty());
        attachments.truncate(limits::MOST_ATTACHMENTS);
        for attachment in &mut attachments {
            attachment.title = attachment.title.take().map(|title| meant(title, limits::LONGEST_TITLE));
        }
        Ok(Self {
            id: fields.id.ok_or(NoItemId)?,
            url: fields.url,
            external_url: fields.external_url,
            title: fields.title.map(|title| meant(title, limits::LONGEST_TITLE)),
            body,
            summary: fields.summary.map(|summary| meant(summary, limits::LONGEST_SUMMARY)),
            image,
            published: fields.date_published,
            modified: fields.date_modified,
            authors: named_authors(fields.authors, fields.author),
            category: extension.category.or_else(|| tags.iter().find_map(|tag| CategorySlug::from_tag(tag))),
            tags,
            language: fields.language,
            attachments,
            comments: extension.comments,
            comments_url: extension.comments_url,
            translations: Translations(extension.translations),
            sized_pictures: extension.pictures,
            listed: match extension.listed.as_str() {
                "in_category" => Listed::InCategory,
                "nowhere" => Listed::Nowhere,
                _ => Listed::Everywhere,
            },
        })
    }
}
