//! What a document of a feed says of itself.

use super::{
    desk::Desk,
    fields::{self, FEED, FEED_EXTENSION},
    item, json,
};
use crate::feed::FeedHead;
use serde_json::Value;
use std::{collections::HashSet, rc::Rc};

/// Notes why a document could not be read.
pub(super) fn note_unreadable(desk: &mut Desk, file: &Rc<str>, error: &serde_json::Error) {
    let mut notes = desk.notes(file);
    if error.is_data() {
        let remedy = "write {\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"…\", \"items\": [ … ]}";
        notes.error("", "it is no JSON Feed: an object with \"items\", a list", remedy);
    } else {
        json::note_syntax(&mut notes, error);
    }
}

/// Looks through everything of a document but its items.
pub(super) fn note(desk: &mut Desk, file: &Rc<str>, head: &FeedHead) {
    let mut notes = desk.notes(file);
    fields::note_wrong_types(&mut notes, "", &head.fields, FEED);
    fields::note_slips(&mut notes, "", &head.fields, &[FEED], &mut HashSet::new());
    let known = ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"];
    let remedy = "write \"version\": \"https://jsonfeed.org/version/1.1\"";
    match head.text("version") {
        None => notes.warning("version", "the feed does not say which version of JSON Feed it is", remedy),
        Some(version) if !known.contains(&version.trim_end_matches('/')) => {
            notes.warning("version", format!("\"{version}\" is no version of JSON Feed known here"), remedy);
        }
        Some(_) => {}
    }
    if let Some(extension) = head.fields.get("_masthead").and_then(Value::as_object) {
        fields::note_wrong_types(&mut notes, "_masthead", extension, FEED_EXTENSION);
        fields::note_unknown(&mut notes, "_masthead", extension, FEED_EXTENSION);
    }
    if let Some(author) = head.fields.get("author") {
        item::author(desk, file, "author", author);
    }
    for (index, author) in head.fields.get("authors").and_then(Value::as_array).into_iter().flatten().enumerate() {
        item::author(desk, file, &format!("authors[{index}]"), author);
    }
}

/// What would be said of nearly every item is said once, with a number.
pub(super) fn note_counts(desk: &mut Desk, file: &Rc<str>, unmeasured: usize, loose_dates: usize) {
    let mut notes = desk.notes(file);
    let items = |count: usize| if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
    if unmeasured > 0 {
        notes.warning(
            "items",
            format!("{} with a picture of unknown size: the page jumps when it loads", items(unmeasured)),
            "write image_width and image_height, in pixels, into _masthead",
        );
    }
    if loose_dates > 0 {
        notes.warning(
            "items",
            format!("{} with a date without time, seconds or offset: feed readers may refuse it", items(loose_dates)),
            "write dates whole, such as \"2009-08-05T12:00:00Z\"",
        );
    }
}
