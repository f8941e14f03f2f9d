//! Where in a document's text a finding is.

use super::report::{Finding, Key, Position};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::{DataFolder, content_folder},
};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::HashMap, io, ops::Range, path::Path};

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
        Self { folder: DataFolder::new(folder, None), documents: HashMap::new() }
    }

    /// Where a finding is; `None` for one of a document as a whole, or of none.
    pub fn position(&mut self, finding: &Finding) -> Option<Position> {
        // Many of those are of pictures and other files.
        if finding.place.is_empty() {
            return None;
        }
        let read = || {
            let text = self.folder.open(&finding.file).and_then(io::read_to_string).ok()?;
            Some(Document { text: without_byte_order_mark(&text).to_owned(), values: HashMap::new() })
        };
        let document = self.documents.entry(finding.file.clone()).or_insert_with(read).as_mut()?;
        let value = |document: &mut Document| match content_folder::Markup::of(&finding.file) {
            Some(_) => content_folder::offset_of(&document.text, &keys(&finding.place)?),
            None => document.offset_of_value(&finding.place),
        };
        let offset = document.offset_of_line(&finding.place).or_else(|| value(document))?;
        Some(document.position(offset))
    }
}

impl Document {
    /// That of `line 3, column 5`, as faults of a text are told that is no JSON.
    fn offset_of_line(&self, place: &str) -> Option<usize> {
        let (line, column) = place.strip_prefix("line ")?.split_once(", column ")?;
        let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
        let mut lines = self.text.split_inclusive('\n');
        let before: usize = lines.by_ref().take(line.checked_sub(1)?).map(str::len).sum();
        let here = lines.next().unwrap_or_default();
        Some(before + here.char_indices().nth(column.saturating_sub(1)).map_or(here.len(), |(offset, _)| offset))
    }

    /// That of the value at `items[3] "1012".image`, or of what should hold it.
    fn offset_of_value(&mut self, place: &str) -> Option<usize> {
        let keys = keys(place)?;
        let mut range = 0..self.text.len();
        let mut offset = None;
        for key in keys {
            let text = &self.text;
            let inside = self.values.entry(range.clone()).or_insert_with(|| values(text, &range));
            let Some(value) = inside.get(&key) else { break };
            range = value.clone();
            offset = Some(range.start);
        }
        offset
    }

    fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let column = before[start..].chars().count();
        let skipped = column.saturating_sub(SHOWN_BEFORE);
        let excerpt: String = if line.chars().count() > SHOWN {
            let part: String = line.chars().skip(skipped).take(SHOWN).collect();
            let begins = if skipped > 0 { "…" } else { "" };
            let ends = if line.chars().nth(skipped + SHOWN).is_some() { "…" } else { "" };
            format!("{begins}{}{ends}", part.trim())
        } else {
            line.trim().to_owned()
        };
        Position { line: before.matches('\n').count() + 1, column: column + 1, excerpt }
    }
}

/// The steps of a place: of `items[3] "1012".image` these are `items`, 3 and `image`.
pub(super) fn keys(place: &str) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    let mut rest = place;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix("[\"") {
            // A name that is no plain word.
            let (name, after) = inside.split_once("\"]")?;
            keys.push(Key::Name(name.to_owned()));
            rest = after;
        } else if let Some(inside) = rest.strip_prefix('[') {
            let (index, after) = inside.split_once(']')?;
            keys.push(Key::Index(index.parse().ok()?));
            // The id that it has, too.
            let id = after.strip_prefix(" \"");
            rest = match id {
                Some(id) => id.find("\".").map(|end| &id[end + 1..]).or_else(|| id.ends_with('"').then_some(""))?,
                None => after,
            };
        } else {
            rest = rest.strip_prefix('.').unwrap_or(rest);
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            keys.push(Key::Name(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    (!keys.is_empty()).then_some(keys)
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
    use crate::program::check::Severity;
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
        found.map(|Position { line, column, excerpt }| (line, column, excerpt))
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
    fn a_text_that_is_no_json_has_lines_all_the_same() {
        assert_eq!(line_and_column("{\n \"ä\": x\n", "line 2, column 7"), Some((2, 7)));
        assert_eq!(line_and_column("{", "line 9, column 9"), Some((1, 2)));
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
