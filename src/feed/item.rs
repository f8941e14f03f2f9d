//! An item of a feed: an article, a picture series, a clip, a book.

use super::{lenient, lenient_list};
use crate::{
    id::{CategorySlug, ItemId, ItemSlug},
    locale::{Language, Timestamp},
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One item, with every field of the standard that a reader can see.
#[derive(Clone, Debug)]
pub struct Item {
    /// The item's id, unique in its feed.
    pub id: ItemId,
    /// The page of the item on the site the feed comes from.
    pub url: Option<String>,
    /// A page elsewhere that the item is about.
    pub external_url: Option<String>,
    /// The title; microblog items have none.
    pub title: Option<String>,
    /// The text.
    pub body: Body,
    /// A sentence or two about the item, plain text.
    pub summary: Option<String>,
    /// The main picture.
    pub image: Option<Picture>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was changed.
    pub modified: Option<Timestamp>,
    /// Who wrote it; the feed's authors where the item names none.
    pub authors: Vec<Author>,
    /// Its tags, plain text.
    pub tags: Vec<String>,
    /// Its language, where it differs from the feed's.
    pub language: Option<Language>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Its category (`_masthead.category`, else the first tag's slug).
    pub category: Option<CategorySlug>,
    /// The number of comments (`_masthead.comments`).
    pub comments: u32,
    /// The same item in other editions, by edition code (`_masthead.translations`).
    pub translations: BTreeMap<String, ItemId>,
}

/// An item's text, in one of the two forms the standard knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// HTML of unknown origin: see [`crate::content`].
    Html(String),
    /// Plain text.
    Text(String),
    /// Nothing but title, picture or attachments.
    None,
}

/// A picture and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// What it shows (`_masthead.image_alt`).
    pub alt: String,
    /// Its width and height in pixels (`_masthead.image_width`, `image_height`).
    pub size: Option<(u32, u32)>,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Author {
    /// The name.
    #[serde(default, deserialize_with = "lenient")]
    pub name: Option<String>,
    /// A page about the author.
    #[serde(default, deserialize_with = "lenient")]
    pub url: Option<String>,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Attachment {
    /// Its address.
    pub url: String,
    /// Its type, such as `application/pdf`.
    #[serde(default)]
    pub mime_type: String,
    /// A name for it.
    #[serde(default, deserialize_with = "lenient")]
    pub title: Option<String>,
    /// Its size in bytes.
    #[serde(default, deserialize_with = "lenient")]
    pub size_in_bytes: Option<u64>,
    /// How long it plays, in seconds.
    #[serde(default, deserialize_with = "lenient")]
    pub duration_in_seconds: Option<f64>,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default, deserialize_with = "lenient")]
    url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    external_url: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    title: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    content_html: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    content_text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    summary: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    image: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    banner_image: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    date_published: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient")]
    date_modified: Option<Timestamp>,
    #[serde(default, deserialize_with = "lenient")]
    author: Option<Author>,
    #[serde(default, deserialize_with = "lenient_list")]
    authors: Vec<Author>,
    #[serde(default, deserialize_with = "lenient_list")]
    tags: Vec<String>,
    #[serde(default, deserialize_with = "lenient")]
    language: Option<Language>,
    #[serde(default, deserialize_with = "lenient_list")]
    attachments: Vec<Attachment>,
    #[serde(default, deserialize_with = "lenient", rename = "_masthead")]
    extension: Option<Extension>,
}

#[derive(Default, Deserialize)]
struct Extension {
    #[serde(default, deserialize_with = "lenient")]
    category: Option<CategorySlug>,
    #[serde(default, deserialize_with = "lenient")]
    comments: Option<u32>,
    #[serde(default, deserialize_with = "lenient")]
    translations: Option<BTreeMap<String, Value>>,
    #[serde(default, deserialize_with = "lenient")]
    image_alt: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    image_width: Option<u32>,
    #[serde(default, deserialize_with = "lenient")]
    image_height: Option<u32>,
}

/// An id as text. The standard asks readers to take a number for its text.
fn id_of(value: &Value) -> Option<ItemId> {
    match value {
        Value::String(text) => ItemId::new(text),
        Value::Number(number) => ItemId::new(&number.to_string()),
        _ => None,
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

impl Item {
    /// Reads an item; `None` where it has no id.
    pub(super) fn read(value: Value, feed_authors: &[Author]) -> Option<Self> {
        let id = id_of(value.get("id")?)?;
        let document = Document::deserialize(value).ok()?;
        let extension = document.extension.unwrap_or_default();
        let mut authors = document.authors;
        authors.extend(document.author);
        authors.retain(|author| author.name.as_ref().is_some_and(|name| !name.trim().is_empty()));
        if authors.is_empty() {
            authors.extend(feed_authors.iter().filter(|author| author.name.is_some()).cloned());
        }
        let body = match (filled(document.content_html), filled(document.content_text)) {
            (Some(html), _) => Body::Html(html),
            (None, Some(text)) => Body::Text(text),
            (None, None) => Body::None,
        };
        let image = filled(document.image).or(filled(document.banner_image)).map(|url| Picture {
            url,
            alt: extension.image_alt.unwrap_or_default(),
            size: extension.image_width.zip(extension.image_height).filter(|&(width, height)| width > 0 && height > 0),
        });
        let category = extension.category.or_else(|| document.tags.iter().find_map(|tag| CategorySlug::from_tag(tag)));
        let translations = extension
            .translations
            .unwrap_or_default()
            .into_iter()
            .filter_map(|(code, id)| Some((code, id_of(&id)?)))
            .collect();
        Some(Self {
            id,
            url: filled(document.url),
            external_url: filled(document.external_url),
            title: filled(document.title),
            body,
            summary: filled(document.summary),
            image,
            published: document.date_published,
            modified: document.date_modified,
            authors,
            tags: document.tags,
            language: document.language,
            attachments: document.attachments,
            category,
            comments: extension.comments.unwrap_or_default(),
            translations,
        })
    }

    /// The item's name in addresses.
    #[must_use]
    pub fn slug(&self) -> ItemSlug {
        self.id.slug()
    }

    /// The name of its category: the tag the slug was made of, else the slug.
    #[must_use]
    pub fn category_label(&self) -> Option<&str> {
        let slug = self.category.as_ref()?;
        self.tags
            .iter()
            .find(|tag| CategorySlug::from_tag(tag).as_ref() == Some(slug))
            .map_or(Some(slug.as_str()), |tag| Some(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn item(value: Value) -> Item {
        Item::read(value, &[]).unwrap()
    }

    #[test]
    fn an_item_is_read_whole() {
        let item = item(json!({
            "id": "1", "url": "https://example.org/1", "external_url": "https://other.example/",
            "title": "T", "content_html": "<p>x</p>", "content_text": "x", "summary": "s",
            "image": "a.jpg", "banner_image": "b.jpg",
            "date_published": "2009-08-05", "date_modified": "2009-08-06T10:00:00Z",
            "authors": [{ "name": "A", "url": "https://a.example/" }], "tags": ["Iraq"], "language": "en",
            "attachments": [{ "url": "a.pdf", "mime_type": "application/pdf", "title": "A",
                              "size_in_bytes": 100, "duration_in_seconds": 1.5 }],
            "_masthead": { "category": "iraq", "comments": 3, "translations": { "fa": 12 },
                           "image_alt": "alt", "image_width": 4, "image_height": 3 }
        }));
        assert_eq!(item.body, Body::Html("<p>x</p>".into()));
        let picture = Picture { url: "a.jpg".into(), alt: "alt".into(), size: Some((4, 3)) };
        assert_eq!(item.image, Some(picture));
        assert_eq!(item.translations["fa"], ItemId::new("12").unwrap());
        assert_eq!(item.comments, 3);
        assert_eq!(item.attachments[0].size_in_bytes, Some(100));
        assert_eq!(item.modified.unwrap().as_str(), "2009-08-06T10:00:00Z");
    }

    #[test]
    fn version_1_has_one_author_and_may_number_its_ids() {
        let item = item(json!({ "id": 12, "author": { "name": "A" }, "content_text": "x" }));
        assert_eq!(item.id.as_str(), "12");
        assert_eq!(item.authors[0].name.as_deref(), Some("A"));
        assert_eq!(item.body, Body::Text("x".into()));
    }

    #[test]
    fn the_banner_stands_in_for_the_image() {
        assert_eq!(item(json!({ "id": "1", "banner_image": "b.jpg" })).image.unwrap().url, "b.jpg");
    }

    #[test]
    fn the_first_tag_stands_in_for_the_category() {
        let item = item(json!({ "id": "1", "tags": ["…", "People and Society"] }));
        assert_eq!(item.category.as_ref().unwrap().as_str(), "people-and-society");
        assert_eq!(item.category_label(), Some("People and Society"));
    }

    #[test]
    fn one_wrong_field_costs_that_field() {
        let item = item(json!({ "id": "1", "title": "T", "date_published": "yesterday",
            "attachments": [{ "mime_type": "x" }, { "url": "a" }], "_masthead": { "comments": -1 } }));
        assert_eq!(item.title.as_deref(), Some("T"));
        assert_eq!(item.published, None);
        assert_eq!(item.attachments.len(), 1);
        assert_eq!(item.comments, 0);
    }
}
