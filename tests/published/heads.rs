//! What the head of a page says to search engines and to services it is shared on.

use crate::publication::{BASE, attributes, gazette, is_hidden, is_redirect, one, pages, publish_data, texts};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};

#[test]
fn the_head_of_every_page_is_complete() {
    let mut titles = BTreeSet::new();
    for (address, page) in pages() {
        if is_redirect(&page) || is_hidden(&page) {
            continue;
        }
        let canonical = one(&page, "link[rel=canonical]", "href");
        assert_eq!(canonical, if address == BASE { format!("{BASE}en/") } else { address.clone() });
        assert_eq!(one(&page, "meta[property='og:url']", "content"), canonical);
        let code = canonical[BASE.len()..].split('/').next().unwrap().to_owned();
        assert_eq!(one(&page, "html", "lang"), code);
        let territory = match code.as_str() {
            "en" => "US",
            "ar" => "EG",
            "fa" => "IR",
            _ => "AL",
        };
        assert_eq!(one(&page, "meta[property='og:locale']", "content"), format!("{code}_{territory}"));
        let others = attributes(&page, "meta[property='og:locale:alternate']", "content");
        let alternates = attributes(&page, "link[hreflang]:not([hreflang=x-default])", "hreflang");
        assert_eq!(others.len(), alternates.len().saturating_sub(1), "{address}");
        assert_eq!(one(&page, "html", "dir"), if ["ar", "fa"].contains(&code.as_str()) { "rtl" } else { "ltr" });
        let title = texts(&page, "title").concat();
        assert!(address == BASE || titles.insert((canonical.clone(), title.clone())), "{address}: {title}");
        for selector in ["meta[name=description]", "meta[property='og:title']", "meta[property='og:description']"] {
            assert!(!one(&page, selector, "content").trim().is_empty(), "{address}: {selector}");
        }
        for image in attributes(&page, "meta[property='og:image']", "content") {
            assert!(image.starts_with(BASE), "{address}: {image}");
        }
        for kind in ["application/feed+json", "application/rss+xml"] {
            let feeds = attributes(&page, &format!("link[type='{kind}']"), "href");
            assert_eq!(feeds.len(), if address.contains("/category/") { 2 } else { 1 }, "{address}");
        }
        let data: Value = serde_json::from_str(&texts(&page, "script[type='application/ld+json']").concat()).unwrap();
        assert_eq!(data["@graph"][0]["url"], json!(canonical), "{address}");
    }
}

#[test]
fn an_article_that_is_shared_shows_its_own_title_text_and_picture() {
    let page = &pages()[&format!("{BASE}ar/posts/2001/")];
    let heading = texts(page, "h1").concat();
    assert_eq!(one(page, "meta[property='og:title']", "content"), heading);
    assert_eq!(one(page, "meta[property='og:type']", "content"), "article");
    assert_eq!(one(page, "meta[name='twitter:card']", "content"), "summary_large_image");
    assert!(one(page, "meta[property='og:image']", "content").ends_with(".jpg"));
    let data: Value = serde_json::from_str(&texts(page, "script[type='application/ld+json']").concat()).unwrap();
    assert_eq!(data["@graph"][0]["@type"], "NewsArticle");
    assert_eq!(data["@graph"][0]["headline"], json!(heading));
    assert_eq!(data["@graph"][1]["@type"], "BreadcrumbList");
}

#[test]
fn translations_name_each_other() {
    let pages = pages();
    let alternates = |address: &str| {
        let page = &pages[address];
        attributes(page, "link[hreflang]", "hreflang")
            .into_iter()
            .zip(attributes(page, "link[hreflang]", "href"))
            .collect::<BTreeSet<_>>()
    };
    let mut seen = 0;
    for (address, page) in &pages {
        if is_redirect(page) || *address == BASE {
            continue;
        }
        let found = alternates(address);
        assert!(found.is_empty() || found.iter().any(|(_, href)| href == address), "{address} names itself");
        for (lang, href) in &found {
            if lang != "x-default" {
                assert_eq!(&alternates(href), &found, "{address} and {href} say the same");
                seen += 1;
            }
            // What leads on elsewhere is nothing to lead to.
            assert_eq!(one(&pages[href], "link[rel=canonical]", "href"), *href, "{address}: {lang}");
        }
    }
    assert!(seen > 100, "{seen}");
    let front = alternates(&format!("{BASE}fa/"));
    assert!(front.contains(&("x-default".to_owned(), format!("{BASE}en/"))), "{front:?}");
}

#[test]
fn a_translation_that_does_not_exist_is_named_by_no_page_and_no_document() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    let site = json!({ "name": "Gazette", "base_url": BASE, "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json", "pages": "feeds/pages.json" },
        { "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json", "categories": [
            { "slug": "own", "label": "Own", "feed": "feeds/own.json" } ] } ] });
    fs::write(data.join("site.json"), site.to_string()).unwrap();
    fs::copy(data.join("locales/en.json"), data.join("locales/fa.json")).unwrap();
    let item =
        |id: &str, other: &str| json!({ "id": id, "title": id, "_masthead": { "translations": { "fa": other } } });
    let write = |name: &str, items: Value| {
        fs::write(data.join("feeds").join(name), json!({ "items": items }).to_string()).unwrap();
    };
    write("en.json", json!([item("there", "1"), item("in-a-category", "2"), item("gone", "3")]));
    // An article of that id is no page.
    write("pages.json", json!([item("about", "1")]));
    write("fa.json", json!([{ "id": "1", "title": "1" }]));
    write("own.json", json!([{ "id": "2", "title": "2" }]));
    publish_data(&data, folder.path());
    let read = |name: &str| fs::read_to_string(folder.path().join("dist/en").join(name)).unwrap();
    for (place, target) in
        [("posts/there/", Some("1")), ("posts/in-a-category/", Some("2")), ("posts/gone/", None), ("about/", None)]
    {
        let document: Value = serde_json::from_str(&read(&format!("{place}index.json"))).unwrap();
        let named = document["items"][0]["_masthead"]["translations"]["fa"].as_str();
        assert_eq!(named, target, "{place}");
        let page = Html::parse_document(&read(&format!("{place}index.html")));
        let expected: Vec<_> = target.iter().map(|id| format!("{BASE}fa/posts/{id}/")).collect();
        assert_eq!(attributes(&page, "link[hreflang=fa]", "href"), expected, "{place}");
        let switcher = attributes(&page, "header a[hreflang=fa]", "href").concat();
        assert!(
            switcher.ends_with(target.map_or("fa/".to_owned(), |id| format!("fa/posts/{id}/")).as_str()),
            "{switcher}"
        );
    }
    let front: Value = serde_json::from_str(&read("index.json")).unwrap();
    let named = front["items"].as_array().unwrap().iter().map(|item| item["_masthead"]["translations"]["fa"].as_str());
    assert_eq!(named.collect::<Vec<_>>(), [Some("1"), Some("2"), None]);
}
