//! How much of an item is read, beside its text ([`content`](crate::model::content)). Each of these stands on a page many
//! times over: a title in its heading, its lists, its links for sharing, its descriptions for search engines.

use crate::model::content::excerpt;

/// How many characters of a title are shown.
pub const LONGEST_TITLE: usize = 500;

/// How many characters of a summary are shown.
pub const LONGEST_SUMMARY: usize = 5_000;

/// How many characters of the name of a tag or an author are shown.
pub const LONGEST_NAME: usize = 200;

/// How many tags of an item are looked at, and how many authors.
pub const MOST_NAMES: usize = 100;

/// How many files of an item are shown.
pub const MOST_ATTACHMENTS: usize = 200;

/// How many characters of such a text are read for each that is shown: markup may make up the greater part of it.
pub const READ_FOR_EACH_SHOWN: usize = 8;

/// The text, as far as it may be long.
pub(super) fn cut(text: String, most_characters: usize) -> String {
    // Most have fewer bytes than that.
    if text.len() <= most_characters { text } else { excerpt(&text, most_characters) }
}
