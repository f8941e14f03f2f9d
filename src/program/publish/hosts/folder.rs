//! The path of the publication on its host, as the settings of each host name it.

use crate::program::old_address::IN_SETTINGS;
use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

/// What browsers send as it is, and means nothing in any settings.
const IN_FOLDERS: &AsciiSet =
    &IN_SETTINGS.remove(b'+').remove(b'!').remove(b',').remove(b'@').remove(b'&').remove(b'=');

/// A path with slashes at both ends.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    decoded: String,
    encoded: String,
}

impl Folder {
    /// The path of a public address: an owner may have encoded it.
    pub(super) fn of(path: &str) -> Self {
        let decoded = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let encoded = utf8_percent_encode(&decoded, IN_FOLDERS).to_string();
        Self { decoded, encoded }
    }

    /// As hosts decode it before they compare it.
    pub(super) fn decoded(&self) -> &str {
        &self.decoded
    }

    /// As browsers ask for it.
    pub(super) fn encoded(&self) -> &str {
        &self.encoded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_the_same_however_it_was_written() {
        for (written, decoded, encoded) in [
            ("/", "/", "/"),
            ("/news/", "/news/", "/news/"),
            ("/%D8%AE%D8%A8%D8%B1/", "/خبر/", "/%D8%AE%D8%A8%D8%B1/"),
            ("/خبر/", "/خبر/", "/%D8%AE%D8%A8%D8%B1/"),
            ("/c++/a b/", "/c++/a b/", "/c++/a%20b/"),
            ("/a\n{*}/", "/a\n{*}/", "/a%0A%7B%2A%7D/"),
        ] {
            let folder = Folder::of(written);
            assert_eq!((folder.decoded(), folder.encoded()), (decoded, encoded));
        }
    }
}
