//! What is wrong is told to the pages that are open.

use crate::server::{Publication, feed, site};
use serde_json::json;

#[test]
fn what_check_finds_is_told_with_its_line_and_goes_when_it_is_mended() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    let mut events = server.events();
    publication.write("feeds/en.json", "{\n \"version\": \"https://jsonfeed.org/version/1.1\",\n \"items\": [}\n");
    let told = events.until(|told| told["faults"]["named"][0]["line"].is_object());
    let fault = &told["faults"]["named"][0];
    assert_eq!(fault["severity"], "error");
    assert!(fault["file"].as_str().unwrap().starts_with("feeds/en.json:3:"), "{fault}");
    assert_eq!(fault["line"], json!({ "number": 3, "before": "\"items\": [", "at_fault": "}", "after": "" }));
    assert!(!fault["remedy"].as_str().unwrap().is_empty(), "{fault}");
    let page = server.get("/en/");
    assert!(page.status == 200 && page.text().contains("One"), "the pages stay as they were");
    publication.write("feeds/en.json", &feed("Mended"));
    events.until(|told| told["faults"]["errors"] == 0);
    assert!(server.get("/en/").text().contains("Mended"));
}

/// Else a panel that was closed would open again over the page at every save.
#[test]
fn what_is_wrong_stays_as_it_was_told_when_something_else_is_saved() {
    let publication = Publication::of_one_article();
    publication.write("feeds/en.json", "{ \"items\": [}");
    let server = publication.serve();
    let mut events = server.events();
    let told = events.until(|told| told["faults"]["named"][0]["line"].is_object());
    publication.write("site.json", &site().to_string().replace("Gazette", "New Gazette"));
    let after = events.until(|after| after["version"] != told["version"]);
    assert_eq!(after["faults"], told["faults"]);
}

/// The browser puts what stands on both sides of them in its place.
#[test]
fn words_at_fault_are_marked_in_a_line_from_right_to_left() {
    let publication = Publication::of_one_article();
    let item = json!({ "id": "1", "title": "سیل", "content_text": "متن", "date_published": "دیروز", "tags": ["خبر"] });
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "گزارش", "items": [item] });
    publication.write("feeds/en.json", &feed.to_string());
    let server = publication.serve();
    let told = server.events().until(|told| told["faults"]["named"][0]["line"].is_object());
    let line = &told["faults"]["named"][0]["line"];
    assert_eq!(line["at_fault"], "\"دیروز\"", "{told}");
    assert!(line["before"].as_str().unwrap().ends_with("\"date_published\":"), "{line}");
    assert!(line["after"].as_str().unwrap().contains("سیل"), "{line}");
}

#[test]
fn a_site_that_cannot_be_read_has_a_page_of_the_servers_own() {
    let publication = Publication::of_one_article();
    publication.write("site.json", "{\n\"name\": <b>,\n");
    let server = publication.serve();
    let mut events = server.events();
    events.until(|told| told["faults"]["named"][0]["line"].is_object());
    let page = server.get("/en/");
    assert_eq!(page.status, 503);
    for words in ["site.json:2:", "2 | <bdi>\"name\": <mark>&lt;</mark>b&gt;,</bdi>", "What to do"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    publication.write("site.json", &site().to_string());
    events.until(|told| told["faults"]["errors"] == 0);
    assert_eq!(server.get("/en/").status, 200);
}

#[test]
fn a_site_that_can_be_read_no_more_leaves_the_pages_as_they_were() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    let mut events = server.events();
    publication.write("site.json", &site().to_string().replacen(',', "", 1));
    let told = events.until(|told| told["faults"]["named"][0]["line"].is_object());
    assert!(told["faults"]["named"][0]["file"].as_str().unwrap().starts_with("site.json:1:"), "{told}");
    let page = server.get("/en/");
    assert!(page.status == 200 && page.text().contains("One"), "the pages stay as they were");
    publication.write("site.json", &site().to_string().replace("Gazette", "Mended Gazette"));
    events.until(|told| told["faults"]["errors"] == 0);
    assert!(server.get("/en/").text().contains("Mended Gazette"));
}

#[test]
fn a_folder_that_is_no_publication_is_shown_as_what_it_is() {
    let publication = Publication::empty();
    let server = publication.serve();
    let page = server.get("/");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("site.json"), "{}", page.text());
}

#[test]
fn a_page_says_which_version_it_is_and_is_told_which_there_is() {
    let server = Publication::of_one_article().serve_kept();
    let told = server.events().next()["version"].as_str().unwrap().to_owned();
    assert!(server.get("/en/").text().contains(&format!("data-version=\"{told}\"")));
}
