//! How much of a text is read. Nobody writes more for one page; but a program gone wrong may, or an opponent, and a page
//! must answer all the same.

use std::fmt;

/// How long a text may be, in bytes of its HTML: five hundred pages of a book.
pub const MOST_BYTES: usize = 2_000_000;

/// How many elements and stretches of text it may have.
pub const MOST_NODES: usize = 40_000;

/// How deep its elements may be nested. Of those that are, the innermost are shown without markup
/// ([`MAX_DEPTH`](super::MAX_DEPTH)); browsers nest no deeper.
pub const MOST_OPEN: usize = 500;

/// How many attributes an element may have, or what looks like them.
pub const MOST_ATTRIBUTES: usize = 10_000;

/// Which limit a text goes beyond. It is read up to there; beyond the last two, without the elements that are too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// [`MOST_BYTES`].
    Length,
    /// [`MOST_NODES`].
    Nodes,
    /// [`MOST_OPEN`].
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
            Self::Depth => write!(formatter, "has elements that are nested more than {MOST_OPEN} deep"),
            Self::Attributes => {
                write!(formatter, "has an element of more than {MOST_ATTRIBUTES} attributes, or as long as that")
            }
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
