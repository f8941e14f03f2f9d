//! One fault is told as one: what follows from it is held back while it stands.

use crate::publication::{Publication, feed, found, item};
use serde_json::{Value, json};

/// A publication whose editions lead to each other by links and translations.
fn linked() -> Publication {
    let more = |own: &str, other: &str| {
        json!({ "content_html": format!("<a href={other}/posts/1>x</a> <a href=/{other}/>y</a> <a href={own}/category/iraq>z</a>"),
                "_masthead": { "translations": { other: "1" } } })
    };
    let publication = Publication::of(&json!([item("1", &more("en", "ar"))]));
    publication.write("feeds/ar.json", &feed(&json!([item("1", &more("en", "en"))])));
    publication.edit("feeds/ar.json", |feed| feed["items"][0]["tags"] = json!(["Iraq"]));
    publication.edit("site.json", |site| {
        site["editions"][0]["menu"] = json!([{ "label": "a", "to": "/posts/1" }, { "label": "b", "to": "/about" }]);
    });
    publication
}

#[test]
fn a_linked_publication_has_no_fault() {
    linked().finds(&[]);
}

#[test]
fn of_two_editions_with_one_code_the_second_has_lost_its_own() {
    let publication = linked();
    publication.edit("site.json", |site| site["editions"][1]["code"] = json!("en"));
    publication.finds_alone(
        "error: site.json: editions[1].code: \"en\" is taken; each edition needs its own",
        "write a code that no other edition has, most often the tag of its language: \"ar\"; the edition's feeds and catalog",
    );
    publication.edit("site.json", |site| site["default_edition"] = json!("ar"));
    assert_eq!(publication.report().findings.len(), 1);
}

#[test]
fn an_edition_without_a_code_may_have_any() {
    for code in [Value::Null, json!("A R"), json!(5)] {
        let publication = linked();
        publication.edit("site.json", |site| {
            site["default_edition"] = json!("ar");
            site["editions"][1]["code"] = code;
        });
        let report = publication.report();
        let [fault] = &report.findings[..] else { panic!("{:#?}", found(&report)) };
        assert_eq!(fault.place, "editions[1].code");
    }
    // But not two at once.
    let publication = linked();
    publication.edit("site.json", |site| site["editions"][1]["code"] = json!("A R"));
    publication.edit("feeds/en.json", |feed| feed["items"][0]["_masthead"]["translations"]["fr"] = json!("1"));
    publication.finds(&[
        "error: site.json: editions[1].code: \"A R\" is not an edition code: use a-z, 0-9 and -, such as \"en\" or \"pt-br\"",
        "warning: feeds/en.json: items: 1 item names translations into \"ar\", which is no edition: they are left out",
        "warning: feeds/en.json: items: 1 item names translations into \"fr\", which is no edition: they are left out",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to /ar/ leads nowhere",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to ar/posts/1 leads nowhere",
    ]);
    // A file is none of an edition's pages.
    let publication = linked();
    publication.edit("site.json", |site| site["editions"][1]["code"] = json!("A R"));
    publication.edit("feeds/en.json", |feed| feed["items"][0]["content_html"] = json!("<a href=media/a.pdf>x</a>"));
    assert_eq!(
        found(&publication.report())[1],
        "error: feeds/en.json: items[0] \"1\".content_html: the link to media/a.pdf leads nowhere"
    );
}

#[test]
fn a_feed_without_items_is_named_and_not_what_it_should_hold() {
    let publication = Publication::new();
    publication.edit("feeds/ar.json", |feed| feed["items"] = json!([]));
    publication.finds_alone(
        "warning: feeds/ar.json: items: the feed has no items: readers of the edition find nothing",
        "put the edition's articles into \"items\", or take the edition out of site.json until there are some",
    );
    // It is as bad as what follows from it.
    let publication = linked();
    publication.edit("feeds/en.json", |feed| feed["items"] = json!([]));
    publication.finds(&[
        "error: feeds/en.json: items: the feed has no items: readers of the edition find nothing; 3 links and translations \
         lead to what it should hold",
    ]);
    let publication = linked();
    publication.edit("feeds/pages.json", |feed| feed["items"] = json!([]));
    publication.finds_alone(
        "error: feeds/pages.json: items: the feed has no pages; 1 link or translation leads to what it should hold",
        "take the edition's \"pages\" out of site.json",
    );
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][0]["categories"][0]["feed"] = json!("feeds/iraq.json"));
    publication.write("feeds/iraq.json", &feed(&json!([])));
    publication.finds_alone(
        "warning: feeds/iraq.json: items: the feed has no items: readers of the category find nothing",
        "take the category's \"feed\" out of site.json",
    );
}

#[test]
fn an_item_without_an_id_may_be_the_one_that_is_missing() {
    let publication = linked();
    for file in ["feeds/en.json", "feeds/pages.json"] {
        publication.edit(file, |feed| drop(feed["items"][0].as_object_mut().unwrap().remove("id")));
    }
    let left_out = |file: &str| format!("error: {file}: items[0]: the item has no id and is left out");
    publication.finds(&[&left_out("feeds/en.json"), &left_out("feeds/pages.json")]);
    // One item has one id.
    publication.edit("feeds/ar.json", |feed| feed["items"][0]["content_html"] = json!("<a href=en/posts/2>x</a>"));
    publication.finds(&[
        "error: site.json: editions[0].menu[0].to: the link to /posts/1 leads nowhere: the edition en has no item \"1\"",
        "error: feeds/ar.json: items[0] \"1\"._masthead.translations.en: the edition en has no item \"1\"",
        "error: feeds/ar.json: items[0] \"1\".content_html: the link to en/posts/2 leads nowhere: the edition en has no item \"2\"",
        &left_out("feeds/en.json"),
        &left_out("feeds/pages.json"),
    ]);
}

#[test]
fn a_folder_that_is_missing_is_told_once() {
    let html =
        "<img src=media/2.jpg alt=x><img src=/media/2.jpg alt=x><a href=media/3.pdf>x</a> <a href=texts/4.txt>y</a>";
    let measured = json!({ "image_alt": "x", "image_width": 4, "image_height": 3 });
    let more = json!({ "image": "media/1.jpg", "content_html": html, "_masthead": measured });
    let publication = Publication::of(&json!([item("1", &more)]));
    let text = "error: feeds/en.json: items[0] \"1\".content_html: the link to texts/4.txt leads nowhere";
    publication.finds(&[
        text,
        "error: media: the folder does not exist, and 3 files of it are named, first by feeds/en.json: items[0] \"1\".content_html",
    ]);
    assert!(publication.remedies()[1].contains("home_page_url"), "one of the addresses may be that of an older site");
    // Of a folder that is there each file is missed by itself.
    publication.file("media/1.jpg", b"\xff\xd8\xff\xd9");
    publication.file("media/3.pdf", b"x");
    let missing = "error: feeds/en.json: items[0] \"1\".content_html: media/2.jpg does not exist";
    let found = found(&publication.report());
    assert!(found.iter().any(|fault| fault == missing), "{found:#?}");
    assert!(!found.iter().any(|fault| fault.starts_with("error: media")), "{found:#?}");
}

#[test]
fn one_file_makes_no_folder() {
    let html = json!({ "content_html": "<img src=media/1.jpg alt=x> <img src=media/1.jpg alt=y>" });
    let publication = Publication::of(&json!([item("2", &html), item("1", &html)]));
    let missing = |id: &str| {
        format!(
            "error: feeds/en.json: items[{}] \"{id}\".content_html: media/1.jpg does not exist",
            2 - id.parse::<u8>().unwrap()
        )
    };
    publication.finds(&[&missing("2"), &missing("1")]);
}

#[test]
fn an_item_with_the_id_of_another_may_be_the_one_that_is_missing() {
    let publication = Publication::of(&json!([item("1", &json!({})), item("1", &json!({ "title": "Another" }))]));
    publication.edit("site.json", |site| site["editions"][0]["menu"] = json!([{ "label": "a", "to": "/posts/2" }]));
    publication.finds(&[
        "error: feeds/en.json: items[1] \"1\": the id \"1\" is taken by feeds/en.json: items[0] \"1\"; this item is left out",
    ]);
}

#[test]
fn of_an_item_without_an_id_all_the_rest_is_told() {
    let html = "<a href=en/abuot>x</a> <a href=en/tag/camp>y</a> <a href=en/page/1>z</a>";
    let nameless =
        json!({ "title": "T", "tags": ["Camp"], "date_published": "2025-01-01T00:00:00Z", "content_html": html });
    let publication =
        Publication::of(&json!([nameless, item("3", &json!({})), item("2", &json!({})), item("1", &json!({}))]));
    publication.finds(&[
        "error: feeds/en.json: items[0]: the item has no id and is left out",
        "error: feeds/en.json: items[0].content_html: the link to en/abuot leads nowhere: the edition en has no page \"abuot\"",
    ]);
}

#[test]
fn a_language_that_is_none_has_no_catalog() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][1]["lang"] = json!("xx"));
    publication.finds_alone(
        "error: site.json: editions[1].lang: no language is known as \"xx\"",
        "write the tag of a language",
    );
}

#[test]
fn an_entry_of_the_menu_that_is_none_hides_no_other() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        let inner = json!([{ "label": "c", "to": "/abuot" }, { "label": "d", "to": "/a b" }]);
        site["editions"][0]["menu"] = json!([
            { "label": "a" },
            { "label": "b", "to": "/category/irak" },
            { "label": "x", "items": inner },
            { "label": "y", "to": 5 },
            5
        ]);
    });
    publication.finds(&[
        "error: site.json: editions[0].menu[0]: \"a\" needs one of \"to\", \"href\" or \"items\"",
        "error: site.json: editions[0].menu[1].to: the link to /category/irak leads nowhere: the edition en has no category \"irak\"",
        "error: site.json: editions[0].menu[2].items[0].to: the link to /abuot leads nowhere: the edition en has no page \"abuot\"",
        "error: site.json: editions[0].menu[2].items[1].to: \"/a b\" is no address inside an edition: use \"/\", \
         \"/category/<slug>\", \"/posts/<id>\" or \"/<page>\"",
        "error: site.json: editions[0].menu[3].to: 5 is not text in quotation marks",
        "error: site.json: editions[0].menu[4]: 5 is not an object: { … }",
    ]);
}

#[test]
fn what_could_not_be_read_may_name_what_seems_to_be_missing() {
    let publication = linked();
    publication.edit("site.json", |site| {
        site["editions"][0]["menu"] = json!([{ "label": "a", "to": "/posts/7" }, { "label": "b", "to": "/page/3" }]);
        site["editions"][0]["page_url"] = json!(5);
        site["editions"][1]["messages"] = json!(["locales/ar.json"]);
    });
    publication.remove("locales/ar.json");
    publication.finds(&[
        "error: site.json: editions[0].page_url: 5 is not text in quotation marks",
        "error: site.json: editions[1].messages: a list is not text in quotation marks",
    ]);
    let publication = linked();
    publication.edit("site.json", |site| {
        site["editions"][0]["menu"] = json!([{ "label": "a", "to": "/posts/7" }]);
        site["editions"][0]["categories"] = json!([{ "slug": "a b", "label": "x", "feed": "feeds/iraq.json" }]);
    });
    assert_eq!(publication.report().findings.len(), 1);
}

#[test]
fn a_colour_that_is_none_hides_no_other() {
    let publication = Publication::new();
    let colours =
        json!({ "light": { "ink": "teal", "accent": "#e07a00" }, "dark": { "paper": "black", "ink": "#111111" } });
    publication.edit("site.json", |site| site["theme"] = json!({ "colours": colours }));
    let none = "is not a colour such as \"#0f4c5c\": # and six digits of 0-9 and a-f";
    publication.finds(&[
        &format!("error: site.json: theme.colours.dark.paper: \"black\" {none}"),
        "error: site.json: theme.colours.light.accent: a link in #e07a00 on what the mouse is over in #f8ebd9 has a contrast \
         of 2.5 to 1; it takes 4.5 to 1 to be read by all",
        &format!("error: site.json: theme.colours.light.ink: \"teal\" {none}"),
    ]);
}
