//! What the attributes of a tag say.

use super::super::media_type;
use html_escape::decode_html_entities;
use quick_xml::events::{BytesStart, attributes::Attribute};
use std::borrow::Cow;

/// How many attributes of an element are read. A feed's root declares a namespace with each.
pub(super) const MOST_ATTRIBUTES: usize = 100;

/// A name of a document that is UTF-8.
pub(super) fn name_in(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

/// The attributes that are read. That two have one name would cost a comparison of each with each.
pub(super) fn attributes<'t>(tag: &'t BytesStart) -> impl Iterator<Item = Attribute<'t>> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    attributes.flatten().take(MOST_ATTRIBUTES)
}

pub(super) fn value_of(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = attributes(tag).find(|attribute| attribute.key.into_inner() == name.as_bytes())?;
    let value: Cow<str> = String::from_utf8_lossy(&attribute.value);
    Some(decode_html_entities(&value).into_owned())
}

/// What the text of an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextKind {
    /// HTML, escaped; elements that stand in it nevertheless are XHTML.
    Html,
    /// Elements and text.
    Xhtml,
    /// No markup.
    Plain,
    /// Something else.
    Other,
}

/// What a text of Atom is (RFC 4287, sections 3.1.1 and 4.1.3.3).
pub(super) fn text_kind(named: Option<&str>) -> TextKind {
    let named = named.unwrap_or_default().to_ascii_lowercase();
    match named.split(';').next().unwrap_or_default().trim() {
        "html" | "text/html" => TextKind::Html,
        "xhtml" | "application/xhtml+xml" => TextKind::Xhtml,
        "" | "text" => TextKind::Plain,
        "text/xml" => TextKind::Other,
        text if text.starts_with("text/") => TextKind::Plain,
        _ => TextKind::Other,
    }
}

/// The type of a file that comes along, where its feed names none.
pub(super) fn media_type_of(tag: &BytesStart, name: &str) -> Option<(&'static str, String)> {
    if value_of(tag, "type").is_some_and(|named| named.contains('/')) {
        return None;
    }
    let address = value_of(tag, "url").unwrap_or_default();
    let found = match name {
        "enclosure" => Some(media_type::of_file(&address)),
        _ => media_type::of_medium(value_of(tag, "medium").as_deref(), &address),
    };
    found.map(|found| ("type", found))
}

/// The version of RSS that its readers read, where it names another one or none.
pub(super) fn version_of(tag: &BytesStart) -> Option<(&'static str, String)> {
    let is_read = value_of(tag, "version").is_some_and(|version| ["0.91", "0.92", "2.0"].contains(&&*version));
    (!is_read).then(|| ("version", "2.0".to_owned()))
}
