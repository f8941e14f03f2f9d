//! An item of a feed: an article, a picture series, a clip, a book.

use crate::model::{
    id::{CategorySlug, ItemId, ItemSlug},
    json::Json,
    locale::{Language, Timestamp},
};

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
    pub translations: Translations,
}

/// The same item in other editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations(Vec<(String, ItemId)>);

impl Translations {
    /// The item in the edition with that code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&ItemId> {
        let (_, id) = self.0.iter().find(|(known, _)| known == code)?;
        Some(id)
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: Option<String>,
    /// A page about the author.
    pub url: Option<String>,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its address.
    pub url: String,
    /// Its type, such as `application/pdf`.
    pub mime_type: String,
    /// A name for it.
    pub title: Option<String>,
    /// Its size in bytes.
    pub size_in_bytes: Option<u64>,
}

/// An id as text. The standard asks readers to take a number for its text.
fn id_of(json: &Json<'_>) -> Option<ItemId> {
    match json {
        Json::Text(text) => ItemId::new(text),
        Json::Number(text) => ItemId::new(text),
        _ => None,
    }
}

/// A text that is more than white space.
fn filled(json: &Json<'_>, name: &str) -> Option<String> {
    json.text(name).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The authors of a feed or an item that have a name: `authors`, and `author` of version 1.
pub(super) fn authors(json: &Json<'_>) -> Vec<Author> {
    let entries = json.list("authors").iter().chain(json.get("author"));
    let authors = entries.map(|entry| Author { name: filled(entry, "name"), url: entry.string("url") });
    authors.filter(|author| author.name.is_some()).collect()
}

fn attachment(json: &Json<'_>) -> Option<Attachment> {
    Some(Attachment {
        url: json.string("url")?,
        mime_type: json.string("mime_type").unwrap_or_default(),
        title: json.string("title"),
        size_in_bytes: json.number("size_in_bytes"),
    })
}

impl Item {
    /// Reads an item; `None` where it has no id.
    pub(super) fn read(json: &Json<'_>, feed_authors: &[Author]) -> Option<Self> {
        let id = id_of(json.get("id")?)?;
        let extension = json.get("_masthead").unwrap_or(&Json::Null);
        let mut authors = authors(json);
        if authors.is_empty() {
            authors = feed_authors.to_vec();
        }
        let body = match (filled(json, "content_html"), filled(json, "content_text")) {
            (Some(html), _) => Body::Html(html),
            (None, Some(text)) => Body::Text(text),
            (None, None) => Body::None,
        };
        let pixels = |name| extension.number(name).filter(|pixels| *pixels > 0);
        let image = filled(json, "image").or_else(|| filled(json, "banner_image")).map(|url| Picture {
            url,
            alt: extension.string("image_alt").unwrap_or_default(),
            size: pixels("image_width").zip(pixels("image_height")),
        });
        let tags: Vec<String> = json.list("tags").iter().filter_map(|tag| tag.as_text().map(str::to_owned)).collect();
        let category = extension.text("category").and_then(CategorySlug::parse);
        let date = |name| json.text(name).and_then(Timestamp::parse);
        let translations = extension.get("translations").map_or(&[][..], Json::fields).iter();
        Some(Self {
            id,
            url: filled(json, "url"),
            external_url: filled(json, "external_url"),
            title: filled(json, "title"),
            body,
            summary: filled(json, "summary"),
            image,
            published: date("date_published"),
            modified: date("date_modified"),
            authors,
            category: category.or_else(|| tags.iter().find_map(|tag| CategorySlug::from_tag(tag))),
            tags,
            language: json.text("language").and_then(Language::parse),
            attachments: json.list("attachments").iter().filter_map(attachment).collect(),
            comments: extension.number("comments").unwrap_or_default(),
            translations: Translations(
                translations.filter_map(|(code, id)| Some((code.to_string(), id_of(id)?))).collect(),
            ),
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
    use serde_json::{Value, json};

    fn item(value: &Value) -> Item {
        Item::read(&Json::parse(&value.to_string()).unwrap(), &[]).unwrap()
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
                              "size_in_bytes": 100 }],
            "_masthead": { "category": "iraq", "comments": 3, "translations": { "fa": 12 },
                           "image_alt": "alt", "image_width": 4, "image_height": 3 }
        }));
        assert_eq!(item.body, Body::Html("<p>x</p>".into()));
        let picture = Picture { url: "a.jpg".into(), alt: "alt".into(), size: Some((4, 3)) };
        assert_eq!(item.image, Some(picture));
        assert_eq!(item.translations.get("fa"), ItemId::new("12").as_ref());
        assert_eq!(item.comments, 3);
        assert_eq!(item.attachments[0].size_in_bytes, Some(100));
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
        assert_eq!(item.category_label(), Some("People and Society"));
    }

    #[test]
    fn one_wrong_field_costs_that_field() {
        let item = item(&json!({ "id": "1", "title": "T", "date_published": "yesterday",
            "attachments": [{ "mime_type": "x" }, { "url": "a" }], "_masthead": { "comments": -1 } }));
        assert_eq!(item.title.as_deref(), Some("T"));
        assert_eq!(item.published, None);
        assert_eq!(item.attachments.len(), 1);
        assert_eq!(item.comments, 0);
    }
}
