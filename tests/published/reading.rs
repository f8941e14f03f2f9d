//! Feeds of several documents, and categories with a feed of their own.

use crate::publication::{BASE, attributes, files, gazette, publish_data};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};

#[test]
fn a_feed_is_read_to_its_last_document_and_no_article_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    let write = |name: &str, document: Value| fs::write(data.join("feeds").join(name), document.to_string()).unwrap();
    write(
        "en.json",
        json!({ "next_url": "older/2.json", "authors": [{ "name": "Desk" }], "items": [{ "id": "c" }, { "id": "b" }] }),
    );
    fs::create_dir_all(data.join("feeds/older")).unwrap();
    // The last leads back to the first.
    write("older/2.json", json!({ "next_url": "../en.json", "items": [{ "id": "b" }, { "id": "a" }] }));
    publish_data(&data, folder.path());
    let front = fs::read_to_string(folder.path().join("dist/en/index.json")).unwrap();
    let front: Value = serde_json::from_str(&front).unwrap();
    let expected = json!({
        "version": "https://jsonfeed.org/version/1.1", "_masthead": { "pages": 1 }, "authors": [{ "name": "Desk" }],
        "items": [{ "id": "c" }, { "id": "b" }, { "id": "a" }] });
    assert_eq!(front, expected);
}

#[test]
fn an_article_that_only_a_category_has_gets_its_page_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    let site = json!({ "name": "Gazette", "base_url": BASE, "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json", "categories": [
            { "slug": "own", "label": "Own", "feed": "feeds/own.json" } ] } ] });
    fs::write(data.join("site.json"), site.to_string()).unwrap();
    let item = |id: &str, title: &str| {
        json!({ "id": id, "title": title, "date_published": "2009-08-05", "tags": ["T"],
                "authors": [{ "name": "A" }], "_masthead": { "category": "own" } })
    };
    let main = json!({ "items": [item("both", "From the edition")] });
    let own = json!({ "items": [item("alone", "Alone"), item("both", "From the category")] });
    fs::write(data.join("feeds/en.json"), main.to_string()).unwrap();
    fs::write(data.join("feeds/own.json"), own.to_string()).unwrap();
    publish_data(&data, folder.path());
    let dist = folder.path().join("dist");
    let names: BTreeSet<_> = files(&dist).into_keys().filter(|name| name.ends_with("/index.html")).collect();
    let expected = [
        "en/index.html",
        "en/archive/index.html",
        "en/archive/2009/index.html",
        "en/archive/2009/08/index.html",
        "en/author/a/index.html",
        "en/category/own/index.html",
        "en/posts/alone/index.html",
        "en/posts/both/index.html",
        "en/tag/t/index.html",
        "en/search/index.html",
    ];
    assert_eq!(names, expected.map(str::to_owned).into());
    let title = |name: &str| {
        let document: Value = serde_json::from_str(&fs::read_to_string(dist.join(name)).unwrap()).unwrap();
        document["items"][0]["title"].clone()
    };
    assert_eq!(title("en/posts/both/index.json"), "From the edition");
    assert_eq!(title("en/category/own/index.json"), "Alone");
    let links = |id: &str| {
        let page = fs::read_to_string(dist.join(format!("en/posts/{id}/index.html"))).unwrap();
        attributes(&Html::parse_document(&page), "main .details a, main .tags a", "href")
    };
    assert_eq!(links("both"), ["en/archive/2009/08/", "en/author/a/", "en/tag/t/"]);
    assert!(links("alone").is_empty(), "none of those lists has it");
}
