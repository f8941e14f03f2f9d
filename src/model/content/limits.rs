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

/// How many attributes an element may have. Each is compared with those before it.
pub const MOST_ATTRIBUTES: usize = 2000;

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

#[cfg(test)]
mod tests {
    use super::*;

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
