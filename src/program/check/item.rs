//! One item of a feed.

use super::{
    context::CheckContext,
    fields::{self, ATTACHMENT, AUTHOR, ITEM, ITEM_EXTENSION},
    folder::Picture,
    markup,
};
use crate::model::{
    id::{CategorySlug, ItemId},
    locale::Timestamp,
};
use serde_json::{Map, Value};
use std::{collections::HashSet, rc::Rc};

/// What is kept of an item when the next one is read.
pub(super) struct Seen {
    pub(super) id: ItemId,
    /// The category it stands in.
    pub(super) category: Option<CategorySlug>,
    /// Whether it names that category itself, rather than by its first tag.
    pub(super) names_category: bool,
    pub(super) published: Option<Timestamp>,
    /// Whether its date is one that this program reads, but RFC 3339 does not know.
    pub(super) loose_date: bool,
    /// Whether it has a picture without width and height.
    pub(super) unmeasured: bool,
    /// Edition codes and ids.
    pub(super) translations: Vec<(String, ItemId)>,
}

/// The item's place in its document: by number, and by id where it has one.
pub(super) fn place(index: usize, id: Option<&ItemId>) -> String {
    id.map_or_else(|| format!("items[{index}]"), |id| format!("items[{index}] \"{id}\""))
}

/// Looks through an item; `None` for one that the reader drops.
pub(super) fn inspect(
    context: &mut CheckContext,
    file: &Rc<str>,
    index: usize,
    value: &Value,
    slips: &mut HashSet<String>,
) -> Option<Seen> {
    context.counts.items += 1;
    let Some(item) = value.as_object() else {
        let remedy = "write {\"id\": \"…\", …}, or take it out";
        context.report_on(file).error(place(index, None), "the item is no object and is left out", remedy);
        return None;
    };
    let Some(id) = item.get("id").and_then(id_of) else {
        context.report_on(file).error(
            place(index, None),
            "the item has no id and is left out",
            "give it an \"id\" that no other item of the feed has, and that stays for ever: it is part of its address",
        );
        return None;
    };
    let at = place(index, Some(&id));
    let empty = Map::new();
    let extension = item.get("_masthead").and_then(Value::as_object).unwrap_or(&empty);
    let mut reporter = context.report_on(file);
    fields::report_wrong_types(&mut reporter, &at, item, ITEM);
    fields::report_slips(&mut reporter, &at, item, &[ITEM, ITEM_EXTENSION], slips);
    fields::report_wrong_types(&mut reporter, &format!("{at}._masthead"), extension, ITEM_EXTENSION);
    fields::report_unknown(&mut reporter, &format!("{at}._masthead"), extension, ITEM_EXTENSION);
    texts(context, file, &at, item);
    links(context, file, &at, item);
    attachments(context, file, &at, item);
    let date = item.get("date_published").and_then(Value::as_str);
    let timestamp = date.and_then(Timestamp::parse);
    let declared = extension.get("category").and_then(Value::as_str).and_then(CategorySlug::parse);
    Some(Seen {
        names_category: declared.is_some(),
        category: declared.or_else(|| category_of_tags(item)),
        loose_date: timestamp.as_ref().is_some_and(|read| !is_strict(date.unwrap_or_default(), read)),
        published: timestamp,
        unmeasured: picture(context, file, &at, item, extension),
        translations: translations(context, file, &at, extension),
        id,
    })
}

/// An id as text. The standard asks readers to take a number for its text.
fn id_of(value: &Value) -> Option<ItemId> {
    match value {
        Value::String(text) => ItemId::new(text),
        Value::Number(number) => ItemId::new(&number.to_string()),
        _ => None,
    }
}

/// A text that says something.
fn filled<'a>(object: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    object.get(field)?.as_str().filter(|text| !text.trim().is_empty())
}

fn category_of_tags(item: &Map<String, Value>) -> Option<CategorySlug> {
    item.get("tags")?.as_array()?.iter().filter_map(Value::as_str).find_map(CategorySlug::from_tag)
}

/// Whether the date is as RFC 3339 has it: a day, a time with seconds, and an offset.
fn is_strict(text: &str, read: &Timestamp) -> bool {
    read.as_str().contains('T') && text.trim().get(16..17) == Some(":")
}

fn texts(context: &mut CheckContext, file: &Rc<str>, at: &str, item: &Map<String, Value>) {
    if let Some(html) = filled(item, "content_html") {
        markup::inspect(context, file, &format!("{at}.content_html"), html);
    }
    let shown = ["title", "content_html", "content_text", "summary", "image", "banner_image", "external_url"];
    let has_files = item.get("attachments").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    if shown.iter().all(|field| filled(item, field).is_none()) && !has_files {
        context.report_on(file).error(
            at,
            "the item has no title, no text and no picture: a reader sees an empty card",
            "give it a \"title\" or a \"content_html\", or take it out",
        );
    }
}

fn links(context: &mut CheckContext, file: &Rc<str>, at: &str, item: &Map<String, Value>) {
    if let Some(address) = filled(item, "external_url") {
        context.link(file, &format!("{at}.external_url"), address);
    }
    let listed = item.get("authors").and_then(Value::as_array).into_iter().flatten();
    for (index, author) in listed.enumerate() {
        self::author(context, file, &format!("{at}.authors[{index}]"), author);
    }
    if let Some(author) = item.get("author") {
        self::author(context, file, &format!("{at}.author"), author);
    }
}

/// Looks at an author of an item or a feed.
pub(super) fn author(context: &mut CheckContext, file: &Rc<str>, at: &str, author: &Value) {
    if let Some(author) = author.as_object() {
        fields::report_wrong_types(&mut context.report_on(file), at, author, AUTHOR);
        if let Some(address) = filled(author, "url") {
            context.link(file, &format!("{at}.url"), address);
        }
    }
}

fn attachments(context: &mut CheckContext, file: &Rc<str>, at: &str, item: &Map<String, Value>) {
    let listed = item.get("attachments").and_then(Value::as_array).into_iter().flatten();
    for (index, attachment) in listed.enumerate() {
        let at = format!("{at}.attachments[{index}]");
        let Some(attachment) = attachment.as_object() else {
            continue;
        };
        fields::report_wrong_types(&mut context.report_on(file), &at, attachment, ATTACHMENT);
        if filled(attachment, "mime_type").is_none() {
            let remedy = "give it a \"mime_type\" such as \"application/pdf\" or \"video/mp4\"";
            context.report_on(file).error(
                &at,
                "the file has no mime_type: it is not known whether to play or show it",
                remedy,
            );
        }
        let Some(address) = filled(attachment, "url") else {
            context.report_on(file).error(&at, "the file has no url and is left out", "give its address as \"url\"");
            continue;
        };
        let Some(path) = context.file(file, &format!("{at}.url"), address) else {
            continue;
        };
        let said = attachment.get("size_in_bytes").and_then(Value::as_u64);
        if let Some((said, real)) = said.zip(context.folder.size(&path)).filter(|(said, real)| said != real) {
            context.report_on(file).error(
                format!("{at}.size_in_bytes"),
                format!("{path} has {real} bytes, not {said}"),
                format!("write {real}, or put the right file there"),
            );
        }
    }
}

/// Looks at the main picture; tells whether it has no width and height.
fn picture(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    item: &Map<String, Value>,
    extension: &Map<String, Value>,
) -> bool {
    let fields = ["image", "banner_image"];
    let Some((field, address)) = fields.iter().find_map(|field| Some((field, filled(item, field)?))) else {
        return false;
    };
    if !extension.contains_key("image_alt") {
        let remedy = "say in _masthead.image_alt what it shows; \"\" where it is mere decoration";
        context.report_on(file).warning(at, "the picture has no text for readers who do not see it", remedy);
    }
    let dimension = |field: &str| extension.get(field).and_then(Value::as_u64).filter(|&size| size > 0);
    let said = dimension("image_width").zip(dimension("image_height"));
    let Some(path) = context.file(file, &format!("{at}.{field}"), address) else {
        return said.is_none();
    };
    match (context.folder.picture(&path), said) {
        (Picture::Broken, _) => context.report_on(file).error(
            format!("{at}.{field}"),
            format!("{path} is no picture, or a damaged one"),
            "save the picture again and replace the file",
        ),
        (Picture::Size(width, height), Some(said)) if said != (width.into(), height.into()) => {
            context.report_on(file).error(
                format!("{at}._masthead.image_width"),
                format!(
                    "{path} measures {width} × {height}, not {} × {}: the page jumps when it loads",
                    said.0, said.1
                ),
                format!("write \"image_width\": {width}, \"image_height\": {height}"),
            )
        }
        (Picture::Size(..) | Picture::Unmeasured, _) => {}
    }
    said.is_none()
}

fn translations(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    extension: &Map<String, Value>,
) -> Vec<(String, ItemId)> {
    let listed = extension.get("translations").and_then(Value::as_object).into_iter().flatten();
    let mut read = Vec::new();
    for (code, value) in listed {
        match id_of(value) {
            Some(id) => read.push((code.clone(), id)),
            None => context.report_on(file).warning(
                format!("{at}._masthead.translations.{code}"),
                "it is no id and counts as missing",
                "write the id of the item in that edition, in quotation marks",
            ),
        }
    }
    read
}
