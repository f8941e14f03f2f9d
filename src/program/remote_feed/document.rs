//! A document of a feed, whatever it is written in, as JSON Feed.

use super::{
    RemoteFault,
    encoding::{Decoded, decode},
    growth::Growth,
    syndication,
};
use crate::model::{content::fragment_of, feed::without_lone_surrogates};
use crate::program::html::{rewrite_as_browsers_do, with_addresses};
use lol_html::element;
use serde_json::{Map, Value};
use url::Url;

/// What an item of a feed from elsewhere may say in `_masthead`. The rest is its publication's own business: which
/// addresses lead here, and what is a draft.
const BELIEVED: [&str; 7] =
    ["category", "comments", "comments_url", "image_alt", "image_height", "image_width", "translations"];

/// What a feed says for all its items.
const FIELDS: [&str; 7] = ["title", "description", "home_page_url", "language", "author", "authors", "items"];

/// How much of a page is looked through for the feed that it names, in bytes.
const LONGEST_HEAD: usize = 100_000;

/// A document that was read.
#[derive(Debug)]
pub struct Document {
    /// Its fields as JSON Feed names them.
    pub fields: Map<String, Value>,
    /// The document with older items.
    pub next: Option<Url>,
    /// How many of its items have nothing that tells them from others for ever: their ids were made of what they say.
    pub nameless: usize,
    /// Whether it has bytes that are no letters of its encoding.
    pub is_garbled: bool,
}

/// Reads a document that came from an address.
///
/// # Errors
/// Where it is no feed.
pub fn read(bytes: &[u8], address: &Url) -> Result<Document, RemoteFault> {
    read_sent(bytes, None, address)
}

/// Reads a document that came from an address with this `Content-Type`.
///
/// # Errors
/// Where it is no feed.
pub fn read_sent(bytes: &[u8], content_type: Option<&str>, address: &Url) -> Result<Document, RemoteFault> {
    let Decoded { text, is_garbled } = decode(bytes, content_type);
    let mut document = match text.trim_ascii_start().bytes().next() {
        Some(b'{' | b'[') => json_feed(&text, address)?,
        Some(_) => syndication::read(&text, address).map_err(|fault| other(&text, address, fault))?,
        None => return Err(RemoteFault::NoFeed("it is empty".to_owned())),
    };
    document.is_garbled = is_garbled;
    let home = document.fields.get("home_page_url").and_then(Value::as_str);
    let home = home.and_then(|home| address.join(home).ok()).unwrap_or_else(|| without_secrets(address));
    if let Some(Value::Array(items)) = document.fields.get_mut("items") {
        let growth = Growth::new();
        for item in items {
            make_absolute(item, &|address| growth.join(&home, address));
            lead_to_original(item);
        }
    }
    document.fields.insert("home_page_url".to_owned(), Value::String(home.into()));
    Ok(document)
}

/// An address without what only its owner is to know: a name and a password, or the key of a private feed.
pub fn without_secrets(address: &Url) -> Url {
    let mut public = address.clone();
    // An address without a host has neither.
    let _ = public.set_username("").and_then(|()| public.set_password(None));
    public.set_query(None);
    public.set_fragment(None);
    public
}

/// Writes the addresses of an item out: those of a publication's own feed start at its own folder.
fn make_absolute(item: &mut Value, absolute: &dyn Fn(&str) -> Option<String>) {
    let write_out = |of: &mut Value, name: &str| {
        if let Some(Value::String(address)) = of.get_mut(name)
            && !address.trim().is_empty()
            && let Some(absolute) = absolute(address)
        {
            *address = absolute;
        }
    };
    for name in ["url", "external_url", "image", "banner_image"] {
        write_out(item, name);
    }
    for (of, name) in [("author", "url"), ("_masthead", "comments_url")] {
        item.get_mut(of).into_iter().for_each(|of| write_out(of, name));
    }
    for list in ["attachments", "authors"] {
        let entries = item.get_mut(list).and_then(Value::as_array_mut);
        entries.into_iter().flatten().for_each(|entry| write_out(entry, "url"));
    }
    if let Some(Value::String(html)) = item.get_mut("content_html") {
        // A place in the text itself stays one.
        *html = with_addresses(html, &|address| if fragment_of(address).is_some() { None } else { absolute(address) });
    }
}

/// Has an item lead to its page on its own site, as one does that says which page elsewhere it is about: here it has
/// another.
fn lead_to_original(item: &mut Value) {
    let Some(fields) = item.as_object_mut() else { return };
    let filled = |name| fields.get(name).and_then(Value::as_str).filter(|address| !address.is_empty());
    if let (None, Some(url)) = (filled("external_url"), filled("url")) {
        let url = url.to_owned();
        fields.insert("external_url".to_owned(), Value::String(url));
    }
}

fn json_feed(text: &str, address: &Url) -> Result<Document, RemoteFault> {
    let value: Value = match serde_json::from_str(text) {
        // Half a character that a program has cut costs no more than itself, as where the app reads a feed.
        Err(error) if error.is_syntax() => serde_json::from_str(&without_lone_surrogates(text)),
        read => read,
    }
    .map_err(|error| {
        if error.is_eof() {
            RemoteFault::Damaged("it ends in the middle".to_owned())
        } else {
            RemoteFault::NoFeed(error.to_string())
        }
    })?;
    let Value::Object(mut fields) = value else {
        return Err(RemoteFault::NoFeed("it is JSON, but no object".to_owned()));
    };
    let next = fields.get("next_url").and_then(Value::as_str).filter(|next| !next.is_empty());
    let next = next.and_then(|next| address.join(next).ok());
    match fields.get_mut("items") {
        Some(Value::Array(items)) => items.iter_mut().for_each(believe_little),
        _ => return Err(RemoteFault::NoFeed("it is JSON, but has no list of \"items\"".to_owned())),
    }
    fields.retain(|name, _| FIELDS.contains(&name.as_str()));
    // One without an id is left out, and told with the other faults.
    Ok(Document { fields, next, nameless: 0, is_garbled: false })
}

fn believe_little(item: &mut Value) {
    if let Some(Value::Object(extension)) = item.get_mut("_masthead") {
        extension.retain(|name, _| BELIEVED.contains(&name.as_str()));
    }
}

/// What a document is that is no feed.
fn other(text: &str, address: &Url, fault: RemoteFault) -> RemoteFault {
    let beginning = text[..text.floor_char_boundary(1000)].to_ascii_lowercase();
    if !beginning.contains("<html") && !beginning.contains("<!doctype html") {
        return fault;
    }
    RemoteFault::WebPage { feed: feed_of_page(&text[..text.floor_char_boundary(LONGEST_HEAD)], address) }
}

/// The feed that a page names for programs (the HTML standard, `rel="alternate"`). No tree is made of the page: whoever
/// writes it may write one that takes all memory.
fn feed_of_page(page: &str, address: &Url) -> Option<String> {
    let mut feed = None;
    // Asked for some elements alone, lol_html breaks off at the end of one in another that holds no elements.
    let look = element!("*", |link| {
        let kind = link.get_attribute("type").unwrap_or_default();
        let is_alternate = link
            .get_attribute("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("alternate")));
        if feed.is_none()
            && link.tag_name() == "link"
            && is_alternate
            && ["application/feed+json", "application/rss+xml", "application/atom+xml"].contains(&&*kind)
        {
            feed = link.get_attribute("href");
        }
        Ok(())
    });
    // What it makes of the page is of no use.
    let _ = rewrite_as_browsers_do(page, [look]);
    let feed = feed?;
    address.join(&html_escape::decode_html_entities(&feed)).ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(text: &str) -> Result<Document, RemoteFault> {
        let address = Url::parse("https://elsewhere.example/news/feed").unwrap();
        super::read(text.as_bytes(), &address)
    }

    #[test]
    fn a_json_feed_stays_as_it_is_but_for_what_is_not_its_business() {
        let document = read(
            &json!({
                "version": "https://jsonfeed.org/version/1", "title": "T", "next_url": "feed?page=2", "hubs": [],
                "_masthead": { "pages": 7 },
                "items": [{ "id": "1", "content_html": "<p>x",
                            "_masthead": { "comments": 3, "aliases": ["/en/"], "draft": true, "withdrawn": "x" } }]
            })
            .to_string(),
        )
        .unwrap();
        let expected = json!({
            "title": "T", "home_page_url": "https://elsewhere.example/news/feed",
            "items": [{ "id": "1", "content_html": "<p>x", "_masthead": { "comments": 3 } }]
        });
        assert_eq!(Value::Object(document.fields), expected);
        assert_eq!(document.next.unwrap().as_str(), "https://elsewhere.example/news/feed?page=2");
    }

    #[test]
    fn its_addresses_start_at_its_own_site() {
        let document = read(
            &json!({ "home_page_url": "/news/", "items": [{
                "id": "1", "url": "1.html", "image": "pics/a.jpg", "attachments": [{ "url": "/a.pdf" }],
                "content_html": "<a href='#note'>1</a><img src='pics/b.jpg?x=1&amp;y=2'><a href='mailto:a@b.example'>m</a>"
            }] })
            .to_string(),
        );
        let item = &document.unwrap().fields["items"][0];
        assert_eq!(item["url"], "https://elsewhere.example/news/1.html");
        assert_eq!(item["external_url"], item["url"], "readers find the original");
        assert_eq!(item["image"], "https://elsewhere.example/news/pics/a.jpg");
        assert_eq!(item["attachments"][0]["url"], "https://elsewhere.example/a.pdf");
        let html = "<a href='#note'>1</a><img src=\"https://elsewhere.example/news/pics/b.jpg?x=1&amp;y=2\"><a href=\"mailto:a@b.example\">m</a>";
        assert_eq!(item["content_html"], html);
    }

    #[test]
    fn the_key_of_a_private_feed_stays_with_its_owner() {
        let address = Url::parse("https://ann:secret@elsewhere.example/feed?token=key#x").unwrap();
        let document = super::read(br#"{"items":[]}"#, &address).unwrap();
        assert_eq!(document.fields["home_page_url"], "https://elsewhere.example/feed");
    }

    #[test]
    fn what_is_no_feed_says_what_it_is() {
        let fault = |text: &str| read(text).unwrap_err();
        for (text, words) in [
            ("", "it is empty"),
            ("{", "is damaged: it ends in the middle"),
            ("[]", "no object"),
            ("{\"items\": 3}", "no list of \"items\""),
            ("<rss", "no feed"),
            ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "no feed"),
            ("hello", "no feed"),
        ] {
            assert!(fault(text).to_string().contains(words), "{text}: {}", fault(text));
        }
        let page = "<!DOCTYPE html><title>x</title><link rel='stylesheet' href='x.css'>\
                    <link rel='alternate' type='application/rss+xml' href='/rss.xml'><p>x";
        let RemoteFault::WebPage { feed } = fault(page) else { panic!("{}", fault(page)) };
        assert_eq!(feed.as_deref(), Some("https://elsewhere.example/rss.xml"));
        let far_below = format!("<html>{}{page}", "<p>x".repeat(LONGEST_HEAD / 4));
        for nothing in ["<html><p>Please sign in", &far_below] {
            assert!(matches!(fault(nothing), RemoteFault::WebPage { feed: None }));
        }
    }

    #[test]
    fn a_feed_that_is_damaged_is_one() {
        for (text, words) in [
            ("<rss version='2.0'><channel><item><title>a", "ends in the middle"),
            ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><p>a</p>", "ends in the middle"),
            ("<rss version='2.0'><channel></rss>", "channel"),
            (
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"\\ud83d",
                "ends in the middle",
            ),
        ] {
            let fault = read(text).unwrap_err();
            assert!(matches!(fault, RemoteFault::Damaged(_)) && fault.to_string().contains(words), "{text}: {fault}");
        }
    }

    #[test]
    fn a_feed_is_read_in_the_encoding_that_its_host_says() {
        let address = Url::parse("https://elsewhere.example/news/feed").unwrap();
        let title = |bytes: &[u8], kind: Option<&str>| {
            let document = read_sent(bytes, kind, &address).unwrap();
            (document.fields["title"].as_str().unwrap().to_owned(), document.is_garbled)
        };
        let rss = b"<?xml version='1.0'?><rss version='2.0'><channel><title>\xd3\xed\xe1</title></channel></rss>";
        assert_eq!(title(rss, Some("application/rss+xml; charset=windows-1256")), ("سيل".to_owned(), false));
        assert_eq!(title(rss, None), ("\u{fffd}\u{fffd}\u{fffd}".to_owned(), true));
        let declared = [&b"<?xml version='1.0' encoding='windows-1256'?>"[..], &rss[21..]].concat();
        assert_eq!(title(&declared, None), ("سيل".to_owned(), false));
        assert_eq!(title(b"{\"title\":\"Caf\xe9\",\"items\":[]}", None), ("Caf\u{fffd}".to_owned(), true));
    }

    #[test]
    fn half_a_surrogate_pair_costs_no_feed() {
        let document = read(r#"{"title":"cut \ud83d","items":[{"id":"1","title":"x \ude00 y"}]}"#).unwrap();
        assert_eq!(document.fields["title"], "cut \u{fffd}");
        assert_eq!(document.fields["items"][0]["title"], "x \u{fffd} y");
    }

    #[test]
    fn whatever_leads_somewhere_is_written_out() {
        let document = read(
            &json!({ "items": [{
                "id": "1", "author": { "url": "ann" }, "authors": [{ "url": "/besa" }, "x"],
                "_masthead": { "comments_url": "1#comments" }, "content_html": "<a href=' #note'>1</a>"
            }, ["x"], "y"] })
            .to_string(),
        );
        let items = &document.unwrap().fields["items"];
        assert_eq!(items[0]["author"]["url"], "https://elsewhere.example/news/ann");
        assert_eq!(items[0]["authors"][0]["url"], "https://elsewhere.example/besa");
        assert_eq!(items[0]["_masthead"]["comments_url"], "https://elsewhere.example/news/1#comments");
        assert_eq!(items[0]["content_html"], "<a href=' #note'>1</a>", "a place in the text");
        assert_eq!(items[1], json!(["x"]), "it is left out where items are read");
    }
}
