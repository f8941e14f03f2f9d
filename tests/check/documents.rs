//! What is said of a document as a whole: what it is instead of JSON, where it breaks off, and what stands in it twice.

use crate::publication::{Publication, found, item};
use masthead::program::check::Locator;
use serde_json::json;

#[test]
fn a_document_that_is_something_else_is_called_so() {
    let utf16: Vec<u8> = "\u{feff}{\"items\": []}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str, &str); 6] = [
        (b"", "it is empty", "write the document"),
        (b"<!doctype html><title>Not found</title>", "it is a web page (HTML), not JSON", "save the document itself"),
        (
            b"<?xml version=\"1.0\"?><rss version=\"2.0\">",
            "it is an RSS feed (XML), not JSON",
            "convert this feed to JSON Feed",
        ),
        (
            b"<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "it is an Atom feed (XML), not JSON",
            "convert this feed to JSON Feed",
        ),
        (&utf16, "it is saved as UTF-16, and JSON is UTF-8", "as UTF-8"),
        (b"\x1f\x8b\x08\x00", "it is a compressed file, not JSON", "unpack it"),
    ];
    for (bytes, what, remedy) in cases {
        for file in ["feeds/en.json", "locales/en.json", "site.json"] {
            let publication = Publication::new();
            publication.file(file, bytes);
            publication.finds_alone(&format!("error: {file}: {what}"), remedy);
        }
    }
}

#[test]
fn the_place_of_a_fault_is_where_an_editor_has_it() {
    let start = "{\"items\": [{\"id\": \"1\", \"title\": \"عراق\"";
    for mark in ["", "\u{feff}"] {
        let publication = Publication::new();
        publication.file("feeds/en.json", format!("{mark}{start} \"x\": 1}}]}}").as_bytes());
        let column = start.chars().count() + 2;
        publication
            .finds(&[&format!("error: feeds/en.json: line 1, column {column}: it is not JSON: expected `,` or `}}`")]);
    }
    // In a file of one line nobody counts so far.
    let publication = Publication::new();
    publication.file(
        "feeds/en.json",
        format!("{{\"title\": \"{}\", \"items\": [{{\"id\": é}}]}}", "x".repeat(5000)).as_bytes(),
    );
    let before = format!("{}\", \"items\": [{{\"id\": ", "x".repeat(20));
    publication.finds(&[&format!(
        "error: feeds/en.json: line 1, column 5032: it is not JSON: expected value, after …{before}"
    )]);
}

#[test]
fn a_key_that_stands_twice_is_named_in_every_document() {
    let publication = Publication::new();
    for file in ["feeds/en.json", "locales/en.json", "site.json"] {
        let text = std::fs::read_to_string(publication.folder.path().join(file)).unwrap();
        publication.file(file, format!("{{\"title\": \"x\", \"title\": \"News\", {}", &text[1..]).as_bytes());
    }
    let report = publication.report();
    let twice: Vec<_> = found(&report).into_iter().filter(|line| line.ends_with("the key stands twice")).collect();
    assert_eq!(
        twice,
        [
            "error: site.json: title: the key stands twice",
            "error: feeds/en.json: title: the key stands twice",
            "error: locales/en.json: title: the key stands twice",
        ]
    );
}

#[test]
fn a_document_that_is_not_there_is_named_with_the_one_that_was_meant() {
    for (written, meant) in [
        ("feeds/enn.json", Some("feeds/en.json")),
        ("feed/en.json", Some("feeds/en.json")),
        ("Feeds/EN.json", Some("feeds/en.json")),
        ("feeds/en.jsn", Some("feeds/en.json")),
        ("feeds/news.json", None),
        ("elsewhere/en.json", None),
    ] {
        let publication = Publication::new();
        publication.edit("site.json", |site| site["editions"][0]["feed"] = json!(written));
        let remedy = meant.map_or("put the document there".to_owned(), |meant| format!("did you mean \"{meant}\"?"));
        publication.finds_alone(&format!("error: site.json: editions[0].feed: {written} does not exist"), &remedy);
    }
}

#[test]
fn an_address_that_leads_up_is_named_as_it_is_written() {
    let publication =
        Publication::of(&json!([item("1", &json!({ "content_html": "<img src=../media/a.jpg alt=x>" }))]));
    publication.edit("site.json", |site| site["editions"][1]["messages"] = json!("../locales/fr.json"));
    publication.edit("feeds/ar.json", |feed| feed["next_url"] = json!("../../older/news.json"));
    publication.finds(&[
        "error: site.json: editions[1].messages: ../locales/fr.json does not exist",
        "error: feeds/ar.json: next_url: ../../older/news.json does not exist",
        "error: feeds/en.json: items[0] \"1\".content_html: ../media/a.jpg does not exist",
    ]);
    let remedies = publication.remedies();
    for (remedy, place) in remedies.iter().zip(["locales/fr.json", "older/news.json", "media/a.jpg"]) {
        assert!(remedy.contains(&format!("at \"{place}\"")), "{remedies:#?}");
    }
}

#[test]
fn the_slips_in_json_that_people_make_have_remedies_of_their_own() {
    let publication = Publication::new();
    for (text, remedy) in [
        ("{\"items\": [{\"id\": \"1\", \"title\": \"The \"big\" one\"}]}", "write each quotation mark of it as \\\""),
        ("{\"items\": [{\"id\": \"1\"\n \"title\": \"T\"}]}", "write a comma before this place"),
        ("{\"items\": [{\"id\": \"1\", \"title\": \"One\nline more\"}]}", "write \\n, or <br> in HTML"),
        ("{“items”: []}", "only straight ones (\") will do"),
        ("{\"items\": [{\"id\": \"1\",, \"title\": \"T\"}]}", "whether a comma is too many"),
        ("{\"items\": [{\"id\": \"1\"},]}", "take out the comma before this place"),
        ("{\"items\": [", "a quotation mark left open?"),
    ] {
        publication.file("feeds/en.json", text.as_bytes());
        let remedies = publication.remedies();
        assert!(remedies.iter().any(|told| told.contains(remedy)), "{text}: {remedies:#?}");
    }
}

#[test]
fn a_document_that_is_no_utf_8_has_its_place() {
    let latin = b"{\n  \"name\": \"Caf\xe9\"\n}";
    for name in ["locales/en.json", "feeds/en.json", "site.json"] {
        let publication = Publication::new();
        publication.file(name, latin);
        let report = publication.report();
        let fault = report.findings.iter().find(|fault| fault.what == "it is not UTF-8").unwrap();
        assert_eq!((fault.file.as_str(), fault.place.as_str()), (name, "line 2, column 15"));
        assert_eq!(fault.remedy, "save it again, as UTF-8");
        let position = Locator::new(publication.folder.path()).position(fault).unwrap();
        assert_eq!((position.line, position.column), (2, 15));
    }
}

#[test]
fn an_open_quotation_mark_is_told_in_its_line() {
    let publication = Publication::new();
    publication.file(
        "site.json",
        b"{\n  \"base_url\": \"https://gazette.example/\",\n  \"name\": \"Our Gazette,\n  \"editions\": []\n}",
    );
    publication.finds_alone(
        "error: site.json: line 3, column 23: it is not JSON: a quotation mark is missing at the end of the text",
        "where the text ends",
    );
}
