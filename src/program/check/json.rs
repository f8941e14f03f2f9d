//! Documents that cannot be had or read, in the same words wherever that happens.

use super::report::Reporter;
use std::io;

const SAVE_AS_UTF8: &str = "save it again, as UTF-8";

/// The document is on another host, where only a browser looks for it.
pub(super) fn report_elsewhere(reporter: &mut Reporter, at: &str, address: &str) {
    reporter.warning(
        at,
        format!("{address} is on another host: it is not looked through and cannot be published as finished pages"),
        "download it into the publication's folder and give its address there",
    );
}

/// What should be an address is none.
pub(super) fn report_no_address(reporter: &mut Reporter, at: &str, address: &str) {
    reporter.error(at, format!("\"{address}\" is no address of a document"), "write one such as \"feeds/en.json\"");
}

/// The document is named, but it is not there or cannot be opened.
pub(super) fn report_unopened(reporter: &mut Reporter, at: &str, file: &str, error: &io::Error) {
    match error.kind() {
        io::ErrorKind::NotFound => reporter.error(
            at,
            format!("{file} does not exist"),
            "put the document there, or correct the address (it starts at the folder of the document that names it)",
        ),
        io::ErrorKind::InvalidData => reporter.error(at, format!("{file} is not UTF-8"), SAVE_AS_UTF8),
        _ => reporter.error(at, format!("{file} cannot be opened: {error}"), "make the file readable for this program"),
    }
}

/// The document is not JSON, or broke off while it was read.
pub(super) fn report_syntax(reporter: &mut Reporter, error: &serde_json::Error) {
    if error.is_io() {
        reporter.error("", format!("it cannot be read: {error}"), SAVE_AS_UTF8);
        return;
    }
    let message = error.to_string();
    let (reason, place) = split_position(&message);
    let remedy = match reason {
        "invalid unicode code point" => SAVE_AS_UTF8,
        _ => "look at this place and just before it: a comma missing or too many, a quotation mark left open?",
    };
    reporter.error(place.unwrap_or_default(), format!("it is not JSON: {reason}"), remedy);
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
