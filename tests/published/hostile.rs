//! Text of a feed, of `site.json` and of a catalog stays text in every file that is published.

use crate::{
    hostile_fields::{TEXTS, feed_of_texts, fill_site_with_texts, pages_of_texts, with_texts_in_messages},
    publication::{edit_site, files, gazette, publish_data, texts},
};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fs, path::Path};

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

/// A text without what could be markup: as long, with the same words, and of the same name in addresses.
fn harmless(text: &str) -> String {
    let is_plain =
        |character: &char| character.is_alphanumeric() || "-_.".contains(*character) || *character > '\u{ffff}';
    text.chars().map(|character| if is_plain(&character) { character } else { ' ' }).collect()
}

/// A publication with those texts wherever it has text.
fn write_everywhere(data: &Path, texts: &[String]) {
    gazette(data, 0);
    fs::write(data.join("feeds/en.json"), feed_of_texts(texts).to_string()).unwrap();
    fs::write(data.join("feeds/pages.json"), pages_of_texts(texts).to_string()).unwrap();
    let catalog = data.join("locales/en.json");
    let messages = serde_json::from_str(&fs::read_to_string(&catalog).unwrap()).unwrap();
    fs::write(catalog, with_texts_in_messages(messages, texts).to_string()).unwrap();
    edit_site(data, |site| fill_site_with_texts(site, texts));
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
