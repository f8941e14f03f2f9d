//! What changes when articles come: never a page of the archive.

use crate::publication::{files, gazette, publish_data};
use std::collections::BTreeSet;

/// The files that differ between two publications of a growing gazette, but for those of the search index.
fn changed(before: usize, after: usize) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, before);
    publish_data(&data, folder.path());
    let published = || {
        let mut files = files(&folder.path().join("dist"));
        files.retain(|name, _| !name.starts_with("en/search/") || name == "en/search/index.html");
        files
    };
    let old = published();
    gazette(&data, after);
    publish_data(&data, folder.path());
    let new = published();
    assert!(old.keys().all(|name| new.contains_key(name)), "nothing went away");
    new.into_iter().filter(|(name, bytes)| old.get(name) != Some(bytes)).map(|(name, _)| name).collect()
}

#[test]
fn a_new_article_changes_the_front_page_its_category_and_nothing_of_the_archive() {
    // Article 60 belongs to the thirds; 60 articles are five archive pages, 61 too.
    let mut expected: BTreeSet<String> = ["index.html", "sitemap.xml", "en/recent.json"].map(str::to_owned).into();
    for place in ["en/", "en/category/thirds/"] {
        expected.extend(["index.html", "index.json", "feed.json", "feed.xml"].map(|name| format!("{place}{name}")));
    }
    expected.extend(["index.html", "index.json"].map(|name| format!("en/posts/a60/{name}")));
    // What the pages to come lead to meanwhile.
    expected.extend(["en/page/6/index.json", "en/category/thirds/page/2/index.json"].map(str::to_owned));
    assert_eq!(changed(60, 61), expected);
}

#[test]
fn a_full_page_joins_the_archive_and_no_page_before_it_changes() {
    let changed = changed(60, 70);
    let archive: Vec<_> = changed.iter().filter(|name| name.starts_with("en/page/")).map(String::as_str).collect();
    let page = ["en/page/6/feed.json", "en/page/6/feed.xml", "en/page/6/index.html", "en/page/6/index.json"];
    let leads_on = ["en/page/7/index.html", "en/page/7/index.json"];
    assert_eq!(archive, [page.as_slice(), &leads_on].concat());
    for name in &changed {
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
