//! What readers have kept an address of: `masthead check` and `masthead publish` say the same of what would be gone.

use crate::{
    agreement::run,
    publication::{edit, edit_site, gazette, publish_data},
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

#[test]
fn what_changes_the_pages_of_the_archive_is_refused_by_both_in_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    publish_data(&data, folder.path());
    edit_site(&data, |site| site["page_size"] = json!(7));
    let refused = |arguments: &[&str]| {
        let output = run(arguments, folder.path());
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        let begin = text.find("page_size: a page of the archive held").unwrap_or_else(|| panic!("{text}"));
        text[begin..].split_once("\nmasthead: ").map_or(text[begin..].to_owned(), |(told, _)| format!("{told}\n"))
    };
    let told = refused(&["check", "data"]);
    assert!(told.contains("let it change once: masthead publish --renumber"), "{told}");
    assert_eq!(refused(&["publish", "data", "--app", "app"]), told);
    assert_eq!(run(&["check", "data", "--out", "elsewhere"], folder.path()).status.code(), Some(0));
    let renumbered = run(&["publish", "data", "--app", "app", "--renumber"], folder.path());
    assert!(renumbered.status.success(), "{renumbered:?}");
    assert_eq!(run(&["check", "data"], folder.path()).status.code(), Some(0));
}

/// A publication of 25 articles that is published, and what is told of it by both.
struct Published {
    folder: tempfile::TempDir,
    data: PathBuf,
    /// How many warnings there were.
    before: usize,
}

impl Published {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        gazette(&data, 25);
        edit_site(&data, |site| site["editions"][0]["pages"] = json!("feeds/pages.json"));
        let about = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "about", "title": "About", "content_html": "<p>Us.</p>" }] });
        fs::write(data.join("feeds/pages.json"), about.to_string()).unwrap();
        publish_data(&data, folder.path());
        let mut published = Self { folder, data, before: 0 };
        published.before = published.warnings(&["check", "data"]).0;
        published
    }

    fn warnings(&self, arguments: &[&str]) -> (usize, String) {
        let told = String::from_utf8(run(arguments, self.folder.path()).stderr).unwrap();
        (told.matches("warning:").count(), told)
    }

    /// After a change, `check` and then `publish` tell this alone; what was published, `check` tells no more.
    fn tells(&self, file: &str, change: impl FnOnce(&mut Value), what: &[&str]) {
        edit(&self.data, file, change);
        for arguments in [&["check", "data"][..], &["publish", "data", "--app", "app"]] {
            let (warnings, told) = self.warnings(arguments);
            assert!(what.iter().all(|what| told.contains(what)), "{told}");
            assert_eq!(warnings, self.before + what.len(), "{told}");
        }
        assert_eq!(self.warnings(&["check", "data"]).0, self.before);
    }
}

fn article(id: &str, date: &str) -> Value {
    json!({ "id": id, "title": id, "content_html": "<p>Text.</p>", "date_published": date,
        "_masthead": { "category": "others" } })
}

fn items(feed: &mut Value) -> &mut Vec<Value> {
    feed["items"].as_array_mut().unwrap()
}

#[test]
fn articles_that_readers_would_find_no_more_are_told_by_both() {
    let published = Published::new();
    let change = |feed: &mut Value| {
        let items = items(feed);
        items.retain(|item| item["id"] != "a3" && item["id"] != "a4");
        items[0]["_masthead"]["aliases"] = json!(["/en/posts/a4/"]);
        items[1]["id"] = json!("renamed");
        items[1]["_masthead"]["aliases"] = json!(["/en/posts/a23/"]);
        items[2]["_masthead"]["draft"] = json!(true);
        items.insert(0, article("new", "2010-01-01T08:00:00Z"));
    };
    let gone =
        "2 published articles are gone, and whoever has kept an address finds nothing: /en/posts/a22/, /en/posts/a3/\n";
    published.tells("feeds/en.json", change, &[gone]);
}

#[test]
fn what_would_change_the_pages_of_the_archive_is_told_by_both() {
    let published = Published::new();
    // Of 25 articles at ten a page, those from the eleventh on are on the front page, which changes anyway.
    published.tells("feeds/en.json", |feed| items(feed).insert(3, article("between", "2009-01-22T08:00:00Z")), &[]);
    let late = "1 new article is older than what stands in the archive, whose pages would hold other articles than before: \"late\"\n";
    published.tells("feeds/en.json", |feed| items(feed).push(article("late", "2008-01-01T08:00:00Z")), &[late]);
    let moved = "1 article stands elsewhere among the others than when the archive was published, whose pages would hold \
                 other articles than before: \"a2\"\n";
    let change = |feed: &mut Value| {
        let items = items(feed);
        let place = items.iter().position(|item| item["id"] == "a2").unwrap();
        let mut item = items.remove(place);
        item["date_published"] = json!("2010-02-01T08:00:00Z");
        items.insert(0, item);
    };
    published.tells("feeds/en.json", change, &[moved]);
}

#[test]
fn pages_and_editions_that_readers_would_find_no_more_are_told_by_both() {
    let published = Published::new();
    let change = |site: &mut Value| {
        let edition = &mut site["editions"][0];
        edition.as_object_mut().unwrap().remove("pages");
        edition["categories"][0]["slug"] = json!("fourths");
    };
    let feed = |feed: &mut Value| {
        for item in items(feed).iter_mut().filter(|item| item["_masthead"]["category"] == "thirds") {
            item["_masthead"]["category"] = json!("fourths");
        }
    };
    edit(&published.data, "feeds/en.json", feed);
    let gone =
        "2 published pages are gone, and whoever has kept an address finds nothing: /en/about/, /en/category/thirds/\n";
    fs::remove_file(published.data.join("feeds/pages.json")).unwrap();
    published.tells("site.json", change, &[gone]);
    let change = |site: &mut Value| {
        site["default_edition"] = json!("eng");
        site["editions"][0]["code"] = json!("eng");
    };
    let gone = "the edition \"en\" is gone with 25 published articles, and whoever has kept an address finds nothing: ";
    published.tells("site.json", change, &[gone]);
}

#[test]
fn files_to_download_that_readers_would_find_no_more_are_told_by_both() {
    let published = Published::new();
    let file = |name: &str| published.data.join(name);
    fs::create_dir_all(file("media/2025")).unwrap();
    for name in ["media/2025/report.pdf", "media/talk.MP3", "media/photo.jpg"] {
        fs::write(file(name), "x").unwrap();
    }
    assert_eq!(published.warnings(&["publish", "data", "--app", "app"]).0, published.before);
    for name in ["media/2025/report.pdf", "media/talk.MP3", "media/photo.jpg"] {
        fs::remove_file(file(name)).unwrap();
    }
    let gone = "1 published file is gone, and whoever has kept an address finds nothing: /media/talk.MP3\n";
    let change = |site: &mut Value| {
        site["redirects"] = json!({ "/media/2025/report.pdf": "https://archive.example/report.pdf" })
    };
    // That nothing leads on without rules is told of it, too.
    edit_site(&published.data, change);
    let told = published.warnings(&["check", "data"]).1;
    assert!(told.contains(gone), "{told}");
}

#[test]
fn another_address_of_the_publication_is_noted_by_both() {
    let published = Published::new();
    edit_site(&published.data, |site| site["base_url"] = json!("https://moved.example/news/"));
    let note = "base_url: the pages were for https://masthead.example/ and are for \
                https://moved.example/news/ now: feed readers show all articles as new";
    for arguments in [&["check", "data"][..], &["publish", "data", "--app", "app"]] {
        let (warnings, told) = published.warnings(arguments);
        assert!(told.contains(note) && warnings == published.before, "{told}");
    }
    assert!(!published.warnings(&["check", "data"]).1.contains("the pages were for"));
}
