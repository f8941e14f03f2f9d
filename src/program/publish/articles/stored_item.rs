//! The parts of a stored item that go into a document.

use super::picture_sizes::PICTURES;
use crate::{
    model::{
        feed::{
            ITEM_SAID_BY_PUBLISHING, Item,
            limits::{LONGEST_SUMMARY, LONGEST_TITLE, READ_FOR_EACH_SHOWN},
        },
        id::ItemId,
    },
    program::publish::pictures::Pictures,
};
use serde_json::{Map, Value, json, value::RawValue};

/// An item without the translations that do not exist: the app takes every translation of a document for a page.
pub fn with_existing_translations(
    item: Box<RawValue>,
    exists: &dyn Fn(&str, &ItemId) -> bool,
) -> serde_json::Result<Box<RawValue>> {
    // Saves parsing an item that names none.
    if !item.get().contains("\"translations\"") {
        return Ok(item);
    }
    let parsed: Item = serde_json::from_str(item.get())?;
    let missing = parsed.translations.iter().filter(|(code, id)| !exists(code, id));
    let missing: Vec<_> = missing.map(|(code, _)| code).collect();
    if missing.is_empty() {
        return Ok(item);
    }
    let mut fields: Map<String, Value> = serde_json::from_str(item.get())?;
    let extension = fields.get_mut("_masthead").and_then(Value::as_object_mut);
    if let Some(Value::Object(translations)) = extension.and_then(|extension| extension.get_mut("translations")) {
        translations.retain(|code, _| !missing.contains(&code.as_str()));
    }
    serde_json::value::to_raw_value(&fields)
}

/// An item with the sizes of its pictures in the place of their files' names.
pub fn with_sized_pictures(item: Box<RawValue>, pictures: &Pictures) -> serde_json::Result<Box<RawValue>> {
    // Saves parsing an item that has none.
    if !item.get().contains("\"pictures\"") {
        return Ok(item);
    }
    let mut fields: Map<String, Value> = serde_json::from_str(item.get())?;
    let Some(Value::Object(extension)) = fields.get_mut("_masthead") else { return Ok(item) };
    let Some(Value::Object(files)) = extension.remove(PICTURES) else { return Ok(item) };
    let mut sized = Map::new();
    for (address, file) in files {
        let picture = file.as_str().and_then(|file| pictures.get(file)).filter(|picture| !picture.widths.is_empty());
        if let Some(picture) = picture {
            sized.insert(address, serde_json::to_value(picture)?);
        }
    }
    if !sized.is_empty() {
        extension.insert(PICTURES.to_owned(), Value::Object(sized));
    }
    serde_json::value::to_raw_value(&fields)
}

/// Takes out of an item of the owner's what publishing alone says.
pub fn forget_publishing(item: &mut Value) {
    if let Some(Value::Object(extension)) = item.get_mut("_masthead") {
        for name in ITEM_SAID_BY_PUBLISHING {
            extension.remove(name);
        }
    }
}

/// Cuts what is longer than is read of it: every list that the item is in would carry it. It is the text as the owner
/// wrote it that is cut, for what was read already would be taken for markup once more.
pub fn cut_long_fields(item: &mut Value) {
    for (name, shown) in [("title", LONGEST_TITLE), ("summary", LONGEST_SUMMARY)] {
        if let Some(Value::String(text)) = item.get_mut(name)
            // One more tells that something was cut.
            && let Some((end, _)) = text.char_indices().nth(READ_FOR_EACH_SHOWN * shown + 1)
        {
            text.truncate(end);
        }
    }
}

/// Says of an item that it is in the list of a category alone: no link leads to lists that have it not.
pub fn mark_as_listed_in_category(item: &mut Value) {
    say_where_listed(item, "in_category");
}

fn say_where_listed(item: &mut Value, listed: &str) {
    if !item["_masthead"].is_object() {
        item["_masthead"] = json!({});
    }
    item["_masthead"]["listed"] = json!(listed);
}

/// Puts a mark before an item's title.
pub fn mark(item: &mut Value, mark: &str) {
    let title = item.get("title").and_then(Value::as_str).unwrap_or_default();
    item["title"] = json!(format!("{mark} {title}").trim_end());
}

/// Leaves of an item that was taken back what tells which it was, and says so in the place of its text. It names no lists,
/// for it is in none.
pub fn withdraw(item: &mut Value, notice: &str, reason: Option<&str>) {
    let Some(fields) = item.as_object_mut() else { return };
    fields.retain(|name, _| {
        let kept = ["id", "title", "language", "date_published", "date_modified", "author", "authors", "_masthead"];
        kept.contains(&name.as_str())
    });
    if let Some(Value::Object(extension)) = fields.get_mut("_masthead") {
        extension.retain(|name, _| name == "translations");
    }
    let paragraphs = [Some(notice), reason].into_iter().flatten();
    let paragraphs: Vec<_> = paragraphs.map(|text| format!("<p>{}</p>", html_escape::encode_text(text))).collect();
    fields.insert("content_html".to_owned(), json!(paragraphs.concat()));
    say_where_listed(item, "nowhere");
}

/// What is kept of an item without its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortItem {
    /// Its title and its date.
    Title,
    /// What a list of titles shows: also summary, category, authors and tags.
    Entry,
}

/// An item without its text.
pub fn shortened(item: &RawValue, kept: ShortItem) -> serde_json::Result<Box<RawValue>> {
    let mut item: Map<String, Value> = serde_json::from_str(item.get())?;
    // An item without a title is called by the beginning of its text.
    let titled = item.get("title").and_then(Value::as_str).is_some_and(|title| !title.trim().is_empty());
    item.retain(|name, _| match name.as_str() {
        "id" | "title" | "language" | "date_published" => true,
        "content_html" | "content_text" => !titled,
        "summary" => !titled || kept == ShortItem::Entry,
        "date_modified" | "author" | "authors" | "tags" | "_masthead" => kept == ShortItem::Entry,
        _ => false,
    });
    if let Some(Value::Object(extension)) = item.get_mut("_masthead") {
        extension.retain(|name, _| matches!(name.as_str(), "category" | "comments"));
    }
    serde_json::value::to_raw_value(&item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[test]
    fn a_short_item_has_no_text_unless_that_is_its_title() {
        let short = |item: Value, kept| -> Value {
            let item = serde_json::value::to_raw_value(&item).unwrap();
            serde_json::from_str(shortened(&item, kept).unwrap().get()).unwrap()
        };
        let item = json!({ "id": "1", "title": "T", "content_html": "x", "summary": "s", "tags": ["a"], "image": "i",
            "_masthead": { "category": "a", "translations": { "fa": "2" } } });
        assert_eq!(short(item.clone(), ShortItem::Title), json!({ "id": "1", "title": "T" }));
        let entry = json!({ "id": "1", "title": "T", "summary": "s", "tags": ["a"], "_masthead": { "category": "a" } });
        assert_eq!(short(item, ShortItem::Entry), entry);
        let untitled = json!({ "id": "1", "content_text": "x" });
        assert_eq!(short(untitled.clone(), ShortItem::Entry), untitled);
    }

    #[test]
    fn what_is_cut_is_read_as_it_was_written() {
        for (name, begin, word) in [
            ("title", "", "&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt; "),
            ("title", "&amp;amp;amp;", "word "),
            ("title", "", "é"),
            ("title", "<i class=x>", "a</i> b "),
            ("summary", "&amp;amp;lt;em&amp;amp;gt;", "ABC "),
            ("summary", "", "&#1593;"),
        ] {
            let read = |item: &Value| {
                let item = Item::deserialize(item).unwrap();
                (item.title, item.summary)
            };
            let mut item = json!({ "id": "1", name: begin.to_owned() + &word.repeat(50_000) });
            let (before, length) = (read(&item), item.to_string().len());
            cut_long_fields(&mut item);
            assert_eq!(read(&item), before);
            assert!(item.to_string().len() < length / 2, "it is cut");
        }
    }

    #[test]
    fn of_what_was_withdrawn_the_title_is_left() {
        let mut item = json!({ "id": "1", "title": "T", "content_html": "<p>secret</p>", "content_text": "secret",
            "summary": "secret", "image": "secret.jpg", "tags": ["secret"], "attachments": [{ "url": "secret.pdf" }],
            "_masthead": { "category": "a", "image_alt": "secret", "translations": { "fa": "2" } } });
        withdraw(&mut item, "It was withdrawn.", Some("It was <wrong>."));
        let left = json!({ "id": "1", "title": "T", "content_html": "<p>It was withdrawn.</p><p>It was &lt;wrong&gt;.</p>",
            "_masthead": { "translations": { "fa": "2" }, "listed": "nowhere" } });
        assert_eq!(item, left);
    }

    #[test]
    fn a_mark_stands_before_the_title() {
        for (title, marked) in [(json!("T"), "✎ T"), (json!(""), "✎"), (json!(null), "✎")] {
            let mut item = json!({ "id": "1", "title": title });
            mark(&mut item, "✎");
            assert_eq!(item["title"], marked);
        }
    }

    #[test]
    fn an_owner_cannot_say_what_publishing_says() {
        let mut item = json!({ "id": "1", "_masthead": { "category": "a", "listed": "in_category", "pictures": {} } });
        forget_publishing(&mut item);
        assert_eq!(item, json!({ "id": "1", "_masthead": { "category": "a" } }));
    }

    #[test]
    fn only_translations_that_exist_stay() {
        let item =
            json!({ "id": "1", "mine": 1, "_masthead": { "category": "a", "translations": { "fa": "2", "ar": 3 } } });
        let item = serde_json::value::to_raw_value(&item).unwrap();
        let left = |exists: &dyn Fn(&str, &ItemId) -> bool| -> Value {
            let item = with_existing_translations(item.clone(), exists).unwrap();
            serde_json::from_str(item.get()).unwrap()
        };
        let translations = |exists: &dyn Fn(&str, &ItemId) -> bool| left(exists)["_masthead"]["translations"].clone();
        assert_eq!(translations(&|_, _| true), json!({ "fa": "2", "ar": 3 }));
        assert_eq!(translations(&|code, id| code == "ar" && id.as_str() == "3"), json!({ "ar": 3 }));
        let none = json!({ "id": "1", "mine": 1, "_masthead": { "category": "a", "translations": {} } });
        assert_eq!(left(&|_, _| false), none);
    }
}
