//! An address of a feed or of `site.json` leads nowhere but to the web, in every file that is published.

use crate::{
    hostile_fields::{ADDRESSES, feed_of_addresses},
    publication::{BASE, Quiet, app, edit_site, files, gazette, options, publish_data},
};
use masthead::program::publish::{Options, publish};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs};
use url::Url;

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

#[test]
fn no_address_of_a_feed_leads_to_a_program() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    fs::write(data.join("feeds/en.json"), feed_of_addresses().to_string()).unwrap();
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
