//! Documents that cannot be had or read, in the same words wherever that happens.

use super::{address::as_written, report::Reporter};
use crate::program::{LeftOutReason, NotHere, Remedy, finding::of_line};
use std::io::{self, BufRead};

pub(super) const SAVE_AS_UTF8: &str = "save it again, as UTF-8";

/// The document is not in the folder.
pub(super) fn report_not_here(reporter: &mut Reporter, at: &str, address: &str, reason: NotHere) {
    reporter.error(at, format!("\"{address}\" {reason}"), reason.remedy());
}

/// The document is named, but it is not there or cannot be opened. `nearest` is a file that may be meant.
pub(super) fn report_unopened(
    reporter: &mut Reporter,
    at: &str,
    (address, file): (&str, &str),
    error: &io::Error,
    nearest: Option<&str>,
) {
    if let Some(reason) = left_out(error) {
        return reporter.error(at, format!("{file} is {reason}, and is not read"), reason.remedy());
    }
    match error.kind() {
        io::ErrorKind::NotFound => {
            let name = as_written(address, file);
            let place = if name == file { "there".to_owned() } else { format!("at \"{file}\"") };
            let make = if name.ends_with('/') {
                "make the folder, and write an article in it".to_owned()
            } else {
                format!("put the document {place}")
            };
            let remedy =
                format!("{make}, or correct the address (it starts at the folder of the document that names it)");
            let remedy = nearest.map_or(remedy.clone(), |name| format!("did you mean \"{name}\"? Else {remedy}"));
            reporter.error(at, format!("{name} does not exist"), remedy);
        }
        io::ErrorKind::InvalidData => reporter.error(at, format!("{file} is not UTF-8"), SAVE_AS_UTF8),
        _ => reporter.error(at, format!("{file} cannot be opened: {error}"), "make the file readable for this program"),
    }
}

/// Why a file is none of the publication's, where that is why it could not be opened.
pub(super) fn left_out(error: &io::Error) -> Option<LeftOutReason> {
    error.get_ref().and_then(|reason| reason.downcast_ref::<LeftOutReason>()).copied()
}

/// The document is not JSON, or broke off while it was read. `text` is the document from its beginning.
pub(super) fn report_syntax(reporter: &mut Reporter, error: &serde_json::Error, text: impl BufRead) {
    if error.is_io() {
        reporter.error("", format!("it cannot be read: {error}"), SAVE_AS_UTF8);
        return;
    }
    let message = error.to_string();
    let reason = without_position(&message);
    let line = error.line();
    let (column, before) = column(text, line, error.column()).unwrap_or((error.column(), String::new()));
    // Nobody counts so many characters.
    let after = if column > LONG_LINE { format!(", after …{before}") } else { String::new() };
    let what = format!("it is not JSON: {reason}{after}");
    reporter.error(of_line(line, column), what, remedy_of_syntax(reason));
}

/// What to do about a reason of `serde_json`'s: the slips that people make most often.
fn remedy_of_syntax(reason: &str) -> &'static str {
    match reason {
        "invalid unicode code point" => SAVE_AS_UTF8,
        "trailing comma" => "take out the comma before this place",
        "expected `,` or `}`" | "expected `,` or `]`" => {
            "write a comma before this place; where it is inside a text, write each quotation mark of it as \\\""
        }
        "key must be a string" | "expected value" => {
            "look whether a comma is too many, or whether quotation marks are those of a word processor (“ ”): only straight \
             ones (\") will do"
        }
        _ if reason.starts_with("control character") => {
            "a text ends in the line where it begins: write \\n, or <br> in HTML, where a line of it ends"
        }
        _ => "look at this place and just before it: a comma missing or too many, a quotation mark left open?",
    }
}

const LONG_LINE: usize = 200;

/// How many characters of a line its first bytes are, and the last of them: an editor counts characters.
fn column(mut text: impl BufRead, line: usize, bytes: usize) -> io::Result<(usize, String)> {
    const SHOWN: usize = 40;
    for _ in 1..line {
        text.skip_until(b'\n')?;
    }
    if line == 1 && text.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        text.consume(3);
    }
    let (mut characters, mut last) = (0, Vec::new());
    let mut left = bytes;
    while left > 0 {
        let read = text.fill_buf()?;
        let read = &read[..read.len().min(left)];
        if read.is_empty() {
            break;
        }
        characters += read.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        last.extend_from_slice(read);
        // A character has at most four bytes.
        last.drain(..last.len().saturating_sub(4 * SHOWN));
        let length = read.len();
        text.consume(length);
        left -= length;
    }
    // The last byte may be the first of a character.
    let last = String::from_utf8_lossy(&last);
    let shown: Vec<char> = last.trim_end_matches('\u{fffd}').chars().rev().take(SHOWN).collect();
    Ok((characters, shown.into_iter().rev().collect()))
}

/// A message of `serde_json` without its `at line 3 column 5`.
pub(super) fn without_position(message: &str) -> &str {
    let split = message.rsplit_once(" at line ").filter(|(_, position)| position.contains(" column "));
    split.map_or(message, |(reason, _)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters() {
        let text = "\u{feff}{\"a\": \"عراق\",}\n{\"é\" 1}";
        assert_eq!(column(text.as_bytes(), 1, 18).unwrap().0, 14);
        assert_eq!(column(text.as_bytes(), 2, 6).unwrap(), (5, "{\"é\" ".to_owned()));
        assert_eq!(column(b"ab".as_slice(), 3, 6).unwrap().0, 0);
    }
}
