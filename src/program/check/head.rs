//! What a document of a feed says of itself.

use super::{
    context::CheckContext,
    fields::{self, FEED, FEED_EXTENSION},
    item, json,
};
use crate::model::{
    feed::{FEED_SAID_BY_PUBLISHING, FeedHead, JSON_FEED_VERSION},
    locale::Language,
    publication::Edition,
};
use serde_json::Value;
use std::{collections::HashSet, rc::Rc};

/// Reports why a document could not be read.
pub(super) fn report_unreadable(context: &mut CheckContext, file: &Rc<str>, error: &serde_json::Error) {
    let opened = context.folder.open(file);
    let mut reporter = context.report_on(file);
    if error.is_data() {
        let remedy = format!(r#"write {{"version": "{JSON_FEED_VERSION}", "title": "…", "items": [ … ]}}"#);
        reporter.error("", "it is no JSON Feed: an object with \"items\", a list", &remedy);
    } else if let Ok(text) = opened {
        json::report_syntax(&mut reporter, error, text);
    }
}

/// Examines everything of a document but its items.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, head: &FeedHead) {
    let mut reporter = context.report_on(file);
    fields::report_wrong_types(&mut reporter, "", &head.fields, FEED);
    fields::report_slips(&mut reporter, "", &head.fields, &[FEED], &mut HashSet::new());
    let known = ["https://jsonfeed.org/version/1", JSON_FEED_VERSION];
    let remedy = &format!("write \"version\": \"{JSON_FEED_VERSION}\"");
    match head.text("version") {
        None => reporter.warning("version", "the feed does not say which version of JSON Feed it is", remedy),
        Some(version) if !known.contains(&version.trim_end_matches('/')) => {
            reporter.warning("version", format!("\"{version}\" is no version of JSON Feed known here"), remedy);
        }
        Some(_) => {}
    }
    if let Some(extension) = head.fields.get("_masthead").and_then(Value::as_object) {
        fields::report_wrong_types(&mut reporter, "_masthead", extension, FEED_EXTENSION);
        fields::report_unknown(&mut reporter, "_masthead", extension, FEED_EXTENSION, &FEED_SAID_BY_PUBLISHING);
    }
    if let Some(author) = head.fields.get("author") {
        item::author(context, file, "author", author);
    }
    for (index, author) in head.fields.get("authors").and_then(Value::as_array).into_iter().flatten().enumerate() {
        item::author(context, file, &format!("authors[{index}]"), author);
    }
}

/// Reports a language that is not the edition's: the articles are marked as being in it.
pub(super) fn report_language(context: &mut CheckContext, file: &Rc<str>, head: &FeedHead, edition: &Edition) {
    let Some(language) = head.text("language").and_then(Language::parse) else {
        return;
    };
    if !language.same_language(&edition.lang) {
        context.report_on(file).warning(
            "language",
            format!(
                "the feed is in \"{language}\", the edition {} in \"{}\": its articles are marked as \"{language}\"",
                edition.code, edition.lang
            ),
            "correct it, or the edition's \"lang\" in site.json; leave both where the articles are in another language",
        );
    }
}
