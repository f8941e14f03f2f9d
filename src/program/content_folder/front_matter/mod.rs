//! What stands above an article's text, between two lines of `---` (YAML) or `+++` (TOML).
//!
//! Both become one tree of texts, each with its place: whether `2024` is a number or a title, who asks for it knows.

mod toml;
mod yaml;
mod yaml_slips;

use std::{borrow::Cow, ops::Range};

/// How long it may be, in bytes. Nobody writes so much; a program gone wrong may.
const MOST_BYTES: usize = 32_000;
/// How deep lists and keys may lie in each other.
const MOST_NESTED: usize = 16;

/// A file, divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter<'a> {
    /// What stands above the text.
    pub entries: Vec<Entry>,
    /// What is left out of it, and may be meant to be read.
    pub comments: Vec<Comment>,
    /// The text.
    pub body: &'a str,
}

/// What stands after a value in YAML and begins like `#5`: a part of the value for who wrote it, a comment for the parser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The key of the value, or of the list or the keys that this is in.
    pub key: String,
    /// Where it begins: a byte of the file, after its byte order mark.
    pub offset: usize,
    /// The value before it.
    pub after: String,
    /// Itself.
    pub written: String,
}

/// A key and what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands: a byte of the file, after its byte order mark.
    pub offset: usize,
    /// What it is given.
    pub value: Value,
}

impl Entry {
    fn place(&self) -> (usize, Option<&str>, &Value) {
        (self.offset, Some(&self.key), &self.value)
    }
}

/// What a key is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, by name or by being left out.
    Nothing,
    /// A text, a number, a date or anything else without parts, as it is written.
    Text(String),
    /// Several, each with its place.
    List(Vec<(usize, Value)>),
    /// Keys of its own.
    Keys(Vec<Entry>),
}

/// Why it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterFault {
    /// Where: a byte of the file, after its byte order mark.
    pub offset: usize,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub remedy: Cow<'static, str>,
}

/// A step to a value inside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// By its key.
    Key(&'a str),
    /// By its number.
    Index(usize),
}

#[derive(Clone, Copy)]
enum Language {
    Yaml,
    Toml,
}

impl Language {
    const ALL: [Self; 2] = [Self::Yaml, Self::Toml];

    const fn fence(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }

    const fn unfinished(self) -> &'static str {
        match self {
            Self::Yaml => "write a line of --- below the last key; the text follows it",
            Self::Toml => "write a line of +++ below the last key; the text follows it",
        }
    }
}

impl<'a> FrontMatter<'a> {
    /// Reads a file's text, after its byte order mark. One without front matter is a text and nothing else.
    ///
    /// # Errors
    /// Where the front matter has no end, or is none, or is JSON, as Hugo has it, too.
    pub fn read(text: &'a str) -> Result<Self, FrontMatterFault> {
        if begins_with_json(text) {
            return Err(FrontMatterFault {
                offset: 0,
                reason: "its keys are JSON, which is not read above a text".to_owned(),
                remedy: "write them as YAML, each in a line of its own, between two lines of ---: title: \"The flood\""
                    .into(),
            });
        }
        let Some((language, start)) = opening(text) else { return Ok(Self { body: text, ..Self::default() }) };
        if let Some(closing) = closing(text, language, start) {
            let (entries, comments) = parse(language, &text[start..closing.start], start)?;
            return Ok(Self { entries, comments, body: &text[closing.end..] });
        }
        let reason = format!("the front matter that begins with {} has no end", language.fence());
        Err(FrontMatterFault { offset: 0, reason, remedy: language.unfinished().into() })
    }

    /// A value, or what should hold it, and where it stands: a byte of the file, after its byte order mark. With a key it
    /// stands where that does.
    pub fn find<'s>(&self, steps: impl IntoIterator<Item = Step<'s>>) -> Option<(usize, Option<&str>, &Value)> {
        let mut steps = steps.into_iter();
        let Some(Step::Key(first)) = steps.next() else { return None };
        let mut found = self.entries.iter().find(|entry| entry.key == first).map(Entry::place)?;
        for step in steps {
            let inner = match (step, found.2) {
                (Step::Key(key), Value::Keys(entries)) => {
                    entries.iter().find(|entry| entry.key == key).map(Entry::place)
                }
                (Step::Index(index), Value::List(values)) => {
                    values.get(index).map(|(offset, value)| (*offset, None, value))
                }
                _ => None,
            };
            let Some(inner) = inner else { break };
            found = inner;
        }
        Some(found)
    }
}

/// Whether a file begins as an object of JSON does: with a key. No text begins so.
pub(super) fn begins_with_json(text: &str) -> bool {
    let key = text.strip_prefix('{').and_then(|inside| inside.trim_start().strip_prefix('"')?.split_once('"'));
    key.is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// Where a file's text begins, below what stands above it: a byte after the byte order mark.
#[must_use]
pub fn start_of_body(text: &str) -> usize {
    let closing = opening(text).and_then(|(language, start)| closing(text, language, start));
    closing.map_or(0, |line| line.end)
}

/// What the front matter that a file begins with is written in, and where it begins.
fn opening(text: &str) -> Option<(Language, usize)> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let language = Language::ALL.into_iter().find(|language| first.trim_end() == language.fence())?;
    Some((language, first.len()))
}

/// The line that ends it.
fn closing(text: &str, language: Language, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    text[start..].split_inclusive('\n').find_map(|line| {
        let start = end;
        end += line.len();
        (line.trim_end() == language.fence()).then_some(start..end)
    })
}

fn parse(language: Language, text: &str, start: usize) -> Result<(Vec<Entry>, Vec<Comment>), FrontMatterFault> {
    if text.len() > MOST_BYTES {
        let reason = format!("the front matter is longer than {MOST_BYTES} bytes");
        return Err(FrontMatterFault { offset: 0, reason, remedy: "put the text below it".into() });
    }
    match language {
        Language::Yaml => yaml::parse(text, start),
        Language::Toml => toml::parse(text, start).map(|entries| (entries, Vec::new())),
    }
}

/// A key that stands twice says two things.
fn twice(key: &str, offset: usize) -> FrontMatterFault {
    FrontMatterFault { offset, reason: format!("the key \"{key}\" stands twice"), remedy: "leave one of them".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn keys(text: &str) -> Vec<(String, Value)> {
        let read = FrontMatter::read(text).unwrap();
        read.entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
    }

    /// Line and reason.
    fn fault(text: &str) -> (usize, String) {
        let FrontMatterFault { offset, reason, remedy } = FrontMatter::read(text).unwrap_err();
        assert!(!remedy.is_empty());
        (text[..offset].matches('\n').count() + 1, reason)
    }

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = "---\ntitle: \"Flood: day 2\"\ndate: 2024-05-01 10:00:00\nyear: 2024\ndraft: yes\nempty:\n\
                    tags: [a, b c]\nauthor:\n  name: Ann\n---\nText";
        let toml = "+++\ntitle = \"Flood: day 2\"\ndate = 2024-05-01 10:00:00\nyear = 2024\ndraft = true\n\
                    tags = [\"a\", \"b c\"]\n[author]\nname = \"Ann\"\n+++\nText";
        let value = |front: &[(String, Value)], key: &str| {
            front.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
        };
        for (source, draft) in [(yaml, "yes"), (toml, "true")] {
            let front = keys(source);
            assert_eq!(value(&front, "title"), Some(text("Flood: day 2")));
            assert_eq!(value(&front, "date"), Some(text("2024-05-01 10:00:00")));
            assert_eq!(value(&front, "year"), Some(text("2024")));
            assert_eq!(value(&front, "draft"), Some(text(draft)));
            let Some(Value::List(tags)) = value(&front, "tags") else { panic!() };
            assert_eq!(tags.into_iter().map(|(_, tag)| tag).collect::<Vec<_>>(), [text("a"), text("b c")]);
            let Some(Value::Keys(author)) = value(&front, "author") else { panic!() };
            assert_eq!((author[0].key.as_str(), &author[0].value), ("name", &text("Ann")));
            assert_eq!(FrontMatter::read(source).unwrap().body, "Text");
        }
        assert_eq!(value(&keys(yaml), "empty"), Some(Value::Nothing));
    }

    #[test]
    fn a_file_may_have_none_or_an_empty_one() {
        for (source, body) in [
            ("Text\n---\nmore", "Text\n---\nmore"),
            ("\u{feff}---\n---\nText", "\u{feff}---\n---\nText"),
            ("+++\r\n+++\r\nText", "Text"),
            ("---\n# nothing\n---", ""),
            ("{: .lead}\nText", "{: .lead}\nText"),
            ("{\"a\", \"b\"}", "{\"a\", \"b\"}"),
            ("", ""),
        ] {
            assert_eq!(FrontMatter::read(source), Ok(FrontMatter { body, ..FrontMatter::default() }), "{source}");
        }
    }

    #[test]
    fn a_fault_has_its_line() {
        for (source, line, reason) in [
            ("---\ntitle: A\n", 1, "the front matter that begins with --- has no end"),
            ("---\ntitle: A\ntags: [a\n---\n", 4, "expected ',' or ']'"),
            ("---\ntitle: A: B\n---\n", 2, "mapping values are not allowed in this context"),
            ("---\ntitle: A\ntitle: B\n---\n", 3, "the key \"title\" stands twice"),
            ("---\na: &x 1\nb: *x\n---\n", 3, "it points to another value"),
            ("{\n  \"title\": \"A\"\n}\n\nText", 1, "its keys are JSON"),
            ("{\"title\": \"A\"}\n\nText", 1, "its keys are JSON"),
            ("---\n- a\n---\n", 2, "it is no list of keys and values"),
            ("---\n[a]: b\n---\n", 2, "a key is no text"),
            ("+++\ntitle = A\n+++\n", 2, "string values must be quoted"),
            ("+++\na = 1\na = 2\n+++\n", 3, "duplicate key"),
        ] {
            let (found, told) = fault(source);
            assert!(found == line && told.contains(reason), "{source}: {found} {told}");
        }
        assert!(fault(&format!("---\na: {}\n---", "[".repeat(40))).1.contains("nested"));
        assert!(fault(&format!("---\na: {}\n---", "b".repeat(MOST_BYTES))).1.contains("longer than"));
    }

    #[test]
    fn what_a_comment_leaves_out_is_kept() {
        let left_out = |yaml: &str| {
            let text = format!("---\n{yaml}\n---\n");
            let comments = FrontMatter::read(&text).unwrap().comments;
            for Comment { offset, written, .. } in &comments {
                assert!(text[*offset..].starts_with(written), "{yaml}");
            }
            comments.into_iter().map(|Comment { key, after, written, .. }| [key, after, written]).collect::<Vec<_>>()
        };
        for (yaml, expected) in [
            ("title: Issue #5 of the Gazette\ndate: x", ["title", "Issue", "#5 of the Gazette"]),
            ("title: #MeToo \ndate: x", ["title", "", "#MeToo"]),
            ("date: x\ntitle: ش #سیل", ["title", "ش", "#سیل"]),
            ("tags: #a, #b", ["tags", "", "#a, #b"]),
            ("author:\n  name: Ann #1 fan\n  url: x", ["author", "Ann", "#1 fan"]),
            ("authors:\n  - Ann #1\n  - Bob", ["authors", "Ann", "#1"]),
        ] {
            assert_eq!(left_out(yaml), [expected], "{yaml}");
        }
        for none in [
            "title: Issue  # number five",
            "title: \"Issue #5\"",
            "title: 'Issue' #5",
            "title: Issue#5",
            "summary: |\n  Issue #5\ntitle: x",
            "#title: A\ntags: #a\n  - b",
        ] {
            assert!(left_out(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn a_value_is_found_by_its_place() {
        for source in [
            "---\ntitle: عراق\ntranslations:\n  fa: seil\ntags: [a, b]\n---\n",
            "+++\ntitle = \"عراق\"\ntags = [\"a\", \"b\"]\n[translations]\nfa = \"seil\"\n+++\n",
        ] {
            let front = FrontMatter::read(source).unwrap();
            let at = |steps: &[Step<'static>]| front.find(steps.iter().copied()).map(|(offset, ..)| &source[offset..]);
            assert!(at(&[Step::Key("title")]).unwrap().starts_with("title"));
            assert!(at(&[Step::Key("translations"), Step::Key("fa")]).unwrap().starts_with("fa"));
            assert!(at(&[Step::Key("tags"), Step::Index(1)]).unwrap().trim_start_matches('"').starts_with('b'));
            assert!(at(&[Step::Key("tags"), Step::Index(9)]).unwrap().starts_with("tags"));
            assert_eq!(at(&[Step::Key("none")]), None);
        }
    }
}
