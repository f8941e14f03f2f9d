//! Where in an article's file is what is wrong in the item that was made of it.

use super::{
    address::SourceAddresses,
    article_file::line_and_column,
    front_matter::{FrontMatter, Step},
};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::check::{Finding, Key},
};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// The fields of an item, and the keys that they are made of, the first of which an article has.
const KEYS: [(&[&str], &[&str]); 15] = [
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
    (&["_masthead", "translations"], &["translations"]),
    (&["_masthead", "aliases"], &["aliases", "redirect_from"]),
];

/// A finding of an item as one of the file that it was made of. `keys` lead to the place in the item; `text` is the file.
#[must_use]
pub fn told_of_source(finding: Finding, file: &str, keys: &[Key], text: &str) -> Finding {
    let text = without_byte_order_mark(text);
    let place = if matches!(keys, [Key::Name(name)] if name == "content_html") {
        place_in_text(text, file, &finding.what).unwrap_or_default()
    } else {
        place_above_text(text, keys).unwrap_or_default()
    };
    // Above a text the keys of an item's extension stand beside the others.
    let remedy = finding.remedy.replace("_masthead.", "");
    Finding { file: file.to_owned(), place, remedy, ..finding }
}

/// Where a key stands in a file: a byte.
#[must_use]
pub fn offset_of(text: &str, keys: &[Key]) -> Option<usize> {
    let steps = keys.iter().map(|key| match key {
        Key::Name(name) => Step::Key(name),
        Key::Index(index) => Step::Index(*index),
    });
    FrontMatter::read(text).ok()?.find(steps)
}

fn place_above_text(text: &str, keys: &[Key]) -> Option<String> {
    let names: Vec<&str> =
        keys.iter().map_while(|key| if let Key::Name(name) = key { Some(name.as_str()) } else { None }).collect();
    let (field, above) = KEYS.iter().find(|(field, _)| names.starts_with(field))?;
    let front = FrontMatter::read(text).ok()?;
    let is_there = |key: &&&str| front.entries.iter().any(|entry| entry.key == **key);
    let mut place = (*above.iter().find(is_there).or(above.first())?).to_owned();
    for key in &keys[field.len()..] {
        match key {
            Key::Name(name) => place = format!("{place}.{name}"),
            Key::Index(index) => place = format!("{place}[{index}]"),
        }
    }
    Some(place)
}

/// Finds the address or the element in a text that a finding is about.
fn place_in_text(text: &str, file: &str, what: &str) -> Option<String> {
    let body = FrontMatter::read(text).ok()?.body;
    let start = text.len() - body.len();
    let pages = HashMap::new();
    let addresses = SourceAddresses { file, folder: "", pages: &pages };
    let mut found: Option<(usize, usize)> = None;
    let separators = |character: char| character.is_whitespace() || "()<>\"'[]`".contains(character);
    for word in body.split(separators).filter(|word| !word.is_empty()) {
        let whole = addresses.at_publication(word).unwrap_or_else(|| word.to_owned());
        let decoded = percent_decode_str(&whole).decode_utf8_lossy();
        // Of several that are named there, the longest is the whole address.
        let is_named = is_word_of(what, &whole) || is_word_of(what, &decoded);
        if is_named && found.is_none_or(|(length, _)| whole.len() > length) {
            found = Some((whole.len(), word.as_ptr() as usize - body.as_ptr() as usize));
        }
    }
    let element = || {
        let (_, rest) = what.split_once('<')?;
        let (name, _) = rest.split_once('>')?;
        body.to_ascii_lowercase().find(&format!("<{name}"))
    };
    let offset = found.map(|(_, offset)| offset).or_else(element)?;
    Some(line_and_column(text, start + offset))
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
    use crate::program::check::Severity;

    const TEXT: &str = "---\ntitle: T\nauthor:\n  name: A\nlastmod: x\n---\nA [x](photo.html) and\n\n![p](photo.jpg) <FORM>\n\
                        ![q](a%20b.jpg)\n";

    fn told(what: &str, keys: &[Key]) -> String {
        let (file, place) = ("content/en/".to_owned(), "items[0]".to_owned());
        let finding = Finding { severity: Severity::Error, file, place, what: what.into(), remedy: String::new() };
        let told = told_of_source(finding, "content/en/a.md", keys, TEXT);
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
    fn a_fault_of_the_text_has_its_line() {
        let html = [name("content_html")];
        assert_eq!(told("content/en/photo.jpg does not exist", &html), "line 9, column 6");
        assert_eq!(told("the link to content/en/photo.html leads nowhere", &html), "line 7, column 7");
        assert_eq!(told("a <form> is not shown", &html), "line 9, column 17");
        assert_eq!(told("content/en/a b.jpg does not exist", &html), "line 10, column 6");
        assert_eq!(told("the text is too long", &html), "");
    }
}
