//! Articles in Markdown are published as the JSON Feed that they amount to.

use crate::publication::{Quiet, app, attributes, edit_site, files, gazette, options, program, texts};
use assert_cmd::prelude::*;
use masthead::{
    model::publication::Site,
    program::{
        DataFolder,
        content_folder::LastReading,
        make_documents,
        publish::publish,
        remote_feed::{Copying, Fetching, RemoteFeeds},
    },
};
use predicates::{prelude::*, str::contains};
use scraper::Html;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>";

/// A publication in English and Persian, whose feeds are yet to be written.
fn publication() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    let data = folder.path().join("data");
    gazette(&data, 0);
    fs::remove_dir_all(data.join("feeds")).unwrap();
    let persian = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/fa.json");
    fs::copy(persian, data.join("locales/fa.json")).unwrap();
    write(folder.path(), "content/en/flood/photo.svg", PICTURE);
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join("data").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Names the feeds of both editions.
fn name_feeds(folder: &Path, feeds: [&str; 2]) {
    edit_site(&folder.join("data"), |site| {
        site["editions"] = json!([
            { "code": "en", "lang": "en", "label": "English", "feed": feeds[0],
              "categories": [{ "slug": "news", "label": "News" }] },
            { "code": "fa", "lang": "fa", "label": "فارسی", "feed": feeds[1] },
        ]);
    });
}

fn published(folder: &Path) -> PathBuf {
    publish(&options(folder), &Quiet).unwrap_or_else(|fault| panic!("{fault}"));
    folder.join("dist")
}

fn markdown() -> TempDir {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    write(
        folder.path(),
        "content/en/flood/index.md",
        "---\ntitle: The flood\ndate: 2024-05-01 10:00:00 +0330\nupdated: 2024-05-02\nauthor: Ann Lee\ncategory: news\n\
         tags: [Water, Iran]\nimage: photo.svg\nimage_alt: Water\nsummary: It rained.\n---\n\
         A *great* flood[^1], ![a street](photo.svg) and [rain](../rain.md#start).\n\n\
         <details><summary>More</summary>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</details>\n\n[^1]: ~~Not~~ the first.\n",
    );
    write(folder.path(), "content/en/rain.md", "+++\ntitle = \"Rain\"\ndate = 2024-04-01T00:00:00Z\n+++\nIt rains.\n");
    write(
        folder.path(),
        "content/fa/flood.md",
        "---\ntitle: سیل بزرگ\nslug: سیل\ndate: 2024-05-01\ntags: [آب]\n---\nباران **سنگین** بارید[^۱].\n\n[^۱]: در تهران.\n",
    );
    folder
}

fn json_feeds() -> TempDir {
    let folder = publication();
    name_feeds(folder.path(), ["feeds/en.json", "feeds/fa.json"]);
    let english = "<p>A <em>great</em> flood<sup id=\"footnote-1-from\"><a href=\"#footnote-1\">1</a></sup>, \
        <img src=\"content/en/flood/photo.svg\" alt=\"a street\" /> and <a href=\"en/posts/rain/#start\">rain</a>.</p>\n\
        <details><summary>More</summary>\n<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n\
        <tr><td>1</td><td>2</td></tr>\n</tbody></table>\n</details>\n<hr>\n<ol>\n<li id=\"footnote-1\">\n\
        <p><del>Not</del> the first. <a href=\"#footnote-1-from\">↩</a></p>\n</li>\n</ol>\n";
    let persian = "<p>باران <strong>سنگین</strong> بارید<sup id=\"footnote-1-from\"><a href=\"#footnote-1\">۱</a></sup>.</p>\n\
        <hr>\n<ol>\n<li id=\"footnote-1\">\n<p>در تهران. <a href=\"#footnote-1-from\">↩</a></p>\n</li>\n</ol>\n";
    let feed =
        |items: Value| json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": items });
    let feeds = [
        (
            "en",
            json!([
                { "id": "flood", "title": "The flood", "content_html": english, "summary": "It rained.",
                  "image": "content/en/flood/photo.svg", "date_published": "2024-05-01T10:00:00+03:30",
                  "date_modified": "2024-05-02T00:00:00Z", "authors": [{ "name": "Ann Lee" }], "tags": ["Water", "Iran"],
                  "_masthead": { "category": "news", "image_alt": "Water", "translations": { "fa": "سیل" } } },
                { "id": "rain", "title": "Rain", "content_html": "<p>It rains.</p>\n", "date_published": "2024-04-01T00:00:00Z" },
            ]),
        ),
        (
            "fa",
            json!([
                { "id": "سیل", "title": "سیل بزرگ", "content_html": persian, "date_published": "2024-05-01T00:00:00Z",
                  "tags": ["آب"], "_masthead": { "translations": { "en": "flood" } } },
            ]),
        ),
    ];
    for (code, items) in feeds {
        write(folder.path(), &format!("feeds/{code}.json"), &feed(items).to_string());
    }
    folder
}

/// The feed that is made of a folder.
fn made_feed(folder: &Path, name: &str) -> Value {
    let data = folder.join("data");
    let site = Site::parse(&fs::read_to_string(data.join("site.json")).unwrap()).unwrap();
    let data = DataFolder::new(&data, site.base_url.as_deref());
    let made = make_documents(
        &data,
        &site,
        &RemoteFeeds::of(data.path(), Fetching::Offline),
        Copying::MakesCopies,
        LastReading::Unknown,
    )
    .unwrap();
    serde_json::from_reader(data.with_made(made).open(name).unwrap()).unwrap()
}

#[test]
fn the_same_articles_are_the_same_pages_from_markdown_and_from_json() {
    let (markdown, json) = (markdown(), json_feeds());
    let (made, expected) = (files(&published(markdown.path())), files(&published(json.path())));
    assert_eq!(made.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, bytes) in &expected {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(&made[name]), text(bytes), "{name}");
    }
    assert!(made.contains_key("content/en/flood/photo.svg"), "the pictures come along");
    assert!(!made.keys().any(|name| name.ends_with(".md")), "the texts do not");
}

#[test]
fn a_persian_article_has_its_page_and_leads_to_its_translation() {
    let folder = markdown();
    let dist = published(folder.path());
    let page = fs::read_to_string(dist.join("fa/posts/سیل/index.html")).unwrap();
    let page = Html::parse_document(&page);
    assert_eq!(texts(&page, "h1"), ["سیل بزرگ"]);
    assert_eq!(texts(&page, "main sup"), ["۱"]);
    assert!(texts(&page, "main time").concat().contains("۱۲ اردیبهشت ۱۴۰۳"), "{:?}", texts(&page, "main time"));
    let english = fs::read_to_string(dist.join("en/posts/flood/index.html")).unwrap();
    let english = Html::parse_document(&english);
    let there = attributes(&english, "link[rel=alternate][hreflang=fa]", "href");
    assert!(there.len() == 1 && there[0].contains("/fa/posts/"), "{there:?}");
}

#[test]
fn files_of_one_name_are_translations_and_who_is_named_leads_back() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    for (name, more) in [
        ("en/2024-05-01-flood", ""),
        ("en/rain", "translations: {fa: ../fa/baran.md}"),
        ("en/snow", "translations: {fa: ~}"),
        ("fa/flood/index", "slug: seil"),
        ("fa/baran", ""),
        ("fa/snow", ""),
    ] {
        write(folder.path(), &format!("content/{name}.md"), &format!("---\ntitle: T\n{more}\n---\n"));
    }
    let translations = |name: &str| -> Vec<Value> {
        let feed = made_feed(folder.path(), name);
        let items = feed["items"].as_array().unwrap();
        items.iter().map(|item| json!([item["id"], item["_masthead"]["translations"]])).collect()
    };
    let expected = [json!(["flood", { "fa": "seil" }]), json!(["rain", { "fa": "baran" }]), json!(["snow", null])];
    assert_eq!(translations("content/en/"), expected);
    let expected = [json!(["baran", { "en": "rain" }]), json!(["seil", { "en": "flood" }]), json!(["snow", null])];
    assert_eq!(translations("content/fa/"), expected);
}

#[test]
fn an_article_keeps_its_translations_when_its_file_gets_another_name() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    for (name, more) in [
        ("en/2024/the-flood", "aliases: [/en/posts/flood/]"),
        ("fa/2024/flood", ""),
        ("en/rain-again", "aliases: [/en/posts/rain/]"),
        ("en/rain", ""),
        ("fa/rain", ""),
    ] {
        write(folder.path(), &format!("content/{name}.md"), &format!("---\ntitle: T\n{more}\n---\n"));
    }
    let feed = made_feed(folder.path(), "content/fa/");
    let translations = |id: &str| {
        let item = feed["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap();
        item["_masthead"]["translations"]["en"].clone()
    };
    assert_eq!((translations("flood"), translations("rain")), (json!("the-flood"), json!("rain")));
}

#[test]
fn an_article_of_the_same_name_now_comes_before_one_of_an_old_name() {
    // What depended on chance came out wrong in some of these.
    for _ in 0..8 {
        let folder = publication();
        name_feeds(folder.path(), ["content/en/", "content/fa/"]);
        for (name, more) in [("en/new", ""), ("en/old", ""), ("fa/new", "aliases: [/fa/posts/old/]")] {
            write(folder.path(), &format!("content/{name}.md"), &format!("---\ntitle: T\n{more}\n---\n"));
        }
        let translations = |name: &str| -> Vec<Value> {
            let feed = made_feed(folder.path(), name);
            let items = feed["items"].as_array().unwrap();
            items.iter().map(|item| json!([item["id"], item["_masthead"]["translations"]])).collect()
        };
        assert_eq!(translations("content/fa/"), [json!(["new", { "en": "new" }])]);
        assert_eq!(translations("content/en/"), [json!(["new", { "fa": "new" }]), json!(["old", null])]);
    }
}

#[test]
fn translations_of_one_article_are_translations_of_each_other() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    edit_site(&folder.path().join("data"), |site| {
        let third = json!({ "code": "ar", "lang": "ar", "label": "العربية", "feed": "content/ar/" });
        site["editions"].as_array_mut().unwrap().push(third);
    });
    for (name, more) in [("en/flood", ""), ("ar/flood", ""), ("fa/seil", "translations: {en: flood}")] {
        write(folder.path(), &format!("content/{name}.md"), &format!("---\ntitle: T\n{more}\n---\n"));
    }
    for (name, expected) in [
        ("en", json!({ "ar": "flood", "fa": "seil" })),
        ("fa", json!({ "ar": "flood", "en": "flood" })),
        ("ar", json!({ "en": "flood", "fa": "seil" })),
    ] {
        let feed = made_feed(folder.path(), &format!("content/{name}/"));
        assert_eq!(feed["items"][0]["_masthead"]["translations"], expected, "{name}");
    }
}

#[test]
fn what_leads_one_way_makes_translations_of_each_other_in_any_order_of_editions() {
    for [first, middle, last] in [["en", "fa", "ar"], ["ar", "fa", "en"], ["fa", "ar", "en"], ["en", "ar", "fa"]] {
        let folder = publication();
        name_feeds(folder.path(), ["content/en/", "content/fa/"]);
        edit_site(&folder.path().join("data"), |site| {
            let third = json!({ "code": "ar", "lang": "ar", "label": "العربية", "feed": "content/ar/" });
            site["editions"].as_array_mut().unwrap().push(third);
        });
        for (name, more) in [
            (format!("{first}/a"), format!("{{{middle}: b}}")),
            (format!("{middle}/b"), format!("{{{first}: ~, {last}: c}}")),
            (format!("{last}/c"), "{}".to_owned()),
        ] {
            let text = format!("---\ntitle: T\ntranslations: {more}\n---\n");
            write(folder.path(), &format!("content/{name}.md"), &text);
        }
        for (code, expected) in [
            (first, json!({ middle: "b", last: "c" })),
            (middle, json!({ last: "c" })),
            (last, json!({ first: "a", middle: "b" })),
        ] {
            let feed = made_feed(folder.path(), &format!("content/{code}/"));
            assert_eq!(feed["items"][0]["_masthead"]["translations"], expected, "{first} {middle} {last}: {code}");
        }
    }
}

#[test]
fn what_check_refuses_is_refused_in_the_same_words() {
    let folder = markdown();
    write(folder.path(), "content/en/broken.md", "---\ntitle: A: B\n---\n");
    let told = publish(&options(folder.path()), &Quiet).unwrap_err().to_string();
    assert!(told.starts_with("error: content/en/broken.md: line 2, column 9: it is not YAML"), "{told}");
    let told = "error: content/en/broken.md:2:9: it is not YAML";
    program(folder.path()).assert().code(1).stderr(contains(told).and(contains("2 | title: A: B")));
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn drafts_and_aliases_are_in_the_feed_that_is_made() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    write(
        folder.path(),
        "content/en/plan.md",
        "---\ntitle: Plan\ndate: 2024-05-01\ndraft: true\nwithdrawn: It was wrong.\naliases: [/en/posts/old-plan/]\nattachments: [plan.pdf]\n---\n",
    );
    let feed = made_feed(folder.path(), "content/en/");
    assert_eq!(
        feed["items"],
        json!([{ "id": "plan", "title": "Plan", "date_published": "2024-05-01T00:00:00Z",
        "attachments": [{ "url": "content/en/plan.pdf", "mime_type": "application/pdf" }],
        "_masthead": { "draft": true, "withdrawn": "It was wrong.", "aliases": ["/en/posts/old-plan/"] } }])
    );
}

#[test]
fn files_of_two_editions_may_lie_in_one_folder() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    for name in ["en/flood.en", "en/flood.fa", "en/rain", "en/rain.fa", "fa/snow"] {
        let text = "---\ntitle: T\ndate: 2024-05-01\n---\n![p](flood/photo.svg)\n";
        write(folder.path(), &format!("content/{name}.md"), text);
    }
    let items = |name: &str| -> Vec<Value> {
        let feed = made_feed(folder.path(), name);
        let items = feed["items"].as_array().unwrap();
        items.iter().map(|item| json!([item["id"], item["_masthead"]["translations"]])).collect()
    };
    let expected = [json!(["flood", { "fa": "flood" }]), json!(["rain", { "fa": "rain" }])];
    assert_eq!(items("content/en/"), expected);
    let expected = [json!(["flood", { "en": "flood" }]), json!(["rain", { "en": "rain" }]), json!(["snow", null])];
    assert_eq!(items("content/fa/"), expected);
    let text = &made_feed(folder.path(), "content/fa/")["items"][0]["content_html"];
    assert!(text.as_str().unwrap().contains("content/en/flood/photo.svg"), "it starts at its file: {text}");
}

#[test]
fn a_heading_has_the_id_that_is_written_beside_it_and_takes_no_other_name() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    let text =
        "---\ntitle: T\ndate: 2024-05-01\n---\n[see](#night)\n\n## Night {#night .x onclick=y}\n\n## Main {#main}\n";
    write(folder.path(), "content/en/a.md", text);
    write(folder.path(), "content/fa/a.md", text);
    let html = fs::read_to_string(published(folder.path()).join("en/posts/a/index.html")).unwrap();
    let page = Html::parse_document(&html);
    let ids = attributes(&page, "article :is(h2, h3)[id$=night]", "id");
    let links: Vec<_> = attributes(&page, "article a", "href").into_iter().filter(|to| to.contains("night")).collect();
    assert!(ids.len() == 1 && links.len() == 1 && links[0].ends_with(&format!("#{}", ids[0])), "{ids:?} {links:?}");
    assert!(ids[0] != "night" && !html.contains("onclick"), "{ids:?}");
    assert_eq!(attributes(&page, "article [id=main]", "id"), Vec::<String>::new());
}

#[test]
fn editions_of_one_language_may_have_one_folder() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/"; 2]);
    edit_site(&folder.path().join("data"), |site| {
        (site["editions"][1]["code"], site["editions"][1]["lang"]) = (json!("gb"), json!("en-GB"));
        site["editions"][1]["messages"] = json!("locales/en.json");
    });
    write(folder.path(), "content/en/flood.md", "---\ntitle: Flood\ndate: 2024-05-01\n---\nWater.\n");
    let pages = published(folder.path());
    for code in ["en", "gb"] {
        let page = fs::read_to_string(pages.join(code).join("posts/flood/index.html")).unwrap();
        assert!(page.contains("Water."), "{code}");
    }
}

#[test]
fn what_other_programs_would_not_publish_is_in_no_page() {
    let folder = publication();
    name_feeds(folder.path(), ["content/en/", "content/fa/"]);
    let secret = "---\ntitle: Secret\ndate: 2024-05-01\ndraft: true\n---\nzebra\n";
    for name in ["_drafts/a.md", "b.mdx", "c.org", "d.txt"] {
        let text = if name == "_drafts/a.md" { secret.replace("draft: true\n", "") } else { secret.to_owned() };
        write(folder.path(), &format!("content/en/{name}"), &text);
    }
    write(folder.path(), "content/en/e.md", "---\ntitle: E\ndate: 2024-05-01\npublishDate: 2999-01-01\n---\nzebra\n");
    write(folder.path(), "content/fa/f.md", "---\ntitle: ف\ndate: 2024-05-01\n---\nاسب\n");
    write(folder.path(), "content/en/f.md", "---\ntitle: F\ndate: 2024-05-01\n---\nHorse\n");
    let dist = published(folder.path());
    let files = files(&dist);
    let with = |word: &str| {
        let holds = |text: &[u8]| String::from_utf8_lossy(text).contains(word);
        files.iter().filter(|(_, text)| holds(text)).map(|(name, _)| name.as_str()).collect::<Vec<_>>()
    };
    assert!(!with("Horse").is_empty() && with("zebra").is_empty(), "{:?}", with("zebra"));
}
