//! What of an item is more than is shown.

use crate::publication::{Publication, feed, found, item};
use serde_json::{Value, json};

fn one(more: &Value) -> Publication {
    Publication::of(&json!([item("1", more)]))
}

#[test]
fn a_title_of_two_megabytes_is_named() {
    one(&json!({ "title": "é".repeat(1_000_000) })).finds_alone(
        "warning: feeds/en.json: items[0] \"1\".title: it has 1000000 characters, and no more than 500 are shown",
        "shorten it",
    );
}

#[test]
fn more_tags_and_files_than_are_shown_are_named() {
    let file =
        |number: usize| json!({ "url": "media/a.pdf", "mime_type": "application/pdf", "title": number.to_string() });
    let files: Vec<_> = (0..201).map(file).collect();
    let publication = one(&json!({ "tags": vec!["a"; 101], "summary": "x".repeat(5001), "attachments": files }));
    publication.file("media/a.pdf", b"%PDF");
    publication.finds(&[
        "warning: feeds/en.json: items[0] \"1\".attachments: there are 201 of them, and no more than 200 are shown",
        "warning: feeds/en.json: items[0] \"1\".summary: it has 5001 characters, and no more than 5000 are shown",
        "warning: feeds/en.json: items[0] \"1\".tags: there are 101 of them, and no more than 100 are shown",
    ]);
}

#[test]
fn a_text_that_is_cut_off_is_a_fault() {
    for field in ["content_html", "content_text"] {
        one(&json!({ field: "word ".repeat(1_000_000) })).finds_alone(
            &format!("error: feeds/en.json: items[0] \"1\".{field}: the text is longer than 2 MB: a page would show it up to there"),
            "divide it",
        );
    }
    one(&json!({ "content_html": "<br>".repeat(41_000) })).finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_html: the text has more than 40000 elements and stretches of text: a page would show it up to there",
        "divide it",
    );
    one(&json!({ "content_text": "line\n".repeat(20_001) })).finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_text: the text has more than 20000 lines: a page would show it up to there",
        "divide it",
    );
}

#[test]
fn a_page_that_the_app_could_not_read_is_named() {
    let short = json!({});
    let long = json!({ "content_text": "a".repeat(1_900_000), "tags": ["Iraq"] });
    let publication = |items: &[&Value], page_size: usize| {
        let items: Vec<_> = items.iter().enumerate().map(|(number, more)| item(&number.to_string(), more)).collect();
        let publication = Publication::of(&json!(items));
        publication.edit("site.json", |site| site["page_size"] = json!(page_size));
        publication
    };
    let remedy = "let \"page_size\" in site.json be smaller";
    publication(&[&long; 9], 9).finds_alone(
        "error: feeds/en.json: items: en/ would hold 18 MB of texts, and the app reads no more than 16 MB at once",
        remedy,
    );
    publication(&[&long; 9], 4).finds(&[]);
    // The second page of the archive, of three.
    let items = [[&short; 9], [&short; 9], [&long; 9], [&short; 9]].concat();
    publication(&items, 9).finds_alone(
        "error: feeds/en.json: items: en/page/2/ would hold 18 MB of texts, and the app reads no more than 16 MB at once",
        remedy,
    );
    // Those of a category stand together on its page.
    let apart: Vec<_> = (0..36).map(|number| if number % 4 == 0 { &long } else { &short }).collect();
    publication(&apart, 9).finds_alone(
        "error: feeds/en.json: items: en/category/iraq/ would hold 18 MB of texts, and the app reads no more than 16 MB at once",
        remedy,
    );
}

#[test]
fn what_is_escaped_counts_as_it_is_shown() {
    one(&json!({ "title": "&#1593;".repeat(500) })).finds(&[]);
}

#[test]
fn a_name_that_is_cut_is_told_with_its_place() {
    let long = "a".repeat(300);
    one(&json!({ "tags": ["a", long], "authors": [{ "name": long }] })).finds(&[
        "warning: feeds/en.json: items[0] \"1\".authors[0].name: it has 300 characters, and no more than 200 are shown",
        "warning: feeds/en.json: items[0] \"1\".tags[1]: it has 300 characters, and no more than 200 are shown",
    ]);
}

#[test]
fn elements_without_end_are_named() {
    one(&json!({ "content_html": format!("{}x", "<div>".repeat(3_000)) })).finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_html: the text has elements that are nested more than 1000 deep: a page would show it up to there",
        "close the elements",
    );
    one(&json!({ "content_html": format!("<p{}>x", " a".repeat(30_000)) })).finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_html: the text has an element of more than 2000 attributes: a page would show it up to there",
        "take them out",
    );
}

#[test]
fn four_thousand_million_pages_are_not_looked_for() {
    let publication = one(&json!({}));
    publication.edit("feeds/en.json", |feed| {
        feed["_masthead"] = json!({ "pages": u32::MAX });
        feed["next_url"] = json!("en-1.json");
    });
    publication.write("feeds/en-1.json", &feed(&json!([item("0", &json!({}))])));
    let pages = |template: &str| {
        publication.edit("site.json", |site| site["editions"][0]["page_url"] = json!(template));
        found(&publication.report())
    };
    let missing = pages("feeds/page-{page}.json");
    let (more, told) = missing.split_last().unwrap();
    assert!(told.len() == 20 && told.iter().all(|fault| fault.contains("does not exist")), "{missing:?}");
    assert_eq!(
        more,
        "error: site.json: editions[0].page_url: archive pages beyond these do not exist either: at least 9980 more"
    );
    let same = pages("feeds/en-1.json");
    assert!(same.len() == 1 && same[0].contains("every archive page would be the same"), "{same:?}");
}

#[test]
fn an_id_of_a_book_is_none() {
    Publication::of(&json!([item(&"a".repeat(2001), &json!({}))])).finds_alone(
        "error: feeds/en.json: items[0]: the item's id is longer than 2000 bytes, and the item is left out",
        "give it an \"id\"",
    );
}

#[test]
fn a_name_as_long_as_a_document_is_like_no_other() {
    let publication = one(
        &json!({ "content_html": format!("<img alt=x src=\"media/{}.png\">", "a".repeat(100_000)), "x".repeat(100_000): 1 }),
    );
    publication.file("media/a.png", b"");
    assert!(found(&publication.report())[0].contains("does not exist"));
}
