//! JSON text (RFC 8259) as a tree, and the ways documents are read from it.
//!
//! Every document of a publication is read by name, field by field. `serde_json` and the readers that
//! `serde` derives would be in the wasm too, and a reader pays for them on the first visit.

use std::{borrow::Cow, fmt, str::FromStr};

/// A value. Texts without escapes are those of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written.
    Number(&'t str),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// The fields of an object, as they are written.
    Object(Vec<Field<'t>>),
}

/// A field of an object: its name and its value.
pub type Field<'t> = (Cow<'t, str>, Json<'t>);

/// A text that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The line of what does not belong there, from 1.
    pub line: usize,
    /// Its byte in that line, from 1; where the text ends too early, its last one.
    pub column: usize,
    /// Whether the text ends too early.
    pub is_end: bool,
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, is_end } = self;
        let what = if *is_end { "EOF too early" } else { "unexpected character" };
        write!(formatter, "{what} at line {line} column {column}")
    }
}

/// How deep lists and objects may lie in each other, so that no document exhausts the stack.
const MAX_DEPTH: usize = 127;

impl<'t> Json<'t> {
    /// Reads a document; a byte order mark does no harm.
    ///
    /// # Errors
    /// Where the text is not JSON.
    pub fn parse(text: &'t str) -> Result<Self, JsonError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0);
        parser.skip_space();
        match value {
            Some(value) if parser.at == text.len() => Ok(value),
            _ => Err(parser.error()),
        }
    }

    /// An object's field; of two with the same name, the last one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let (_, value) = self.fields().iter().rfind(|(known, _)| known == name)?;
        Some(value)
    }

    /// An object's fields; none of anything else.
    #[must_use]
    pub fn fields(&self) -> &[Field<'t>] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// A list's entries; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Self] {
        match self {
            Self::List(entries) => entries,
            _ => &[],
        }
    }

    /// A text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a field that is a list; none of any other.
    #[must_use]
    pub fn list(&self, name: &str) -> &[Self] {
        self.get(name).map_or(&[], Self::entries)
    }

    /// A field that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    /// A field that is a text, to keep.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// A field that is a number of that type.
    #[must_use]
    pub fn number<N: FromStr>(&self, name: &str) -> Option<N> {
        match self.get(name)? {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }
}

/// Reads from left to right. Where it finds none of what it looks for, it stays at the fault.
struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    fn error(&self) -> JsonError {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let is_end = self.at >= self.text.len();
        JsonError {
            line: before.split(|byte| *byte == b'\n').count(),
            column: before.len() - line_start + usize::from(!is_end),
            is_end,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_while(&mut self, belongs: fn(u8) -> bool) {
        while self.peek().is_some_and(belongs) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    fn skip(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// What was read since a place.
    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        self.skip_space();
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'[' if depth < MAX_DEPTH => {
                let mut entries = Vec::new();
                self.sequence(b']', |parser| {
                    entries.push(parser.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(entries))
            }
            b'{' if depth < MAX_DEPTH => {
                let mut fields = Vec::new();
                self.sequence(b'}', |parser| {
                    let name = parser.string()?;
                    parser.skip_space();
                    parser.skip(b':')?;
                    fields.push((name, parser.value(depth + 1)?));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    /// What stands between the brackets of a list or an object, separated by commas.
    fn sequence(&mut self, end: u8, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.skip_space();
        if self.skip(end).is_some() {
            return Some(());
        }
        loop {
            self.skip_space();
            read(self)?;
            self.skip_space();
            if self.skip(end).is_some() {
                return Some(());
            }
            self.skip(b',')?;
        }
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Option<Json<'t>> {
        for byte in word.bytes() {
            self.skip(byte)?;
        }
        Some(value)
    }

    fn number(&mut self) -> Option<Json<'t>> {
        let start = self.at;
        let _ = self.skip(b'-');
        if self.skip(b'0').is_none() {
            self.digits()?;
        }
        if self.skip(b'.').is_some() {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(Json::Number(self.since(start)))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_digit());
        (self.at > start).then_some(())
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.skip(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            self.skip_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20));
            match &mut text {
                Cow::Borrowed(text) if text.is_empty() => *text = self.since(start),
                text => text.to_mut().push_str(self.since(start)),
            }
            if self.skip(b'"').is_some() {
                return Some(text);
            }
            self.skip(b'\\')?;
            let character = self.escaped()?;
            text.to_mut().push(character);
        }
    }

    /// The character after a backslash. Half a surrogate pair, as from a text cut in the middle of a
    /// character, becomes the replacement character.
    fn escaped(&mut self) -> Option<char> {
        let character = match self.peek()? {
            plain @ (b'"' | b'\\' | b'/') => char::from(plain),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let first = self.unit()?;
                let mut code = first;
                if let 0xd800..0xdc00 = first {
                    let after_first = self.at;
                    let second = self.skip(b'\\').and_then(|()| self.skip(b'u')).and_then(|()| self.unit());
                    match second {
                        Some(second @ 0xdc00..0xe000) => code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                        _ => self.at = after_first,
                    }
                }
                return Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => return None,
        };
        self.at += 1;
        Some(character)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// The same value, as `serde_json` has it.
    fn as_value(json: &Json<'_>) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(text) => serde_json::from_str(text).unwrap(),
            Json::Text(text) => Value::String(text.to_string()),
            Json::List(entries) => entries.iter().map(as_value).collect(),
            Json::Object(fields) => fields.iter().map(|(name, value)| (name.to_string(), as_value(value))).collect(),
        }
    }

    fn assert_same(text: &str) {
        let expected: Result<Value, _> = serde_json::from_str(text);
        match (Json::parse(text), expected) {
            (Ok(json), Ok(value)) => assert_eq!(as_value(&json), value, "{text}"),
            (Err(_), Err(_)) => {}
            // No number here is too large: what it is for decides.
            (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
            // Here half a surrogate pair costs one character, there the document.
            (Ok(_), Err(error)) if error.to_string().contains("surrogate") => {}
            (Ok(_), Err(error)) if error.to_string().contains("hex escape") => {}
            (read, expected) => panic!("{text}: {read:?}, but serde_json says {expected:?}"),
        }
    }

    #[test]
    fn the_samples_are_read_as_serde_json_reads_them() {
        let public = concat!(env!("CARGO_MANIFEST_DIR"), "/public");
        for folder in ["", "feeds", "locales"] {
            for file in std::fs::read_dir(std::path::Path::new(public).join(folder)).unwrap() {
                let path = file.unwrap().path();
                if path.extension().is_some_and(|extension| extension == "json") {
                    assert_same(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
    }

    #[test]
    fn what_is_json_and_what_is_not() {
        for text in [
            "",
            " ",
            "null",
            "nul",
            "nulll",
            "true",
            "false",
            "tru e",
            "0",
            "-0",
            "00",
            "01",
            "-",
            "1.",
            ".5",
            "1.5e3",
            "1e",
            "1e+",
            "1E-2",
            "+1",
            "NaN",
            "\"",
            "\"a",
            "\"a\"",
            "\"a\nb\"",
            "\"\\q\"",
            "\"\\u00e9\"",
            "\"\\u00g0\"",
            "\"\\ud83d\\ude00\"",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "[]",
            "[ ]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "[1]]",
            "{}",
            "{ }",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\" : 1 , \"a\" : 2}",
            "{a:1}",
            "{\"a\":1",
            "'a'",
            "\u{feff}",
            "[1]x",
            "[1] \t\r\n",
            "\u{a0}1",
            "// x",
            "{\"سلام\": \"دنیا\"}",
        ] {
            assert_same(text);
        }
    }

    #[test]
    fn half_a_surrogate_pair_costs_one_character() {
        for (text, expected) in
            [(r#""a\ud83dz""#, "a\u{fffd}z"), (r#""\ude00""#, "\u{fffd}"), (r#""\ud83d\u0041""#, "\u{fffd}A")]
        {
            assert_eq!(Json::parse(text).unwrap().as_text(), Some(expected));
        }
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Json::parse(&nested(127)).is_ok());
        for depth in [128, 100_000] {
            assert!(Json::parse(&nested(depth)).is_err());
        }
    }

    #[test]
    fn a_fault_is_found_where_it_is() {
        let fault = |text| Json::parse(text).unwrap_err();
        assert_eq!(fault("{\n  \"a\": x\n}"), JsonError { line: 2, column: 8, is_end: false });
        assert_eq!(fault("{\"a\": 1"), JsonError { line: 1, column: 7, is_end: true });
        assert_eq!(fault("{").to_string(), "EOF too early at line 1 column 1");
        assert_eq!(fault("[1] 2").to_string(), "unexpected character at line 1 column 5");
    }

    #[test]
    fn fields_are_read_by_name_and_kind() {
        let json = Json::parse(r#"{"a": "x", "n": 7, "f": 1.5, "l": [1, 2], "o": {"a": null}}"#).unwrap();
        assert_eq!(json.text("a"), Some("x"));
        assert_eq!(json.text("n"), None);
        assert_eq!((json.number("n"), json.number::<u32>("f"), json.number("f")), (Some(7_u32), None, Some(1.5_f64)));
        assert_eq!((json.list("l").len(), json.list("o").len(), json.list("none").len()), (2, 0, 0));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC{0,20}".prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..8).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_serde_json_writes_is_read_back(value in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
            assert_same(&text);
            prop_assert!(Json::parse(&text).is_ok());
        }

        #[test]
        fn both_refuse_the_same(text in "[\\[\\]{}\",:\\\\ua0-9d8-f.+eE \n-]{0,24}") {
            assert_same(&text);
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            assert_same(&text);
        }
    }
}
