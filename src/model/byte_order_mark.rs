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
    let mut text = text;
    while let Some(rest) = text.strip_prefix(b"\xef\xbb\xbf") {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Programs that put one in front of another are not rare.
    #[test]
    fn all_marks_are_taken_off_a_text_and_its_bytes_alike() {
        for text in ["a", "\u{feff}a", "\u{feff}\u{feff}a\u{feff}", "\u{feff}", ""] {
            assert_eq!(without_byte_order_mark(text).as_bytes(), bytes_without_byte_order_mark(text.as_bytes()));
        }
        assert_eq!(bytes_without_byte_order_mark(b"\xef\xbb\xbf\xef\xbb\xbfa"), b"a");
    }
}
