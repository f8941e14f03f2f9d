//! The feeds for feed readers.

use crate::publication::{BASE, attributes, edit_site, files, gazette, publish_data, sample, texts};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock};
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
    let item = json!({ "id": "a", "title": "A & B", "summary": "Short <b>", "content_html": "<p>Text <a href=\"b.html\">b</a> <a href=\"/en/posts/a?c#d\">a</a>",
        "external_url": "https://elsewhere.example/a?b&c",
        "date_published": "2024-05-01", "date_modified": "2024-05-02T10:00:00+02:00", "language": "fa",
        "authors": [{ "name": "Ann", "url": "https://ann.example/" }, { "name": "Ben" }], "tags": ["one", "two"],
        "image": "media/a.jpg", "_masthead": { "image_alt": "A gate", "image_width": 4, "image_height": 3 },
        "attachments": [{ "url": "media/a.mp3", "mime_type": "audio/mpeg", "title": "Talk & song", "size_in_bytes": 5,
                          "duration_in_seconds": 61.6 },
                        { "url": "media/a.pdf", "mime_type": "application/pdf" }] });
    fs::write(data.join("feeds/en.json"), json!({ "items": [item] }).to_string()).unwrap();
    edit_site(&data, |site| site["logo"] = json!("media/logo.png"));
    publish_data(&data, folder.path());

    let feed = published_json(folder.path(), "en/feed.json");
    // An owner may leave out the slash at the end of a page's address.
    let html = format!(
        "<p>Text <a href=\"{BASE}b.html\" rel=\"external noopener\">b</a> \
         <a href=\"{BASE}en/posts/a/?c#a--d\" rel=\"external noopener\">a</a></p>"
    );
    let expected = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "description": "Gazette", "language": "en",
        "home_page_url": format!("{BASE}en/"), "feed_url": format!("{BASE}en/feed.json"),
        "icon": format!("{BASE}media/logo.png"),
        "items": [{
            "id": format!("{BASE}en/posts/a/"), "url": format!("{BASE}en/posts/a/"), "title": "A & B",
            "external_url": "https://elsewhere.example/a?b&c",
            "summary": "Short <b>", "content_html": html, "language": "fa", "tags": ["one", "two"],
            "date_published": "2024-05-01T00:00:00Z", "date_modified": "2024-05-02T10:00:00+02:00",
            "authors": [{ "name": "Ann", "url": "https://ann.example/" }, { "name": "Ben" }],
            "image": format!("{BASE}media/a.jpg"),
            "attachments": [
                { "url": format!("{BASE}media/a.mp3"), "mime_type": "audio/mpeg", "title": "Talk & song",
                  "size_in_bytes": 5, "duration_in_seconds": 62 },
                { "url": format!("{BASE}media/a.pdf"), "mime_type": "application/pdf" }] }] });
    assert_eq!(feed, expected);

    let text = published(folder.path(), "en/feed.xml");
    for element in [
        format!("<atom:link href=\"{BASE}en/feed.xml\" rel=\"self\" type=\"application/rss+xml\"/>"),
        format!("<image><url>{BASE}media/logo.png</url><title>Gazette</title><link>{BASE}en/</link></image>"),
        "<lastBuildDate>Thu, 02 May 2024 08:00:00 GMT</lastBuildDate>".to_owned(),
        "<title>A &amp; B</title>".to_owned(),
        format!("<guid>{BASE}en/posts/a/</guid>"),
        "<pubDate>Wed, 01 May 2024 00:00:00 GMT</pubDate>".to_owned(),
        "<dc:creator>Ann</dc:creator><dc:creator>Ben</dc:creator>".to_owned(),
        "<atom:author><atom:name>Ann</atom:name><atom:uri>https://ann.example/</atom:uri></atom:author>".to_owned(),
        "<category>one</category><category>two</category>".to_owned(),
        "<atom:link href=\"https://elsewhere.example/a?b&amp;c\" rel=\"related\"/>".to_owned(),
        format!("<enclosure url=\"{BASE}media/a.mp3\" length=\"5\" type=\"audio/mpeg\"/>"),
        format!(
            "<media:content height=\"3\" medium=\"image\" url=\"{BASE}media/a.jpg\" width=\"4\">\
             <media:description>A gate</media:description></media:content>"
        ),
        format!(
            "<media:content duration=\"62\" fileSize=\"5\" type=\"audio/mpeg\" url=\"{BASE}media/a.mp3\">\
             <media:title>Talk &amp; song</media:title></media:content>"
        ),
        // A reader takes it for HTML.
        "<description><![CDATA[Short &lt;b&gt;]]></description>".to_owned(),
        format!("<content:encoded><![CDATA[{html}]]></content:encoded>"),
    ] {
        assert!(text.contains(&element), "{element} in {text}");
    }
}

#[test]
fn an_item_of_rss_has_one_author_of_atom_at_most() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let author = |name: &str| json!({ "name": name, "url": format!("https://{name}.example/") });
    let item = json!({ "id": "a", "title": "A", "authors": [author("ann"), author("ben"), author("cem")] });
    fs::write(data.join("feeds/en.json"), json!({ "items": [item] }).to_string()).unwrap();
    publish_data(&data, folder.path());
    let text = published(folder.path(), "en/feed.xml");
    keeps_to_rss("feed.xml", &text);
    assert_eq!(["<atom:author>", "<atom:contributor>"].map(|tag| text.matches(tag).count()), [1, 2], "{text}");
    assert!(text.contains("<atom:contributor><atom:name>cem</atom:name><atom:uri>https://cem.example/</atom:uri>"));
}

#[test]
fn an_item_without_a_title_is_described_by_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let items = json!([{ "id": "a", "content_text": "A note of few words." }, { "id": "b", "image": "media/b.jpg" }]);
    fs::write(data.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
    publish_data(&data, folder.path());
    let channel = rss_channel(&published(folder.path(), "en/feed.xml"));
    let described: Vec<_> = channel.items.iter().map(|item| (item.title(), item.description())).collect();
    assert_eq!(described, [(None, Some("A note of few words.")), (None, Some("b"))]);
    let feed = published_json(folder.path(), "en/feed.json");
    assert_eq!(feed["items"][0]["content_html"], "<p>A note of few words.</p>");
    assert!(feed["items"][0].get("title").is_none());
}

#[test]
fn both_feeds_lead_through_the_whole_archive() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 65);
    publish_data(&data, folder.path());
    for (front, count) in [("en/", 65), ("en/category/thirds/", 22)] {
        let newest = format!("{front}feed.json");
        let mut items = Vec::new();
        let mut next = Some(newest.clone());
        while let Some(name) = next.take() {
            let feed = published_json(folder.path(), &name);
            assert_eq!(feed["feed_url"], format!("{BASE}{newest}"), "{name}");
            items.extend(feed["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            next = feed["next_url"].as_str().map(|url| url.strip_prefix(BASE).unwrap().to_owned());
        }
        assert_eq!(items.len(), count, "{front}");
        assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), count, "none twice");

        let newest = format!("{front}feed.xml");
        let mut guids = Vec::new();
        let mut next = Some(newest.clone());
        while let Some(name) = next.take() {
            let text = published(folder.path(), &name);
            let channel = rss_channel(&text);
            let links = channel.atom_ext().unwrap().links();
            let link = |rel: &str| links.iter().find(|link| link.rel == rel).map(|link| link.href.clone());
            assert_eq!(link("self"), Some(format!("{BASE}{name}")));
            let is_archive = name != newest;
            assert_eq!(link("current"), is_archive.then(|| format!("{BASE}{newest}")), "{name}");
            assert_eq!(text.contains("<fh:archive>"), is_archive, "{name}");
            assert_eq!(link("next-archive"), None, "an archived document never changes");
            guids.extend(channel.items.iter().map(|item| item.guid().unwrap().value.clone()));
            next = link("prev-archive").map(|url| url.strip_prefix(BASE).unwrap().to_owned());
        }
        assert_eq!(guids, items, "{front}");
    }
}

/// Every feed is held against a schema of JSON Feed 1.1, and against the rules of RSS 2.0.
#[test]
fn every_feed_of_the_sample_keeps_to_its_standard() {
    let mut seen = BTreeSet::new();
    for (name, text) in files(sample()) {
        let text = String::from_utf8_lossy(&text);
        match name.rsplit('/').next() {
            Some("feed.json") => keeps_to_json_feed(&name, &text),
            Some("feed.xml") => keeps_to_rss(&name, &text),
            _ => continue,
        }
        seen.insert(name);
    }
    for name in ["en/feed.json", "fa/page/1/feed.json", "ar/category/iraq/feed.xml", "sq/page/3/feed.xml"] {
        assert!(seen.contains(name), "{name} of {seen:?}");
    }
}

#[test]
fn feeds_of_hostile_items_keep_to_their_standards_and_lead_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let script = "javascript:alert(1)";
    let nasty = "]]></item><script>alert(1)</script>\u{1}\u{fffe}";
    let item = json!({ "id": nasty, "title": nasty, "summary": nasty, "url": script, "external_url": script,
        "content_html": format!("<p>Text <a href=\"{script}\">x</a></p>"), "image": script, "banner_image": script,
        "authors": [{ "name": nasty, "url": script, "avatar": script }], "tags": [nasty, "twice", "twice"],
        "language": script, "date_published": script, "date_modified": script,
        "attachments": [{ "url": script, "mime_type": "audio/mpeg" }, { "url": "media/a.mp3", "mime_type": nasty },
                        { "url": "media/b.mp3", "mime_type": "audio/mpeg", "title": nasty, "size_in_bytes": 5,
                          "duration_in_seconds": -1 }] });
    fs::write(
        data.join("feeds/en.json"),
        json!({ "authors": [{ "name": "x", "url": script }], "items": [item] }).to_string(),
    )
    .unwrap();
    publish_data(&data, folder.path());
    let json = published(folder.path(), "en/feed.json");
    keeps_to_json_feed("feed.json", &json);
    let rss = published(folder.path(), "en/feed.xml");
    keeps_to_rss("feed.xml", &rss);
    let (_, document) = published_files(folder.path())
        .into_iter()
        .find(|(name, _)| name.starts_with("en/posts/") && name.ends_with("index.html"))
        .unwrap();
    let page = Html::parse_document(&document);
    let structured = texts(&page, "script[type='application/ld+json']").concat();
    for (name, text) in [("feed.json", json), ("feed.xml", rss), ("JSON-LD", structured)] {
        assert!(!text.contains("javascript:"), "{name}: {text}");
    }
}

fn published(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("dist").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn published_json(folder: &Path, name: &str) -> Value {
    serde_json::from_str(&published(folder, name)).unwrap()
}

fn published_files(folder: &Path) -> Vec<(String, String)> {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files(&folder.join("dist")).into_iter().map(|(name, bytes)| (name, text(bytes))).collect()
}

fn rss_channel(text: &str) -> rss::Channel {
    rss::Channel::read_from(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn keeps_to_json_feed(name: &str, text: &str) {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let schema = include_str!("../fixtures/standards/json-feed-1.1.schema.json");
        let schema = serde_json::from_str(schema).unwrap();
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    });
    let feed: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<_> = SCHEMA.iter_errors(&feed).map(|fault| format!("{}: {fault}", fault.instance_path)).collect();
    assert!(faults.is_empty(), "{name}: {faults:?}");
    // What a schema cannot say.
    let ids: Vec<_> = feed["items"].as_array().unwrap().iter().map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: an id stands twice");
    assert_ne!(feed["next_url"], feed["feed_url"], "{name}");
}

/// The rules of the standard as the `rss` crate checks them, and those of the profile of the RSS Advisory Board
/// (<https://www.rssboard.org/rss-profile>) that it does not.
fn keeps_to_rss(name: &str, text: &str) {
    let channel = rss_channel(text);
    rss::validation::Validate::validate(&channel).unwrap_or_else(|fault| panic!("{name}: {fault}: {text}"));
    let links = channel.atom_ext().map(|atom| atom.links()).unwrap_or_default();
    assert_eq!(links.iter().filter(|link| link.rel == "self").count(), 1, "{name}");
    let mut guids = BTreeSet::new();
    for item in &channel.items {
        let guid = item.guid().unwrap_or_else(|| panic!("{name}: an item without a guid"));
        assert!(guid.permalink && Some(guid.value()) == item.link(), "{name}: {guid:?}");
        assert!(guids.insert(guid.value()), "{name}: {guid:?} stands twice");
        let filled = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        assert!(filled(item.title()) || filled(item.description()), "{name}: {guid:?} has neither title nor text");
        if let Some(date) = item.pub_date() {
            assert!(date.ends_with(" GMT"), "{name}: {date}");
        }
    }
}
