//! The feeds for feed readers.

use crate::publication::{BASE, attributes, files, gazette, publish_data, sample};
use scraper::Html;
use serde_json::{Value, json};
use std::fs;
use url::Url;

#[test]
fn feeds_for_readers_are_read_by_another_reader() {
    let mut seen = 0;
    for (name, text) in files(sample()) {
        let kind = match name.rsplit('/').next() {
            Some("feed.xml") => feed_rs::model::FeedType::RSS2,
            Some("feed.json") => feed_rs::model::FeedType::JSON,
            _ => continue,
        };
        let feed = feed_rs::parser::parse(text.as_slice()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(feed.feed_type, kind, "{name}");
        assert!(feed.title.is_some() && feed.language.is_some(), "{name}");
        for entry in &feed.entries {
            let link = &entry.links[0].href;
            assert!(link.starts_with(BASE) && link.contains("/posts/"), "{name}: {link}");
            assert!(entry.published.is_some(), "{name}: {link}");
            let body = entry.content.as_ref().and_then(|content| content.body.clone()).unwrap_or_default();
            let page = Html::parse_fragment(&body);
            for address in [attributes(&page, "img", "src"), attributes(&page, "a", "href")].concat() {
                assert!(Url::parse(&address).is_ok(), "{name}: {address} is not absolute");
            }
        }
        seen += feed.entries.len();
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn both_feeds_carry_what_an_item_has() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let item = json!({ "id": "a", "title": "A & B", "summary": "Short <b>", "content_html": "<p>Text <a href=\"b.html\">b</a>",
        "date_published": "2024-05-01", "date_modified": "2024-05-02T10:00:00+02:00", "language": "en",
        "authors": [{ "name": "Ann" }, { "name": "Ben" }], "tags": ["one", "two"], "image": "media/a.jpg",
        "attachments": [{ "url": "media/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5 },
                        { "url": "media/a.pdf", "mime_type": "application/pdf" }] });
    fs::write(data.join("feeds/en.json"), json!({ "items": [item] }).to_string()).unwrap();
    publish_data(&data, folder.path());

    let text = fs::read_to_string(folder.path().join("dist/en/feed.json")).unwrap();
    let feed: Value = serde_json::from_str(&text).unwrap();
    let html = format!("<p>Text <a href=\"{BASE}b.html\" rel=\"external noopener\">b</a></p>");
    let expected = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "description": "Gazette", "language": "en",
        "home_page_url": format!("{BASE}en/"), "feed_url": format!("{BASE}en/feed.json"),
        "items": [{
            "id": format!("{BASE}en/posts/a/"), "url": format!("{BASE}en/posts/a/"), "title": "A & B",
            "summary": "Short <b>", "content_html": html, "language": "en", "tags": ["one", "two"],
            "date_published": "2024-05-01", "date_modified": "2024-05-02T10:00:00+02:00",
            "authors": [{ "name": "Ann" }, { "name": "Ben" }], "image": format!("{BASE}media/a.jpg"),
            "attachments": [
                { "url": format!("{BASE}media/a.mp3"), "mime_type": "audio/mpeg", "size_in_bytes": 5 },
                { "url": format!("{BASE}media/a.pdf"), "mime_type": "application/pdf" }] }] });
    assert_eq!(feed, expected);

    let text = fs::read_to_string(folder.path().join("dist/en/feed.xml")).unwrap();
    for element in [
        format!("<atom:link href=\"{BASE}en/feed.xml\" rel=\"self\" type=\"application/rss+xml\"/>"),
        "<lastBuildDate>Thu, 02 May 2024 08:00:00 GMT</lastBuildDate>".to_owned(),
        "<title>A &amp; B</title>".to_owned(),
        format!("<guid>{BASE}en/posts/a/</guid>"),
        "<pubDate>Wed, 01 May 2024 00:00:00 GMT</pubDate>".to_owned(),
        "<dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator>".to_owned(),
        "<category>one</category><category>two</category>".to_owned(),
        format!("<enclosure url=\"{BASE}media/a.mp3\" length=\"5\" type=\"audio/mpeg\"/>"),
        // A reader takes it for HTML.
        "<description><![CDATA[Short &lt;b&gt;]]></description>".to_owned(),
        format!("<content:encoded><![CDATA[{html}]]></content:encoded>"),
    ] {
        assert!(text.contains(&element), "{element} in {text}");
    }
}
