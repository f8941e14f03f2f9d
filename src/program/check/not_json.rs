//! What a file is that should be JSON and is something else.

use super::json::SAVE_AS_UTF8;
use crate::program::Remedy;
use std::{borrow::Cow, fmt};

/// What a file is instead of JSON, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotJson {
    Empty,
    Html,
    Rss,
    Atom,
    Xml,
    Utf16,
    Compressed,
}

impl NotJson {
    /// Looks at a file's first bytes; `None` where they may be JSON.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{' | b'[', 0, ..] | [0, b'{' | b'[', ..] => {
                return Some(Self::Utf16);
            }
            [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..] => return Some(Self::Compressed),
            _ => {}
        }
        let text = String::from_utf8_lossy(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)).to_lowercase();
        let text = text.trim_start();
        let is_xml = text.starts_with("<?xml");
        match text {
            "" => Some(Self::Empty),
            // Git's marks of a conflict are none of a page's.
            _ if !text.starts_with('<') || text.starts_with("<<") => None,
            _ if text.contains("<rss") || text.contains("<rdf:rdf") => Some(Self::Rss),
            _ if text.contains("<feed") => Some(Self::Atom),
            _ if text.starts_with("<!doctype html") || text.contains("<html") || !is_xml => Some(Self::Html),
            _ => Some(Self::Xml),
        }
    }
}

impl Remedy for NotJson {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Empty => "write the document, or take out its name where another document has it",
            Self::Html => {
                "save the document itself, not the page that shows it: most hosts answer an address that they do not \
                 know with a page"
            }
            Self::Rss | Self::Atom => {
                "save the site's JSON Feed, most often at feed.json; where there is none, convert this feed to JSON Feed 1.1"
            }
            Self::Xml => "write the document as JSON",
            Self::Utf16 => SAVE_AS_UTF8,
            Self::Compressed => "unpack it",
        })
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "it is empty",
            Self::Html => "it is a web page (HTML), not JSON",
            Self::Rss => "it is an RSS feed (XML), not JSON",
            Self::Atom => "it is an Atom feed (XML), not JSON",
            Self::Xml => "it is XML, not JSON",
            Self::Utf16 => "it is saved as UTF-16, and JSON is UTF-8",
            Self::Compressed => "it is a compressed file, not JSON",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let table: [(&[u8], Option<NotJson>); 14] = [
            (b"", Some(NotJson::Empty)),
            (b"\xef\xbb\xbf \n", Some(NotJson::Empty)),
            (b"<!DOCTYPE html><html>", Some(NotJson::Html)),
            (b" <html lang=en>", Some(NotJson::Html)),
            (b"<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"x\">", Some(NotJson::Html)),
            (b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Some(NotJson::Rss)),
            (b"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some(NotJson::Atom)),
            (b"<?xml version=\"1.0\"?><urlset>", Some(NotJson::Xml)),
            (b"\xff\xfe{\0", Some(NotJson::Utf16)),
            (b"{\0\"\0", Some(NotJson::Utf16)),
            (b"\x1f\x8b\x08", Some(NotJson::Compressed)),
            (b"\xef\xbb\xbf{\"items\": []}", None),
            (b"{\"title\": \"<html>\"}", None),
            (b"[", None),
        ];
        for (bytes, kind) in table {
            assert_eq!(NotJson::of(bytes), kind, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
