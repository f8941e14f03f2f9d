//! A feed's document item by item: one of 300 MB needs no more memory than one of its items and what is read at once.

use super::{ArchiveKind, Author, item_fields::named_authors, lenient};
use crate::model::{byte_order_mark::bytes_without_byte_order_mark, id::PageNumber};
use serde::{
    Deserialize, Deserializer as _,
    de::{DeserializeOwned, DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Deserializer, Map, Value};
use std::{
    fmt,
    io::{BufRead, Cursor, Read},
    marker::PhantomData,
};

/// A document of a feed without its items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedHead {
    /// Every other field of the document.
    pub fields: Map<String, Value>,
    /// How many items there were.
    pub items: usize,
}

impl FeedHead {
    /// The text of a field; `None` where it is missing, empty or of another type.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// A page number of the extension object, `page` or `pages`.
    #[must_use]
    pub fn page_number(&self, field: &str) -> Option<PageNumber> {
        PageNumber::new(self.extension_number(field)?)
    }

    /// A number of the extension object, such as `pages`.
    #[must_use]
    pub fn extension_number(&self, field: &str) -> Option<u32> {
        self.fields.get("_masthead")?.get(field)?.as_u64()?.try_into().ok()
    }

    /// Who wrote the items that name nobody.
    #[must_use]
    pub fn authors(&self) -> Vec<Author> {
        let fields = ["authors", "author"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), self.fields.get(name)?.clone())));
        // Every field is read forgivingly.
        let HeadAuthors { authors, author } =
            HeadAuthors::deserialize(Value::Object(fields.collect())).unwrap_or_default();
        named_authors(authors, author)
    }

    /// How the archive of the feed is cut into pages: see [`Feed::archive_kind`](super::Feed::archive_kind).
    #[must_use]
    pub fn archive_kind(&self, page_address: &dyn Fn(PageNumber) -> Option<String>) -> ArchiveKind {
        let pages = self.extension_number("pages").and_then(PageNumber::new);
        ArchiveKind::new(pages, self.text("next_url"), page_address)
    }
}

/// The authors of a document, in both versions of the standard.
#[derive(Default, Deserialize)]
#[serde(default)]
struct HeadAuthors {
    #[serde(deserialize_with = "lenient::objects")]
    authors: Vec<Author>,
    #[serde(deserialize_with = "lenient::optional_object")]
    author: Option<Author>,
}

/// How long a document is at most that is read into memory whole, in bytes: that takes half the time.
const HELD: u64 = 64_000_000;

/// Reads a feed's document and hands over each item with its position, as it comes and as it is written: as a `Value`,
/// of which what is wrong in it can be told, and which `Item::deserialize(&value)` reads as the app does; or as a
/// `Box<RawValue>`, which is to be read yet.
///
/// # Errors
/// What the reader fails with; where the text is not JSON (`is_syntax`, `is_eof`); and where it is JSON, but no
/// object with a list of `items` (`is_data`). Items before the fault have been handed over by then.
pub fn read_feed<T: DeserializeOwned>(
    mut reader: impl BufRead,
    on_item: impl FnMut(usize, T),
) -> serde_json::Result<FeedHead> {
    let mut beginning = Vec::new();
    reader.by_ref().take(HELD).read_to_end(&mut beginning).map_err(serde_json::Error::io)?;
    let text = bytes_without_byte_order_mark(&beginning);
    let document = Document { on_item, item: PhantomData };
    if (beginning.len() as u64) < HELD {
        let mut deserializer = Deserializer::from_slice(text);
        let head = deserializer.deserialize_map(document)?;
        deserializer.end()?;
        return Ok(head);
    }
    let mut deserializer = Deserializer::from_reader(Cursor::new(text).chain(reader));
    let head = deserializer.deserialize_map(document)?;
    deserializer.end()?;
    Ok(head)
}

/// The document as a whole.
struct Document<F, T> {
    on_item: F,
    item: PhantomData<T>,
}

impl<'de, T: DeserializeOwned, F: FnMut(usize, T)> Visitor<'de> for Document<F, T> {
    type Value = FeedHead;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with \"items\", a list")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<FeedHead, A::Error> {
        let mut fields = Map::new();
        let mut items = None;
        while let Some(key) = map.next_key::<String>()? {
            if key != "items" {
                fields.insert(key, map.next_value()?);
            } else if items.is_none() {
                items = Some(map.next_value_seed(Items { on_item: &mut self.on_item, item: PhantomData })?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        let items = items.ok_or_else(|| A::Error::missing_field("items"))?;
        Ok(FeedHead { fields, items })
    }
}

/// The list of items; reads as their number.
struct Items<'a, F, T> {
    on_item: &'a mut F,
    item: PhantomData<T>,
}

impl<'de, T: DeserializeOwned, F: FnMut(usize, T)> DeserializeSeed<'de> for Items<'_, F, T> {
    type Value = usize;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned, F: FnMut(usize, T)> Visitor<'de> for Items<'_, F, T> {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"items\", a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<usize, A::Error> {
        let mut count = 0;
        while let Some(item) = list.next_element()? {
            (self.on_item)(count, item);
            count += 1;
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (serde_json::Result<FeedHead>, Vec<Value>) {
        let mut items = Vec::new();
        let head = read_feed(text.as_bytes(), |index, item| {
            assert_eq!(index, items.len());
            items.push(item);
        });
        (head, items)
    }

    #[test]
    fn items_come_one_by_one_and_the_rest_is_the_head() {
        let (head, items) = read(r#"{"title": "T", "items": [{"id": 1}, 2], "_masthead": {"pages": 4}}"#);
        let head = head.unwrap();
        assert_eq!(items, [serde_json::json!({"id": 1}), serde_json::json!(2)]);
        assert_eq!((head.text("title"), head.items, head.extension_number("pages")), (Some("T"), 2, Some(4)));
        assert_eq!(head.text("next_url"), None);
        assert!(head.authors().is_empty());
    }

    #[test]
    fn the_head_names_the_authors_of_all() {
        let authors =
            read(r#"{"authors": [{"name": "A"}, 5], "author": {"name": "B"}, "items": []}"#).0.unwrap().authors();
        let names: Vec<_> = authors.iter().filter_map(|author| author.name.as_deref()).collect();
        assert_eq!(names, ["A"]);
    }

    #[test]
    fn what_is_not_json_says_where() {
        let (head, items) = read("{\"items\": [{\"id\": 1},\n ]}");
        let error = head.unwrap_err();
        assert!(error.is_syntax() && error.line() == 2, "{error}");
        assert_eq!(items.len(), 1);
        assert!(read("{\"items\": [").0.unwrap_err().is_eof());
        assert!(read("{\"items\": []} x").0.unwrap_err().is_syntax());
    }

    #[test]
    fn what_is_no_feed_is_told_apart_from_what_is_not_json() {
        for text in ["[]", "{}", "null", "5", r#"{"items": {}}"#, r#"{"items": null}"#] {
            assert!(read(text).0.unwrap_err().is_data(), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(read("\u{feff}{\"items\": []}").0.is_ok());
    }
}
