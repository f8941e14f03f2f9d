//! Which letters the bytes of a document are: what its host says of that, and what it says itself.

use crate::model::byte_order_mark::without_byte_order_mark;
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};
use mime_guess::Mime;
use quick_xml::{Reader, events::Event};
use std::borrow::Cow;

/// How far an XML declaration is looked for, in bytes.
const LONGEST_DECLARATION: usize = 1000;

/// A document as text.
#[derive(Debug)]
pub struct Decoded<'b> {
    /// Without a byte order mark, and without an XML declaration: in a text there is no encoding to be declared.
    pub text: Cow<'b, str>,
    /// Whether bytes of it are no letters of its encoding; each has a replacement character in its place.
    pub is_garbled: bool,
}

/// Reads bytes that came with this `Content-Type`.
pub fn decode<'b>(bytes: &'b [u8], content_type: Option<&str>) -> Decoded<'b> {
    let (text, is_garbled) = encoding(bytes, content_type).decode_without_bom_handling(bytes);
    let text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(without_beginning(text)),
        Cow::Owned(text) => Cow::Owned(without_beginning(&text).to_owned()),
    };
    Decoded { text, is_garbled }
}

/// A byte order mark counts before what the host says, and that before what the document says (RFC 7303, section 3).
fn encoding(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    match bytes.trim_ascii_start() {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        // JSON has but one (RFC 8259, section 8.1).
        [b'{' | b'[', ..] => return UTF_8,
        _ => {}
    }
    let (sent, declared) = (content_type.and_then(sent), declared(bytes));
    // What says that it is UTF-8, or nothing, which is the same in XML, and is, would hardly be anything else: many a host
    // says something of all that it sends.
    let is_utf_8 = declared.is_none_or(|declared| declared == UTF_8).then_some(UTF_8);
    // UTF-16 would be known by its bytes: programs that write into a string declare it, and send something else.
    let mut told =
        [sent, declared].into_iter().flatten().filter(|encoding| ![UTF_16LE, UTF_16BE, REPLACEMENT].contains(encoding));
    let is_right =
        |encoding: &&'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    is_utf_8.into_iter().chain(told.clone()).find(is_right).or_else(|| told.next()).unwrap_or(UTF_8)
}

/// What the host says.
fn sent(content_type: &str) -> Option<&'static Encoding> {
    let kind: Mime = content_type.trim().parse().ok()?;
    Encoding::for_label(kind.get_param("charset")?.as_str().as_bytes())
}

/// What the document says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = bytes.trim_ascii_start();
    let beginning = &beginning[..beginning.len().min(LONGEST_DECLARATION)];
    let Ok(Event::Decl(declaration)) = Reader::from_reader(beginning).read_event() else { return None };
    Encoding::for_label(&declaration.encoding()?.ok()?)
}

fn without_beginning(text: &str) -> &str {
    let text = without_byte_order_mark(text);
    let declaration = text.trim_start().strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace));
    declaration.and_then(|declaration| declaration.split_once("?>")).map_or(text, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], content_type: Option<&str>) -> String {
        let decoded = decode(bytes, content_type);
        assert!(!decoded.is_garbled, "{decoded:?}");
        decoded.text.into_owned()
    }

    #[test]
    fn the_host_counts_before_the_document_and_the_byte_order_mark_before_both() {
        let latin = b"<a>Caf\xe9</a>";
        for kind in ["text/xml; charset=iso-8859-1", "application/rss+xml;charset=\"ISO-8859-1\""] {
            assert_eq!(read(latin, Some(kind)), "<a>Café</a>", "{kind}");
        }
        assert_eq!(read(b"<a>\xd3\xed\xe1</a>", Some("text/xml; charset=windows-1256")), "<a>سيل</a>");
        let declared = b"\n<?xml version='1.0' encoding='windows-1256'?><a>\xd3\xed\xe1</a>";
        for kind in
            [None, Some("text/xml"), Some("text/xml; charset=utf-8"), Some("text/xml; charset=nonsense"), Some("")]
        {
            assert_eq!(read(declared, kind), "<a>سيل</a>", "{kind:?}");
        }
        assert_eq!(read(declared, Some("text/xml; charset=iso-8859-5")), "<a>гэс</a>");
        let marked = "\u{feff}<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>";
        assert_eq!(read(marked.as_bytes(), Some("text/xml; charset=iso-8859-1")), "<a>é</a>");
    }

    #[test]
    fn what_says_that_it_is_utf_8_and_is_stays_so() {
        let text = "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='a'?><a>é</a>";
        let read_as = read(text.as_bytes(), Some("text/xml; charset=iso-8859-1"));
        assert_eq!(read_as, "<?xml-stylesheet href='a'?><a>é</a>");
        let undeclared = "<?xml version='1.0'?><a>سیل</a>";
        assert_eq!(read(undeclared.as_bytes(), Some("text/xml; charset=iso-8859-1")), "<a>سیل</a>");
        // A program's string was said to be UTF-16.
        assert_eq!(read("<?xml version='1.0' encoding='utf-16'?><a>é</a>".as_bytes(), None), "<a>é</a>");
        assert_eq!(read("{\"a\":\"é\"}".as_bytes(), Some("application/json; charset=iso-8859-1")), "{\"a\":\"é\"}");
    }

    #[test]
    fn what_is_said_holds_also_where_a_byte_is_no_letter() {
        let declared = b"<?xml version='1.0' encoding='iso-2022-jp'?><a>\x1b$BF|\x1b(B</a>";
        assert_eq!(read(declared, None), "<a>日</a>");
        let garbled = decode(b"<a>\x93\xfa\xff</a>", Some("text/xml; charset=shift_jis"));
        assert_eq!((&*garbled.text, garbled.is_garbled), ("<a>日\u{fffd}</a>", true));
    }

    #[test]
    fn utf_16_is_known_by_its_bytes() {
        let text = "<?xml version='1.0' encoding='utf-16'?><a>سیل</a>";
        let bytes = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<_>>();
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            for mark in ["", "\u{feff}"] {
                let bytes = bytes(&format!("{mark}{text}"), order);
                assert_eq!(read(&bytes, Some("text/xml; charset=utf-8")), "<a>سیل</a>", "{mark:?}");
            }
            assert_eq!(read(&bytes("\u{feff}{}", order), None), "{}");
        }
    }

    #[test]
    fn what_is_no_letter_costs_no_more_than_itself() {
        let decoded = decode(b"<a>Caf\xe9, <b/></a>", None);
        assert_eq!((&*decoded.text, decoded.is_garbled), ("<a>Caf\u{fffd}, <b/></a>", true));
        for bytes in [&b""[..], b"<", b"\xff\xfe", b"\xfe\xff\0", b"<?xml", b"<?xml encoding='utf-8", b"\0<"] {
            let _ = decode(bytes, Some("text/xml; charset=\""));
        }
    }
}
