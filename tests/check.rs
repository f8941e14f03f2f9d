//! What `publish check` says of a publication with one fault in it, and of the sample, which has none.

use masthead::program::check::{Report, Severity, check};
use serde_json::{Map, Value, json};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A publication of two editions in a folder of its own, without any fault.
struct Publication {
    folder: TempDir,
}

/// What was found, one line each: severity, file, place and what is wrong.
fn found(report: &Report) -> Vec<String> {
    report.findings.iter().map(|fault| fault.to_string().lines().next().unwrap_or_default().to_owned()).collect()
}

fn feed(items: &Value) -> Value {
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items })
}

/// An item with one thing about it that the test is about.
fn item(id: &str, more: &Value) -> Value {
    let mut item = json!({ "id": id, "title": "T", "date_published": "2025-01-01T00:00:00Z" });
    let fields: Map<String, Value> = more.as_object().unwrap().clone();
    item.as_object_mut().unwrap().extend(fields);
    item
}

impl Publication {
    fn new() -> Self {
        let publication = Self { folder: tempfile::tempdir().unwrap() };
        publication.write(
            "site.json",
            &json!({
                "name": "Gazette", "base_url": "https://gazette.example/", "default_edition": "en", "page_size": 2,
                "editions": [
                    { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json",
                      "pages": "feeds/pages.json", "categories": [{ "slug": "iraq", "label": "Iraq" }] },
                    { "code": "ar", "lang": "ar", "label": "عربي", "feed": "feeds/ar.json" }
                ]
            }),
        );
        for language in ["en", "ar"] {
            let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/locales/{language}.json"));
            publication.file(&format!("locales/{language}.json"), &fs::read(sample).unwrap());
            publication.write(&format!("feeds/{language}.json"), &feed(&json!([item("1", &json!({}))])));
        }
        publication.write("feeds/pages.json", &feed(&json!([{ "id": "about", "title": "About" }])));
        publication
    }

    /// The same with these items in the English edition.
    fn of(items: &Value) -> Self {
        let publication = Self::new();
        publication.write("feeds/en.json", &feed(items));
        publication
    }

    fn file(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn write(&self, name: &str, value: &Value) {
        self.file(name, value.to_string().as_bytes());
    }

    /// Changes a document.
    fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) -> &Self {
        let text = fs::read_to_string(self.folder.path().join(name)).unwrap();
        let mut value = serde_json::from_str(&text).unwrap();
        change(&mut value);
        self.write(name, &value);
        self
    }

    fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.folder.path().join(name)).unwrap();
        self
    }

    fn report(&self) -> Report {
        check(self.folder.path())
    }

    /// Asserts what is found, line by line, and that each fault says what to do.
    #[track_caller]
    fn finds(&self, expected: &[&str]) {
        let report = self.report();
        assert_eq!(found(&report), expected, "{:#?}", report.findings);
        assert!(report.findings.iter().all(|fault| !fault.remedy.is_empty()));
    }

    /// The remedies, for the tests that are about them.
    fn remedies(&self) -> Vec<String> {
        self.report().findings.into_iter().map(|finding| finding.remedy).collect()
    }
}

/// A PNG of that size, as far as a reader of sizes looks.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes
}

#[test]
fn a_right_publication_has_no_fault_and_everything_in_it_was_looked_at() {
    let report = Publication::new().report();
    assert_eq!(found(&report), Vec::<String>::new());
    assert_eq!((report.checked.documents, report.checked.items), (6, 3));
}

#[test]
fn the_sample_has_no_fault() {
    let report = check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public"));
    let faults: Vec<_> =
        report.findings.iter().filter(|fault| fault.place != "base_url").map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
    assert!(
        report.checked.items > 100 && report.checked.links > 100 && report.checked.files > 50,
        "{:?}",
        report.checked
    );
}

#[test]
fn a_site_that_cannot_be_read_is_the_only_fault() {
    let publication = Publication::new();
    publication.file("site.json", b"{\n \"name\": \"Gazette\"\n \"editions\": []}");
    publication.finds(&["error: site.json: line 3, column 2: it is not JSON: expected `,` or `}`"]);
    publication.write("site.json", &json!({ "name": "Gazette", "default_edition": "en" }));
    publication.finds(&["error: site.json: missing field `editions`"]);
    publication.remove("site.json");
    let report = publication.report();
    assert!(found(&report)[0].ends_with("holds no site.json"), "{report:?}");
    assert!(report.has_errors());
}

#[test]
fn what_the_reader_refuses_of_a_site_is_told_with_its_place() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][1]["lang"] = json!("f"));
    publication.finds(&[
        "error: site.json: editions[1].lang: \"f\" is not a language tag (BCP 47) such as \"en\" or \"sr-Cyrl\"",
    ]);
    let publication = Publication::new();
    publication.edit("site.json", |site| site["default_edition"] = json!("de"));
    publication.finds(&[
        "error: site.json: default_edition: \"de\" is not the code of an edition; use one of those in \"editions\"",
    ]);
    let publication = Publication::new();
    publication.edit("site.json", |site| site["social"] = json!([{ "service": "x", "url": "javascript:x" }]));
    publication.finds(&["error: site.json: social[0]: url \"javascript:x\" must start with https://"]);
}

#[test]
fn a_mistyped_key_is_named_with_the_right_one() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["pagesize"] = json!(10);
        site["editions"][0]["menu"] = json!([{ "label": "A", "items": [{ "label": "B", "to": "/", "icno": 1 }] }]);
        site["editions"][1]["pagse"] = json!("feeds/pages.json");
    });
    publication.finds(&[
        "warning: site.json: editions[0].menu[0].items[0].icno: \"icno\" means nothing here",
        "warning: site.json: editions[1].pagse: \"pagse\" means nothing here",
        "warning: site.json: pagesize: \"pagesize\" means nothing here",
    ]);
    let remedies = publication.remedies();
    assert_eq!(remedies[1], "did you mean \"pages\"? Correct it, or take it out");
    assert_eq!(remedies[2], "did you mean \"page_size\"? Correct it, or take it out");
}

#[test]
fn what_a_site_names_must_be_there() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site.as_object_mut().unwrap().remove("base_url");
        site["logo"] = json!("media/logo.svg");
        site["editions"][0]["page_url"] = json!("feeds/en/page.json");
        site["editions"][0]["categories"] = json!([{ "slug": "iraq", "label": "A" }, { "slug": "iraq", "label": "B" }]);
        site["editions"][1]["feed"] = json!("https://elsewhere.example/feed.json");
    });
    publication.finds(&[
        "warning: site.json: base_url: the publication does not say where it will be: it gets no canonical links, \
         no sitemap, no feeds for readers and no share pictures",
        "error: site.json: editions[0].categories[1].slug: the edition has a category \"iraq\" already; this one is never shown",
        "error: site.json: editions[0].page_url: \"feeds/en/page.json\" has no {page} in it: every archive page would be the same",
        "warning: site.json: editions[1].feed: https://elsewhere.example/feed.json is on another host: it is not looked \
         through and cannot be published as finished pages",
        "error: site.json: logo: media/logo.svg does not exist",
    ]);
}

#[test]
fn a_menu_leads_somewhere() {
    let publication = Publication::of(&json!([
        item("5", &json!({})),
        item("4", &json!({ "tags": ["Camp"] })),
        item("3", &json!({})),
        item("2", &json!({}))
    ]));
    let places = [
        "/",
        "/category/iraq",
        "/category/camp",
        "/about",
        "/posts/2",
        "/page/1",
        "/category/irak",
        "/abuot",
        "/posts/9",
        "/page/2",
        "/category/camp/page/1",
    ];
    publication.edit("site.json", |site| {
        site["editions"][0]["menu"] = places.iter().map(|place| json!({ "label": "x", "to": place })).collect();
    });
    publication.finds(&[
        "error: site.json: editions[0].menu[6].to: the link to /category/irak leads nowhere: the edition en has no category \"irak\"",
        "error: site.json: editions[0].menu[7].to: the link to /abuot leads nowhere: the edition en has no page \"abuot\"",
        "error: site.json: editions[0].menu[8].to: the link to /posts/9 leads nowhere: the edition en has no item \"9\"",
        "error: site.json: editions[0].menu[9].to: the link to /page/2 leads nowhere: there is no page 2 there",
        "error: site.json: editions[0].menu[10].to: the link to /category/camp/page/1 leads nowhere: there is no page 1 there",
    ]);
}

#[test]
fn a_catalog_that_cannot_be_read_is_an_error() {
    let publication = Publication::new();
    publication.remove("locales/ar.json");
    publication.file("locales/en.json", b"{\"menu\": \"Menu\",}");
    publication.finds(&[
        "error: locales/en.json: line 1, column 17: it is not JSON: trailing comma",
        "error: site.json: editions[1].messages: locales/ar.json does not exist",
    ]);
}

#[test]
fn what_a_catalog_lacks_weighs_more_in_the_default_edition() {
    let publication = Publication::new();
    for file in ["locales/en.json", "locales/ar.json"] {
        publication.edit(file, |catalog| {
            let retry = catalog.as_object_mut().unwrap().remove("retry").unwrap();
            catalog["retyr"] = retry;
        });
    }
    publication.finds(&[
        "warning: locales/ar.json: it lacks, and shows in the default edition's words: retry",
        "warning: locales/ar.json: retyr: no text of this name is shown anywhere",
        "error: locales/en.json: the catalog of the default edition lacks: retry",
        "warning: locales/en.json: retyr: no text of this name is shown anywhere",
    ]);
}

#[test]
fn a_text_keeps_the_names_in_its_braces() {
    let publication = Publication::new();
    publication.edit("locales/en.json", |catalog| {
        catalog["share_on"] = json!("Share on {sevice}");
        catalog["menu"] = json!("Menu {x}");
        catalog["date"]["pattern"] = json!("{day} {moth} {year}");
    });
    publication.finds(&[
        "error: locales/en.json: date.pattern: {month} is missing",
        "error: locales/en.json: date.pattern: {moth} is shown as it stands",
        "error: locales/en.json: menu: {x} is shown as it stands",
        "error: locales/en.json: share_on: {service} is missing",
        "error: locales/en.json: share_on: {sevice} is shown as it stands",
    ]);
}

#[test]
fn a_language_has_its_plural_forms() {
    let publication = Publication::new();
    publication.edit("locales/en.json", |catalog| catalog["comments"] = json!({ "one": "one comment" }));
    publication.edit("locales/ar.json", |catalog| {
        let forms = catalog["comments"].as_object_mut().unwrap();
        forms.remove("few");
        forms.insert("mnay".to_owned(), json!("{count}"));
    });
    publication.finds(&[
        "warning: locales/ar.json: comments: the language has a form \"few\", which is missing",
        "warning: locales/ar.json: comments.mnay: \"mnay\" is no plural form",
        "error: locales/en.json: comments: the form \"other\" is missing, and so the message counts as missing",
    ]);
}

#[test]
fn a_feed_that_cannot_be_read_is_an_error_and_nothing_is_said_of_what_it_may_hold() {
    let publication = Publication::new();
    publication.file("feeds/en.json", b"{\"items\": [\n{\"id\": \"1\", \"title\": \"a\"b\"}]}");
    publication.write("feeds/ar.json", &json!([]));
    publication.remove("feeds/pages.json");
    publication.edit("site.json", |site| site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/posts/7" }]));
    publication.finds(&[
        "error: feeds/ar.json: it is no JSON Feed: an object with \"items\", a list",
        "error: feeds/en.json: line 2, column 25: it is not JSON: expected `,` or `}`",
        "error: site.json: editions[0].pages: feeds/pages.json does not exist",
    ]);
}

#[test]
fn every_document_of_a_chain_is_read_once() {
    let publication = Publication::of(&json!([item("3", &json!({}))]));
    publication.edit("feeds/en.json", |feed| feed["next_url"] = json!("en-2.json"));
    publication.write("feeds/en-2.json", &feed(&json!([item("2", &json!({})), { "id": "3", "title": "T" }])));
    publication.edit("feeds/en-2.json", |feed| feed["next_url"] = json!("en.json"));
    publication.finds(&[
        "error: feeds/en-2.json: items[1] \"3\": the id \"3\" is taken by feeds/en.json: items[0] \"3\"; this item is left out",
        "error: feeds/en-2.json: next_url: feeds/en.json was read before: the documents of this feed lead back to themselves",
    ]);
    publication.edit("feeds/en-2.json", |feed| feed["next_url"] = json!("en-3.json"));
    assert_eq!(found(&publication.report())[1], "error: feeds/en-2.json: next_url: feeds/en-3.json does not exist");
}

#[test]
fn an_archive_has_each_of_its_pages() {
    let publication = Publication::of(&json!([item("6", &json!({}))]));
    publication.edit("feeds/en.json", |feed| feed["_masthead"] = json!({ "page": 4, "pages": 4 }));
    publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!("feeds/en-{page}.json"));
    publication.write("feeds/en-3.json", &feed(&json!([item("3", &json!({}))])));
    publication.edit("feeds/en-3.json", |feed| feed["next_url"] = json!("en-1.json"));
    publication.write("feeds/en-1.json", &feed(&json!([item("1", &json!({}))])));
    publication.finds(&[
        "error: site.json: editions[0].page_url: archive page 2 should be at feeds/en-2.json, which does not exist",
    ]);
}

#[test]
fn items_are_told_apart_by_id_and_by_address() {
    let publication = Publication::of(&json!([
        { "title": "no id" }, item("a", &json!({})), item("a", &json!({})), 5,
        item("b", &json!({ "id": 7 })), item("7", &json!({}))
    ]));
    publication.finds(&[
        "error: feeds/en.json: items[0]: the item has no id and is left out",
        "error: feeds/en.json: items[2] \"a\": the id \"a\" is taken by feeds/en.json: items[1] \"a\"; this item is left out",
        "error: feeds/en.json: items[3]: the item is no object and is left out",
        "error: feeds/en.json: items[5] \"7\": the id \"7\" is taken by feeds/en.json: items[4] \"7\"; this item is left out",
    ]);
}

#[test]
fn two_ids_may_come_to_one_address() {
    let slug = masthead::model::id::ItemId::new("https://blog.example/a b").unwrap().slug();
    let publication =
        Publication::of(&json!([item("https://blog.example/a b", &json!({})), item(slug.as_str(), &json!({}))]));
    publication.finds(&[&format!(
        "error: feeds/en.json: items[1] \"{slug}\": the item has the same address as feeds/en.json: items[0]: /posts/{slug}"
    )]);
}

#[test]
fn a_field_of_a_wrong_type_counts_as_missing() {
    let publication = Publication::of(&json!([item(
        "1",
        &json!({
            "title": 5, "summary": null, "tags": ["a", 5], "language": "en_US", "date_published": "yesterday", "dat_modified": "x",
            "content_text": "x", "_masthead": { "comments": "3", "category": "a b", "imagealt": "x" }
        })
    )]));
    publication.edit("feeds/en.json", |feed| {
        feed["version"] = json!("2");
        feed["langauge"] = json!("en");
        feed["next_url"] = json!(["x"]);
    });
    publication.finds(&[
        "warning: feeds/en.json: \"langauge\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\": \"dat_modified\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\"._masthead: \"imagealt\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\"._masthead.category: \"a b\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\"._masthead.comments: \"3\" counts as missing",
        "error: feeds/en.json: items[0] \"1\".date_published: \"yesterday\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\".language: \"en_US\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\".tags: an entry of another kind is left out",
        "warning: feeds/en.json: items[0] \"1\".title: 5 counts as missing",
        "warning: feeds/en.json: next_url: a list counts as missing",
        "warning: feeds/en.json: version: \"2\" is no version of JSON Feed known here",
    ]);
}

#[test]
fn items_stand_newest_first_and_say_something() {
    let publication = Publication::of(&json!([
        item("3", &json!({ "date_published": "2025-01-03T00:00:00Z" })),
        item("4", &json!({ "date_published": "2025-01-04" })),
        item("5", &json!({ "date_published": "2025-01-05T00:00:00Z" })),
        { "id": "2", "title": " " }
    ]));
    publication.finds(&[
        "warning: feeds/en.json: items: 1 item with a date without time, seconds or offset: feed readers may refuse it",
        "error: feeds/en.json: items[1] \"4\".date_published: the item is newer than items[0] \"3\", which stands before it",
        "error: feeds/en.json: items[3] \"2\": the item has no title, no text and no picture: a reader sees an empty card",
    ]);
}

#[test]
fn a_category_is_declared_once_for_all() {
    let publication = Publication::of(&json!([
        item("3", &json!({ "_masthead": { "category": "iraq" } })),
        item("2", &json!({ "_masthead": { "category": "irak" } })),
        item("1", &json!({ "_masthead": { "category": "irak" } })),
        item("0", &json!({ "tags": ["Free word"] }))
    ]));
    publication.finds(&[
        "warning: feeds/en.json: items[1] \"2\"._masthead.category: the edition en declares no category \"irak\": it has no name and no layout",
    ]);
    assert!(publication.remedies()[0].starts_with("did you mean \"iraq\"?"));
}

#[test]
fn a_categorys_own_feed_repeats_what_is_in_the_editions() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][0]["categories"][0]["feed"] = json!("feeds/iraq.json"));
    publication.write("feeds/iraq.json", &feed(&json!([item("1", &json!({})), item("8", &json!({}))])));
    publication.finds(&[
        "error: feeds/iraq.json: items[1] \"8\": the edition's feed has no such item: its card leads to a page that is not there",
    ]);
}

#[test]
fn a_picture_is_there_and_measures_what_is_said() {
    let picture = |alt: &str, width: u32| json!({ "image_alt": alt, "image_width": width, "image_height": 3 });
    let publication = Publication::of(&json!([
        item("6", &json!({ "image": "media/a.png", "_masthead": picture("x", 4) })),
        item("5", &json!({ "image": "media/a.png", "_masthead": picture("", 5) })),
        item("4", &json!({ "image": "media/b.png", "_masthead": picture("x", 4) })),
        item("3", &json!({ "image": "media/no.png", "_masthead": picture("x", 4) })),
        item("2", &json!({ "image": "https://elsewhere.example/a.png" })),
        item("1", &json!({ "image": "data:image/png;base64,x", "_masthead": { "image_alt": "x" } }))
    ]));
    publication.file("media/a.png", &png(4, 3));
    publication.file("media/b.png", b"<html>not found</html>");
    publication.finds(&[
        "warning: feeds/en.json: items: 2 items with a picture of unknown size: the page jumps when it loads",
        "error: feeds/en.json: items[1] \"5\"._masthead.image_width: media/a.png measures 4 × 3, not 5 × 3: the page jumps when it loads",
        "error: feeds/en.json: items[2] \"4\".image: media/b.png is no picture, or a damaged one",
        "error: feeds/en.json: items[3] \"3\".image: media/no.png does not exist",
        "warning: feeds/en.json: items[4] \"2\": the picture has no text for readers who do not see it",
        "warning: feeds/en.json: items[5] \"1\".image: data:image/png;base64,x is not shown: it has a scheme that is not allowed",
    ]);
}

#[test]
fn an_attached_file_is_there_and_as_large_as_is_said() {
    let publication = Publication::of(&json!([item(
        "1",
        &json!({ "attachments": [
            { "url": "media/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 5 },
            { "url": "media/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 6 },
            { "url": "media/no.pdf", "mime_type": "application/pdf" },
            { "mime_type": "application/pdf" },
            { "url": "media/a.pdf" }
        ] })
    )]));
    publication.file("media/a.pdf", b"12345");
    publication.finds(&[
        "error: feeds/en.json: items[0] \"1\".attachments[1].size_in_bytes: media/a.pdf has 5 bytes, not 6",
        "error: feeds/en.json: items[0] \"1\".attachments[2].url: media/no.pdf does not exist",
        "error: feeds/en.json: items[0] \"1\".attachments[3]: the file has no url and is left out",
        "error: feeds/en.json: items[0] \"1\".attachments[4]: the file has no mime_type: it is not known whether to play or show it",
    ]);
}

#[test]
fn a_link_in_an_article_leads_somewhere() {
    let html = "<p><a href=en/about>1</a> <a href=en/posts/1>2</a> <a href=ar/posts/1#n>3</a> <a href=/en/>4</a> \
        <a href=https://gazette.example/en/posts/1>5</a> <a href=https://elsewhere.example/>6</a> <a href=#note>7</a> \
        <a href=mailto:a@example.org>8</a> <a href=media/a.pdf>9</a> <a href=en/page/3>10</a> <a href=en/abuot>11</a> \
        <a href=ar/posts/2>12</a> <a href=en/category/iraq/feed.xml>a</a> <a href=en/category/irak/feed.xml>b</a> <a href=media/b.pdf>13</a> <a href=javascript:x()>14</a> <img src=media/c.jpg alt=c></p>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.file("media/a.pdf", b"12345");
    publication.finds(&[
        "error: feeds/en.json: items[0] \"1\".content_html: media/c.jpg does not exist",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to ar/posts/2 leads nowhere: the edition ar has no item \"2\"",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/abuot leads nowhere: the edition en has no page \"abuot\"",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/category/irak/feed.xml leads nowhere: the edition en has no such address",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/page/3 leads nowhere: there is no page 3 there",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to media/b.pdf leads nowhere",
        "warning: feeds/en.json: items[0] \"1\".content_html: the link to javascript:x() is dropped: it has a scheme that is not allowed",
    ]);
}

#[test]
fn what_an_article_holds_and_no_reader_will_see_is_named() {
    let html = "<p>a</p><script>x()</script><script>y()</script><iframe src=https://video.example/1></iframe>\
        <form><p>b</p></form><svg></svg><img src=https://elsewhere.example/a.jpg>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.finds(&[
        "warning: feeds/en.json: items[0] \"1\".content_html: <script> has no effect here and is left out",
        "warning: feeds/en.json: items[0] \"1\".content_html: <svg> is not shown, nor what it holds",
        "warning: feeds/en.json: items[0] \"1\".content_html: a <form> is not shown; only its text stays",
        "warning: feeds/en.json: items[0] \"1\".content_html: the <iframe> of https://video.example/1 is shown as a link to it",
        "warning: feeds/en.json: items[0] \"1\".content_html: the picture https://elsewhere.example/a.jpg has no alt",
    ]);
}

#[test]
fn translations_lead_to_items_that_are_there_and_back() {
    let to = |code: &str, id: &str| json!({ "_masthead": { "translations": { code: id } } });
    let publication = Publication::of(&json!([
        item("6", &to("ar", "1")),
        item("5", &to("ar", "1")),
        item("4", &to("ar", "2")),
        item("3", &to("ar", "9")),
        item("2", &to("de", "1")),
        item("1", &to("en", "2"))
    ]));
    publication.write("feeds/ar.json", &feed(&json!([item("2", &json!({})), item("1", &to("en", "6"))])));
    publication.finds(&[
        "warning: feeds/en.json: items[1] \"5\"._masthead.translations.ar: \"1\" of ar names \"6\" as its translation into en, not this item",
        "warning: feeds/en.json: items[1] \"5\"._masthead.translations.ar: \"6\" names \"1\" of ar as its translation too",
        "warning: feeds/en.json: items[2] \"4\"._masthead.translations.ar: \"2\" of ar names no translation into en: readers of ar do not find this item",
        "error: feeds/en.json: items[3] \"3\"._masthead.translations.ar: the edition ar has no item \"9\"",
        "error: feeds/en.json: items[4] \"2\"._masthead.translations.de: there is no edition \"de\"",
        "warning: feeds/en.json: items[5] \"1\"._masthead.translations.en: an item is no translation into its own edition",
    ]);
}

#[test]
fn a_page_has_an_address() {
    let publication = Publication::new();
    publication.write(
        "feeds/pages.json",
        &feed(&json!([{ "id": "about us", "title": "A" }, { "id": "posts", "title": "P" }])),
    );
    let report = publication.report();
    assert_eq!(report.count(Severity::Error), 2);
    assert_eq!(report.findings[1].what, "no address leads to a page called \"posts\"");
}
