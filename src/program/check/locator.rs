//! Where in a document's text a finding is.

use super::document::TWICE;
use crate::{
    model::{byte_order_mark::without_byte_order_mark, id::encode_segment},
    program::{
        DataFolder, Finding, Key, Position, content_folder,
        finding::{keys, offset_of_line},
    },
};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::HashMap, io::Read, ops::Range, path::Path};

/// How many characters of a line are shown.
const SHOWN: usize = 90;
/// How many of them before the place.
const SHOWN_BEFORE: usize = 20;

/// Finds the places of findings in the documents of a publication's folder.
#[derive(Debug)]
pub struct Locator {
    folder: DataFolder,
    documents: HashMap<String, Option<Document>>,
}

/// A document's text, and where the values are of what was looked into.
#[derive(Debug)]
struct Document {
    text: String,
    values: HashMap<Range<usize>, HashMap<Key, Range<usize>>>,
}

impl Locator {
    /// For the documents of that folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self::of(DataFolder::new(folder, None))
    }

    /// For the documents of that folder.
    pub(super) fn of(folder: DataFolder) -> Self {
        Self { folder, documents: HashMap::new() }
    }

    /// Where a finding is; `None` for one of a document as a whole, or of none.
    pub fn position(&mut self, finding: &Finding) -> Option<Position> {
        // Many of those are of pictures and other files.
        if finding.place.is_empty() {
            return None;
        }
        let read = || {
            let mut bytes = Vec::new();
            self.folder.open(&finding.file).and_then(|mut opened| opened.read_to_end(&mut bytes)).ok()?;
            // What is no UTF-8 has its place, too: all before that is as it is.
            let text = String::from_utf8_lossy(&bytes);
            Some(Document { text: without_byte_order_mark(&text).to_owned(), values: HashMap::new() })
        };
        let document = self.documents.entry(finding.file.clone()).or_insert_with(read).as_mut()?;
        let is_article = content_folder::Markup::of(&finding.file).is_some();
        let range = match offset_of_line(&document.text, &finding.place) {
            Some(offset) if is_article => content_folder::words_at(&document.text, offset, &finding.what),
            Some(offset) => offset..offset + document.text[offset..].chars().next().map_or(0, char::len_utf8),
            None if is_article => content_folder::range_of(&document.text, &keys(&finding.place)?)?,
            None => document.range_of_value(finding)?,
        };
        Some(document.position(range))
    }
}

impl Document {
    /// That of the value at `items[3] "1012".image`, or of what should hold it; of its key, where that is at fault.
    fn range_of_value(&mut self, finding: &Finding) -> Option<Range<usize>> {
        let keys = keys(&finding.place)?;
        let mut range = 0..self.text.len();
        let mut found = None;
        for key in &keys {
            let text = &self.text;
            let inside = self.values.entry(range.clone()).or_insert_with(|| values(text, &range));
            let Some(value) = inside.get(key) else { break };
            range = value.clone();
            found = Some((key, range.clone()));
        }
        let (key, range) = found?;
        let Some(Key::Name(name)) = keys.last().filter(|last| *last == key) else { return Some(self.beginning(range)) };
        let is_of_key = finding.what == TWICE || finding.what.starts_with(&format!("\"{name}\" means nothing here"));
        if let Some(key) = self.key_before(range.start).filter(|_| is_of_key) {
            return Some(key);
        }
        if name == "content_html"
            && let Some(part) = self.part_named(&range, &finding.what)
        {
            return Some(part);
        }
        Some(self.beginning(range))
    }

    /// Of an object or a list, which may be long, the sign that it begins with.
    fn beginning(&self, range: Range<usize>) -> Range<usize> {
        let is_long = self.text[range.clone()].starts_with(['{', '[']);
        if is_long { range.start..range.start + 1 } else { range }
    }

    /// The key of the value that begins there.
    fn key_before(&self, value: usize) -> Option<Range<usize>> {
        let key = self.text[..value].trim_end().strip_suffix(':')?.trim_end();
        let inside = key.strip_suffix('"')?;
        let is_written_out = |quote: usize| (quote - inside[..quote].trim_end_matches('\\').len()) % 2 == 1;
        let start = inside.rmatch_indices('"').map(|(quote, _)| quote).find(|quote| !is_written_out(*quote))?;
        Some(start..key.len())
    }

    /// The address or the element in a text that a fault names.
    fn part_named(&self, range: &Range<usize>, what: &str) -> Option<Range<usize>> {
        let text = &self.text[range.clone()];
        let named = what.split_whitespace().map(|word| word.trim_matches(['"', ',', ';', ':', '>']));
        let named = named.filter(|word| word.len() > 1 && (word.starts_with('<') || word.contains(['/', '.'])));
        let encoded = |word: &str| word.split('/').map(encode_segment).collect::<Vec<_>>().join("/");
        let found = named.filter_map(|word| {
            // An address may be written with percent signs, which its owner is spared.
            let as_written = [word.to_owned(), encoded(word)];
            as_written.into_iter().find_map(|word| Some((word.len(), text.find(&word)?)))
        });
        let (length, start) = found.max_by_key(|(length, _)| *length)?;
        Some(range.start + start..range.start + start + length)
    }

    fn position(&self, Range { start: offset, end }: Range<usize>) -> Position {
        let before = self.text.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line: Vec<char> = self.text[start..].lines().next().unwrap_or_default().chars().collect();
        let column = before[start..].chars().count();
        let at_fault = self.text.get(offset..end).unwrap_or_default();
        let end_column = (column + at_fault.chars().count()).min(line.len()).max(column);
        let (mut from, mut to) = (0, line.len());
        if line.len() > SHOWN {
            from = column.saturating_sub(SHOWN_BEFORE);
            to = line.len().min(from + SHOWN);
        }
        let begins = if from > 0 { "…" } else { "" };
        let ends = if to < line.len() { "…" } else { "" };
        while from < to && line[from].is_whitespace() {
            from += 1;
        }
        while from < to && line[to - 1].is_whitespace() {
            to -= 1;
        }
        let bytes = |column: usize| {
            let shown = &line[from..column.clamp(from, to)];
            begins.len() + shown.iter().map(|character| character.len_utf8()).sum::<usize>()
        };
        let marked = bytes(column)..bytes(end_column);
        let excerpt = format!("{begins}{}{ends}", line[from..to].iter().collect::<String>());
        let line = before.matches('\n').count() + 1;
        Position { line, column: column + 1, end_column: end_column + 1, excerpt, marked }
    }
}

/// Where the values are that an object or a list holds.
fn values(text: &str, range: &Range<usize>) -> HashMap<Key, Range<usize>> {
    let inside = &text[range.clone()];
    let place = |value: &RawValue| {
        // Its text is a part of this one.
        let start = value.get().as_ptr() as usize - text.as_ptr() as usize;
        start..start + value.get().len()
    };
    if let Ok(object) = serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(inside) {
        return object.into_iter().map(|(name, value)| (Key::Name(name.into_owned()), place(value))).collect();
    }
    let list: Vec<&RawValue> = serde_json::from_str(inside).unwrap_or_default();
    list.into_iter().enumerate().map(|(index, value)| (Key::Index(index), place(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Severity;
    use std::fs;

    const FEED: &str = "{\n  \"items\": [\n    { \"id\": \"a\" },\n    { \"id\": \"b \\\"c\\\"\", \"ti\\u0074le\": \"Ärger\", \"image\": \"x.png\" }\n  ]\n}\n";

    fn finding(place: &str) -> Finding {
        Finding {
            severity: Severity::Error,
            file: "a.json".into(),
            place: place.into(),
            what: String::new(),
            remedy: String::new(),
        }
    }

    fn position(text: &str, place: &str) -> Option<(usize, usize, String)> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), text).unwrap();
        let found = Locator::new(folder.path()).position(&finding(place));
        found.map(|Position { line, column, excerpt, .. }| (line, column, excerpt))
    }

    /// The words that are marked.
    fn marked(text: &str, place: &str, what: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), text).unwrap();
        let finding = Finding { what: what.into(), ..finding(place) };
        let Position { excerpt, marked, .. } = Locator::new(folder.path()).position(&finding).unwrap();
        excerpt[marked].to_owned()
    }

    fn line_and_column(text: &str, place: &str) -> Option<(usize, usize)> {
        position(text, place).map(|(line, column, _)| (line, column))
    }

    #[test]
    fn a_value_is_found_by_its_place() {
        let found = |place| line_and_column(FEED, place);
        assert_eq!(found("items"), Some((2, 12)));
        assert_eq!(found("items[0]"), Some((3, 5)));
        assert_eq!(found("items[1] \"b \"c\"\".title"), Some((4, 38)));
        assert_eq!(found("items[1] \"b \"c\"\".image"), Some((4, 56)), "characters, not bytes");
        assert_eq!(line_and_column("{\"a\": {\"/b.c\": 1}}", "a[\"/b.c\"]"), Some((1, 16)));
        assert_eq!(found("items[1].none.deeper"), Some((4, 5)), "what should hold it");
        assert_eq!((found(""), found("none"), found("items[x]")), (None, None, None));
        assert_eq!(line_and_column("\u{feff}{\"a\": 1}", "a"), Some((1, 7)));
    }

    #[test]
    fn the_words_at_fault_are_marked() {
        let text = r#"{ "a\"": "سیل", "nmae": 1, "list": [ 1 ], "content_html": "<p><a href='a/b.html'>a/b</a></p>" }"#;
        assert_eq!(marked(text, "nmae", "it is no text"), "1");
        assert_eq!(marked(text, "nmae", "\"nmae\" means nothing here"), "\"nmae\"");
        assert_eq!(marked(text, "a\"", TWICE), "\"a\\\"\"");
        assert_eq!(marked(text, "list", ""), "[");
        assert_eq!(marked(text, "content_html", "the link to a/b.html leads nowhere"), "a/b.html");
        assert_eq!(marked("{\n \"ä\": x\n", "line 2, column 7", ""), "x");
        assert_eq!(marked("{ \"a\": 1", "line 1, column 9", ""), "");
    }

    #[test]
    fn a_text_that_is_no_json_has_lines_all_the_same() {
        assert_eq!(line_and_column("{\n \"ä\": x\n", "line 2, column 7"), Some((2, 7)));
        assert_eq!(line_and_column("{", "line 9, column 9"), Some((1, 2)));
    }

    #[test]
    fn a_text_that_is_no_utf_8_has_lines_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), b"{\n \"\xc3\xa9\": \"Caf\xe9\"}").unwrap();
        let Position { line, column, excerpt, .. } =
            Locator::new(folder.path()).position(&finding("line 2, column 11")).unwrap();
        assert_eq!((line, column, excerpt.as_str()), (2, 11, "\"é\": \"Caf\u{fffd}\"}"));
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_outside_of_the_folder_is_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::write(folder.path().join("secret.json"), "{\"a\": 1}").unwrap();
        std::os::unix::fs::symlink("../secret.json", data.join("a.json")).unwrap();
        assert_eq!(Locator::new(&data).position(&finding("a")), None);
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        let long = format!("{{\"a\": \"{}\", \"b\": 1, \"c\": \"{}\"}}", "x".repeat(200), "y".repeat(200));
        let (.., excerpt) = position(&long, "b").unwrap();
        assert!(excerpt.starts_with('…') && excerpt.ends_with('…') && excerpt.contains("\"b\": 1"), "{excerpt}");
        assert_eq!(position("  {\"a\": 1}", "a").unwrap().2, "{\"a\": 1}");
    }
}
