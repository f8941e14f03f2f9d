//! Text of a feed, of `site.json` and of a catalog stays text, and an address leads nowhere but to the web, in every file
//! that is published.

use crate::publication::{BASE, Quiet, app, edit_site, files, gazette, options, publish_data, texts};
use masthead::program::publish::{Options, publish};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};
use url::Url;

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

/// Addresses that would run something, or leave the attribute that they stand in.
const ADDRESSES: [&str; 14] = [
    "javascript:alert(1)",
    "JaVa\tScRi\npt:alert(1)",
    " \u{1}javascript:alert(1)",
    "javascript://x.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:alert(1)",
    "blob:https://x.example/1",
    "file:///etc/passwd",
    "view-source:javascript:alert(1)",
    "https://x.example/\"><script>alert(1)</script>",
    "https://x.example/' onerror='alert(1)",
    "//x.example/\\\"><img src=x onerror=alert(1)>",
    "https://x.example/\u{2028}]]></url>",
];

/// What is published leads to the web, to a mailbox or to a telephone; a page names the programs of the app and no other.
fn lead_nowhere_else(files: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in files {
        let address = Url::parse(BASE).unwrap().join(name).unwrap();
        let text = String::from_utf8_lossy(bytes);
        match name.rsplit('.').next() {
            Some("html") => {
                let page = Html::parse_document(&text);
                let all = Selector::parse("*").unwrap();
                let base = page.select(&Selector::parse("base").unwrap()).next();
                let base = base.map_or(address.clone(), |base| address.join(base.attr("href").unwrap()).unwrap());
                page.select(&all).for_each(|element| is_harmless(name, &base, &element));
            }
            Some("xml") => {
                for address in addresses_in_xml(&text) {
                    assert!(is_of_the_web(&address), "{name}: {address}");
                }
                if name.ends_with("feed.xml") {
                    feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|error| panic!("{name}: {error}"));
                }
            }
            Some("json") if name.ends_with("feed.json") || name.ends_with("manifest.json") => {
                each_address(&serde_json::from_str(&text).unwrap(), &mut |value| {
                    assert!(address.join(value).is_ok_and(|url| is_of_the_web(url.as_str())), "{name}: {value}");
                });
            }
            _ => {}
        }
    }
    for entity in sitemap::reader::SiteMapReader::new(files["sitemap.xml"].as_slice()) {
        match entity {
            sitemap::reader::SiteMapEntity::Url(entry) => {
                assert!(entry.loc.get_url().unwrap().as_str().starts_with(BASE));
            }
            other => panic!("{other:?}"),
        }
    }
}

fn is_of_the_web(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "mailto" | "tel"))
}

/// The attributes and the elements of feeds and sitemaps that are addresses.
fn addresses_in_xml(text: &str) -> Vec<String> {
    use quick_xml::{Reader, XmlVersion, events::Event};
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    let mut text_of_address = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_address =
                    matches!(tag.name().0, b"link" | b"url" | b"guid" | b"loc" | b"atom:uri" | b"comments");
                text_of_address = is_address.then(String::new);
                let attributes = tag.attributes().map(Result::unwrap);
                found.extend(
                    attributes
                        .filter(|attribute| matches!(attribute.key.0, b"url" | b"href" | b"src"))
                        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned()),
                );
            }
            Event::Text(part) => {
                if let Some(text) = &mut text_of_address {
                    text.push_str(&part.decode().unwrap());
                }
            }
            // Which character it is does not matter: none of a scheme is written so.
            Event::GeneralRef(_) => {
                if let Some(text) = &mut text_of_address {
                    text.push('_');
                }
            }
            Event::End(_) => found.extend(text_of_address.take().filter(|text| !text.trim().is_empty())),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The values of a document that are addresses, by their names.
fn each_address(value: &Value, look: &mut impl FnMut(&str)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each_address(value, look)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_address =
                    name.ends_with("url") || ["icon", "image", "src", "scope", "avatar"].contains(&name.as_str());
                match value {
                    Value::String(text) if is_address => look(text),
                    value => each_address(value, look),
                }
            }
        }
        _ => {}
    }
}

fn is_harmless(name: &str, base: &Url, element: &ElementRef) {
    let tag = element.value();
    assert!(
        !["iframe", "object", "embed", "svg", "style", "math", "template"].contains(&tag.name()),
        "{name}: {tag:?}"
    );
    for (attribute, value) in tag.attrs() {
        assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "srcdoc", "{name}: {tag:?}");
        let addresses: Vec<&str> = match attribute {
            "href" | "src" | "poster" | "action" | "formaction" | "data-player" | "data-url" => vec![value],
            "srcset" => value.split(", ").filter_map(|part| part.split(' ').next()).collect(),
            "content" => match (tag.attr("http-equiv"), tag.attr("property")) {
                (Some("refresh"), _) => vec![value.split_once("url=").expect("a page that leads on").1],
                (_, Some("og:url" | "og:image")) => vec![value],
                _ => vec![],
            },
            _ => vec![],
        };
        for address in addresses {
            let url = base.join(address);
            let is_icon = tag.name() == "link" && address == "data:,";
            let is_web = url.is_ok_and(|url| is_of_the_web(url.as_str()));
            assert!(is_icon || is_web, "{name}: {tag:?}");
        }
    }
    if tag.name() == "script" {
        let is_ours = tag.attr("src").is_some_and(|src| base.join(src).is_ok_and(|url| url.as_str().starts_with(BASE)));
        let is_data = tag.attr("type").is_some_and(|kind| kind.ends_with("json"));
        assert!(is_ours || is_data, "{name}: {tag:?}");
        assert!(
            !is_data || serde_json::from_str::<Value>(&element.text().collect::<String>()).is_ok(),
            "{name}: {tag:?}"
        );
    }
}

/// A publication with an address in every field of a feed that takes one.
fn write_address_everywhere(data: &Path, addresses: &[&str]) {
    gazette(data, 0);
    let item = |(n, address): (usize, &&str)| {
        let quoted = address.replace('&', "&amp;").replace('"', "&quot;");
        json!({ "id": format!("n{n}"), "url": address, "external_url": address, "title": "T", "summary": "S",
            "content_html": format!("<p>x <a href=\"{quoted}\">a</a><iframe src=\"{quoted}\"></iframe></p>\
                                     <img src=\"{quoted}\"><video src=\"{quoted}\" poster=\"{quoted}\"></video>"),
            "image": address, "banner_image": address, "tags": [address], "date_published": "2024-05-01T00:00:00Z",
            "authors": [{ "name": "Ann", "url": address, "avatar": address }], "language": address,
            "attachments": [{ "url": address, "mime_type": "application/pdf", "title": "A" },
                            { "url": address, "mime_type": "video/mp4" }, { "url": address, "mime_type": "audio/mpeg" },
                            { "url": address, "mime_type": "text/vtt" }, { "url": "https://x.example/a", "mime_type": address }],
            "_masthead": { "comments_url": address, "category": address, "translations": { "fa": address, address.to_string(): "1" },
                           "pictures": { address.to_string(): { "name": address, "widths": [240] } }, "listed": address } })
    };
    let items: Vec<_> = addresses.iter().enumerate().map(item).collect();
    let feed = json!({ "home_page_url": addresses[0], "feed_url": addresses[0], "icon": addresses[0], "favicon": addresses[0],
        "hubs": [{ "type": "x", "url": addresses[0] }], "authors": [{ "name": "x", "url": addresses[0] }], "items": items });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
}

#[test]
fn no_address_of_a_feed_leads_to_a_program() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_address_everywhere(&data, &ADDRESSES);
    edit_site(&data, |site| site["offline"] = json!(true));
    publish_data(&data, folder.path());
    let files = files(&folder.path().join("dist"));
    assert!(
        files.keys().filter(|name| name.starts_with("en/posts/") && name.ends_with(".html")).count() == ADDRESSES.len()
    );
    lead_nowhere_else(&files);
}

/// Publishes a publication with something in its `site.json`; what was published, or what is said against it.
fn published_with_site(edit: impl FnOnce(&mut Value)) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    edit_site(&data, |site| {
        site["offline"] = json!(true);
        edit(site);
    });
    app(&folder.path().join("app"));
    let options = Options { base_url: Some(BASE.to_owned()), ..options(folder.path()) };
    match publish(&options, &Quiet) {
        Ok(_) => Ok(files(&folder.path().join("dist"))),
        Err(fault) => Err(fault.to_string()),
    }
}

#[test]
fn no_address_of_the_site_leads_to_a_program() {
    let mut accepted = 0;
    for address in ADDRESSES {
        type Edit = fn(&mut Value, &str);
        let fields: [(&str, Edit); 9] = [
            ("logo", |site, address| site["logo"] = json!(address)),
            ("social", |site, address| site["social"] = json!([{ "service": "mastodon", "url": address }])),
            ("menu", |site, address| site["editions"][0]["menu"] = json!([{ "label": "x", "href": address }])),
            ("place", |site, address| site["editions"][0]["menu"] = json!([{ "label": "x", "to": address }])),
            ("feed", |site, address| site["editions"][0]["feed"] = json!(address)),
            ("page_url", |site, address| site["editions"][0]["page_url"] = json!(format!("{address}{{page}}"))),
            ("code", |site, address| site["editions"][0]["code"] = json!(address)),
            ("font", |site, address| {
                site["theme"] = json!({ "fonts": [{ "family": address, "files": [{ "src": address }] }] });
            }),
            ("schema", |site, address| site["$schema"] = json!(address)),
        ];
        for (field, edit) in fields {
            match published_with_site(|site| edit(site, address)) {
                Ok(files) => {
                    lead_nowhere_else(&files);
                    accepted += 1;
                }
                Err(fault) => assert!(!fault.is_empty(), "{field}: {address}"),
            }
        }
    }
    // The rest is refused.
    assert!(accepted >= 14, "{accepted}");
}
