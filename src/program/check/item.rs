//! One item of a feed.

use super::{
    context::CheckContext,
    feed_items,
    fields::{self, ATTACHMENT, AUTHOR, ITEM, ITEM_EXTENSION},
    limits, picture,
    readers::Readers,
    report::{Reporter, counted},
    shortened::shortened,
    texts,
};
use crate::{
    model::{
        feed::{Author, ITEM_SAID_BY_PUBLISHING, Item, Translations},
        id::{CategorySlug, ItemId},
        locale::Timestamp,
        publication::Edition,
        selection::Selection,
    },
    program::{Severity, Standing, aliases},
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{collections::HashSet, rc::Rc};

/// What is kept of an item when the next one is read.
pub(super) struct InspectedItem {
    /// None for an item that is left out for want of one.
    pub(super) id: Option<ItemId>,
    /// The lists it belongs to.
    pub(super) selections: Vec<Selection>,
    /// The authors it names.
    pub(super) authors: Vec<Author>,
    /// How many bytes it takes in a document.
    pub(super) length: usize,
    /// What it is about.
    pub(super) tags: Vec<String>,
    /// Its category.
    pub(super) category: Option<CategorySlug>,
    /// Whether it names that category itself, rather than by its first tag.
    pub(super) names_category: bool,
    pub(super) published: Option<Timestamp>,
    pub(super) dated: Dated,
    /// Its date, where it is one that this program reads, but RFC 3339 does not know.
    pub(super) loose_date: Option<LooseDate>,
    /// The field of its picture, where nobody knows the width and height of that.
    pub(super) unmeasured: Option<&'static str>,
    /// Edition codes and ids.
    pub(super) translations: Vec<(String, ItemId)>,
    /// Whether readers see it.
    pub(super) standing: Standing,
    /// Where it was before.
    pub(super) aliases: Vec<String>,
}

/// A date that lacks what RFC 3339 asks for.
#[derive(Clone)]
pub(super) struct LooseDate {
    pub(super) written: String,
    /// The same, whole, where it is a day alone.
    pub(super) whole: Option<String>,
}

impl LooseDate {
    fn of(written: &str, read: &Timestamp) -> Option<Self> {
        let written = written.trim();
        // A day, a time with seconds, and an offset.
        let is_strict = read.as_str().contains('T') && written.get(16..17) == Some(":");
        let whole = (written == read.as_str()).then(|| read.to_rfc_3339());
        (!is_strict).then(|| Self { written: shortened(written), whole })
    }
}

/// How an item's date is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// It has one, or one that cannot be read.
    Somehow,
    /// It has none.
    Never,
    /// It has one that is more than a year ahead.
    FarAhead,
    /// It has one before anything was printed: the year is most likely that of another calendar.
    BeforePrinting {
        /// As it was written.
        year: i32,
    },
}

impl Dated {
    fn of(item: &Map<String, Value>, published: Option<&Timestamp>, at: jiff::Timestamp) -> Self {
        const YEAR: i64 = 366 * 86_400;
        /// The year of the first newspapers.
        const FIRST_PRINTED: i32 = 1605;
        let year = |published: &Timestamp| published.day().year().extended_year();
        match published {
            Some(published) if year(published) < FIRST_PRINTED => Self::BeforePrinting { year: year(published) },
            Some(published) if published.sort_key() > at.as_second() + YEAR => Self::FarAhead,
            None if item.get("date_published").is_none_or(Value::is_null) => Self::Never,
            _ => Self::Somehow,
        }
    }
}

/// The item's place in its document: by number, and by id where it has one.
pub(super) fn place(index: usize, id: Option<&ItemId>) -> String {
    id.map_or_else(|| format!("items[{index}]"), |id| format!("items[{index}] \"{id}\""))
}

/// Examines an item; `None` for one that the reader drops.
pub(super) fn inspect(
    context: &mut CheckContext,
    file: &Rc<str>,
    index: usize,
    value: &Value,
    slips: &mut HashSet<String>,
    edition: &Edition,
) -> Option<InspectedItem> {
    context.counts.items += 1;
    let Some(fields) = value.as_object() else {
        let remedy = "write {\"id\": \"…\", …}, or take it out";
        context.report_on(file).error(place(index, None), "the item is no object and is left out", remedy);
        return None;
    };
    let (item, id) = read(context, file, index, value, fields)?;
    let at = place(index, id.as_ref());
    let standing = Standing::of(value, item.published.as_ref(), context.at);
    if standing != Standing::Published {
        context.folder.keep_back(&mut context.named, value);
    }
    context.readers = Readers::of(&standing);
    let empty = Map::new();
    let extension = fields.get("_masthead").and_then(Value::as_object).unwrap_or(&empty);
    let mut reporter = context.report_on(file);
    // The day of a draft may be open.
    let unread_date = if standing == Standing::Draft { Severity::Warning } else { Severity::Error };
    fields::report_wrong_types_with(&mut reporter, &at, fields, ITEM, unread_date);
    fields::report_slips(&mut reporter, &at, fields, &[ITEM, ITEM_EXTENSION], slips);
    fields::report_wrong_types(&mut reporter, &format!("{at}._masthead"), extension, ITEM_EXTENSION);
    fields::report_unknown(
        &mut reporter,
        &format!("{at}._masthead"),
        extension,
        ITEM_EXTENSION,
        &ITEM_SAID_BY_PUBLISHING,
    );
    report_no_slug(&mut reporter, &at, extension, edition, item.category.as_ref());
    limits::report(context, file, &at, fields);
    translations(context, file, &at, extension, &item.translations);
    let date = fields.get("date_published").and_then(Value::as_str).unwrap_or_default();
    let named_category = extension.get("category").and_then(Value::as_str);
    let unmeasured = what_is_shown(context, file, &at, fields, extension, &item);
    context.readers = Readers::All;
    Some(InspectedItem {
        selections: edition.selections(&item).collect(),
        authors: item.authors,
        length: value.to_string().len(),
        names_category: named_category.is_some() && named_category == item.category.as_ref().map(CategorySlug::as_str),
        loose_date: item.published.as_ref().and_then(|read| LooseDate::of(date, read)),
        dated: Dated::of(fields, item.published.as_ref(), context.at),
        published: item.published,
        unmeasured,
        translations: item.translations.iter().map(|(code, id)| (code.to_owned(), id.clone())).collect(),
        tags: item.tags,
        category: item.category,
        standing,
        aliases: aliases(value).into_iter().map(str::to_owned).collect(),
        id,
    })
}

/// A category with a space in it is no slug: that of its label may be meant, and a tag may stand in its place.
fn report_no_slug(
    reporter: &mut Reporter,
    at: &str,
    extension: &Map<String, Value>,
    edition: &Edition,
    read: Option<&CategorySlug>,
) {
    let written = extension.get("category").and_then(Value::as_str).filter(|text| CategorySlug::parse(text).is_none());
    let Some(written) = written else { return };
    let at = format!("{at}._masthead.category");
    if let Some(slug) = feed_items::labelled(edition, written) {
        reporter.replace_remedy(&at, feed_items::write_slug(slug));
    } else if let Some(slug) = CategorySlug::from_tag(written) {
        let remedy = format!("write \"{slug}\", or one word if they are several: the others are tags");
        reporter.replace_remedy(&at, remedy);
    }
    if let Some(category) = read {
        reporter.add_to_what(&at, &format!(", and by its first tag the category is \"{category}\""));
    }
}

/// Reads an item as the app does. One without an id is left out there; what else is wrong in it is told all the same.
fn read(
    context: &mut CheckContext,
    file: &Rc<str>,
    index: usize,
    value: &Value,
    fields: &Map<String, Value>,
) -> Option<(Item, Option<ItemId>)> {
    if let Ok(mut item) = Item::deserialize(value) {
        item.forget_publishing();
        let id = item.id.clone();
        return Some((item, Some(id)));
    }
    let is_long = fields.get("id").and_then(Value::as_str).is_some_and(|id| id.len() > ItemId::MOST_BYTES);
    let what = if is_long {
        format!("the item's id is longer than {} bytes, and the item is left out", ItemId::MOST_BYTES)
    } else {
        "the item has no id and is left out".to_owned()
    };
    context.report_on(file).error(
        place(index, None),
        what,
        "give it an \"id\" that no other item of the feed has, and that stays for ever: it is part of its address",
    );
    let mut named = fields.clone();
    named.insert("id".to_owned(), json!("-"));
    let mut item = Item::deserialize(Value::Object(named)).ok()?;
    item.forget_publishing();
    Some((item, None))
}

/// A text that says something.
pub(super) fn filled<'a>(object: &'a Map<String, Value>, field: &str) -> Option<&'a str> {
    object.get(field)?.as_str().filter(|text| !text.trim().is_empty())
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

/// Examines an author of an item or a feed.
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
        let at_url = format!("{at}.url");
        let path = if is_played(attachment) {
            context.medium(file, &at_url, address)
        } else {
            context.file(file, &at_url, address)
        };
        let Some(path) = path else {
            continue;
        };
        let said = attachment.get("size_in_bytes").and_then(Value::as_u64);
        if let Some((said, real)) = said.zip(context.folder.size(&path)).filter(|(said, real)| said != real) {
            context.report_on(file).error(
                format!("{at}.size_in_bytes"),
                format!("{path} has {}, not {said}", counted(real, "byte")),
                format!("write {real}, or put the right file there"),
            );
        }
    }
}

/// Looks through what readers see of an item, and tells which field names a picture of unknown size. Of what was taken
/// back nothing is seen.
fn what_is_shown(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    fields: &Map<String, Value>,
    extension: &Map<String, Value>,
    item: &Item,
) -> Option<&'static str> {
    if context.readers == Readers::Nobody {
        return None;
    }
    let before = context.findings.len();
    texts::inspect(context, file, at, fields, item);
    links(context, file, at, fields);
    attachments(context, file, at, fields);
    let unmeasured = picture::inspect(context, file, at, fields, extension);
    if context.readers == Readers::Owner {
        context.keeps_nobody_from_publishing(before);
    }
    unmeasured
}

/// Whether an attachment is played on the page, or is the words of a film; others are links.
fn is_played(attachment: &Map<String, Value>) -> bool {
    let kind = filled(attachment, "mime_type").unwrap_or_default().trim().to_ascii_lowercase();
    ["video/", "audio/", "text/vtt"].iter().any(|played| kind.starts_with(played))
}

/// Reports translations that are no ids.
fn translations(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    extension: &Map<String, Value>,
    read: &Translations,
) {
    let listed = extension.get("translations").and_then(Value::as_object).into_iter().flatten();
    for (code, _) in listed.filter(|(code, _)| read.get(code).is_none()) {
        context.report_on(file).warning(
            format!("{at}._masthead.translations.{code}"),
            "it is no id and counts as missing",
            "write the id of the item in that edition, in quotation marks",
        );
    }
}
