//! The byte order mark that some editors write at the start of a file.

/// The text without its byte order mark, which JSON does not allow. Whoever fetches or opens a text takes it away, and no
/// reader of documents needs to know of it.
#[must_use]
pub fn without_byte_order_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// The same of a text in any encoding that has one.
#[must_use]
pub fn bytes_without_byte_order_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}
