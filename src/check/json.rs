//! Documents that cannot be had or read, in the same words wherever that happens.

use super::report::Notes;
use std::io;

const SAVE_AS_UTF8: &str = "save it again, as UTF-8";

/// The document is on another host, where only a browser looks for it.
pub(super) fn note_elsewhere(notes: &mut Notes, at: &str, address: &str) {
    notes.warning(
        at,
        format!("{address} is on another host: it is not looked through and cannot be published as finished pages"),
        "download it into the publication's folder and give its address there",
    );
}

/// What should be an address is none.
pub(super) fn note_no_address(notes: &mut Notes, at: &str, address: &str) {
    notes.error(at, format!("\"{address}\" is no address of a document"), "write one such as \"feeds/en.json\"");
}

/// The document is named, but it is not there or cannot be opened.
pub(super) fn note_unopened(notes: &mut Notes, at: &str, file: &str, error: &io::Error) {
    match error.kind() {
        io::ErrorKind::NotFound => notes.error(
            at,
            format!("{file} does not exist"),
            "put the document there, or correct the address (it starts at the folder of the document that names it)",
        ),
        io::ErrorKind::InvalidData => notes.error(at, format!("{file} is not UTF-8"), SAVE_AS_UTF8),
        _ => notes.error(at, format!("{file} cannot be opened: {error}"), "make the file readable for this program"),
    }
}

/// The document is not JSON, or broke off while it was read.
pub(super) fn note_syntax(notes: &mut Notes, error: &serde_json::Error) {
    if error.is_io() {
        notes.error("", format!("it cannot be read: {error}"), SAVE_AS_UTF8);
        return;
    }
    let message = error.to_string();
    let (reason, place) = split_position(&message);
    let remedy = match reason {
        "invalid unicode code point" => SAVE_AS_UTF8,
        _ => "look at this place and just before it: a comma missing or too many, a quotation mark left open?",
    };
    notes.error(place.unwrap_or_default(), format!("it is not JSON: {reason}"), remedy);
}

/// A message of `serde_json` without its `at line 3 column 5`, and that as a place.
pub(super) fn split_position(message: &str) -> (&str, Option<String>) {
    let position = message.rsplit_once(" at line ").and_then(|(reason, position)| {
        let (line, column) = position.split_once(" column ")?;
        let (line, column): (u64, u64) = (line.parse().ok()?, column.parse().ok()?);
        Some((reason, format!("line {line}, column {column}")))
    });
    match position {
        Some((reason, place)) => (reason, Some(place)),
        None => (message, None),
    }
}
