//! Documents that cannot be had or read, in the same words wherever that happens.

use super::{address::as_written, report::Reporter};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::{
        CONFLICT, LeftOutReason, NotHere, Remedy, SETTLE_CONFLICT,
        finding::{line_and_column, of_line},
    },
};
use std::io::{self, BufRead, Read, Seek};

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

/// The document is no UTF-8 from that byte of it on. `before` is the text up to there.
pub(super) fn report_not_utf8(reporter: &mut Reporter, before: &str) {
    reporter.error(line_and_column(without_byte_order_mark(before), before.len()), NOT_UTF8, SAVE_AS_UTF8);
}

/// The document is not JSON, or broke off while it was read. `text` is the document.
pub(super) fn report_syntax(reporter: &mut Reporter, error: &serde_json::Error, mut text: impl BufRead + Seek) {
    if error.is_io() {
        reporter.error("", format!("it cannot be read: {error}"), SAVE_AS_UTF8);
        return;
    }
    let message = error.to_string();
    let reason = without_position(&message);
    if reason == "invalid unicode code point"
        && let Ok(Some(place)) = text.rewind().and_then(|()| no_utf8(&mut text))
    {
        return reporter.error(place, NOT_UTF8, SAVE_AS_UTF8);
    }
    let line = error.line();
    let seen = text.rewind().and_then(|()| Seen::at(&mut text, line, error.column())).unwrap_or_default();
    let is_of_text = reason.starts_with("control character");
    // A line's end is the first sign of the next line to the reader of JSON; on Windows there is one before it.
    let ended = match (error.column(), seen.next) {
        _ if !is_of_text => None,
        (0, _) => Some(line - 1),
        (_, Some(b'\n')) if seen.before.ends_with('\r') => Some(line),
        _ => None,
    };
    if let Some(ended) = ended
        && let Ok(Some(place)) = text.rewind().and_then(|()| open_quote(&mut text, ended))
    {
        return reporter.error(place, "it is not JSON: a quotation mark is missing at the end of the text", CLOSE);
    }
    // Nobody counts so many characters.
    let after = if seen.column > LONG_LINE { format!(", after …{}", seen.before) } else { String::new() };
    // Within a text, these signs mean nothing.
    let is_outside = matches!(reason, "key must be a string" | "expected value" | "trailing characters")
        || reason.starts_with("expected `,`");
    let (what, remedy) = match Foreign::of(&seen).filter(|_| is_outside) {
        Some(foreign) => (foreign.what(), foreign.remedy()),
        None => (reason, remedy_of_syntax(reason)),
    };
    let column = if seen.column == 0 { error.column() } else { seen.column };
    if is_outside && seen.is_conflict() {
        return reporter.error(of_line(line, column), CONFLICT, SETTLE_CONFLICT);
    }
    reporter.error(of_line(line, column), format!("it is not JSON: {what}{after}"), remedy);
}

const NOT_UTF8: &str = "it is not UTF-8";

const CLOSE: &str = "write \" where the text ends; a comma behind it stands outside of the quotation marks";

/// The first place that is no UTF-8.
fn no_utf8(mut text: impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if text.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if let Err(error) = str::from_utf8(&line) {
            let before = String::from_utf8_lossy(&line[..error.valid_up_to()]);
            let before = if number == 1 { without_byte_order_mark(&before) } else { &before };
            return Ok(Some(of_line(number, before.chars().count() + 1)));
        }
    }
    Ok(None)
}

/// Where the quotation mark is missing of a text that goes on after the end of that line: at its end, but for a comma.
/// `None` where the next line seems to be more of the text.
fn open_quote(mut text: impl BufRead, number: usize) -> io::Result<Option<String>> {
    for _ in 1..number {
        text.skip_until(b'\n')?;
    }
    let mut line = || -> io::Result<String> {
        let mut line = Vec::new();
        text.by_ref().take(LONGEST_LINE_READ).read_until(b'\n', &mut line)?;
        Ok(String::from_utf8_lossy(&line).into_owned())
    };
    let (line, next) = (line()?, line()?);
    let is_of_document = next.trim().is_empty() || next.trim_start().starts_with(['"', '}', ']']);
    let text = without_byte_order_mark(line.trim_end());
    let text = text.strip_suffix(',').unwrap_or(text).trim_end();
    Ok(is_of_document.then(|| of_line(number, text.chars().count() + 1)))
}

/// So long is no line that a person has forgotten a sign in.
const LONGEST_LINE_READ: u64 = 100_000;

/// What JSON does not have, and JavaScript and others do.
#[derive(Clone, Copy)]
enum Foreign {
    Comment,
    Apostrophe,
}

impl Foreign {
    fn of(seen: &Seen) -> Option<Self> {
        match (seen.before.chars().next_back()?, seen.next) {
            ('/', Some(b'/' | b'*')) | ('#', _) => Some(Self::Comment),
            ('\'', _) => Some(Self::Apostrophe),
            _ => None,
        }
    }

    const fn what(self) -> &'static str {
        match self {
            Self::Comment => "it has no comments",
            Self::Apostrophe => "a text stands between apostrophes (' ')",
        }
    }

    const fn remedy(self) -> &'static str {
        match self {
            Self::Comment => "take the comment out, with all that is in it",
            Self::Apostrophe => "write quotation marks (\") in place of the apostrophes around keys and texts",
        }
    }
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

/// What is seen around a place where JSON cannot go on.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// How many characters of the line there are up to the place: an editor counts characters.
    column: usize,
    /// The last of them.
    before: String,
    /// The byte behind it.
    next: Option<u8>,
}

impl Seen {
    /// Whether a line of Git's begins here: no other line of JSON begins with two such signs.
    fn is_conflict(&self) -> bool {
        self.column == 1
            && matches!((&*self.before, self.next), ("<", Some(b'<')) | ("=", Some(b'=')) | (">", Some(b'>')))
    }

    /// At that byte of a line, which is the last one before.
    fn at(mut text: impl BufRead, line: usize, bytes: usize) -> io::Result<Self> {
        const SHOWN: usize = 40;
        for _ in 1..line {
            text.skip_until(b'\n')?;
        }
        if line == 1 && text.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            text.consume(3);
        }
        let (mut column, mut last) = (0, Vec::new());
        let mut left = bytes;
        while left > 0 {
            let read = text.fill_buf()?;
            let read = &read[..read.len().min(left)];
            if read.is_empty() {
                break;
            }
            column += read.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
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
        let before = shown.into_iter().rev().collect();
        Ok(Self { column, before, next: text.fill_buf()?.first().copied() })
    }
}

/// A message of `serde_json` without its `at line 3 column 5`.
pub(super) fn without_position(message: &str) -> &str {
    let split = message.rsplit_once(" at line ").filter(|(_, position)| position.contains(" column "));
    split.map_or(message, |(reason, _)| reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Finding;

    #[test]
    fn a_column_counts_characters() {
        let text = "\u{feff}{\"a\": \"عراق\",}\n{\"é\" 1}";
        assert_eq!(Seen::at(text.as_bytes(), 1, 18).unwrap().column, 14);
        let seen = Seen { column: 5, before: "{\"é\" ".to_owned(), next: Some(b'1') };
        assert_eq!(Seen::at(text.as_bytes(), 2, 6).unwrap(), seen);
        assert_eq!(Seen::at(b"ab".as_slice(), 3, 6).unwrap().column, 0);
    }

    /// The place, what is wrong and what to do.
    fn told(text: &[u8]) -> [String; 3] {
        let error = serde_json::from_slice::<serde_json::Value>(text).unwrap_err();
        let mut findings = Vec::new();
        report_syntax(&mut Reporter::of("a.json", &mut findings), &error, io::Cursor::new(text));
        let Finding { place, what, remedy, .. } = findings.remove(0);
        [place, what.replace("it is not JSON: ", ""), remedy]
    }

    #[test]
    fn the_marks_of_a_conflict_are_called_so_wherever_they_stand() {
        let conflict = "<<<<<<< HEAD\n\"b\": 1\n=======\n\"b\": 2\n>>>>>>> other\n";
        for (text, line) in [
            (format!("{{\n\"a\": 1,\n{conflict}}}"), 3),
            (format!("{{\n\"a\": 1\n{conflict}}}"), 3),
            (format!("[\n{conflict}]"), 2),
            (format!("{{}}\n{conflict}"), 2),
            (conflict.to_owned(), 1),
            (format!("{{\n\"a\": 1,{}", &conflict[12..]), 4),
        ] {
            let [at, wrong, to_do] = told(text.as_bytes());
            let place = of_line(line, 1);
            assert_eq!([&*at, &*wrong, &*to_do], [&*place, CONFLICT, SETTLE_CONFLICT], "{text}");
        }
    }

    #[test]
    fn the_slips_of_other_languages_have_their_own_remedies() {
        let missing = "a quotation mark is missing at the end of the text";
        for (text, place, what, remedy) in [
            ("{\n \"é\": \"Our,\n \"b\": 1}", "line 2, column 11", missing, CLOSE),
            ("{\n \"a\": \"Our\r\n}", "line 2, column 11", missing, CLOSE),
            ("[\"Our", "line 1, column 5", "EOF while parsing a string", "a quotation mark left open"),
            ("[\"Our\n Gazette\"]", "line 2, column 0", "control character", "write \\n"),
            ("{ // note\n}", "line 1, column 3", "it has no comments", "take the comment out"),
            ("{\"a\": 1, /* note */ \"b\": 1}", "line 1, column 10", "it has no comments", "take the comment out"),
            ("[1 # note\n]", "line 1, column 4", "it has no comments", "take the comment out"),
            ("{'a': 1}", "line 1, column 2", "a text stands between apostrophes", "in place of the apostrophes"),
            ("{\"a\": 'b'}", "line 1, column 7", "a text stands between apostrophes", "in place of the apostrophes"),
            ("{} // note", "line 1, column 4", "it has no comments", "take the comment out"),
            ("[\"It\\'s\"]", "line 1, column 6", "invalid escape", "look at this place"),
            ("[1, 2,]", "line 1, column 7", "trailing comma", "take out the comma"),
        ] {
            let [at, wrong, to_do] = told(text.as_bytes());
            assert!(at == place && wrong.starts_with(what) && to_do.contains(remedy), "{text}: {at}, {wrong}, {to_do}");
        }
        let [at, wrong, to_do] = told(b"{\n \"\xc3\xa9\": \"Caf\xe9\"}");
        assert_eq!((at.as_str(), wrong.as_str(), to_do.as_str()), ("line 2, column 11", NOT_UTF8, SAVE_AS_UTF8));
    }
}
