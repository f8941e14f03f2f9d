//! What `site.json` names: documents, pages, pictures and hosts.

use crate::publication::{Publication, found, item};
use serde_json::json;

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
        "error: site.json: base_url: it is missing: shared links, search engines and feed readers need whole addresses",
        "error: site.json: editions[0].categories[1].slug: the edition has a category \"iraq\" already; this one is never shown",
        "error: site.json: editions[0].page_url: \"feeds/en/page.json\" has no {page} in it: every archive page would be the same",
        "error: site.json: editions[1].feed: https://elsewhere.example/feed.json was never fetched",
        "error: site.json: logo: media/logo.svg does not exist",
    ]);
}

#[test]
fn an_edition_has_no_folder_with_documents_of_another() {
    let publication = Publication::new();
    let feed = std::fs::read(publication.folder.path().join("feeds/en.json")).unwrap();
    publication.file("ar/en.json", &feed);
    publication.edit("site.json", |site| site["editions"][0]["feed"] = json!("ar/en.json"));
    publication.finds_alone(
        "error: site.json: editions[1].code: ar/ is a folder of the publication's own files: the edition's pages would lie \
         among them",
        "give the edition another code",
    );
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
    let remedies = publication.remedies();
    assert!(remedies.iter().any(|remedy| remedy.contains("did you mean \"/about\"?")), "{remedies:#?}");
}

#[test]
fn what_is_to_be_installed_needs_a_picture() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["offline"] = json!(true);
        site.as_object_mut().unwrap().remove("logo");
    });
    publication
        .finds(&["warning: site.json: offline: there is no \"logo\": most systems install only what has a picture"]);
}

#[test]
fn what_is_to_be_kept_needs_an_encrypted_address() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        (site["offline"], site["base_url"]) = (json!(true), json!("http://gazette.example/"));
    });
    publication.finds(&[
        "warning: site.json: offline: \"base_url\" begins with http:, without encryption: no browser keeps pages of such an address",
        "warning: site.json: offline: there is no \"logo\": most systems install only what has a picture",
    ]);
}

#[test]
fn a_host_of_pictures_that_is_none_is_named() {
    let publication = Publication::new();
    publication
        .edit("site.json", |site| site["media_hosts"] = json!(["https://a.example", "https://a.example/pictures"]));
    publication.finds_alone(
        "error: site.json: media_hosts[1]: \"https://a.example/pictures\" is no origin such as \
         \"https://pictures.example\": https:// and the name of a host, without a path",
        "\"https://*.example\" for every host below it",
    );
}

#[test]
fn a_folder_that_would_break_the_settings_of_hosts_is_refused() {
    let publication = Publication::new();
    let with = |folder: &str| {
        publication.edit("site.json", |site| site["base_url"] = json!(format!("https://gazette.example/{folder}")));
        found(&publication.report())
    };
    for (folder, sign) in [
        ("my news/", " "),
        ("a{/", "{"),
        ("a;b/", ";"),
        ("$a/", "$"),
        ("a\"/", "\\\""),
        ("it's/", "\\'"),
        ("a%7Db/", "}"),
        ("a%0Ab/", "\\n"),
    ] {
        let what = format!("its folder holds \"{sign}\", which means something in the settings of hosts");
        assert_eq!(with(folder), [format!("error: site.json: base_url: {what}")], "{folder}");
    }
    for folder in ["", "news/", "%D8%AE%D8%A8%D8%B1/", "خبر/", "c++/", "a%20b/"] {
        assert_eq!(with(folder), [""; 0], "{folder}");
    }
}
