//! What is said of `site.json` and what it names.

use crate::publication::{Publication, found, item};
use masthead::program::{
    check::{CheckOptions, check},
    remote_feed::{Fetching, RemoteFeeds},
};
use serde_json::json;

#[test]
fn a_site_that_cannot_be_read_is_the_only_fault() {
    let publication = Publication::new();
    publication.file("site.json", b"{\n \"name\": \"Gazette\"\n \"editions\": []}");
    publication.finds(&["error: site.json: line 3, column 2: it is not JSON: expected `,` or `}`"]);
    publication
        .write("site.json", &json!({ "name": "Gazette", "default_edition": "en", "base_url": "https://a.example" }));
    publication.finds_alone("error: site.json: editions: it is missing", "add \"editions\", such as [{\"code\":\"en\"");
    publication.remove("site.json");
    let report = publication.report();
    assert!(found(&report)[0].starts_with("error: site.json: there is none in "), "{report:?}");
    assert!(report.has_errors());
}

#[test]
fn what_is_no_folder_is_told_from_a_folder_without_a_publication() {
    let folder = tempfile::tempdir().unwrap();
    let (nowhere, file) = (folder.path().join("nowhere"), folder.path().join("a.md"));
    std::fs::write(&file, "A").unwrap();
    for (named, what, remedy) in [
        (&nowhere, "there is no such folder", "\"masthead new\" makes one"),
        (&file, "it is a file, and a publication is a folder", "name the folder that site.json is in"),
    ] {
        let report = check(named, &CheckOptions::now(&RemoteFeeds::of(named, Fetching::Offline)));
        assert_eq!(found(&report), [format!("error: {}: {what}", named.display())]);
        assert!(report.findings[0].remedy.contains(remedy), "{report:?}");
    }
}

#[test]
fn all_faults_are_told_at_once_those_of_feeds_and_catalogs_too() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["cards"] = json!("sumary");
        site["page_size"] = json!(0);
        site["editions"][0]["label"] = json!(5);
        site["editions"][0]["menu"] =
            json!([{ "label": "x", "to": "/a b" }, { "label": "y" }, { "label": "z", "to": "/", "hrfe": "x" }]);
        site["editions"][1].as_object_mut().unwrap().remove("label");
        let broken = json!({ "code": "DE", "lang": "d", "label": "Deutsch", "feed": "feeds/de.json" });
        site["editions"].as_array_mut().unwrap().insert(0, broken);
    });
    publication.edit("feeds/en.json", |feed| feed["items"][0]["image"] = json!("media/no.png"));
    publication.edit("locales/ar.json", |catalog| catalog["menu"] = json!(""));
    publication.finds(&[
        "error: site.json: cards: \"sumary\" means nothing here",
        "error: site.json: editions[0].code: \"DE\" is not an edition code: use a-z, 0-9 and -, such as \"en\" or \"pt-br\"",
        "error: site.json: editions[0].lang: \"d\" cannot stand here",
        "error: site.json: editions[1].label: 5 is not text in quotation marks",
        "error: site.json: editions[1].menu[0].to: \"/a b\" is no address inside an edition: use \"/\", \"/category/<slug>\", \
         \"/posts/<id>\" or \"/<page>\"",
        "error: site.json: editions[1].menu[1]: \"y\" needs one of \"to\", \"href\" or \"items\"",
        "warning: site.json: editions[1].menu[2].hrfe: \"hrfe\" means nothing here",
        "error: site.json: editions[2].label: it is missing",
        "error: site.json: page_size: a page holds 1 to 100 articles, not 0",
        "error: feeds/en.json: items[0] \"1\".image: media/no.png does not exist",
        "warning: feeds/en.json: items[0] \"1\".image: the picture has no text for readers who do not see it",
        "error: locales/ar.json: menu: it is empty: a reader sees nothing, and a screen reader says nothing",
    ]);
}

#[test]
fn nothing_is_missed_that_stands_in_what_could_not_be_read() {
    let html = "<a href=ar/posts/9>1</a> <a href=en/category/irak>2</a>";
    let more = json!({ "content_html": html, "_masthead": { "category": "irak", "translations": { "ar": "9" } } });
    let publication = Publication::of(&json!([item("1", &more)]));
    publication.edit("site.json", |site| {
        site["editions"][0]["categories"][0]["slug"] = json!("a b");
        site["editions"][1]["feed"] = json!(5);
    });
    publication.finds(&[
        "error: site.json: editions[0].categories[0].slug: \"a b\" is not a slug: use letters, digits, -, _, . and ~, such as \
         \"photo-gallery\"",
        "error: site.json: editions[1].feed: 5 is not text in quotation marks",
    ]);
}

#[test]
fn what_can_be_read_and_cannot_be_meant_is_said() {
    type Change = fn(&mut serde_json::Value);
    let blank = "it is empty: a reader sees nothing, and a screen reader says nothing";
    let cases: [(Change, String, &str); 18] = [
        (|site| site["name"] = json!(" "), format!("error: site.json: name: {blank}"), "write the words"),
        (|site| site["editions"][1]["label"] = json!(""), format!("error: site.json: editions[1].label: {blank}"), "write the words"),
        (
            |site| site["editions"][0]["categories"][0]["label"] = json!(""),
            format!("error: site.json: editions[0].categories[0].label: {blank}"),
            "write the words",
        ),
        (
            |site| site["editions"][0]["menu"] = json!([{ "label": "", "to": "/" }]),
            format!("error: site.json: editions[0].menu[0].label: {blank}"),
            "write the words",
        ),
        (
            |site| site["editions"][0]["menu"] = json!([{ "label": "x", "items": [] }]),
            "error: site.json: editions[0].menu[0].items: the submenu is empty: it opens and shows nothing".into(),
            "add entries",
        ),
        (
            |site| {
                let third = json!([{ "label": "z", "to": "/" }]);
                site["editions"][0]["menu"] = json!([{ "label": "x", "items": [{ "label": "y", "items": third }] }]);
            },
            "warning: site.json: editions[0].menu[0].items[0].items: a menu in a menu in a menu: few readers find what is in it".into(),
            "put its entries into the menu above",
        ),
        (
            |site| site["editions"][0]["dir"] = json!("rtl"),
            "warning: site.json: editions[0].dir: \"en\" is written from left to right, not from right to left".into(),
            "take \"dir\" out",
        ),
        (
            |site| {
                site["editions"][0]["lang"] = json!("xx");
                site["editions"][0]["messages"] = json!("locales/en.json");
            },
            "warning: site.json: editions[0].lang: no language is known as \"xx\"".into(),
            "write the tag of a language",
        ),
        (
            |site| {
                site["editions"][1]["lang"] = json!("qqq");
                site["editions"][1]["messages"] = json!("locales/en.json");
            },
            "warning: site.json: editions[1].lang: no language is known as \"qqq\"".into(),
            "write the tag of a language",
        ),
        (
            |site| site["editions"][1]["code"] = json!("media"),
            "error: site.json: editions[1].code: media/ is a folder of the publication's own files: the edition's pages \
             would lie among them".into(),
            "give the edition another code",
        ),
        (
            |site| site["editions"][1]["code"] = json!("feeds"),
            "error: site.json: editions[1].code: feeds/ is a folder of the publication's own files: the edition's pages \
             would lie among them".into(),
            "give the edition another code",
        ),
        (
            |site| site["base_url"] = json!("https://gazette.example/?x=1"),
            "error: site.json: base_url: it has a query: no address of a page can follow it".into(),
            "take out the ?",
        ),
        (
            |site| site["base_url"] = json!("https://gazette.example/#top"),
            "error: site.json: base_url: it has a fragment: no address of a page can follow it".into(),
            "take out the #",
        ),
        (
            |site| site["base_url"] = json!("https://ann:secret@gazette.example/"),
            "error: site.json: base_url: it holds a user's name, which everyone would read".into(),
            "take it out",
        ),
        (
            |site| site["base_url"] = json!("https://gazette.example/news/index.html"),
            "error: site.json: base_url: it is the address of a page, not of a folder".into(),
            "take out \"index.html\"",
        ),
        (
            |site| site["base_url"] = json!("http://localhost:8080/"),
            "warning: site.json: base_url: only this machine reads the publication there".into(),
            "write the public address",
        ),
        (
            |site| site["base_url"] = json!("https://"),
            "error: site.json: base_url: \"https:/\" is no address".into(),
            "such as \"https://example.org/news/\"",
        ),
        (
            |site| site["editions"][0]["menu"] = json!([{ "label": "x", "href": "http://127.0.0.1/x" }]),
            "error: site.json: editions[0].menu[0].href: http://127.0.0.1/x leads to the reader's own machine".into(),
            "write the public address",
        ),
    ];
    for (change, expected, remedy) in cases {
        let publication = Publication::new();
        publication.edit("site.json", change);
        publication.finds_alone(&expected, remedy);
    }
}

#[test]
fn a_colour_that_is_none_or_cannot_be_read_is_told_with_one_that_can() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["theme"] = json!({ "colours": { "light": { "accent": "teal" } } }));
    publication.finds_alone(
        "error: site.json: theme.colours.light.accent: \"teal\" is not a colour such as \"#0f4c5c\": # and six digits of \
         0-9 and a-f",
        "write # and six digits",
    );
    publication.edit("site.json", |site| site["theme"] = json!({ "colours": { "light": { "accent": "#e07a00" } } }));
    publication.finds_alone(
        "error: site.json: theme.colours.light.accent: a link in #e07a00 on what the mouse is over in #f8ebd9 has a contrast \
         of 2.5 to 1; it takes 4.5 to 1 to be read by all",
        "write \"#",
    );
    publication.edit("site.json", |site| site["theme"] = json!({ "fonts": [{ "family": "Georgia, serif" }] }));
    publication.finds_alone(
        "error: site.json: theme.fonts[0].family: \"Georgia, serif\" is not the name of one font, such as \"Source Serif 4\"",
        "write the name of one font",
    );
}

#[test]
fn a_language_of_few_speakers_is_a_language() {
    for lang in ["ckb", "gsw", "haw", "eo", "vo", "cop", "sr-Latn", "zh-Hant-HK"] {
        let publication = Publication::new();
        publication.edit("site.json", |site| {
            site["editions"][0]["lang"] = json!(lang);
            site["editions"][0]["messages"] = json!("locales/en.json");
        });
        let report = publication.report();
        assert!(report.findings.iter().all(|finding| !finding.place.ends_with("lang")), "{lang}: {:?}", found(&report));
    }
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
fn an_edition_whose_language_cannot_be_read_is_looked_through_all_the_same() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["editions"][1]["lang"] = json!("arabic");
        site["editions"][1]["dir"] = json!("rtl");
    });
    publication.edit("feeds/ar.json", |feed| {
        feed["language"] = json!("ar");
        feed["items"][0]["tags"] = json!(5);
    });
    publication.edit("locales/ar.json", |catalog| catalog["menu"] = json!(""));
    publication.finds(&[
        "error: site.json: editions[1].lang: \"arabic\" is not a language tag (BCP 47) such as \"en\" or \"sr-Cyrl\"",
        "warning: feeds/ar.json: items[0] \"1\".tags: 5 counts as missing",
        "error: locales/ar.json: menu: it is empty: a reader sees nothing, and a screen reader says nothing",
    ]);
    // The name of its catalog is a guess: nothing is said if it is not there.
    publication.remove("locales/ar.json");
    assert_eq!(publication.report().findings.len(), 2);
}

#[test]
fn an_edition_that_was_not_looked_through_is_named() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][1]["code"] = json!("a r"));
    publication.finds_alone(
        "error: site.json: editions[1].code: \"a r\" is not an edition code: use a-z, 0-9 and -, such as \"en\" or \"pt-br\"",
        "did you mean \"ar\"? Use 1 to 35 small letters a-z, digits and hyphens; the edition's feeds and catalog were not \
         looked through: check again when this is mended",
    );
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][1] = json!({ "code": "ar", "lang": "ar" }));
    assert_eq!(publication.remedies().concat().matches("were not looked through").count(), 1);
}
