//! RSS and Atom, as JSON Feed.

mod authors;
mod files;

use super::{
    RemoteFault,
    document::Document,
    made_id,
    mended_xml::{MendedXml, mend},
};
use crate::model::content::{Markup, parse_within_limits};
use authors::authors;
use feed_rs::{
    model::{Content, Entry, Feed, FeedType, Link, Text},
    parser,
};
use files::{attachments, picture};
use serde_json::{Map, Value};
use url::Url;

/// Reads a document of RSS (0.9 to 2.0) or Atom.
///
/// # Errors
/// Where it is none, or damaged.
pub fn read(text: &str, address: &Url) -> Result<Document, RemoteFault> {
    let MendedXml { text, is_feed, fault } = mend(text, address);
    let parser = parser::Builder::new()
        .base_uri(Some(address))
        .sanitize_content(false)
        // What leads nowhere gets no id here: feed-rs would make one of the feed's address, or roll dice for it.
        .id_generator(|links, title, _| {
            links.first().map(|link| parser::generate_id_from_link_and_title(link, title)).unwrap_or_default()
        })
        .build();
    let mut feed = parser.parse(text.as_bytes()).map_err(|error| match fault {
        Some(fault) if is_feed => RemoteFault::Damaged(fault),
        None if is_feed => RemoteFault::Damaged(error.to_string()),
        _ => RemoteFault::NoFeed(error.to_string()),
    })?;
    let nameless = name_entries(&mut feed.entries);
    let next = link(&feed.links, "next").and_then(|next| address.join(next).ok());
    Ok(Document { fields: fields(&feed), next, nameless, is_garbled: false })
}

/// Gives ids to the entries that have none, and tells how many these are.
fn name_entries(entries: &mut [Entry]) -> usize {
    let nameless = entries.iter_mut().filter(|entry| entry.id.is_empty());
    nameless.map(|entry| entry.id = made_id::of(entry)).count()
}

fn fields(feed: &Feed) -> Map<String, Value> {
    object([
        ("title", plain(feed.title.as_ref(), &feed.feed_type).map(Value::from)),
        ("description", plain(feed.description.as_ref(), &feed.feed_type).map(Value::from)),
        ("home_page_url", link(&feed.links, "alternate").map(Value::from)),
        ("language", feed.language.clone().map(Value::from)),
        ("authors", authors(&feed.authors, &feed.feed_type)),
        ("items", Some(feed.entries.iter().map(|entry| item(entry, &feed.feed_type)).collect())),
    ])
}

fn item(entry: &Entry, kind: &FeedType) -> Value {
    let (html, text, summary) = body(entry, kind);
    let published = entry.published.or(entry.updated);
    let modified = entry.updated.filter(|updated| Some(*updated) != published);
    let tags: Vec<_> =
        entry.categories.iter().map(|category| category.label.as_ref().unwrap_or(&category.term).clone()).collect();
    Value::Object(object([
        ("id", Some(entry.id.clone().into())),
        ("url", link(&entry.links, "alternate").map(Value::from)),
        ("title", plain(entry.title.as_ref(), kind).map(Value::from)),
        ("content_html", html.map(Value::from)),
        ("content_text", text.map(Value::from)),
        ("summary", summary.map(Value::from)),
        ("image", picture(entry).map(Value::from)),
        ("date_published", published.map(|date| date.to_rfc3339().into())),
        ("date_modified", modified.map(|date| date.to_rfc3339().into())),
        ("authors", authors(&entry.authors, kind)),
        ("tags", (!tags.is_empty()).then(|| tags.into())),
        ("language", entry.language.clone().map(Value::from)),
        ("attachments", attachments(entry, kind)),
    ]))
}

/// An object of the fields that there are.
fn object<const COUNT: usize>(fields: [(&str, Option<Value>); COUNT]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// An entry's text as HTML or as plain text, and its summary. Where there is but a summary, it is the text.
fn body(entry: &Entry, kind: &FeedType) -> (Option<String>, Option<String>, Option<String>) {
    let content = entry.content.as_ref().and_then(|content| Some((content, content.body.clone()?)));
    match (content, &entry.summary) {
        (Some((content, body)), summary) => {
            let summary = plain(summary.as_ref(), kind);
            if is_plain(content) { (None, Some(body), summary) } else { (Some(body), None, summary) }
        }
        (None, Some(summary)) if is_plain_text(summary, kind) => (None, Some(summary.content.clone()), None),
        // What RSS calls a description is HTML, whether it says so or not.
        (None, Some(summary)) => (Some(summary.content.clone()), None, None),
        (None, None) => (None, None, None),
    }
}

fn is_plain(content: &Content) -> bool {
    content.content_type.essence().to_string() == "text/plain"
}

fn is_plain_text(text: &Text, kind: &FeedType) -> bool {
    *kind == FeedType::Atom && text.content_type.essence().to_string() == "text/plain"
}

/// A text without its markup. RSS does not say whether there is any, and most often there is.
fn plain(text: Option<&Text>, kind: &FeedType) -> Option<String> {
    let text = text?;
    let plain = if is_plain_text(text, kind) {
        text.content.clone()
    } else {
        let mut plain = String::new();
        // Whoever writes a feed may write what takes all memory to read whole.
        add_text(&parse_within_limits(&text.content).markup, &mut plain);
        plain
    };
    let words: Vec<_> = plain.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn add_text(markup: &[Markup], text: &mut String) {
    for part in markup {
        match part {
            Markup::Text(inner) => text.push_str(inner),
            Markup::Element { children, .. } => add_text(children, text),
        }
    }
}

/// The link of a kind; one without a kind is the page itself (RFC 4287, section 4.2.7.2).
fn link<'a>(links: &'a [Link], rel: &str) -> Option<&'a str> {
    let of_kind = links.iter().find(|link| is(link, rel) || (rel == "alternate" && link.rel.is_none()));
    of_kind.map(|link| link.href.as_str()).filter(|href| !href.is_empty())
}

fn is(link: &Link, rel: &str) -> bool {
    link.rel.as_deref() == Some(rel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    pub(super) fn read_at(text: &str) -> Document {
        read(text, &Url::parse("https://elsewhere.example/news/feed").unwrap()).unwrap()
    }

    #[test]
    fn rss_becomes_json_feed() {
        let document = read_at(
            r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River &amp;amp; Sea</title><link>https://elsewhere.example/</link><description>News</description><language>fa</language>
<item><guid isPermaLink="false">g-1</guid><title>The &lt;b&gt;flood&lt;/b&gt;</title><link>https://elsewhere.example/1</link>
<pubDate>Tue, 24 Nov 2026 10:00:00 +0330</pubDate><dc:creator>Ann</dc:creator><category>Rivers</category>
<description>&lt;p&gt;In short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>At <a href="/map">length</a>.</p>]]></content:encoded>
<enclosure url="https://elsewhere.example/1.mp3" length="1000" type="audio/mpeg"/></item>
<item><guid>g-2</guid><description>&lt;p&gt;All there is.&lt;/p&gt;</description>
<enclosure url="https://elsewhere.example/2.jpg" length="9" type="image/jpeg"/></item>
</channel></rss>"#,
        );
        let expected = json!({
            "title": "River & Sea", "description": "News", "home_page_url": "https://elsewhere.example/", "language": "fa",
            "items": [
                { "id": "g-1", "url": "https://elsewhere.example/1", "title": "The flood",
                  "content_html": "<p>At <a href=\"/map\">length</a>.</p>", "summary": "In short.",
                  "date_published": "2026-11-24T06:30:00+00:00", "authors": [{ "name": "Ann" }], "tags": ["Rivers"],
                  "attachments": [{ "url": "https://elsewhere.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1000 }] },
                { "id": "g-2", "content_html": "<p>All there is.</p>", "image": "https://elsewhere.example/2.jpg" }
            ]
        });
        assert_eq!(Value::Object(document.fields), expected);
        assert_eq!(document.next, None);
    }

    #[test]
    fn what_has_no_id_has_the_same_one_at_every_reading_and_at_every_place() {
        let ids = |items: &[&str]| -> (Vec<String>, usize) {
            let items = format!("<item>{}</item>", items.join("</item><item>"));
            let document = read_at(&format!("<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"));
            let items = document.fields["items"].as_array().unwrap();
            (items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect(), document.nameless)
        };
        let [titled, dated, told, heard] = [
            "<title>Flood</title><description>a</description>",
            "<title>Flood</title><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>",
            "<description>All there is.</description>",
            "<enclosure url='https://elsewhere.example/1.mp3' length='1' type='audio/mpeg'/>",
        ];
        let (first, nameless) = ids(&[titled, dated, told, heard, "", "<guid>g</guid>"]);
        assert_eq!((nameless, first[5].as_str()), (5, "g"));
        let (again, _) = ids(&["<title>New</title>", heard, told, dated, titled, ""]);
        assert_eq!([&again[4], &again[3], &again[2], &again[1], &again[5]].map(String::as_str), first[..5]);
        assert_eq!(again.iter().collect::<std::collections::HashSet<_>>().len(), 6, "{again:?}");
        let (corrected, _) = ids(&["<title>Flood</title><description>b</description>"]);
        assert_eq!(corrected[0], first[0], "the text below a title may be corrected");
        let (linked, nameless) = ids(&["<link>https://elsewhere.example/1</link>"]);
        assert_eq!((linked, nameless), ids(&["<link>https://elsewhere.example/1</link><description>a</description>"]));
        assert_eq!(nameless, 0);
    }

    #[test]
    fn a_summary_is_read_up_to_a_limit() {
        let open: Vec<_> = (0..300).map(|number| format!("<b a={number}>")).collect();
        let hostile = html_escape::encode_text(&format!("<p>{}{}", open.concat(), "<p>x".repeat(2_000))).into_owned();
        let document = read_at(&format!(
            "<rss version='2.0'><channel><title>{hostile}</title><description>{hostile}</description><item>\
             <guid>1</guid><title>{hostile}</title><description>{hostile}</description>\
             <content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>a</content:encoded></item></channel></rss>"
        ));
        let of_item = |field: &str| document.fields["items"][0][field].clone();
        for text in [
            of_item("title"),
            of_item("summary"),
            document.fields["title"].clone(),
            document.fields["description"].clone(),
        ] {
            let read = text.as_str().unwrap().matches('x').count();
            assert!((1..1_000).contains(&read), "all that is never closed comes again in each paragraph: {read}");
        }
    }

    #[test]
    fn atom_becomes_json_feed_and_leads_on() {
        let document = read_at(
            r#"<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sq"><title>Lajme</title><id>urn:x</id>
<link href="https://elsewhere.example/"/><link rel="self" href="https://elsewhere.example/news/feed"/>
<link rel="next" href="feed?page=2"/><author><name>Besa</name><uri>https://elsewhere.example/besa</uri></author>
<entry><id>urn:1</id><title type="html">Një &amp;lt; dy</title><link rel="alternate" href="https://elsewhere.example/1"/>
<published>2026-11-24T10:00:00Z</published><updated>2026-11-25T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Tekst.</p></div></content></entry>
<entry><id>urn:2</id><title>Pa formë</title><updated>2026-11-20T10:00:00Z</updated><content type="text">a &lt; b</content></entry>
</feed>"#,
        );
        let items = &document.fields["items"];
        assert_eq!(items[0]["title"], "Një < dy");
        assert!(items[0]["content_html"].as_str().unwrap().contains("<p>Tekst.</p>"), "{items}");
        assert_eq!(items[0]["date_modified"], "2026-11-25T10:00:00+00:00");
        assert_eq!((&items[1]["content_text"], &items[1]["content_html"]), (&json!("a < b"), &Value::Null));
        assert_eq!(items[1]["date_published"], "2026-11-20T10:00:00+00:00");
        assert_eq!(document.fields["authors"], json!([{ "name": "Besa", "url": "https://elsewhere.example/besa" }]));
        assert_eq!(document.next.unwrap().as_str(), "https://elsewhere.example/news/feed?page=2");
    }

    #[test]
    fn texts_of_xhtml_are_read_as_they_are_written() {
        let document = read_at(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &lt;b&gt; <i>c</i></div></title>\
             <entry xml:base='/blog/'><id>1</id><link href='1'/><title type='xhtml'>&lt;table&gt;<br/>x</title>\
             <summary type='xhtml'>&lt;p&gt; in short</summary>\
             <content type='xhtml'><code title='say &quot;x&quot;'>&lt;table&gt;</code><br/><img src='a.png'/></content></entry></feed>",
        );
        let item = &document.fields["items"][0];
        assert_eq!(
            (&document.fields["title"], &item["title"], &item["summary"]),
            (&json!("a <b> c"), &json!("<table>x"), &json!("<p> in short"))
        );
        let html = "<code title=\"say &quot;x&quot;\">&lt;table&gt;</code><br><img src=\"https://elsewhere.example/blog/a.png\">";
        assert_eq!(item["content_html"], html);
        assert_eq!(item["url"], "https://elsewhere.example/blog/1");
    }

    #[test]
    fn what_is_nested_without_end_is_no_more_than_left_out() {
        let start = "<media:content xmlns:media='http://search.yahoo.com/mrss/'>";
        let nested = start.repeat(20_000) + &"</media:content>".repeat(20_000);
        let document =
            read_at(&format!("<rss version='2.0'><channel><item><guid>1</guid>{nested}</item></channel></rss>"));
        assert_eq!(document.fields["items"][0]["id"], "1");
    }
}
