//! What is saved shows.

use crate::server::{Publication, feed};
use serde_json::{Value, json};
use std::fs;

fn version(told: &Value) -> String {
    told["version"].as_str().unwrap().to_owned()
}

/// Makes a change while a page is open, and waits until the front page shows these words.
fn shows(publication: &Publication, words: &str, change: impl FnOnce()) {
    let server = publication.serve();
    let mut events = server.events();
    let before = version(&events.next());
    change();
    events.until(|told| version(told) != before && server.get("/en/").text().contains(words));
}

#[test]
fn what_is_saved_shows() {
    let publication = Publication::of_one_article();
    shows(&publication, "Another", || publication.write("feeds/en.json", &feed("Another")));
}

/// As editors save: another file is put in the place of the one that was there.
#[test]
fn what_an_editor_puts_in_the_place_of_a_file_shows() {
    let publication = Publication::of_one_article();
    shows(&publication, "Renamed", || {
        let at = |name: &str| publication.data().join("feeds").join(name);
        publication.write("feeds/.en.json.swp", &feed("Renamed"));
        fs::rename(at("en.json"), at("en.json~")).unwrap();
        fs::rename(at(".en.json.swp"), at("en.json")).unwrap();
    });
}

#[test]
fn ten_thousand_changes_at_once_show() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    let mut events = server.events();
    fs::create_dir(publication.data().join("media")).unwrap();
    for number in 0..10_000 {
        fs::write(publication.data().join(format!("media/{number}.txt")), "x").unwrap();
    }
    publication.write("feeds/en.json", &feed("At last"));
    events.until(|_| server.get("/en/").text().contains("At last"));
    assert_eq!(server.get("/media/9999.txt").text(), "x");
}

#[test]
fn the_folder_may_go_and_come_back() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    let mut events = server.events();
    let away = publication.app().join("away");
    fs::rename(publication.data(), &away).unwrap();
    events.until(|told| told["faults"]["errors"] != 0 && server.get("/en/").status == 200);
    fs::rename(&away, publication.data()).unwrap();
    events.until(|told| told["faults"]["errors"] == 0);
    assert_eq!(server.get("/en/").status, 200);
    // It is watched as before.
    publication.write("feeds/en.json", &feed("Back"));
    events.until(|_| server.get("/en/").text().contains("Back"));
}

#[test]
fn a_draft_is_shown_with_its_picture() {
    let publication = Publication::of_one_article();
    let picture = "GIF89a\x02\0\x01\0\0\0\0";
    publication.write("media/draft.gif", picture);
    let draft =
        feed("Draft").replace("\"_masthead\":{", "\"image\":\"media/draft.gif\",\"_masthead\":{\"draft\":true,");
    publication.write("feeds/en.json", &draft);
    let server = publication.serve();
    assert!(server.get("/en/").text().contains("✎ Draft"), "{draft}");
    assert_eq!(server.get("/media/draft.gif").text(), picture);
}

#[test]
fn an_article_that_waits_loses_its_mark_when_its_time_has_come() {
    let publication = Publication::of_one_article();
    let soon = jiff::Timestamp::now() + std::time::Duration::from_secs(6);
    let mut waiting: Value = serde_json::from_str(&feed("Soon")).unwrap();
    waiting["items"][0]["date_published"] = json!(soon.to_string());
    publication.write("feeds/en.json", &waiting.to_string());
    let server = publication.serve();
    let mut events = server.events();
    assert!(server.get("/en/").text().contains('⏲'), "{waiting}");
    events.until(|_| !server.get("/en/").text().contains('⏲'));
}
