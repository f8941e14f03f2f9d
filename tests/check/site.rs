//! What is said of `site.json` and what it names.

use crate::publication::{Publication, found, item};
use serde_json::json;

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
    publication
        .finds(&["error: site.json: social[0].url: \"javascript:x\" must start with https://, http:// or mailto:"]);
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
