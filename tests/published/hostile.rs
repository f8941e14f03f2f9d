//! Text of a feed, of `site.json` and of a catalog stays text in every file that is published.

use crate::publication::{edit_site, files, gazette, publish_data, texts};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

#[test]
fn text_of_a_feed_cannot_leave_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let nasty = "</title></script><script>alert(1)</script>\"><img src=x onerror=alert(1)> ]]> \u{1} &amp;";
    let feed = json!({ "items": [{ "id": "n", "title": nasty, "summary": nasty, "content_html": "<script>alert(1)</script><p>x",
        "tags": [nasty], "authors": [{ "name": nasty }], "image": "javascript:alert(1)", "_masthead": { "image_alt": nasty } }] });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    publish_data(&data, folder.path());
    for name in ["en/posts/n/index.html", "en/index.html", "en/feed.xml"] {
        let text = fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{name}: {text}");
    }
    let page = fs::read_to_string(folder.path().join("dist/en/posts/n/index.html")).unwrap();
    let page = Html::parse_document(&page);
    assert!(texts(&page, "title")[0].starts_with("</title></script>"), "{:?}", texts(&page, "title"));
    assert_eq!(texts(&page, "h1")[0], nasty.replace("&amp;", "&"));
    let feed = fs::read(folder.path().join("dist/en/feed.xml")).unwrap();
    assert_eq!(feed_rs::parser::parse(feed.as_slice()).unwrap().entries.len(), 1);
}

/// Ends and begins whatever a text may stand in: elements, attributes, comments, scripts, JSON, XML, style sheets, settings.
const TEXTS: [&str; 7] = [
    "a</title></script></textarea></noscript><script>alert(1)</script>z",
    "a\"><img src=x onerror=alert(1)>z",
    "a' onmouseover='alert(1)' x='z",
    "a<!--<script>--!><svg onload=alert(1)>z",
    "a]]></description></item><item><title>]]>z",
    "a\\\",\"x\":\"</p><iframe src=//x.example>\u{2028}\u{2029}z",
    "a*/}</style><base href=//x.example/>{$&\u{f0002}\u{f0004}`${alert(1)}z",
];

/// A text without what could be markup: as long, with the same words, and of the same name in addresses.
fn harmless(text: &str) -> String {
    let is_plain =
        |character: &char| character.is_alphanumeric() || "-_.".contains(*character) || *character > '\u{ffff}';
    text.chars().map(|character| if is_plain(&character) { character } else { ' ' }).collect()
}

/// A publication with those texts wherever it has text.
fn write_everywhere(data: &Path, texts: &[String]) {
    gazette(data, 0);
    let text = |n: usize| texts[n % texts.len()].clone();
    let item = |n: usize| {
        json!({ "id": format!("n{n}"), "title": text(n), "summary": text(n + 1), "content_text": text(n + 2),
            "date_published": "2024-05-01T00:00:00Z", "tags": [text(n), text(n + 3), "thirds"],
            "authors": [{ "name": text(n + 4), "url": "https://ann.example/" }],
            "image": "https://x.example/a.png",
            "attachments": [
                { "url": "https://x.example/a.pdf", "mime_type": "application/pdf", "title": text(n + 5) },
                { "url": "https://x.example/a.mp4", "mime_type": "video/mp4", "title": text(n + 6) },
                { "url": "https://x.example/a.vtt", "mime_type": "text/vtt", "title": text(n) }],
            "_masthead": { "image_alt": text(n + 1), "category": "thirds", "comments": 3,
                           "comments_url": "https://x.example/c" } })
    };
    let items: Vec<_> = (0..texts.len() * 2).map(item).collect();
    let feed = json!({ "title": text(0), "description": text(1), "authors": [{ "name": text(2) }], "items": items });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    let pages = json!({ "items": [{ "id": "about", "title": text(3), "content_text": text(4) }] });
    fs::write(data.join("feeds/pages.json"), pages.to_string()).unwrap();
    let catalog = data.join("locales/en.json");
    let mut messages: Value = serde_json::from_str(&fs::read_to_string(&catalog).unwrap()).unwrap();
    let mut count = 0;
    add_to_each_text(&mut messages, &mut || {
        count += 1;
        // A brace would be a placeholder's.
        text(count).replace(['{', '}'], "")
    });
    fs::write(catalog, messages.to_string()).unwrap();
    edit_site(data, |site| {
        site["name"] = json!(text(0));
        site["copyright"] = json!(text(1));
        site["logo"] = json!("https://x.example/logo.png");
        site["offline"] = json!(true);
        site["social"] = json!([{ "service": "mastodon", "url": "https://x.example/@a" }]);
        let edition = &mut site["editions"][0];
        edition["label"] = json!(text(2));
        edition["title"] = json!(text(3));
        edition["tagline"] = json!(text(4));
        edition["copyright"] = json!(text(5));
        edition["pages"] = json!("feeds/pages.json");
        edition["categories"][0]["label"] = json!(text(6));
        edition["menu"] = json!([{ "label": text(0), "to": "/about" }, { "label": text(1), "items": [
            { "label": text(2), "href": "https://x.example/" }, { "label": text(5), "to": "/category/thirds" }] }]);
    });
}

fn add_to_each_text(value: &mut Value, more: &mut impl FnMut() -> String) {
    match value {
        Value::String(text) => {
            let _ = write!(text, " {}", more());
        }
        Value::Array(values) => values.iter_mut().for_each(|value| add_to_each_text(value, more)),
        Value::Object(fields) => fields.values_mut().for_each(|value| add_to_each_text(value, more)),
        _ => {}
    }
}

fn published_with(texts: &[String]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    write_everywhere(&folder.path().join("data"), texts);
    publish_data(&folder.path().join("data"), folder.path());
    // Parts of the index are named by their content.
    let named = |(name, bytes): (String, Vec<u8>)| match name.split_once("/search/") {
        Some((edition, part)) if part.contains('-') => {
            (format!("{edition}/search/{}.json", part.split('-').next().unwrap()), bytes)
        }
        _ => (name, bytes),
    };
    files(&folder.path().join("dist")).into_iter().map(named).collect()
}

/// The elements of a page with the names of their attributes, and the form of the data in it.
fn shape_of_page(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    page.select(&Selector::parse("*").unwrap())
        .map(|element| {
            let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("{} {names:?} {}", element.value().name(), shape_of_data(&element))
        })
        .collect()
}

fn shape_of_data(element: &ElementRef) -> Value {
    let is_data = element.attr("type").is_some_and(|kind| kind.ends_with("json")) && element.value().name() == "script";
    if is_data {
        shape_of_json(&serde_json::from_str(&element.text().collect::<String>()).unwrap())
    } else {
        Value::Null
    }
}

/// A document without its texts and numbers.
fn shape_of_json(value: &Value) -> Value {
    match value {
        Value::String(_) => json!(""),
        Value::Number(_) => json!(0),
        Value::Array(values) => values.iter().map(shape_of_json).collect(),
        Value::Object(fields) => {
            // Names of messages and words of the index are keys.
            fields.iter().map(|(name, value)| (name.clone(), shape_of_json(value))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// The elements of a document with the names of their attributes.
fn shape_of_xml(text: &str) -> Vec<String> {
    use quick_xml::{Reader, events::Event};
    let mut reader = Reader::from_str(text);
    let mut shape = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let names = tag.attributes().map(|attribute| attribute.unwrap().key.0.to_vec());
                let names: Vec<_> = names.map(|name| String::from_utf8(name).unwrap()).collect();
                shape.push(format!("{} {names:?}", String::from_utf8(tag.name().0.to_vec()).unwrap()));
            }
            Event::Eof => return shape,
            _ => {}
        }
    }
}

/// Whatever is written into a text, what is published has the same files, and these the same elements, attributes and keys
/// as those of a publication with harmless words in its place.
#[test]
fn no_text_changes_the_form_of_any_file() {
    let hostile = published_with(&TEXTS.map(str::to_owned));
    let plain = published_with(&TEXTS.map(harmless));
    assert_eq!(hostile.keys().collect::<Vec<_>>(), plain.keys().collect::<Vec<_>>());
    let mut seen = BTreeMap::<_, usize>::new();
    for (name, bytes) in &hostile {
        let kind = Path::new(name).extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        *seen.entry(kind).or_default() += 1;
        let [text, other] = [bytes, &plain[name]].map(|bytes| std::str::from_utf8(bytes).unwrap_or_default());
        match kind {
            "html" => assert_eq!(shape_of_page(text), shape_of_page(other), "{name}"),
            "xml" => assert_eq!(shape_of_xml(text), shape_of_xml(other), "{name}"),
            "json" => {
                let [text, other] = [text, other].map(|text| serde_json::from_str::<Value>(text).unwrap());
                // How many words a text has, depends on what stands between them.
                let is_index = name.contains("/search/");
                assert!(is_index || shape_of_json(&text) == shape_of_json(&other), "{name}");
            }
            _ => assert!(*bytes == plain[name], "{name}"),
        }
    }
    for kind in ["html", "json", "xml", "js", "css"] {
        assert!(seen.contains_key(kind), "{kind} of {seen:?}");
    }
    let page = Html::parse_document(std::str::from_utf8(&hostile["en/posts/n1/index.html"]).unwrap());
    assert_eq!(texts(&page, "h1"), [TEXTS[1]], "it is shown as it was written");
}
