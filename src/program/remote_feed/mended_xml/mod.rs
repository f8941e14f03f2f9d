//! RSS and Atom in such a way that feed-rs reads all that they say, and is safe from what they hold.
//!
//! It writes the elements of a text out again as if what was escaped in them were not, ends `<br/>` twice, does not apply
//! the address that a text starts from (`xml:base`), refuses a whole feed for the type of one text, descends into what is
//! nested without end, and compares each attribute with all others.

mod attributes;
mod html;

use super::growth::Growth;
use crate::model::content::fragment_of;
use attributes::{MOST_ATTRIBUTES, TextKind, attributes, media_type_of, name_in, text_kind, value_of, version_of};
use html_escape::{decode_html_entities, encode_double_quoted_attribute, encode_text};
use quick_xml::{
    Error, NsReader,
    errors::IllFormedError,
    events::{BytesRef, BytesStart, Event},
    name::{QName, ResolveResult},
};
use url::Url;

/// How deep elements are read that hold no text. A feed has six levels.
const MOST_LEVELS: usize = 20;

/// How long an address may be that others start from: it is written before each of them.
const LONGEST_BASE: usize = 500;

/// A feed for feed-rs.
#[derive(Debug)]
pub struct MendedXml {
    /// Its root element, up to where it ends or cannot be read on.
    pub text: String,
    /// Whether its root is one of a feed.
    pub is_feed: bool,
    /// Why it could not be read to its end.
    pub fault: Option<String>,
}

/// Mends what lies at an address.
pub fn mend(text: &str, address: &Url) -> MendedXml {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.resolver_mut().set_max_declarations_per_element(MOST_ATTRIBUTES);
    let mut mending = Mending {
        reader,
        address,
        mended: String::new(),
        root: Vocabulary::Other,
        level: 0,
        bases: Vec::new(),
        growth: Growth::new(),
    };
    let fault = mending.run().err().map(|error| told(&error));
    MendedXml { text: mending.mended, is_feed: mending.root != Vocabulary::Other, fault }
}

fn told(error: &Error) -> String {
    match error {
        // What was begun has no end.
        Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => "it ends in the middle".to_owned(),
        error => error.to_string(),
    }
}

/// What an element's name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    Atom,
    Rss,
    /// RSS 1.0, Content.
    Content,
    /// Media RSS.
    Media,
    Other,
}

struct Mending<'t> {
    reader: NsReader<&'t [u8]>,
    address: &'t Url,
    mended: String,
    /// What names without a namespace belong to.
    root: Vocabulary,
    /// How many elements are open.
    level: usize,
    /// What addresses start from, from which level on.
    bases: Vec<(usize, Url)>,
    /// How much they may grow.
    growth: Growth,
}

impl Mending<'_> {
    /// Up to the end of the root.
    fn run(&mut self) -> Result<(), Error> {
        loop {
            match self.reader.read_event()? {
                Event::Start(tag) if self.level == MOST_LEVELS => {
                    self.reader.read_to_end(tag.name())?;
                }
                Event::Start(tag) => self.element(&tag, false)?,
                Event::Empty(tag) => self.element(&tag, true)?,
                Event::End(tag) => {
                    self.end(tag.name());
                    self.leave();
                }
                Event::Text(text) if self.level > 0 => self.mended.push_str(&text.decode()?.replace('&', "&amp;")),
                Event::CData(text) if self.level > 0 => self.mended.push_str(&encode_text(&*text.decode()?)),
                // A number that is no character would cost the whole feed.
                Event::GeneralRef(reference) if self.level > 0 => {
                    self.mended.push_str(&encode_text(&named_character(&reference)?));
                }
                Event::Eof => return Err(unended()),
                _ => continue,
            }
            if self.level == 0 && !self.mended.is_empty() {
                return Ok(());
            }
        }
    }

    fn element(&mut self, tag: &BytesStart, is_empty: bool) -> Result<(), Error> {
        let name = name_in(tag.local_name().into_inner());
        if self.level == 0 {
            self.root = match name {
                "feed" | "entry" => Vocabulary::Atom,
                "rss" | "RDF" => Vocabulary::Rss,
                _ => Vocabulary::Other,
            };
        }
        let vocabulary = self.vocabulary(tag.name());
        let is_content = (vocabulary, name) == (Vocabulary::Atom, "content");
        let (kind, changes) = match (vocabulary, name) {
            (Vocabulary::Atom, "title" | "subtitle" | "summary" | "rights" | "content") => {
                let kind = text_kind(value_of(tag, "type").as_deref());
                // Where the text lies elsewhere, or is none, there is a summary.
                if is_content && (kind == TextKind::Other || value_of(tag, "src").is_some()) {
                    return self.leave_out(tag, is_empty);
                }
                let written = if matches!(kind, TextKind::Html | TextKind::Xhtml) { "html" } else { "text" };
                (Some(kind), Some(("type", written.to_owned())))
            }
            (Vocabulary::Rss, "title" | "description") | (Vocabulary::Content, "encoded") => {
                (Some(TextKind::Html), None)
            }
            (Vocabulary::Media, "content") | (Vocabulary::Rss, "enclosure") => (None, media_type_of(tag, name)),
            (Vocabulary::Rss, "rss") if self.level == 0 => (None, version_of(tag)),
            _ => (None, None),
        };
        self.enter(tag);
        self.start(tag, changes.as_ref().map(|(name, value)| (*name, value.as_str())));
        match kind {
            _ if is_empty => {}
            Some(kind @ (TextKind::Html | TextKind::Xhtml)) => {
                let html = self.html(kind)?;
                self.mended.push_str(&encode_text(&html));
            }
            // Its end comes.
            _ => return Ok(()),
        }
        self.end(tag.name());
        self.leave();
        Ok(())
    }

    fn leave_out(&mut self, tag: &BytesStart, is_empty: bool) -> Result<(), Error> {
        if !is_empty {
            self.reader.read_to_end(tag.name())?;
        }
        Ok(())
    }

    fn vocabulary(&self, name: QName) -> Vocabulary {
        match self.reader.resolver().resolve_element(name).0 {
            ResolveResult::Bound(namespace) => match namespace.as_ref() {
                b"http://www.w3.org/2005/Atom" => Vocabulary::Atom,
                b"http://purl.org/rss/1.0/" => Vocabulary::Rss,
                b"http://purl.org/rss/1.0/modules/content/" => Vocabulary::Content,
                b"http://search.yahoo.com/mrss/" => Vocabulary::Media,
                _ => Vocabulary::Other,
            },
            ResolveResult::Unbound | ResolveResult::Unknown(_) => self.root,
        }
    }

    /// Begins an element: addresses in it may start from elsewhere.
    fn enter(&mut self, tag: &BytesStart) {
        self.level += 1;
        let base =
            value_of(tag, "xml:base").and_then(|base| self.base().unwrap_or(self.address).join(base.trim()).ok());
        if let Some(base) = base
            && base.as_str().len() <= LONGEST_BASE
            && self.bases.len() < MOST_LEVELS
        {
            self.bases.push((self.level, base));
        }
    }

    fn leave(&mut self) {
        self.level -= 1;
        while self.bases.last().is_some_and(|(level, _)| *level > self.level) {
            self.bases.pop();
        }
    }

    /// What addresses start from here, where the document says so.
    fn base(&self) -> Option<&Url> {
        self.bases.last().map(|(_, base)| base)
    }

    /// An address written out, where the document says what it starts from.
    fn absolute(&self, address: &str) -> Option<String> {
        // A place in the text itself stays one.
        if fragment_of(address).is_some() { None } else { self.growth.join(self.base()?, address) }
    }

    /// Writes a start tag with at most one attribute changed.
    fn start(&mut self, tag: &BytesStart, change: Option<(&str, &str)>) {
        self.mended.push('<');
        self.mended.push_str(name_in(tag.name().into_inner()));
        for attribute in attributes(tag) {
            let name = name_in(attribute.key.into_inner());
            if name == "xml:base" || change.is_some_and(|(changed, _)| changed == name) {
                continue;
            }
            let value = String::from_utf8_lossy(&attribute.value);
            self.attribute(name, &value.replace('"', "&quot;").replace('<', "&lt;"));
        }
        let base = self.bases.last().filter(|(level, _)| *level == self.level);
        if let Some(base) = base.map(|(_, base)| encode_double_quoted_attribute(base.as_str()).into_owned()) {
            self.attribute("xml:base", &base);
        }
        if let Some((name, value)) = change {
            self.attribute(name, &encode_double_quoted_attribute(value));
        }
        self.mended.push('>');
    }

    fn attribute(&mut self, name: &str, written: &str) {
        for part in [" ", name, "=\"", written, "\""] {
            self.mended.push_str(part);
        }
    }

    fn end(&mut self, name: QName) {
        for part in ["</", name_in(name.into_inner()), ">"] {
            self.mended.push_str(part);
        }
    }
}

/// What a reference stands for; one that nobody knows, for itself.
fn named_character(reference: &BytesRef) -> Result<String, Error> {
    Ok(decode_html_entities(&format!("&{};", reference.decode()?)).into_owned())
}

fn unended() -> Error {
    Error::IllFormed(IllFormedError::MissingEndTag(String::new()))
}

#[cfg(test)]
mod tests {
    use super::{super::growth::MOST_GROWTH, *};

    const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\">";

    fn mend(text: &str) -> MendedXml {
        super::mend(text, &Url::parse("https://elsewhere.example/news/feed").unwrap())
    }

    /// What stands in a feed of Atom for this.
    fn in_atom(text: &str) -> String {
        let mended = mend(&format!("<?xml version='1.0'?><!DOCTYPE feed>{ATOM}{text}</feed>"));
        assert!(mended.is_feed && mended.fault.is_none(), "{mended:?}");
        mended.text.strip_prefix(ATOM).unwrap().strip_suffix("</feed>").unwrap().to_owned()
    }

    /// The HTML that a text of XHTML becomes.
    fn html(xhtml: &str) -> String {
        let mended = in_atom(&format!("<content type='xhtml'>{xhtml}</content>"));
        let escaped = mended.strip_prefix("<content type=\"html\">").unwrap().strip_suffix("</content>").unwrap();
        decode_html_entities(escaped).into_owned()
    }

    #[test]
    fn the_text_of_xhtml_stays_text() {
        for (xhtml, expected) in [
            ("<code>&lt;table&gt;</code>", "<code>&lt;table&gt;</code>"),
            (
                "<p title='say &quot;x&quot; &amp;lt;'>a<br/>b<hr />&amp;lt;</p>",
                "<p title=\"say &quot;x&quot; &amp;lt;\">a<br>b<hr>&amp;lt;</p>",
            ),
            ("<BR/>a", "<BR>a"),
            ("<br></br><p/><img src='a&amp;b'>x</img>", "<br><p></p><img src=\"a&amp;b\">x"),
            (
                "<x:div xmlns:x='http://www.w3.org/1999/xhtml' x:y='1' xml:lang='fa'><x:p>a</x:p></x:div>",
                "<div lang=\"fa\"><p>a</p></div>",
            ),
            (
                "a<!-- <b> --><![CDATA[<i>]]>&nbsp;&#x633;&unknown; & c<?php echo?>",
                "a&lt;i&gt;\u{a0}س&amp;unknown; &amp; c",
            ),
            ("<a_b c='d'>x</a_b>", "x"),
        ] {
            assert_eq!(html(xhtml), expected);
        }
    }

    #[test]
    fn elements_in_html_are_written_out_like_the_rest_of_it() {
        let mended = mend(
            "<rss version='2.0'><channel><title>a &amp; b &amp;lt; c</title><item><description>&lt;b>x&lt;/b> \
             <p title='&quot;'>1 &lt; 2<br/></p></description></item></channel></rss>",
        );
        let expected = "<rss version=\"2.0\"><channel><title>a &amp; b &amp;lt; c</title><item><description>&lt;b&gt;x&lt;/b&gt; \
                        &lt;p title=\"&amp;quot;\"&gt;1 &amp;lt; 2&lt;br&gt;&lt;/p&gt;</description></item></channel></rss>";
        assert_eq!(mended.text, expected);
    }

    #[test]
    fn addresses_start_where_the_document_says() {
        let text = |base: &str, inside: &str| {
            in_atom(&format!("<entry{base}><content type='xhtml'>{inside}</content></entry>"))
        };
        let inside = "<p><a href='b.html'/><a href='#c'/><img src='/d?e=1&amp;f=2'/></p>";
        for (base, start, from) in [
            ("", "", ["b.html", "/d?e=1&amp;f=2"]),
            (
                " xml:base='../blog/'",
                " xml:base=\"https://elsewhere.example/blog/\"",
                ["https://elsewhere.example/blog/b.html", "https://elsewhere.example/d?e=1&amp;f=2"],
            ),
            (" xml:base='http://'", "", ["b.html", "/d?e=1&amp;f=2"]),
        ] {
            let html = format!("<p><a href=\"{}\"></a><a href=\"#c\"></a><img src=\"{}\"></p>", from[0], from[1]);
            let expected = format!("<entry{start}><content type=\"html\">{}</content></entry>", encode_text(&html));
            assert_eq!(text(base, inside), expected, "{base}");
        }
        let inner = html("<div xml:base='/x/'><p xml:base='y/'><a href='z'/></p><a href='z'/></div><a href='z'/>");
        let expected = "<div><p><a href=\"https://elsewhere.example/x/y/z\"></a></p><a href=\"https://elsewhere.example/x/z\"></a></div><a href=\"z\"></a>";
        assert_eq!(inner, expected);
        let escaped = in_atom("<entry xml:base='/x/'><summary type='html'>&lt;img src=y></summary></entry>");
        assert!(escaped.contains("&lt;img src=\"https://elsewhere.example/x/y\"&gt;"), "{escaped}");
    }

    #[test]
    fn no_text_costs_the_feed() {
        let title = |kind: &str| in_atom(&format!("<title type='{kind}'>a</title>"));
        assert_eq!(title("text/plain"), "<title type=\"text\">a</title>");
        assert_eq!(title("TEXT/HTML; charset=utf-8"), "<title type=\"html\">a</title>");
        assert_eq!(title("image/png"), "<title type=\"text\">a</title>");
        for left_out in [
            "<content type='image/png'>AAAA</content>",
            "<content type='application/xml'><a>b</a></content>",
            "<content type='html' src='a.html'/>",
            "<content type='video/mp4' src='a.mp4'>b</content>",
        ] {
            assert_eq!(in_atom(left_out), "", "{left_out}");
        }
        assert_eq!(in_atom("<id>a & b&#0;&nbsp;</id>"), "<id>a &amp; b&amp;#0;\u{a0}</id>");
        assert!(mend("<rss><channel/></rss>").text.starts_with("<rss version=\"2.0\">"));
    }

    #[test]
    fn what_comes_along_has_a_type() {
        let media = |attributes: &str| {
            let mended =
                mend(&format!("<rss xmlns:m='http://search.yahoo.com/mrss/'><m:content {attributes}/></rss>")).text;
            mended.split_once("type=\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
        };
        assert_eq!(media("url='a.webp' medium='image'").as_deref(), Some("image/webp"));
        assert_eq!(media("url='a' medium='image' type=''").as_deref(), Some("image/jpeg"));
        assert_eq!(media("url='a.mp3' type='audio/x'").as_deref(), Some("audio/x"));
        assert_eq!(media("url='a.html'"), None);
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let whole = format!(
            "{ATOM}<entry><content type='xhtml'><p a='b'>c &amp; d<br/></p><![CDATA[e]]></content></entry></feed>"
        );
        for end in 0..whole.len() {
            let mended = mend(&whole[..end]);
            assert_eq!(mended.fault.as_deref(), Some("it ends in the middle"), "{}", &whole[..end]);
            assert_eq!(mended.is_feed, end >= ATOM.len(), "{}", &whole[..end]);
        }
        assert!(mend(&format!("{whole} and <more")).fault.is_none());
    }

    #[test]
    fn hostile_feeds_are_read_in_time() {
        let many = |part: &str| part.repeat(100_000);
        for inside in [
            many("<m:content xmlns:m='http://search.yahoo.com/mrss/'>") + &many("</m:content>"),
            many("<content xml:base='a/'>"),
            format!("<content type='xhtml'>{}{}</content>", many("<p xml:base='a/'>"), many("</p>")),
            format!("<content type='xhtml'>{}", many("<p xmlns:a='b'><a:c/>")),
            format!("<entry {}/>", many("a='b' ")),
            format!(
                "<entry xml:base='{}'><content type='xhtml'>{}</content></entry>",
                "a".repeat(400),
                many("<a href='b'/>")
            ),
        ] {
            let text = format!("{ATOM}{inside}</feed>");
            let mended = mend(&text);
            assert!(mended.text.len() < text.len() * 2 + MOST_GROWTH, "{}", mended.text.len());
        }
    }
}
