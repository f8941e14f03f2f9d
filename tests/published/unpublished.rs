//! Drafts, and what waits for its time.

use crate::publication::{Quiet, app, edit, edit_site, files, gazette, options, page, program, publish_data, texts};
use assert_cmd::prelude::*;
use masthead::program::{
    LeftOutReason,
    publish::{LeftOutCounts, Options, Unpublished, publish},
};
use predicates::{prelude::*, str::contains};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

const LATER: &str = "2099-12-01T06:00:00Z";

/// A gazette in English and Persian with pages, and a category that has a feed of its own.
fn whole_gazette(data: &Path, extra: &[Value], pages: &[Value]) {
    gazette(data, 25);
    edit_site(data, |site| {
        site["editions"][0]["pages"] = json!("feeds/pages.json");
        site["editions"][0]["categories"][0]["feed"] = json!("feeds/thirds.json");
        let persian = json!({ "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json", "messages": "locales/en.json" });
        site["editions"].as_array_mut().unwrap().push(persian);
    });
    let feed = |items: &[Value]| json!({ "items": items }).to_string();
    let translated = json!({ "id": "f1", "title": "F", "_masthead": { "translations": { "en": "secret" } } });
    fs::write(data.join("feeds/fa.json"), feed(&[translated])).unwrap();
    fs::write(data.join("feeds/pages.json"), feed(&[&[json!({ "id": "about", "title": "About" })], pages].concat()))
        .unwrap();
    let all = fs::read_to_string(data.join("feeds/en.json")).unwrap();
    let all: Value = serde_json::from_str(&all).unwrap();
    let all = all["items"].as_array().unwrap();
    let thirds: Vec<_> = all.iter().filter(|item| item["_masthead"]["category"] == "thirds").cloned().collect();
    fs::write(data.join("feeds/thirds.json"), feed(&[extra, &thirds].concat())).unwrap();
    fs::write(data.join("feeds/en.json"), feed(&[extra, all].concat())).unwrap();
}

/// An item that would be in every list.
fn secret(id: &str, date: &str, extension: &Value) -> Value {
    let mut item = json!({ "id": id, "title": "Secret", "content_html": "<p>secret <img src=\"media/a.gif\" alt=\"\"></p>",
        "date_published": date, "tags": ["Secret"], "authors": [{ "name": "Secret" }], "image": "media/a.gif" });
    item["_masthead"] = extension.clone();
    item
}

fn published(data: &Path) -> (BTreeMap<String, Vec<u8>>, LeftOutCounts) {
    let folder = tempfile::tempdir().unwrap();
    let published = publish_data(data, folder.path());
    (files(&folder.path().join("dist")), published.unpublished)
}

#[test]
fn nothing_tells_of_a_draft_or_of_what_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (with, without) = (folder.path().join("with"), folder.path().join("without"));
    let extra = [
        secret("later", LATER, &json!({ "category": "thirds", "aliases": ["/old/"] })),
        secret("secret", "2009-05-01", &json!({ "category": "thirds", "draft": true, "translations": { "fa": "f1" } })),
        secret("middle", "2009-01-05", &json!({ "category": "others", "draft": true, "aliases": ["/old.html"] })),
    ];
    whole_gazette(&with, &extra, &[json!({ "id": "plans", "title": "Secret", "_masthead": { "draft": true } })]);
    whole_gazette(&without, &[], &[]);
    let (with, counts) = published(&with);
    let (without, none) = published(&without);
    let names = |files: &BTreeMap<String, _>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&with), names(&without));
    let differing: Vec<_> =
        with.iter().filter(|(name, bytes)| without[*name] != **bytes).map(|(name, _)| name).collect();
    assert_eq!(differing, Vec::<&String>::new());
    assert_eq!(counts, LeftOutCounts { drafts: 3, waiting: 1, next: Some(LATER.parse().unwrap()) });
    assert_eq!(none, LeftOutCounts::default());
}

#[test]
fn what_waits_comes_at_its_time_and_changes_no_page_of_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    whole_gazette(&data, &[secret("later", LATER, &json!({ "category": "thirds" }))], &[]);
    app(&folder.path().join("app"));
    let as_of = |at: &str| {
        let out = folder.path().join("dist");
        publish(&Options { at: at.parse().unwrap(), ..options(folder.path()) }, &Quiet).unwrap();
        files(&out)
    };
    let before = as_of("2099-12-01T05:59:59Z");
    let after = as_of(LATER);
    assert!(!before.contains_key("en/posts/later/index.html"));
    assert!(after.contains_key("en/posts/later/index.html"));
    let archive = before.iter().filter(|(name, _)| name.contains("/page/") && name.ends_with("index.html"));
    let mut seen = 0;
    for (name, bytes) in archive {
        assert_eq!(after.get(name), Some(bytes), "{name}");
        seen += 1;
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn who_is_at_work_on_them_sees_them_with_a_mark() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let extra = [secret("later", LATER, &json!({})), secret("draft", "2009-05-01", &json!({ "draft": true }))];
    whole_gazette(&data, &extra, &[]);
    app(&folder.path().join("app"));
    let options = Options { unpublished: Unpublished::Marked, ..options(folder.path()) };
    let counts = publish(&options, &Quiet).unwrap().unpublished;
    assert_eq!(counts, LeftOutCounts::default(), "nothing was left out");
    let dist = folder.path().join("dist");
    let titles = texts(&page(&dist, "en/index.html"), "main h2");
    assert_eq!(titles[..2], ["⏲ 2099-12-01 · Secret", "✎ Secret"]);
    assert_eq!(texts(&page(&dist, "en/posts/draft/index.html"), "h1"), ["✎ Secret"]);
}

#[test]
fn the_program_says_what_it_left_out_and_when_to_run_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    app(&folder.path().join("app"));
    edit(&data, "feeds/en.json", |feed| {
        feed["items"][0]["date_published"] = json!("2099-12-01T00:00:00Z");
        feed["items"][1]["_masthead"]["draft"] = json!(true);
    });
    let run = |arguments: &[&str]| program(folder.path()).args(arguments).assert();
    let next = "left out, 1 item whose date is to come: \"a2\" of feeds/en.json\n\
                the next of them is due 2099-12-01 00:00 UTC: publish again then";
    run(&[]).success().stdout(contains("left out, 1 draft: \"a1\" of feeds/en.json\n").and(contains(next)));
    for moment in ["2099-12-01", "2099-12-01T00:00Z", "2099-12-01T04:30:00+04:30", "2099-12-01 00:00"] {
        let published = run(&["--at", moment]).success().stdout(contains("whose date").not());
        published.stderr(contains("that is how it will be at 2099-12-01 00:00 UTC"));
        assert!(folder.path().join("dist/en/posts/a2/index.html").is_file());
    }
    for nothing in ["tomorrow", "2099-13-01", "2099-12-01T25:00Z", "2099-12-01 10:00 IRST"] {
        run(&["--at", nothing]).code(2).stderr(contains("write a day such as"));
    }
    // Else all articles would be still to come.
    let persian = "2026-11-22, if it is one of the Persian calendar";
    run(&["--at", "1405-09-01"]).code(2).stderr(contains(persian));
}

#[test]
fn a_feed_that_no_edition_reads_tells_nothing_either() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    let feed = |extension: Value| json!({ "items": [{ "id": "1", "title": "T", "_masthead": extension }] }).to_string();
    fs::write(data.join("feeds/old.json"), feed(json!({}))).unwrap();
    fs::write(data.join("feeds/drafts.json"), feed(json!({ "draft": true }))).unwrap();
    let published = publish_data(&data, folder.path());
    let names = files(&folder.path().join("dist"));
    assert!(names.contains_key("feeds/old.json") && !names.contains_key("feeds/drafts.json"));
    let left_out: Vec<_> =
        published.left_out.iter().map(|(name, reason)| format!("{}: {reason}", name.display())).collect();
    assert_eq!(left_out, ["feeds/drafts.json: a feed that no edition reads, with what is not published in it"]);
}

#[test]
fn an_article_in_a_folder_that_no_edition_reads_is_no_file_for_readers() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    for (name, text) in [
        ("content/drafts/secret.md", "---\ntitle: Secret\ndraft: true\n---\nSecret."),
        ("content/drafts/plain.md", "---\ntitle: Secret\n---\nSecret."),
        ("content/fr/x.html", "---\ntitle: Secret\ndraft: true\n---\n<p>Secret."),
        ("content/fr/page.html", "<!doctype html><title>x</title><p>Mine."),
        ("README.md", "# What this is\n\nMine."),
    ] {
        fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
        fs::write(data.join(name), text).unwrap();
    }
    let published = publish_data(&data, folder.path());
    let all = files(&folder.path().join("dist"));
    let names: Vec<_> = all.keys().filter(|name| name.starts_with("content/") || *name == "README.md").collect();
    assert_eq!(names, ["README.md", "content/fr/page.html"]);
    assert!(all.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Secret")));
    let left_out: Vec<_> =
        published.left_out.iter().map(|(name, reason)| format!("{}: {reason}", name.display())).collect();
    let stray = ["content/drafts/plain.md", "content/drafts/secret.md", "content/fr/x.html"];
    assert_eq!(left_out, stray.map(|name| format!("{name}: an article's text in a folder that no edition reads")));
}

#[test]
fn the_pictures_of_articles_that_no_edition_reads_are_kept_back_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    edit(&data, "feeds/en.json", |feed| {
        feed["items"][0]["content_html"] = json!("<img src='content/drafts/shared.gif' alt=''>");
    });
    let item = json!({ "id": "1", "content_html": "<img src='media/feed.gif'>", "_masthead": { "draft": true } });
    let shared = "![x](shared.gif) ![x](/media/paged.gif)";
    let draft =
        format!("---\ndraft: true\nimage: front.gif\n---\n![x](draft.gif) <video src=film.mp4></video> {shared}");
    for (name, text) in [
        ("content/drafts/a.md", draft.as_str()),
        ("content/drafts/b.md", "---\ntitle: [\n---\n![x](../fr/broken.gif)"),
        ("content/fr/c.html", "---\ndraft: true\n---\n<img src=page.gif>"),
        ("feeds/drafts.json", &json!({ "items": [item] }).to_string()),
        ("media/page.html", "<img src=paged.gif>"),
    ] {
        fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
        fs::write(data.join(name), text).unwrap();
    }
    let kept_back = [
        "content/drafts/draft.gif",
        "content/drafts/film.mp4",
        "content/drafts/front.gif",
        "content/fr/broken.gif",
        "content/fr/page.gif",
        "media/feed.gif",
    ];
    let shown = ["content/drafts/shared.gif", "content/drafts/unnamed.gif", "media/paged.gif"];
    for name in kept_back.into_iter().chain(shown) {
        fs::write(data.join(name), b"GIF89a\x02\0\x01\0\0\0\0").unwrap();
    }
    let published = publish_data(&data, folder.path());
    let all = files(&folder.path().join("dist"));
    let own = all.keys().filter(|name| name.starts_with("content/") || name.starts_with("media/"));
    assert_eq!(own.collect::<Vec<_>>(), [&shown[..2], &["media/page.html"], &shown[2..]].concat());
    let reason = LeftOutReason::KeptBack;
    let left_out = published.left_out.iter().filter(|(_, why)| *why == reason).map(|(name, _)| name.to_str().unwrap());
    assert_eq!(left_out.collect::<Vec<_>>(), kept_back);
}

/// A gazette in a folder of Markdown: two articles that nobody is to see yet, one that was taken back, and one for all.
fn gazette_of_texts(data: &Path) {
    gazette(data, 1);
    edit_site(data, |site| {
        site["editions"][0]["feed"] = json!("content/en/");
        site["logo"] = json!("media/logo.gif");
        site["editions"][0]["menu"] = json!([{ "label": "x", "href": "https://masthead.example/media/menu.pdf" }]);
        site["redirects"] = json!({ "/old.pdf": "/media/new.pdf" });
    });
    edit(data, "locales/en.json", |catalog| catalog["x"] = json!("<a href=media/catalog.pdf>x</a>"));
    let shared = "![x](shared.gif) [x](/media/logo.gif) [x](/media/menu.pdf) [x](/media/new.pdf) [x](/media/catalog.pdf) \
                  [x](/media/page.html) [x](/media/paged.gif)";
    let text = |keys: &str, text: &str| format!("---\ntitle: T\n{keys}\n---\n{text}\n");
    for (name, text) in [
        (
            "draft.md",
            text("draft: true\nimage: front.gif", &format!("![x](draft.gif) <video src=film.mp4></video> {shared}")),
        ),
        ("later.md", text("date: 2099-12-01 06:00", "[x](later.pdf) ![x](later.gif)")),
        ("back.md", text("date: 2009-01-01\nwithdrawn: true", "![x](back.gif)")),
        ("all.md", text("date: 2009-01-01", "![x](shared.gif)")),
    ] {
        fs::create_dir_all(data.join("content/en")).unwrap();
        fs::write(data.join("content/en").join(name), text).unwrap();
    }
    fs::create_dir_all(data.join("media")).unwrap();
    let beside =
        ["front.gif", "draft.gif", "film.mp4", "shared.gif", "later.pdf", "later.gif", "back.gif", "unnamed.gif"];
    let media = ["logo.gif", "menu.pdf", "new.pdf", "catalog.pdf", "page.html", "paged.gif"];
    let names =
        beside.map(|name| format!("content/en/{name}")).into_iter().chain(media.map(|name| format!("media/{name}")));
    for name in names {
        fs::write(data.join(name), b"GIF89a\x02\0\x01\0\0\0\0").unwrap();
    }
    fs::write(data.join("media/page.html"), "<img src=paged.gif>").unwrap();
}

#[test]
fn what_only_articles_name_that_nobody_sees_is_kept_back_with_them() {
    let folder = tempfile::tempdir().unwrap();
    gazette_of_texts(&folder.path().join("data"));
    app(&folder.path().join("app"));
    let as_of = |at: &str| {
        let published = publish(&Options { at: at.parse().unwrap(), ..options(folder.path()) }, &Quiet).unwrap();
        let names = files(&folder.path().join("dist")).into_keys();
        let own: Vec<_> = names.filter(|name| name.starts_with("content/") || name.starts_with("media/")).collect();
        let left_out: Vec<_> =
            published.left_out.iter().map(|(name, reason)| format!("{}: {reason}", name.display())).collect();
        (own, left_out)
    };
    let media = ["catalog.pdf", "logo.gif", "menu.pdf", "new.pdf", "page.html", "paged.gif"];
    let with_media = |beside: &[&str]| {
        let beside = beside.iter().map(|name| format!("content/en/{name}"));
        beside.chain(media.map(|name| format!("media/{name}"))).collect::<Vec<_>>()
    };
    let kept_back = |names: &[&str]| {
        let told = |name: &&str| format!("content/en/{name}: only articles that are not published name it");
        names.iter().map(told).collect::<Vec<_>>()
    };
    let (own, left_out) = as_of("2026-12-01T00:00:00Z");
    assert_eq!(own, with_media(&["shared.gif", "unnamed.gif"]));
    let names = ["back.gif", "draft.gif", "film.mp4", "front.gif", "later.gif", "later.pdf"];
    assert_eq!(left_out, kept_back(&names));
    let (own, left_out) = as_of(LATER);
    assert_eq!(own, with_media(&["later.gif", "later.pdf", "shared.gif", "unnamed.gif"]));
    assert_eq!(left_out, kept_back(&names[..4]));
}

#[test]
fn a_picture_of_a_draft_in_a_json_feed_is_kept_back_unless_a_page_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let extra = [secret("draft", "2009-05-01", &json!({ "category": "thirds", "draft": true }))];
    whole_gazette(&data, &extra, &[]);
    fs::create_dir_all(data.join("media")).unwrap();
    fs::write(data.join("media/a.gif"), b"GIF89a\x02\0\x01\0\0\0\0").unwrap();
    let has_picture = |files: &BTreeMap<String, Vec<u8>>| files.contains_key("media/a.gif");
    assert!(!has_picture(&published(&data).0));
    edit(&data, "feeds/pages.json", |feed| {
        feed["items"][0]["content_html"] = json!("<img src='/media/a.gif' alt=''>");
    });
    assert!(has_picture(&published(&data).0));
}
