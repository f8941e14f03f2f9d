//! The beginnings of texts, where their keys stand.

use super::front_matter::{FrontMatter, begins_with_json};
use crate::model::byte_order_mark::without_byte_order_mark;
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// As much as is read of a text for its keys: they are shorter together.
const MOST_BYTES_OF_KEYS: usize = 64_000;

/// The beginning of a text, with all that may stand above it.
///
/// # Errors
/// Where it cannot be read.
pub fn beginning_with_keys(path: &Path) -> io::Result<String> {
    beginning(path, MOST_BYTES_OF_KEYS)
}

/// No more than so many bytes of a text, from its beginning.
pub(super) fn beginning(path: &Path, most: usize) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a text has keys above it between two lines, as an article's does.
#[must_use]
pub fn begins_with_keys(path: &Path) -> bool {
    let Ok(text) = beginning_with_keys(path) else { return false };
    let text = without_byte_order_mark(&text);
    // Data is JSON, too.
    FrontMatter::read(text)
        .map_or_else(|_| !begins_with_json(text) && has_key_in_second_line(text), |front| !front.entries.is_empty())
}

fn has_key_in_second_line(text: &str) -> bool {
    let line = text.lines().nth(1).unwrap_or_default();
    line.split_once([':', '=']).is_some_and(|(key, _)| !key.trim().is_empty() && !key.trim().contains(' '))
}
