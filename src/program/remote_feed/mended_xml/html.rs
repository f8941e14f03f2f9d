//! The text of an element, written out as HTML.

use super::{
    Mending, TextKind,
    attributes::{attributes, name_in},
    named_character, unended,
};
use crate::program::html::{ADDRESSES, with_addresses};
use html_escape::{decode_html_entities, encode_double_quoted_attribute, encode_text};
use quick_xml::{
    Error,
    events::{BytesStart, Event},
    name::QName,
};

/// How deep elements are read in a text. quick-xml counts them as far as 65,535, and a page shows far fewer.
const MOST_LEVELS_OF_TEXT: usize = 1000;

/// Elements that HTML does not end (the HTML standard, "void elements").
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

impl Mending<'_> {
    /// The text of the element that was begun last, up to its end, as HTML.
    pub(super) fn html(&mut self, kind: TextKind) -> Result<String, Error> {
        let outside = self.level;
        let mut html = String::new();
        loop {
            let is_escaped = kind == TextKind::Xhtml || self.level > outside;
            let mut add = |text: &str| {
                if is_escaped {
                    html.push_str(&encode_text(text));
                } else {
                    html.push_str(text);
                }
            };
            match self.reader.read_event()? {
                Event::Start(tag) if self.level == outside + MOST_LEVELS_OF_TEXT => {
                    self.reader.read_to_end(tag.name())?;
                }
                Event::Start(tag) => {
                    self.enter(&tag);
                    self.html_tag(&tag, &mut html);
                }
                Event::Empty(tag) => {
                    self.enter(&tag);
                    self.html_tag(&tag, &mut html);
                    html_end(tag.name(), &mut html);
                    self.leave();
                }
                Event::End(_) if self.level == outside => break,
                Event::End(tag) => {
                    html_end(tag.name(), &mut html);
                    self.leave();
                }
                Event::Text(text) => add(&text.decode()?),
                Event::CData(text) => add(&text.decode()?),
                Event::GeneralRef(reference) => add(&named_character(&reference)?),
                Event::Eof => return Err(unended()),
                _ => {}
            }
        }
        if kind == TextKind::Html && self.base().is_some() {
            return Ok(with_addresses(&html, &|address| self.absolute(address)));
        }
        Ok(html)
    }

    /// Writes a start tag of XHTML as HTML.
    fn html_tag(&self, tag: &BytesStart, html: &mut String) {
        let Some(name) = html_name(tag.name()) else { return };
        html.push('<');
        html.push_str(name);
        for attribute in attributes(tag) {
            let name = match name_in(attribute.key.into_inner()) {
                "xml:lang" => "lang",
                "xmlns" => continue,
                name if name.bytes().all(is_of_name) => name,
                _ => continue,
            };
            let value = String::from_utf8_lossy(&attribute.value);
            let value = decode_html_entities(&value);
            let absolute = if ADDRESSES.contains(&name) { self.absolute(&value) } else { None };
            let value = absolute.as_deref().unwrap_or(&value);
            for part in [" ", name, "=\"", &*encode_double_quoted_attribute(value), "\""] {
                html.push_str(part);
            }
        }
        html.push('>');
    }
}

fn html_end(name: QName, html: &mut String) {
    if let Some(name) = html_name(name).filter(|name| !VOID.iter().any(|void| void.eq_ignore_ascii_case(name))) {
        for part in ["</", name, ">"] {
            html.push_str(part);
        }
    }
}

/// The name of an element of XHTML in HTML, where it can have one.
fn html_name(name: QName<'_>) -> Option<&str> {
    let name = name_in(name.local_name().into_inner());
    (name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_of_name)).then_some(name)
}

fn is_of_name(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || letter == b'-'
}
