//! Where in an article's file is what is wrong in the item that was made of it.

use super::{
    address::SourceAddresses,
    front_matter::{FrontMatter, Step, Value},
};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::{Finding, Key, finding::line_and_column},
};
use percent_encoding::percent_decode_str;
use std::{collections::HashMap, ops::Range};

const QUOTES: [char; 2] = ['"', '\''];

/// The fields of an item, and the keys that they are made of, the first of which an article has.
const KEYS: [(&[&str], &[&str]); 17] = [
    (&["id"], &["slug"]),
    (&["title"], &["title"]),
    (&["date_published"], &["date"]),
    (&["date_modified"], &["updated", "lastmod", "last_modified_at"]),
    (&["authors"], &["authors", "author"]),
    (&["tags"], &["tags", "taxonomies"]),
    (&["image"], &["image"]),
    (&["summary"], &["summary", "description", "excerpt"]),
    (&["language"], &["language", "lang"]),
    (&["external_url"], &["external_url"]),
    (&["attachments"], &["attachments"]),
    (&["_masthead", "category"], &["category", "categories", "taxonomies"]),
    (&["_masthead", "image_alt"], &["image_alt"]),
    (&["_masthead", "image_width"], &["image_width"]),
    (&["_masthead", "image_height"], &["image_height"]),
    (&["_masthead", "translations"], &["translations"]),
    (&["_masthead", "aliases"], &["aliases", "redirect_from"]),
];

/// A finding of an item as one of the file that it was made of. `keys` lead to the place in the item; `addresses` are those
/// of the file, and `text` is the file.
#[must_use]
pub fn told_of_source(finding: Finding, addresses: SourceAddresses<'_>, keys: &[Key], text: &str) -> Finding {
    let text = without_byte_order_mark(text);
    let (place, what) = if is_in_text(keys) {
        let named = named_in_text(text, addresses, &finding.what);
        let what = named.and_then(|named| with_own_name(&finding.what, addresses, named.written));
        (place_in_text(text, &finding.what, named), what)
    } else {
        (place_above_text(text, keys), None)
    };
    let what = what.unwrap_or(finding.what);
    Finding { file: addresses.file.to_owned(), place: place.unwrap_or_default(), what, ..finding }
}

/// Where in a file that is which an item has at such a place.
#[must_use]
pub fn place_in_source(what: &str, addresses: SourceAddresses<'_>, keys: &[Key], text: &str) -> Option<String> {
    let text = without_byte_order_mark(text);
    if is_in_text(keys) {
        place_in_text(text, what, named_in_text(text, addresses, what))
    } else {
        place_above_text(text, keys)
    }
}

fn is_in_text(keys: &[Key]) -> bool {
    matches!(keys, [Key::Name(name)] if name == "content_html")
}

/// Where a key stands in a file, with what it is given where that stands beside it: bytes.
#[must_use]
pub fn range_of(text: &str, keys: &[Key]) -> Option<Range<usize>> {
    let steps = keys.iter().map(|key| match key {
        Key::Name(name) => Step::Key(name),
        Key::Index(index) => Step::Index(*index),
    });
    let front = FrontMatter::read(text).ok()?;
    let (offset, key, value) = front.find(steps)?;
    let line = text[offset..].lines().next().unwrap_or_default();
    let key = key.filter(|key| line.trim_start_matches(QUOTES).starts_with(key)).map_or(0, str::len);
    let length = match value {
        Value::Text(value) if let Some(start) = line[key..].find(value.as_str()) => {
            let end = key + start + value.len();
            let is_quoted = !value.is_empty() && line[..key + start].ends_with(QUOTES);
            end + line[end..].chars().next().filter(|next| is_quoted && QUOTES.contains(next)).map_or(0, char::len_utf8)
        }
        _ => line.find(|sign: char| sign.is_whitespace() || ":=,]}".contains(sign)).unwrap_or(line.len()).max(key),
    };
    Some(offset..offset + length)
}

/// The words at a place of a text that a fault is about: those that it names, or else the one that begins there.
#[must_use]
pub fn words_at(text: &str, offset: usize, what: &str) -> Range<usize> {
    let line = text[offset..].lines().next().unwrap_or_default();
    let named = what.split('"').skip(1).step_by(2).filter(|words| !words.is_empty() && line.starts_with(words));
    let element = || line.starts_with('<').then(|| line.find('>').map(|end| end + 1))?;
    let word = || line.find(is_around_word).filter(|end| *end > 0);
    let first = || line.chars().next().map_or(0, char::len_utf8);
    let length = named.map(str::len).max().or_else(element).or_else(word);
    // A word may be the last of its line.
    let length =
        length.unwrap_or_else(|| if line.starts_with(is_around_word) { first() } else { line.trim_end().len() });
    offset..offset + length
}

/// Whether a sign stands around words of a text, and not in them.
fn is_around_word(sign: char) -> bool {
    sign.is_whitespace() || "()<>\"'[]`".contains(sign)
}

fn place_above_text(text: &str, keys: &[Key]) -> Option<String> {
    let names: Vec<&str> =
        keys.iter().map_while(|key| if let Key::Name(name) = key { Some(name.as_str()) } else { None }).collect();
    let (field, above) = KEYS.iter().find(|(field, _)| names.starts_with(field))?;
    let front = FrontMatter::read(text).ok()?;
    let is_there = |key: &&&str| front.entries.iter().any(|entry| entry.key == **key);
    // What an article waits for is later than its date.
    let waited_for: &[&str] =
        if *field == ["date_published"] { &["publishDate", "publish_date", "pubdate"] } else { &[] };
    let mut place = (*waited_for.iter().chain(*above).find(is_there).or(above.first())?).to_owned();
    for key in &keys[field.len()..] {
        match key {
            Key::Name(name) => place = format!("{place}.{name}"),
            Key::Index(index) => place = format!("{place}[{index}]"),
        }
    }
    Some(place)
}

/// An address in a text, as it is written there, and where: a byte.
#[derive(Clone, Copy, Debug)]
struct Written<'a> {
    written: &'a str,
    offset: usize,
}

/// Finds the address in a text that a finding names.
fn named_in_text<'a>(text: &'a str, addresses: SourceAddresses<'_>, what: &str) -> Option<Written<'a>> {
    let body = FrontMatter::read(text).ok()?.body;
    let mut found: Option<(usize, &str)> = None;
    let is_address = |word: &&str| word.contains(|sign: char| sign.is_alphanumeric() || sign == '/');
    for word in body.split(is_around_word).filter(is_address) {
        let whole = addresses.at_publication(word).unwrap_or_else(|| word.to_owned());
        let decoded = percent_decode_str(&whole).decode_utf8_lossy();
        // Of several that are named there, the longest is the whole address.
        let is_named = is_word_of(what, &whole) || is_word_of(what, &decoded);
        if is_named && found.is_none_or(|(length, _)| whole.len() > length) {
            found = Some((whole.len(), word));
        }
    }
    let written = found.map(|(_, word)| word).or_else(|| named_as_it_stands(body, what))?;
    Some(Written { written, offset: written.as_ptr() as usize - text.as_ptr() as usize })
}

/// The longest address of a finding that stands in a text just so, or begins so: `javascript:x()` is no word by itself, and
/// of a picture that is written out no finding has more than the beginning. Else the words that it has in quotation marks.
fn named_as_it_stands<'a>(body: &'a str, what: &str) -> Option<&'a str> {
    let words = what.split_whitespace().map(|word| word.trim_matches(['"', ',', ';', ':', '…']));
    let addresses = words.filter(|word| word.len() > 3 && word.contains(['/', '.', ':', '\\']));
    let as_it_stands = |words: &str| Some(&body[body.find(words)?..][..words.len()]);
    let found = addresses.filter_map(as_it_stands).max_by_key(|word| word.len());
    let quoted = || what.split('"').skip(1).step_by(2).filter(|words| !words.is_empty()).find_map(as_it_stands);
    found.or_else(quoted)
}

/// A finding about a link to another article's file, which has been given the address of its page, with the name that its
/// owner knows.
fn with_own_name(what: &str, addresses: SourceAddresses<'_>, written: &str) -> Option<String> {
    let file = SourceAddresses { pages: &HashMap::new(), ..addresses }.at_publication(written);
    let page = addresses.at_publication(written).filter(|page| Some(page) != file.as_ref())?;
    let page = percent_decode_str(&page).decode_utf8().map_or_else(|_| page.clone(), Into::into);
    what.contains(&page).then(|| what.replacen(&page, written, 1))
}

/// The place of the address in a text that a finding names, or else of the element.
fn place_in_text(text: &str, what: &str, named: Option<Written<'_>>) -> Option<String> {
    let element = || {
        let body = FrontMatter::read(text).ok()?.body;
        let (_, rest) = what.split_once('<')?;
        let (name, _) = rest.split_once('>')?;
        let offset = body.to_ascii_lowercase().find(&format!("<{name}"))?;
        Some(text.len() - body.len() + offset)
    };
    let offset = named.map(|named| named.offset).or_else(element)?;
    Some(line_and_column(text, offset))
}

/// Whether a text names an address, and not one that is longer.
fn is_word_of(text: &str, address: &str) -> bool {
    let mut words = text.split(|character: char| character.is_whitespace() || "\",;".contains(character));
    (address.contains(['/', '.', ':']) && words.any(|word| word.trim_end_matches(':') == address))
        || (address.contains(' ') && text.contains(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Severity;

    const TEXT: &str = "---\ntitle: T\nauthor:\n  name: A\nlastmod: x\n---\nA [x](photo.html) and\n\n![p](photo.jpg) <FORM>\n\
                        ![q](a%20b.jpg)\n";

    fn told(what: &str, keys: &[Key]) -> String {
        let (file, place) = ("content/en/".to_owned(), "items[0]".to_owned());
        let finding = Finding { severity: Severity::Error, file, place, what: what.into(), remedy: String::new() };
        let pages = HashMap::new();
        let addresses = SourceAddresses { file: "content/en/a.md", folder: "content/en/", pages: &pages };
        let told = told_of_source(finding, addresses, keys, TEXT);
        assert_eq!(told.file, "content/en/a.md");
        told.place
    }

    fn name(name: &str) -> Key {
        Key::Name(name.into())
    }

    #[test]
    fn a_field_is_told_by_its_key() {
        assert_eq!(told("", &[name("title")]), "title");
        assert_eq!(told("", &[name("authors"), Key::Index(0), name("url")]), "author[0].url");
        assert_eq!(told("", &[name("date_modified")]), "lastmod");
        assert_eq!(told("", &[name("date_published")]), "date");
        assert_eq!(told("", &[name("_masthead"), name("translations"), name("fa")]), "translations.fa");
        assert_eq!(told("", &[]), "");
    }

    #[test]
    fn the_words_at_fault_are_known() {
        let yaml = "---\ntitle: title\ndate: 'late'\ntags: [a, b c]\nauthor:\n  name: A\nempty:\n---\n";
        let toml = "+++\ntitle = \"title\"\ntags = [\"a\", \"b c\"]\n+++\n";
        let tag = [name("tags"), Key::Index(1)];
        for (text, keys, words) in [
            (yaml, &[name("title")][..], "title: title"),
            (yaml, &[name("date")], "date: 'late'"),
            (yaml, &[name("tags")], "tags"),
            (yaml, &tag, "b c"),
            (yaml, &[name("author"), name("name")], "name: A"),
            (yaml, &[name("empty")], "empty"),
            (toml, &[name("title")], "title = \"title\""),
            (toml, &tag, "\"b c\""),
        ] {
            assert_eq!(range_of(text, keys).map(|range| &text[range]), Some(words), "{keys:?}");
        }
        let text = "![a](b c.jpg) <form x> é.jpg";
        for (start, what, words) in [
            (5, "\"b c.jpg\" has a space", "b c.jpg"),
            (5, "", "b"),
            (14, "a <form> is not shown", "<form x>"),
            (23, "", "é.jpg"),
            (3, "", "]"),
            (text.len(), "", ""),
        ] {
            assert_eq!(&text[words_at(text, start, what)], words);
        }
    }

    #[test]
    fn a_fault_of_the_text_has_its_line() {
        let html = [name("content_html")];
        assert_eq!(told("content/en/photo.jpg does not exist", &html), "line 9, column 6");
        assert_eq!(told("the link to content/en/photo.html leads nowhere", &html), "line 7, column 7");
        assert_eq!(told("a <form> is not shown", &html), "line 9, column 17");
        assert_eq!(told("content/en/a b.jpg does not exist", &html), "line 10, column 6");
        assert_eq!(told("the text is too long", &html), "");
    }
}
