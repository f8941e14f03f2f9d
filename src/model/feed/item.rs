//! An item of a feed: an article, a picture series, a clip, a book.

use super::{item_fields::ItemFields, lenient, sized_picture::SizedPicture};
use crate::model::{
    content::{self, Resolver, SafeNode, Unreadable},
    id::{CategorySlug, ItemId, ItemSlug},
    locale::{Language, Timestamp},
};
use serde::Deserialize;
use std::time::Duration;

/// One item, with every field of the standard that a reader can see.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "ItemFields")]
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
    /// The number of comments, where it is known (`_masthead.comments`).
    pub comments: Option<u32>,
    /// Where it is discussed (`_masthead.comments_url`).
    pub comments_url: Option<String>,
    /// The same item in other editions, by edition code (`_masthead.translations`).
    pub translations: Translations,
    /// The sizes of its pictures that publishing has made, by the addresses it names them by (`_masthead.pictures`).
    pub sized_pictures: Vec<(String, SizedPicture)>,
    /// Which lists it is in (`_masthead.listed`).
    pub listed: Listed,
}

/// What publishing alone says of an item in `_masthead`; in an owner's feed it is not believed.
pub const ITEM_SAID_BY_PUBLISHING: [&str; 2] = ["listed", "pictures"];

/// Which lists of an edition an item is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// All it belongs to.
    #[default]
    Everywhere,
    /// That of a category alone, whose own feed has it and the edition's has not; publishing writes that.
    InCategory,
    /// None, for it was taken back; publishing writes that.
    Nowhere,
}

/// The same item in other editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations(pub(super) Vec<(String, ItemId)>);

impl Translations {
    /// The item in the edition with that code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&ItemId> {
        let (_, id) = self.0.iter().find(|(known, _)| known == code)?;
        Some(id)
    }

    /// Edition codes and ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ItemId)> {
        self.0.iter().map(|(code, id)| (code.as_str(), id))
    }
}

/// An item's text, in one of the two forms the standard knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// HTML of unknown origin: see [`crate::model::content`].
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The name.
    #[serde(deserialize_with = "lenient::filled_text")]
    pub name: Option<String>,
    /// A page about the author.
    #[serde(deserialize_with = "lenient::text")]
    pub url: Option<String>,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Its address.
    #[serde(deserialize_with = "lenient::text_or_empty")]
    pub url: String,
    /// Its type, such as `application/pdf`.
    #[serde(deserialize_with = "lenient::text_or_empty")]
    pub mime_type: String,
    /// A name for it.
    #[serde(deserialize_with = "lenient::text")]
    pub title: Option<String>,
    /// Its size in bytes.
    #[serde(deserialize_with = "lenient::number")]
    pub size_in_bytes: Option<u64>,
    /// How long it takes to hear or see it.
    #[serde(rename = "duration_in_seconds", deserialize_with = "lenient::seconds")]
    pub duration: Option<Duration>,
}

impl Item {
    /// The item's name in addresses.
    #[must_use]
    pub fn slug(&self) -> ItemSlug {
        self.id.slug()
    }

    /// Forgets what publishing alone says ([`ITEM_SAID_BY_PUBLISHING`]): the item stands in a feed of the owner's.
    pub fn forget_publishing(&mut self) {
        self.sized_pictures.clear();
        self.listed = Listed::Everywhere;
    }

    /// Its text as a safe tree; ids in it start with the item's slug, so that no id occurs twice on a page.
    ///
    /// # Errors
    /// Where the browser does not parse it; natively never.
    pub fn content(&self, resolver: &Resolver) -> Result<Vec<SafeNode>, Unreadable> {
        Ok(match &self.body {
            Body::Html(html) => content::of_html(html, resolver, self.slug().as_str())?,
            Body::Text(text) => content::paragraphs(text),
            Body::None => self.summary.as_deref().map(content::paragraphs).unwrap_or_default(),
        })
    }

    /// The tag that a category's slug was made of.
    #[must_use]
    pub fn tag_of(&self, slug: &CategorySlug) -> Option<&str> {
        let tag = self.tags.iter().find(|tag| CategorySlug::from_tag(tag).as_ref() == Some(slug))?;
        Some(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn item(value: &Value) -> Item {
        let item: Item = serde_json::from_str(&value.to_string()).unwrap();
        // `publish` and `masthead check` read the same from a value.
        assert_eq!(format!("{:?}", Item::deserialize(value).unwrap()), format!("{item:?}"));
        item
    }

    #[test]
    fn an_item_is_read_whole() {
        let item = item(&json!({
            "id": "1", "url": "https://example.org/1", "external_url": "https://other.example/",
            "title": "T", "content_html": "<p>x</p>", "content_text": "x", "summary": "s",
            "image": "a.jpg", "banner_image": "b.jpg",
            "date_published": "2009-08-05", "date_modified": "2009-08-06T10:00:00Z",
            "authors": [{ "name": "A", "url": "https://a.example/" }], "tags": ["Iraq"], "language": "en",
            "attachments": [{ "url": "a.pdf", "mime_type": "application/pdf", "title": "A",
                              "size_in_bytes": 100, "duration_in_seconds": 61.5 }],
            "_masthead": { "category": "iraq", "comments": 3, "translations": { "fa": 12 },
                           "image_alt": "alt", "image_width": 4, "image_height": 3 }
        }));
        assert_eq!(item.body, Body::Html("<p>x</p>".into()));
        let picture = Picture { url: "a.jpg".into(), alt: "alt".into(), size: Some((4, 3)) };
        assert_eq!(item.image, Some(picture));
        assert_eq!(item.translations.get("fa"), ItemId::new("12").as_ref());
        assert_eq!(item.comments, Some(3));
        assert_eq!(item.attachments[0].size_in_bytes, Some(100));
        assert_eq!(item.attachments[0].duration, Some(Duration::from_millis(61_500)));
        assert_eq!(item.modified.unwrap().as_str(), "2009-08-06T10:00:00Z");
    }

    #[test]
    fn version_1_has_one_author_and_may_number_its_ids() {
        let item = item(&json!({ "id": 12, "author": { "name": "A" }, "content_text": "x" }));
        assert_eq!(item.id.as_str(), "12");
        assert_eq!(item.authors[0].name.as_deref(), Some("A"));
        assert_eq!(item.body, Body::Text("x".into()));
    }

    #[test]
    fn the_banner_stands_in_for_the_image() {
        assert_eq!(item(&json!({ "id": "1", "banner_image": "b.jpg" })).image.unwrap().url, "b.jpg");
    }

    #[test]
    fn the_first_tag_stands_in_for_the_category() {
        let item = item(&json!({ "id": "1", "tags": ["…", "People and Society"] }));
        assert_eq!(item.category.as_ref().unwrap().as_str(), "people-and-society");
        assert_eq!(item.tag_of(item.category.as_ref().unwrap()), Some("People and Society"));
    }

    #[test]
    fn tags_may_be_one_text() {
        assert_eq!(item(&json!({ "id": "1", "tags": "Iraq, Camp Ashraf,," })).tags, ["Iraq", "Camp Ashraf"]);
        assert_eq!(item(&json!({ "id": "1", "tags": ["a", "b", "a", 5] })).tags, ["a", "b"]);
    }

    #[test]
    fn plain_texts_lose_the_markup_of_pages() {
        let item = item(&json!({ "id": "1", "title": "It&#8217;s <em>new</em>", "summary": "a &amp; b",
            "tags": ["Arts &amp; Culture"], "authors": [{ "name": "A &amp; B" }],
            "attachments": [{ "url": "a", "title": "<b>A</b>" }] }));
        assert_eq!(item.title.as_deref(), Some("It\u{2019}s new"));
        assert_eq!(item.summary.as_deref(), Some("a & b"));
        assert_eq!((item.tags[0].as_str(), item.authors[0].name.as_deref()), ("Arts & Culture", Some("A & B")));
        assert_eq!(item.attachments[0].title.as_deref(), Some("A"));
    }

    #[test]
    fn one_wrong_field_costs_that_field() {
        let item = item(&json!({ "id": "1", "title": "T", "date_published": "yesterday",
            "attachments": [{ "mime_type": "x" }, { "url": "a" }], "_masthead": { "comments": -1 } }));
        assert_eq!(item.title.as_deref(), Some("T"));
        assert_eq!(item.published, None);
        assert_eq!(item.attachments.len(), 1);
        assert_eq!(item.comments, None);
    }

    #[test]
    fn an_author_named_in_both_versions_stands_once() {
        let authors = |fields: Value| {
            let mut fields = fields;
            fields["id"] = json!("1");
            item(&fields).authors
        };
        let expected = |name: &str| vec![Author { name: Some(name.into()), url: Some("u".into()) }];
        for (fields, name) in [
            (
                json!({ "authors": [{ "name": "A", "url": "u" }, { "url": "no name" }, 5], "author": { "name": "A" } }),
                "A",
            ),
            (json!({ "authors": [{ "name": "A &amp; B", "url": "u" }], "author": { "name": "A & B" } }), "A & B"),
            (json!({ "authors": [{ "name": "Ann Lee", "url": "u" }], "author": { "name": "alee" } }), "Ann Lee"),
            (json!({ "authors": [{ "name": "A" }, { "name": " A ", "url": "u" }] }), "A"),
            (json!({ "authors": [{ "url": "no name" }], "author": { "name": "A", "url": "u" } }), "A"),
        ] {
            assert_eq!(authors(fields.clone()), expected(name), "{fields}");
        }
    }

    #[test]
    fn every_field_may_be_of_any_wrong_kind() {
        let fields = [
            "url",
            "external_url",
            "title",
            "content_html",
            "content_text",
            "summary",
            "image",
            "banner_image",
            "date_published",
            "date_modified",
            "authors",
            "author",
            "tags",
            "language",
            "attachments",
            "_masthead",
        ];
        let extension =
            ["category", "comments", "translations", "image_alt", "image_width", "image_height", "pictures"];
        let wrong = [json!(null), json!(true), json!(-5), json!(1.5), json!([[{}], 5]), json!({ "x": [{ "y": 5 }] })];
        for value in &wrong {
            for field in fields {
                assert_eq!(item(&json!({ "id": "1", field: value })).id.as_str(), "1", "{field}: {value}");
            }
            for field in extension {
                let known = json!({ "id": "1", "image": "a", "_masthead": { "image_alt": "x", field: value } });
                assert!(item(&known).image.is_some(), "{field}: {value}");
            }
        }
    }

    #[test]
    fn what_publishing_says_can_be_forgotten() {
        let mut item = item(&json!({ "id": "1", "_masthead": {
            "listed": "in_category", "pictures": { "a.jpg": { "name": "9f", "widths": [240] } } } }));
        assert_eq!((item.listed, item.sized_pictures.len()), (Listed::InCategory, 1));
        item.forget_publishing();
        assert_eq!((item.listed, item.sized_pictures.len()), (Listed::Everywhere, 0));
    }

    #[test]
    fn no_comments_are_known_from_an_unknown_number() {
        let comments = |number: Value| item(&json!({ "id": "1", "_masthead": { "comments": number } })).comments;
        assert_eq!(comments(json!(0)), Some(0));
        for unknown in [json!(null), json!("3"), json!(1.5), json!(5_000_000_000_u64)] {
            assert_eq!(comments(unknown), None);
        }
    }
}
