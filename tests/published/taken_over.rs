//! Feeds as other sites write them, taken over whole.

use crate::publication::{BASE, attributes, edit_site, gazette, publish_data, texts};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use std::{fs, path::Path};

fn page(folder: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(folder.join("dist").join(name)).unwrap())
}

/// Publishes a feed and gives its folder.
fn published(feed: &Value, edit: impl FnOnce(&mut Value)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    edit_site(&data, edit);
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    publish_data(&data, folder.path());
    folder
}

#[test]
fn its_links_from_the_root_lead_to_the_site_it_was_taken_from() {
    let item = json!({ "id": "a", "title": "A", "image": "/img/lead.jpg",
        "content_html": "<p><a href=\"/2019/b\">b</a> <a href=\"media/c.pdf\">c</a> <img src=\"/img/d.jpg\"></p>" });
    let feed = json!({ "home_page_url": "https://old.example/blog/", "items": [item] });
    let folder = published(&feed, |_| ());
    let article = page(folder.path(), "en/posts/a/index.html");
    assert_eq!(attributes(&article, ".prose a:not(.picture)", "href"), ["https://old.example/2019/b", "media/c.pdf"]);
    assert_eq!(attributes(&article, ".prose a[rel]", "rel"), ["external noopener"]);
    assert_eq!(attributes(&article, ".prose img", "src"), ["https://old.example/img/d.jpg"]);
    assert_eq!(attributes(&article, "img.lead", "src"), ["https://old.example/img/lead.jpg"]);
    // The app reads the same in the document beside the page, and so does a feed reader.
    let document: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("dist/en/posts/a/index.json")).unwrap()).unwrap();
    assert_eq!(document["home_page_url"], "https://old.example/blog/");
    let feed = fs::read_to_string(folder.path().join("dist/en/feed.json")).unwrap();
    assert!(feed.contains("https://old.example/2019/b") && feed.contains(&format!("{BASE}media/c.pdf")), "{feed}");
}

#[test]
fn an_item_out_of_order_is_put_where_its_date_belongs() {
    let item = |id: &str, date: &str| json!({ "id": id, "title": id, "date_published": date });
    let items = [item("b", "2024-02-01"), item("c", "2024-03-01"), item("a", "2024-01-01")];
    let folder = published(&json!({ "items": items }), |_| ());
    assert_eq!(texts(&page(folder.path(), "en/index.html"), "main h2"), ["c", "b", "a"]);
    assert_eq!(texts(&page(folder.path(), "en/posts/a/index.html"), "h1"), ["a"]);
}

#[test]
fn its_own_language_is_that_of_its_articles() {
    let items = [json!({ "id": "a", "title": "A" }), json!({ "id": "b", "title": "B", "language": "en" })];
    let folder = published(&json!({ "language": "fa", "items": items }), |_| ());
    for name in ["en/index.html", "en/posts/a/index.html"] {
        let page = page(folder.path(), name);
        let foreign = attributes(&page, "main article [lang]", "lang");
        assert!(foreign.len() >= 2 && foreign.iter().all(|language| language == "fa"), "{name}: {foreign:?}");
        assert_eq!(attributes(&page, "main article [lang]", "dir"), vec!["rtl"; foreign.len()], "{name}");
        assert_eq!(attributes(&page, "html", "lang"), ["en"], "the page around it is English");
    }
    assert_eq!(attributes(&page(folder.path(), "en/index.html"), ".recent a[lang]", "lang"), ["fa"]);
    let article = page(folder.path(), "en/posts/a/index.html");
    assert_eq!(attributes(&article, "meta[property='og:locale']", "content"), ["fa_IR"]);
    let structured: Value = serde_json::from_str(&texts(&article, "script[type='application/ld+json']")[0]).unwrap();
    assert_eq!(structured["@graph"][0]["inLanguage"], "fa");
}

#[test]
fn a_page_in_another_language_says_so() {
    let feed = json!({ "language": "fa", "items": [{ "id": "about", "title": "A" }] });
    let folder = published(&feed, |site| site["editions"][0]["pages"] = json!("feeds/en.json"));
    let about = page(folder.path(), "en/about/index.html");
    assert_eq!(attributes(&about, ".static-page > :is(h1, .prose)", "lang"), ["fa"; 2]);
    assert_eq!(attributes(&about, ".static-page > :is(h1, .prose)", "dir"), ["rtl"; 2]);
}

#[test]
fn its_titles_are_the_texts_that_were_meant() {
    let item = json!({ "id": "a", "title": "It&#8217;s <em>new</em> &amp; good", "tags": "Iraq, Camp Ashraf",
        "authors": [{ "name": "Ann" }], "author": { "name": "Ann" } });
    let folder = published(&json!({ "items": [item] }), |_| ());
    let article = page(folder.path(), "en/posts/a/index.html");
    assert_eq!(texts(&article, "h1"), ["It\u{2019}s new & good"]);
    assert_eq!(attributes(&article, "meta[property='og:title']", "content"), ["It\u{2019}s new & good"]);
    assert_eq!(attributes(&article, "meta[property='article:tag']", "content"), ["Iraq", "Camp Ashraf"]);
    assert_eq!(texts(&article, ".authors"), ["By Ann"]);
}

#[test]
fn comments_are_counted_only_where_their_number_is_told() {
    let item = |id: &str, extension: Value| json!({ "id": id, "title": id, "_masthead": extension });
    let elsewhere = "https://forum.example/1";
    let items = [
        item("none", json!({ "comments": 0 })),
        item("first", json!({ "comments": 0, "comments_url": elsewhere })),
        item("some", json!({ "comments": 2 })),
        item("unknown", json!({})),
    ];
    let folder = published(&json!({ "items": items }), |_| ());
    assert_eq!(texts(&page(folder.path(), "en/index.html"), ".comments"), ["0 comments", "2 comments"]);
    assert!(texts(&page(folder.path(), "en/posts/unknown/index.html"), ".comments").is_empty());
}

#[test]
fn an_author_stands_once_and_an_items_own_before_the_feeds() {
    let item = |id: &str, fields: Value| {
        let mut item = json!({ "id": id, "title": id });
        item.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        item
    };
    let desk = json!([{ "name": "Desk" }]);
    let items = [
        item("both", json!({ "authors": [{ "name": "Ann" }], "author": { "name": "Ann" } })),
        item("old", json!({ "author": { "name": "Ben" } })),
        item("none", json!({})),
    ];
    let folder = published(&json!({ "authors": desk, "author": desk[0], "items": items }), |_| ());
    assert_eq!(texts(&page(folder.path(), "en/index.html"), ".authors"), ["By Ann", "By Ben", "By Desk"]);
}

#[test]
fn a_frame_leads_to_the_page_of_what_it_would_have_shown() {
    let html = "<p><iframe src=\"https://www.youtube.com/embed/aB3\"></iframe></p>\
                <iframe src=\"https://maps.example/embed?x\" title=\" \"></iframe>";
    let folder = published(&json!({ "items": [{ "id": "a", "title": "A", "content_html": html }] }), |_| ());
    let article = page(folder.path(), "en/posts/a/index.html");
    assert_eq!(
        attributes(&article, ".prose a", "href"),
        ["https://www.youtube.com/watch?v=aB3", "https://maps.example/embed?x"]
    );
    assert_eq!(texts(&article, ".prose p a"), ["Watch on YouTube", "maps.example"]);
}

#[test]
fn a_title_that_was_escaped_twice_reads_as_text() {
    let item = json!({ "id": "a", "title": "The &amp;#8216;new&amp;#8217; &lt;b&gt;age&lt;/b&gt;" });
    let folder = published(&json!({ "items": [item] }), |_| ());
    assert_eq!(texts(&page(folder.path(), "en/posts/a/index.html"), "h1"), ["The \u{2018}new\u{2019} age"]);
    let feed: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("dist/en/feed.json")).unwrap()).unwrap();
    assert_eq!(feed["items"][0]["title"], "The \u{2018}new\u{2019} age");
}

#[test]
fn sizes_of_files_are_rounded() {
    let attachment = |bytes: u64| json!({ "url": format!("media/{bytes}.pdf"), "mime_type": "application/pdf", "size_in_bytes": bytes });
    let attachments: Vec<_> = [1, 1499, 999_499, 999_500, 1_000_001, 1_499_999, 2_500_000].map(attachment).into();
    let folder = published(&json!({ "items": [{ "id": "a", "title": "A", "attachments": attachments }] }), |_| ());
    let sizes = texts(&page(folder.path(), "en/posts/a/index.html"), ".file-size");
    assert_eq!(sizes, ["1 kB", "1 kB", "999 kB", "1 MB", "1 MB", "1 MB", "3 MB"]);
}

#[test]
fn digits_are_those_of_the_region() {
    let feed = json!({ "items": [{ "id": "a", "title": "A", "date_published": "2024-05-17" }] });
    for (lang, day) in [("ar-MA", "17"), ("ar", "\u{661}\u{667}"), ("fa", "\u{6f1}\u{6f7}")] {
        let folder = published(&feed, |site| {
            site["editions"][0]["lang"] = json!(lang);
            site["editions"][0]["calendar"] = json!("gregorian");
            site["editions"][0]["messages"] = json!("locales/en.json");
        });
        let dates = texts(&page(folder.path(), "en/posts/a/index.html"), "main time");
        assert!(dates[0].contains(day), "{lang}: {dates:?}");
    }
}

#[test]
fn an_item_that_says_what_publishing_says_is_in_all_its_lists() {
    let own = json!({ "listed": "in_category", "pictures": { "media/a.jpg": { "name": "9f", "widths": [240] } } });
    let item = json!({ "id": "a", "title": "A", "image": "media/a.jpg", "tags": ["Camp", "Gate"], "_masthead": own });
    let folder = published(&json!({ "items": [item] }), |_| ());
    let article = page(folder.path(), "en/posts/a/index.html");
    assert!(texts(&article, "main a[href*='/tag/']").iter().any(|tag| tag == "Gate"));
    assert!(attributes(&article, "main source", "srcset").is_empty());
    assert!(folder.path().join("dist/en/tag/gate/index.html").is_file());
}

/// What assistive technology reads aloud in the voice of a language.
#[test]
fn the_words_around_an_article_in_another_language_are_the_editions() {
    let item = json!({ "id": "a", "title": "سیل", "summary": "باران", "tags": ["آب"],
        "external_url": "https://e.org/", "authors": [{ "name": "علی" }], "date_published": "2024-05-01",
        "attachments": [{ "url": "https://e.org/a.pdf", "mime_type": "application/pdf", "title": "کتاب" }],
        "content_html": "<p>باران</p><iframe src=\"https://www.youtube.com/embed/aB3\"></iframe><img src=\"https://e.org/b.jpg\">",
        "_masthead": { "category": "floods" } });
    let folder = published(&json!({ "language": "fa", "items": [item] }), |site| {
        site["editions"][0]["categories"] = json!([{ "slug": "floods", "label": "Floods" }]);
    });
    let article = page(folder.path(), "en/posts/a/index.html");
    for (words, language) in [
        ("h1 bdi", "fa"),
        (".prose > p", "fa"),
        (".film-title", "fa"),
        (".film-play", "en"),
        (".film-note", "en"),
        (".film > a", "en"),
        ("a.picture", "en"),
        (".category a", "en"),
        (".details .authors", "en"),
        (".source a", "en"),
        (".attachments-title", "en"),
        (".attachments a", "en"),
        (".file-name bdi", "fa"),
        (".tags", "en"),
        (".tags bdi", "fa"),
        (".share-copy", "en"),
        (".citation summary", "en"),
    ] {
        assert_eq!(language_of(&article, &format!("main {words}")), language, "{words}");
    }
    let front = page(folder.path(), "en/index.html");
    for (words, language) in [("h2 a", "fa"), (".category a", "en"), (".prose > p", "fa"), (".share-copy", "en")] {
        assert_eq!(language_of(&front, &format!("main article {words}")), language, "{words}");
    }
}

/// The language that the first element is in which a selector finds.
fn language_of(page: &Html, selector: &str) -> String {
    let selected = Selector::parse(selector).unwrap();
    let element = page.select(&selected).next().unwrap_or_else(|| panic!("no {selector}"));
    let around = element.ancestors().filter_map(ElementRef::wrap);
    let said = std::iter::once(element).chain(around).find_map(|element| element.attr("lang"));
    said.unwrap_or_default().to_owned()
}
