//! The fields of feeds and what their values must be; the reader takes one of a wrong type for missing.

use super::{
    report::Reporter,
    schema::shown,
    suggest::{nearest, remedy},
};
use crate::{
    model::{id::CategorySlug, locale::Language, locale::Timestamp},
    program::Severity,
};
use serde_json::{Map, Value};
use std::{collections::HashSet, fmt};

/// What the value of a field must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldType {
    /// Text.
    Text,
    /// A point in time.
    Date,
    /// A language tag.
    Language,
    /// A category's slug.
    Slug,
    /// A whole number that is not negative.
    Number,
    /// Any number.
    Quantity,
    /// A list of texts.
    Texts,
    /// A list of objects.
    Objects,
    /// An object.
    Object,
    /// Yes or no.
    Flag,
    /// Yes or no, or a text that says why.
    Reason,
    /// A list of addresses.
    Addresses,
}

type Table = [(&'static str, FieldType)];

/// The fields of a feed that mean something here.
pub(super) const FEED: &Table = &[
    ("version", FieldType::Text),
    ("title", FieldType::Text),
    ("home_page_url", FieldType::Text),
    ("next_url", FieldType::Text),
    ("language", FieldType::Language),
    ("author", FieldType::Object),
    ("authors", FieldType::Objects),
    ("_masthead", FieldType::Object),
];

/// The fields of a feed's `_masthead`.
pub(super) const FEED_EXTENSION: &Table =
    &[("page", FieldType::Number), ("pages", FieldType::Number), ("total", FieldType::Number)];

/// The fields of an item.
pub(super) const ITEM: &Table = &[
    ("url", FieldType::Text),
    ("external_url", FieldType::Text),
    ("title", FieldType::Text),
    ("content_html", FieldType::Text),
    ("content_text", FieldType::Text),
    ("summary", FieldType::Text),
    ("image", FieldType::Text),
    ("banner_image", FieldType::Text),
    ("date_published", FieldType::Date),
    ("date_modified", FieldType::Date),
    ("author", FieldType::Object),
    ("authors", FieldType::Objects),
    ("tags", FieldType::Texts),
    ("language", FieldType::Language),
    ("attachments", FieldType::Objects),
    ("_masthead", FieldType::Object),
];

/// The fields of an item's `_masthead`.
pub(super) const ITEM_EXTENSION: &Table = &[
    ("category", FieldType::Slug),
    ("comments", FieldType::Number),
    ("comments_url", FieldType::Text),
    ("translations", FieldType::Object),
    ("image_alt", FieldType::Text),
    ("image_width", FieldType::Number),
    ("image_height", FieldType::Number),
    ("draft", FieldType::Flag),
    ("withdrawn", FieldType::Reason),
    ("aliases", FieldType::Addresses),
];

/// The fields of an author.
pub(super) const AUTHOR: &Table = &[("name", FieldType::Text), ("url", FieldType::Text)];

/// The fields of an attachment.
pub(super) const ATTACHMENT: &Table = &[
    ("url", FieldType::Text),
    ("mime_type", FieldType::Text),
    ("title", FieldType::Text),
    ("size_in_bytes", FieldType::Number),
    ("duration_in_seconds", FieldType::Quantity),
];

impl FieldType {
    fn holds(self, value: &Value) -> bool {
        let all = |test: fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(test));
        let text = value.as_str();
        match self {
            Self::Text => text.is_some(),
            Self::Date => text.is_some_and(|text| Timestamp::parse(text).is_some()),
            Self::Language => text.is_some_and(|text| Language::parse(text).is_some()),
            Self::Slug => text.is_some_and(|text| CategorySlug::parse(text).is_some()),
            Self::Number => value.is_u64(),
            Self::Quantity => value.is_number(),
            Self::Texts | Self::Addresses => all(Value::is_string),
            Self::Flag => value.is_boolean(),
            Self::Reason => value.is_boolean() || text.is_some(),
            Self::Objects => all(Value::is_object),
            Self::Object => value.is_object(),
        }
    }
}

impl fmt::Display for FieldType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Text => "text in quotation marks",
            Self::Date => "a date of RFC 3339 such as \"2009-08-05T12:00:00Z\"",
            Self::Language => "a language tag such as \"en\" or \"sr-Cyrl\"",
            Self::Slug => "a slug of letters, digits, -, _, . and ~, such as \"photo-gallery\"",
            Self::Number => "a whole number, not negative and not in quotation marks",
            Self::Quantity => "a number, not in quotation marks",
            Self::Texts => "a list of texts such as [\"Iraq\", \"Camp\"]",
            Self::Objects => "a list of objects: [{…}, {…}]",
            Self::Object => "an object: {…}",
            Self::Flag => "true or false, without quotation marks",
            Self::Reason => "true, or the reason as a text in quotation marks",
            Self::Addresses => "a list of addresses such as [\"/en/posts/old/\"]",
        })
    }
}

/// Reports every field whose value is not what it must be. `null` is a way to say nothing.
pub(super) fn report_wrong_types(reporter: &mut Reporter, at: &str, object: &Map<String, Value>, table: &Table) {
    report_wrong_types_with(reporter, at, object, table, Severity::Error);
}

/// The same, where a date that cannot be read may be less than an error.
pub(super) fn report_wrong_types_with(
    reporter: &mut Reporter,
    at: &str,
    object: &Map<String, Value>,
    table: &Table,
    unread_date: Severity,
) {
    for (name, kind) in table {
        let Some(value) = object.get(*name).filter(|value| !value.is_null() && !kind.holds(value)) else {
            continue;
        };
        let at = if at.is_empty() { (*name).to_owned() } else { format!("{at}.{name}") };
        let what = match kind {
            FieldType::Texts | FieldType::Objects | FieldType::Addresses if value.is_array() => {
                "an entry of another kind is left out".to_owned()
            }
            // Tags are the only texts in a list.
            FieldType::Texts if value.is_string() => {
                format!("{} is no list: it is read as tags with commas between them", shown(value))
            }
            // What was meant to be kept back is not shown.
            FieldType::Flag if value.as_str().is_some_and(|text| !text.trim().is_empty()) => {
                format!("{} counts as true", shown(value))
            }
            // What readers see must not be decided by chance: the words are those of an article's file.
            FieldType::Flag => "it says neither yes nor no".to_owned(),
            FieldType::Reason => "it says neither yes nor why".to_owned(),
            _ => format!("{} counts as missing", shown(value)),
        };
        let severity = match kind {
            // An article whose date cannot be read is shown without one, in no order.
            FieldType::Date => unread_date,
            FieldType::Reason => Severity::Error,
            FieldType::Flag if !value.is_string() => Severity::Error,
            _ => Severity::Warning,
        };
        reporter.report(severity, at, what, format!("write {kind}"));
    }
}

/// Reports names that mean nothing. In an object of the standard's own only those like a known one count, once
/// for each document: JSON Feed lets anyone add names.
pub(super) fn report_slips(
    reporter: &mut Reporter,
    at: &str,
    object: &Map<String, Value>,
    tables: &[&Table],
    known_slips: &mut HashSet<String>,
) {
    let known = || tables.iter().flat_map(|table| table.iter().map(|(name, _)| *name));
    for name in object.keys().filter(|name| !name.starts_with('_') && known().all(|known| known != name.as_str())) {
        if STANDARD.contains(&name.as_str()) || nearest(name, known()).is_none() || known_slips.contains(name) {
            continue;
        }
        known_slips.insert(name.clone());
        reporter.warning(at, format!("\"{name}\" means nothing here"), remedy(name, known()));
    }
}

/// Reports names in `_masthead` that mean nothing: all names there are this program's, and some of them for its own
/// documents.
pub(super) fn report_unknown(
    reporter: &mut Reporter,
    at: &str,
    object: &Map<String, Value>,
    table: &Table,
    said_by_publishing: &[&str],
) {
    let known = || table.iter().map(|(name, _)| *name);
    for name in object.keys().filter(|name| known().all(|known| known != name.as_str())) {
        if said_by_publishing.contains(&name.as_str()) {
            let what = format!(
                "\"{name}\" is what publishing says in its own documents, and is not heeded in a feed of yours"
            );
            reporter.warning(at, what, "take it out");
        } else {
            reporter.warning(at, format!("\"{name}\" means nothing here"), remedy(name, known()));
        }
    }
}

/// Names of the standard that this program does not use.
const STANDARD: [&str; 9] =
    ["id", "items", "description", "user_comment", "feed_url", "icon", "favicon", "expired", "hubs"];
