//! How much of a text is read. Nobody writes more for one page; but a program gone wrong may, or an opponent, and a page
//! must answer all the same.

use std::fmt;

/// How long a text may be, in bytes of its HTML: five hundred pages of a book.
pub const MOST_BYTES: usize = 2_000_000;

/// How many elements and stretches of text it may have.
pub const MOST_NODES: usize = 40_000;

/// How many lines a plain text may have: each is a node, and so is what parts it from the one before.
pub const MOST_LINES: usize = MOST_NODES / 2;

/// How deep its elements may be nested: twice as deep as browsers do it. From [`SHOWN_DEPTH`](super::SHOWN_DEPTH) on they
/// are shown as their text.
pub const MOST_NESTED: usize = 1000;

/// How many attributes an element may have.
pub const MOST_ATTRIBUTES: usize = 10_000;

/// Which limit a text goes beyond. It is read up to there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// [`MOST_BYTES`].
    Length,
    /// [`MOST_NODES`].
    Nodes,
    /// [`MOST_LINES`].
    Lines,
    /// [`MOST_NESTED`].
    Depth,
    /// [`MOST_ATTRIBUTES`].
    Attributes,
}

/// As a sentence about a text goes on.
impl fmt::Display for Excess {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length => write!(formatter, "is longer than {} MB", MOST_BYTES / 1_000_000),
            Self::Nodes => write!(formatter, "has more than {MOST_NODES} elements and stretches of text"),
            Self::Lines => write!(formatter, "has more than {MOST_LINES} lines"),
            Self::Depth => write!(formatter, "has elements that are nested more than {MOST_NESTED} deep"),
            Self::Attributes => write!(formatter, "has an element of more than {MOST_ATTRIBUTES} attributes"),
        }
    }
}

/// The text as far as it may be long. What is cut is cut before a tag or a word.
#[must_use]
pub fn within_length(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    let kept = &text[..text.floor_char_boundary(MOST_BYTES)];
    let tag = kept.rfind('<').filter(|tag| !kept[*tag..].contains('>'));
    tag.or_else(|| kept.rfind(char::is_whitespace)).map_or(kept, |end| &kept[..end])
}

/// The limit that a plain text goes beyond.
#[must_use]
pub fn plain_excess(text: &str) -> Option<Excess> {
    if text.len() > MOST_BYTES {
        return Some(Excess::Length);
    }
    (text.lines().filter(|line| !line.trim().is_empty()).count() > MOST_LINES).then_some(Excess::Lines)
}

/// The text up to the first element of more than [`MOST_ATTRIBUTES`].
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub(super) fn within_attributes(text: &str) -> &str {
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let tag = &text[start..];
        at = start
            + if tag.starts_with("<!--") {
                tag.find("-->").map_or(tag.len(), |end| end + "-->".len())
            } else if tag[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
                let Some(length) = tag_length(tag) else { return &text[..start] };
                length
            } else {
                1
            };
    }
    text
}

/// How long a tag is at the beginning of a text; `None` for one of more than [`MOST_ATTRIBUTES`].
#[cfg(not(target_arch = "wasm32"))]
fn tag_length(tag: &str) -> Option<usize> {
    let (mut quote, mut before, mut attributes) = (None, b' ', 0);
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            Some(_) => {}
            None => match byte {
                b'>' => return Some(at + 1),
                b'"' | b'\'' if before == b'=' => quote = Some(byte),
                // What parts it from the one before.
                b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'/' => attributes += 1,
                _ => {}
            },
        }
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    Some(tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_before_an_element_of_too_many_attributes() {
        let attributes = |count| " a".repeat(count);
        let text = format!("<p title = 'a > b'>a<p{}>b", attributes(MOST_ATTRIBUTES));
        assert_eq!(within_attributes(&text), text);
        let text = format!("<p title = 'a > b'>a<p{}>b", attributes(MOST_ATTRIBUTES + 1));
        assert_eq!(within_attributes(&text), "<p title = 'a > b'>a");
    }

    #[test]
    fn what_is_no_attribute_is_not_counted() {
        let words = "a word, 'quoted' / ".repeat(MOST_ATTRIBUTES);
        for text in [
            format!("<!-- {words} --><p>a"),
            format!("<img src=\"data:image/png;base64,{words}\"><p>a"),
            format!("a < {words}"),
            "</b >".repeat(MOST_ATTRIBUTES + 1),
        ] {
            assert_eq!(within_attributes(&text), text);
        }
    }

    #[test]
    fn a_text_is_cut_before_a_tag_or_a_word() {
        assert_eq!(within_length("<p>short"), "<p>short");
        let long = |end: &str| format!("{}{end}", "é".repeat(MOST_BYTES / 2 - 4));
        for end in ["<b class=\"long\">", " classical"] {
            let text = long(end);
            assert_eq!(within_length(&text), &text[..text.len() - end.len()], "{end}");
        }
        assert_eq!(within_length(&long("éééééé")).len(), MOST_BYTES);
    }
}
