//! What changes when articles come: never a page of the archive.

use crate::publication::{files, gazette, publish_data};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path};

/// A gazette whose articles all have a tag and an author.
fn gazette_by_ann(data: &Path, articles: usize) {
    gazette(data, articles);
    let path = data.join("feeds/en.json");
    let mut feed: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    for item in feed["items"].as_array_mut().unwrap() {
        item["tags"] = json!(["Every"]);
        item["authors"] = json!([{ "name": "Ann" }]);
    }
    fs::write(path, feed.to_string()).unwrap();
}

/// The files that differ between two publications of a growing gazette, but for those of the search index.
fn changed(before: usize, after: usize) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette_by_ann(&data, before);
    publish_data(&data, folder.path());
    let published = || {
        let mut files = files(&folder.path().join("dist"));
        files.retain(|name, _| !name.starts_with("en/search/") || name == "en/search/index.html");
        files
    };
    let old = published();
    gazette_by_ann(&data, after);
    publish_data(&data, folder.path());
    let new = published();
    assert!(old.keys().all(|name| new.contains_key(name)), "nothing went away");
    new.into_iter().filter(|(name, bytes)| old.get(name) != Some(bytes)).map(|(name, _)| name).collect()
}

#[test]
fn a_new_article_changes_the_front_page_its_category_and_nothing_of_the_archive() {
    // Article 60 belongs to the thirds; 60 articles are five archive pages, 61 too.
    let shared = ["index.html", "sitemap.xml", "en/recent.json", ".masthead.json"];
    let mut expected: BTreeSet<String> = shared.map(str::to_owned).into();
    for place in ["en/", "en/category/thirds/"] {
        expected.extend(["index.html", "index.json", "feed.json", "feed.xml"].map(|name| format!("{place}{name}")));
    }
    expected.extend(["index.html", "index.json"].map(|name| format!("en/posts/a60/{name}")));
    // Its month and its year, what else it belongs to, and the index of all: no other month.
    for place in ["archive/", "archive/2009/", "archive/2009/03/", "author/ann/", "tag/every/"] {
        expected.extend(["index.html", "index.json"].map(|name| format!("en/{place}{name}")));
    }
    // What to read after it, and after those that now lead to it.
    expected.extend([51, 54, 57, 60].map(|number| format!("en/posts/a{number}/related.json")));
    // What the pages to come lead to meanwhile.
    for next in ["page/6/", "category/thirds/page/2/", "author/ann/page/6/", "tag/every/page/6/"] {
        expected.insert(format!("en/{next}index.json"));
    }
    assert_eq!(changed(60, 61), expected);
}

#[test]
fn a_full_page_joins_the_archive_and_no_page_before_it_changes() {
    let changed = changed(60, 70);
    let below = |folder: &str| -> Vec<&str> { changed.iter().filter_map(|name| name.strip_prefix(folder)).collect() };
    let page = ["6/index.html", "6/index.json"];
    let leads_on = ["7/index.html", "7/index.json"];
    assert_eq!(below("en/page/"), [&["6/feed.json", "6/feed.xml"], page.as_slice(), &leads_on].concat());
    for list in ["en/tag/every/page/", "en/author/ann/page/"] {
        assert_eq!(below(list), [page, leads_on].concat(), "{list}");
    }
    assert_eq!(
        below("en/archive/"),
        ["2009/03/index.html", "2009/03/index.json", "2009/index.html", "2009/index.json", "index.html", "index.json"]
    );
    for name in changed.iter().filter(|name| !name.ends_with("/related.json")) {
        let number = name.strip_prefix("en/posts/a").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        assert!(number.is_none_or(|number| number >= 60), "{name}");
    }
}

#[test]
fn publishing_again_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 45);
    let first = publish_data(&data, folder.path());
    assert_eq!(first.files.unchanged, 0);
    let second = publish_data(&data, folder.path());
    assert_eq!((second.files.written, second.files.removed), (0, 0));
    assert_eq!(second.files.unchanged, first.files.written);
}
