//! What `masthead check` says, whole.

use crate::{publication::Publication, said::said};
use insta::assert_snapshot;
use std::{fs, path::Path, process::Command};

const SITE: &str = r##"{
  "name": "Gazette",
  "base_url": "gazette.example",
  "default_edition": "en",
  "pagesize": 10,
  "cards": "sumary",
  "theme": { "colours": { "light": { "accent": "#f0c000" } } },
  "editions": [
    {
      "code": "en",
      "lang": "en",
      "label": "English",
      "feed": "feeds/en.json",
      "menu": [{ "label": "About", "to": "about" }]
    },
    { "code": "ar", "lang": "ar", "label": "عربي", "feed": "feeds/ar.json" },
    { "code": "fa", "lang": "fa", "label": "فارسی", "feed": "content/fa/" }
  ]
}
"##;

const FEED: &str = r#"{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Gazette",
  "items": [
    { "id": "3", "title": "The bridge", "date_published": "1 May 2026", "content_html": "<p>A bridge.</p>" },
    {
      "id": "2",
      "title": "The flood",
      "date_published": "2026-04-01T08:00:00Z",
      "image": "media/flood.png",
      "content_html": "<p><a href=\"javascript:go()\">More</a>.</p><img src=\"media/foto.jpg\" alt=\"Water\"><script>count()</script>"
    },
    { "id": "2", "title": "The flood, again", "date_published": "2026-03-01T08:00:00Z" },
    { "id": "1", "title": "The rain", "date_published": "2026-02-01T08:00:00Z", "_masthead": { "category": "wether" } }
  ]
}
"#;

const UNFINISHED_FEED: &str = r#"{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Gazette",
  "items": [
    { "id": "2", "title": "Two", "date_published": "2026-04-01T08:00:00Z" }
    { "id": "1", "title": "One", "date_published": "2026-03-01T08:00:00Z" }
  ]
}
"#;

const ARTICLES: [(&str, &str); 4] = [
    ("flood.md", "---\ntitle: سیل: آب\ndate: 2026-05-01\n---\nآب.\n"),
    ("rain.md", "---\ntitle: باران\ndate: 2026-05-02\ndraft: later\n---\nباران.\n"),
    ("snow.md", "---\ntitle: برف\ndate: 2026-05-03\n\nبرف.\n"),
    ("wind.md", "---\ntitle: باد\ndate: 2026-05-04\n---\n![باد](wind.jpg)\n"),
];

/// A publication with one of each of many kinds of faults.
fn broken() -> Publication {
    let publication = Publication::new();
    publication.file("site.json", SITE.as_bytes());
    publication.file("feeds/en.json", FEED.as_bytes());
    publication.file("feeds/ar.json", UNFINISHED_FEED.as_bytes());
    publication.file("media/flood.png", b"<!doctype html><title>Sign in</title>");
    publication.file("media/photo.jpg", b"");
    for (name, text) in ARTICLES {
        publication.file(&format!("content/fa/{name}"), text.as_bytes());
    }
    let catalog = |language: &str| {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/locales/{language}.json"));
        fs::read_to_string(sample).unwrap()
    };
    publication.file("locales/fa.json", catalog("fa").as_bytes());
    let ar = catalog("ar");
    let others: Vec<_> =
        ar.lines().skip(1).filter(|line| ["retry", "share_on"].iter().all(|key| !line.contains(key))).collect();
    // At its top, so that their lines do not change with the sample.
    let changed =
        "{\n  \"retyr\": \"أعد المحاولة\",\n  \"share_on\": \"شارك عبر {sevice}\",\n".to_owned() + &others.join("\n");
    publication.file("locales/ar.json", changed.as_bytes());
    publication
}

/// What is said to whoever stands in the publication's folder.
fn told(publication: &Publication, more: &[&str]) -> String {
    let mut check = Command::new(env!("CARGO_BIN_EXE_masthead"));
    check.current_dir(publication.folder.path()).args(["check", "--at", "2026-12-01"]).args(more);
    said(&mut check, &[])
}

#[test]
fn of_a_right_publication_it_says_what_was_looked_at() {
    assert_snapshot!("right", told(&Publication::new(), &[]));
}

#[test]
fn of_a_broken_publication_each_fault_is_told_with_its_line_and_what_to_do() {
    assert_snapshot!("broken", told(&broken(), &[]));
}

#[test]
fn programs_are_told_the_same_in_one_document() {
    assert_snapshot!("broken_for_programs", told(&broken(), &["--format", "json"]));
}

#[test]
fn github_is_told_the_same_with_the_lines_to_show_it_beside() {
    assert_snapshot!("broken_for_github", told(&broken(), &["--format", "github"]));
}

#[test]
fn where_there_is_no_publication_it_says_so() {
    let publication = Publication::new();
    publication.remove("site.json");
    assert_snapshot!("no_publication", told(&publication, &[]));
    assert_snapshot!("no_folder", told(&publication, &["gazette"]));
}
