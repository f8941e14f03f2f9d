//! What is said of feeds: their documents, the order of their items, and what leads from one to another.

use crate::publication::{Publication, feed, found, item};
use masthead::program::Severity;
use serde_json::json;

#[test]
fn a_feed_that_cannot_be_read_is_an_error_and_nothing_is_said_of_what_it_may_hold() {
    let publication = Publication::new();
    publication.file("feeds/en.json", b"{\"items\": [\n{\"id\": \"1\", \"title\": \"a\"b\"}]}");
    publication.write("feeds/ar.json", &json!([]));
    publication.remove("feeds/pages.json");
    publication.edit("site.json", |site| site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/posts/7" }]));
    publication.finds(&[
        "error: site.json: editions[0].pages: feeds/pages.json does not exist",
        "error: feeds/ar.json: it is no JSON Feed: an object with \"items\", a list",
        "error: feeds/en.json: line 2, column 25: it is not JSON: expected `,` or `}`",
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
fn of_many_archive_pages_that_are_missing_the_number_is_told() {
    let publication = Publication::of(&json!([item("6", &json!({}))]));
    publication.edit("feeds/en.json", |feed| feed["_masthead"] = json!({ "page": 31, "pages": 31 }));
    publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!("feeds/en-{page}.json"));
    publication.write("feeds/en-30.json", &feed(&json!([item("3", &json!({}))])));
    let more = "error: site.json: editions[0].page_url: archive pages beyond these do not exist either: 9 more";
    assert_eq!(found(&publication.report())[20..], [more]);
    // Of those that are alike a few are shown: this one is among them.
    let shown = publication.report().shortened(3);
    assert_eq!((shown.len(), shown[3].to_string().lines().next()), (4, Some(more)));
}

#[test]
fn items_are_told_apart_by_id_and_by_address() {
    let publication = Publication::of(&json!([
        { "title": "no id" }, item("a", &json!({})), item("a", &json!({})), 5,
        item("b", &json!({ "id": 7 })), item("7", &json!({}))
    ]));
    publication.finds(&[
        "error: feeds/en.json: items[0]: the item has no id and is left out",
        "warning: feeds/en.json: items[0].date_published: the item has no date: readers do not learn how old it is, and feed \
         readers cannot sort it",
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
fn items_stand_newest_first_and_say_something() {
    let publication = Publication::of(&json!([
        item("3", &json!({ "date_published": "2025-01-03T00:00:00Z" })),
        item("4", &json!({ "date_published": "2025-01-04" })),
        item("5", &json!({ "date_published": "2025-01-05T00:00:00Z" })),
        { "id": "2", "title": " ", "date_published": "2025-01-01T00:00:00Z" }
    ]));
    publication.finds(&[
        "warning: feeds/en.json: items[1] \"4\".date_published: \"2025-01-04\" is a day without a time: feed readers may refuse it",
        "warning: feeds/en.json: items[1] \"4\".date_published: the item is newer than items[0] \"3\", which stands before it: \
         it is shown where its date belongs",
        "warning: feeds/en.json: items[2] \"5\".date_published: the item is newer than items[1] \"4\", which stands before it: \
         it is shown where its date belongs",
        "error: feeds/en.json: items[3] \"2\": the item has no title, no text and no picture: a reader sees an empty card",
    ]);
}

#[test]
fn a_date_is_there_and_is_not_far_ahead() {
    let publication = Publication::of(&json!([
        item("3", &json!({ "date_published": "2099-01-01T00:00:00Z" })),
        { "id": "2", "title": "T" },
        item("1", &json!({}))
    ]));
    publication.finds(&[
        "warning: feeds/en.json: items[0] \"3\".date_published: the date is more than a year ahead: the item waits until then",
        "warning: feeds/en.json: items[1] \"2\".date_published: the item has no date: readers do not learn how old it is, and \
         feed readers cannot sort it",
    ]);
}

#[test]
fn a_year_of_another_calendar_is_told() {
    let publication = Publication::of(&json!([item("1", &json!({ "date_published": "1405-09-09T10:00:00Z" }))]));
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\".date_published: dates of a feed are those of the Gregorian calendar, and \
         there 1405 was before anything was printed",
        "write its day in the Gregorian calendar: 2026-11-30, if it is one of the Persian calendar",
    );
}

/// It would be a year of the archive.
#[test]
fn a_year_without_its_first_digits_is_refused() {
    let publication = Publication::of(&json!([item("1", &json!({ "date_published": "0026-01-01T10:00:00Z" }))]));
    publication.finds_alone(
        "error: feeds/en.json: items[0] \"1\".date_published: dates of a feed are those of the Gregorian calendar, and there \
         26 was before anything was printed",
        "write the year with all of its four digits",
    );
}

#[test]
fn a_year_before_anything_was_printed_is_told() {
    let publication = Publication::of(&json!([item("1", &json!({ "date_published": "1205-09-09T10:00:00Z" }))]));
    let remedy = &publication.remedies()[0];
    assert!(remedy.starts_with("write its day in that calendar, such as"), "{remedy}");
}

#[test]
fn an_address_without_its_beginning_is_told_whole() {
    for (address, meant) in [
        ("blog.example/feed.xml", "did you mean \"https://blog.example/feed.xml\"? Else put the document there"),
        ("www.blog.example/fa/", "did you mean \"https://www.blog.example/fa/\"? Else make the folder"),
        ("feed/ar.json", "did you mean \"feeds/ar.json\"? Else"),
        ("a.b.c1/x.json", "put the document there, or"),
        ("../ar.json", "put the document"),
    ] {
        let publication = Publication::new();
        publication.edit("site.json", |site| site["editions"][1]["feed"] = json!(address));
        let report = publication.report();
        let fault = report.findings.iter().find(|fault| fault.place == "editions[1].feed").unwrap();
        assert!(fault.remedy.starts_with(meant), "{address}: {fault}");
    }
}

#[test]
fn of_an_article_that_is_named_as_a_feed_the_folder_is_named() {
    let publication = Publication::new();
    publication.file("content/ar/a.md", "---\ntitle: A\ndate: 2025-01-01\n---\nنص".as_bytes());
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("content/ar/a.md"));
    publication.finds_alone(
        "error: site.json: editions[1].feed: content/ar/a.md is an article, and a feed is a folder of them, or a JSON Feed",
        "name the folder: \"content/ar/\"",
    );
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("a.md"));
    assert!(publication.remedies()[0].starts_with("put it into a folder"), "{:?}", publication.remedies());
}

#[test]
fn a_number_of_pages_that_forgets_the_front_page_loses_articles() {
    let publication = Publication::of(&json!([item("5", &json!({})), item("4", &json!({}))]));
    publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!("feeds/en-{page}.json"));
    publication.edit("feeds/en.json", |feed| feed["_masthead"] = json!({ "pages": 2 }));
    publication.write("feeds/en-1.json", &feed(&json!([item("1", &json!({}))])));
    publication.write("feeds/en-2.json", &feed(&json!([item("3", &json!({})), item("2", &json!({}))])));
    publication.finds_alone(
        "error: feeds/en.json: _masthead.pages: feeds/en-2.json is never read, and 2 items with it: the newest archive page is \
         the one before _masthead.pages",
        "write \"pages\": 3: the front page counts too",
    );
    publication.edit("feeds/en.json", |feed| feed["_masthead"]["pages"] = json!(3));
    publication.finds(&[]);
    // A template that names one document only is said once.
    publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!("feeds/en-2.json"));
    publication.edit("feeds/en.json", |feed| feed["_masthead"]["pages"] = json!(1));
    assert_eq!(publication.report().findings.len(), 2);
    publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!("feeds/en-{page}.json"));
    publication.edit("feeds/en.json", |feed| feed["_masthead"]["pages"] = json!(3));
    // A copy of the front page under its number loses nothing.
    publication.write("feeds/en-3.json", &feed(&json!([item("5", &json!({})), item("4", &json!({}))])));
    publication.finds(&[]);
}

#[test]
fn a_feed_of_an_old_site_leads_from_the_root_to_that_site() {
    let html = "<a href=/2019/b>b</a> <img src=/img/c.jpg alt=c>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.finds(&[
        "error: feeds/en.json: items[0] \"1\".content_html: /img/c.jpg does not exist",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to /2019/b leads nowhere",
    ]);
    assert!(publication.remedies().iter().all(|remedy| remedy.contains("\"home_page_url\"")));
    // It may stand after the items.
    publication.edit("feeds/en.json", |feed| feed["zz_home"] = json!(null));
    let text = std::fs::read_to_string(publication.folder.path().join("feeds/en.json")).unwrap();
    let text = text.replace("\"zz_home\":null", "\"home_page_url\":\"https://old.example/blog/\"");
    publication.file("feeds/en.json", text.as_bytes());
    publication.finds(&[]);
}

#[test]
fn a_feed_is_one_of_the_folder() {
    let foreign = "https://elsewhere.example/feed.json was never fetched";
    for (feed, expected) in [
        ("/feeds/en.json", None),
        ("feeds\\en.json", None),
        ("https://gazette.example/feeds/en.json", None),
        ("https://elsewhere.example/feed.json", Some(foreign)),
        ("C:\\feeds\\en.json", Some("\"C:\\feeds\\en.json\" is no address of a document")),
    ] {
        let publication = Publication::new();
        publication.edit("site.json", |site| site["editions"][0]["feed"] = json!(feed));
        let expected = expected.map(|what| format!("error: site.json: editions[0].feed: {what}"));
        publication.finds(expected.as_deref().as_slice());
    }
    let publication = Publication::new();
    publication.edit("feeds/en.json", |feed| feed["next_url"] = json!("https://elsewhere.example/feed.json"));
    let foreign =
        "\"https://elsewhere.example/feed.json\" is on another host, which is asked for the feeds of site.json alone";
    publication.finds_alone(&format!("error: feeds/en.json: next_url: {foreign}"), "download it into");
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
        "warning: feeds/iraq.json: items[1] \"8\": the edition's feed has no such item: it is published, but missing in the edition's list and feeds",
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
        "warning: feeds/en.json: items: 1 item names translations into \"de\", which is no edition: they are left out",
        "warning: feeds/en.json: items[1] \"5\"._masthead.translations.ar: \"1\" of ar names \"6\" as its translation into en, not this item",
        "warning: feeds/en.json: items[1] \"5\"._masthead.translations.ar: \"6\" names \"1\" of ar as its translation too",
        "warning: feeds/en.json: items[2] \"4\"._masthead.translations.ar: \"2\" of ar names no translation into en: readers of ar do not find this item",
        "error: feeds/en.json: items[3] \"3\"._masthead.translations.ar: the edition ar has no item \"9\"",
        "warning: feeds/en.json: items[5] \"1\"._masthead.translations.en: an item is no translation into its own edition",
    ]);
}

#[test]
fn a_language_that_is_not_the_editions_is_named() {
    let publication = Publication::new();
    publication.edit("feeds/en.json", |feed| feed["language"] = json!("fa"));
    publication.edit("feeds/ar.json", |feed| feed["language"] = json!("ar-EG"));
    publication.finds(&[
        "warning: feeds/en.json: language: the feed is in \"fa\", the edition en in \"en\": its articles are marked as \"fa\"",
    ]);
}

#[test]
fn an_edition_that_was_taken_out_is_said_once_for_each_document() {
    let to = |code: &str| json!({ "_masthead": { "translations": { code: "1" } } });
    let publication = Publication::of(&json!([
        item("4", &to("fa")),
        item("3", &to("fa")),
        item("2", &to("AR")),
        item("1", &json!({}))
    ]));
    publication.write(
        "feeds/pages.json",
        &feed(&json!([{ "id": "about", "title": "A", "_masthead": { "translations": { "fa": "about" } } }])),
    );
    publication.finds(&[
        "warning: feeds/en.json: items: 1 item names translations into \"AR\", which is no edition: they are left out",
        "warning: feeds/en.json: items: 2 items name translations into \"fa\", which is no edition: they are left out",
        "warning: feeds/pages.json: items: 1 page names translations into \"fa\", which is no edition: they are left out",
    ]);
    let remedies = publication.remedies();
    assert_eq!(remedies[0], "write \"ar\": that is the edition's code in site.json");
    assert_eq!(remedies[1], "put the edition \"fa\" back into site.json, or take the names out");
}
