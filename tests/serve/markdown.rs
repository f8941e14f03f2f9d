//! Editions of Markdown while somebody is at work on them: what cannot be read is as it was, and all else goes on.

use crate::server::{Publication, Server, site};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// Two editions of Markdown, each with an article that links to the other one of its folder.
fn publication() -> Publication {
    let publication = Publication::empty();
    let edition = |code: &str| json!({ "code": code, "lang": code, "label": code, "feed": format!("content/{code}/") });
    let mut site = site();
    site["editions"] = json!([edition("en"), edition("fa")]);
    publication.write("site.json", &site.to_string());
    for code in ["en", "fa"] {
        publication.write(&format!("locales/{code}.json"), &catalog(code));
        publication.write(&format!("content/{code}/flood.md"), &article("Flood", "", "[The bridge](bridge.md)"));
        publication.write(&format!("content/{code}/bridge.md"), &article("Bridge", "", "Stones."));
    }
    publication
}

fn catalog(code: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales");
    fs::read_to_string(folder.join(format!("{code}.json"))).unwrap()
}

fn article(title: &str, keys: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-05-01\n{keys}\n---\n{text}\n")
}

/// The text of an article's page; nothing where there is none.
fn text(server: &Server, article: &str) -> String {
    let page = server.get(&format!("/{article}/"));
    if page.status == 200 { page.text() } else { String::new() }
}

/// Changes an article of each edition, and waits until both show it.
fn others_change(publication: &Publication, server: &Server, words: &str) {
    for code in ["en", "fa"] {
        publication.write(
            &format!("content/{code}/flood.md"),
            &article("Flood", "", &format!("{words} [The bridge](bridge.md)")),
        );
    }
    server
        .events()
        .until(|_| ["en/posts/flood", "fa/posts/flood"].iter().all(|article| text(server, article).contains(words)));
}

/// Waits until faults of these files are told, and of no others, each with what to do. Whoever listened before may have been
/// told already, together with what he waited for.
fn told_of(server: &Server, files: &[&str]) {
    server.events().until(|told| {
        let named = told["faults"]["named"].as_array().unwrap();
        let is_of = |fault: &Value, file: &str| fault["file"].as_str().unwrap().starts_with(file);
        files.iter().all(|file| named.iter().any(|fault| is_of(fault, file)))
            && named.iter().all(|fault| files.iter().any(|file| is_of(fault, file)) && fault["remedy"] != "")
    });
}

fn nothing_is_told(server: &Server) {
    server.events().until(|told| told["faults"]["errors"] == 0);
}

/// Texts that no article can be read from.
const BROKEN: [&[u8]; 3] = [
    b"---\ntitle: A: b\n---\nBroken.\n",
    b"---\ntitle: \xff\n---\nBroken.\n",
    b"title: A\ndate: 2026-05-01\n\nBroken.\n",
];

#[test]
fn an_article_that_can_be_read_no_more_is_shown_as_it_was_while_others_change() {
    let publication = publication();
    let server = publication.serve();
    for (number, broken) in BROKEN.into_iter().enumerate() {
        fs::write(publication.data().join("content/en/bridge.md"), broken).unwrap();
        told_of(&server, &["content/en/bridge.md"]);
        others_change(&publication, &server, &format!("Change {number}."));
        assert!(text(&server, "en/posts/bridge").contains("Stones."), "{number}: it is as it was");
        assert!(text(&server, "en/posts/flood").contains("posts/bridge/"), "{number}: links lead to it");
        assert!(server.get("/en/").text().contains("Stones."), "{number}: it is in lists");
        publication.write("content/en/bridge.md", &article("Bridge", "", "Stones."));
        nothing_is_told(&server);
    }
    fs::write(publication.data().join("content/en/bridge.md"), BROKEN[0]).unwrap();
    told_of(&server, &["content/en/bridge.md"]);
    publication.write("content/en/bridge.md", &article("Bridge", "", "Mended."));
    server.events().until(|_| text(&server, "en/posts/bridge").contains("Mended."));
    fs::remove_file(publication.data().join("content/en/bridge.md")).unwrap();
    server.events().until(|_| server.get("/en/posts/bridge/").status == 404);
}

#[test]
fn an_article_that_never_could_be_read_is_left_out_until_it_is_mended() {
    for broken in BROKEN {
        let publication = publication();
        fs::write(publication.data().join("content/en/bridge.md"), broken).unwrap();
        let server = publication.serve();
        told_of(&server, &["content/en/bridge.md"]);
        for page in ["/", "/en/", "/en/posts/flood/", "/fa/", "/fa/posts/bridge/"] {
            assert_eq!(server.get(page).status, 200, "{page}");
        }
        assert_eq!(server.get("/en/posts/bridge/").status, 404);
        publication.write("content/en/bridge.md", &article("Bridge", "", "Mended."));
        server.events().until(|_| text(&server, "en/posts/bridge").contains("Mended."));
        nothing_is_told(&server);
    }
}

/// Publishing refuses it, for it might be a draft; to its owner it is shown.
#[test]
fn an_article_with_a_key_that_says_nothing_is_shown_with_its_text() {
    let publication = publication();
    publication.write("content/en/bridge.md", &article("Bridge", "draft: maybe", "Stones."));
    publication.write("content/fa/bridge.md", "---\ntitle: Bridge\ndate: 1405-02-01\n---\nStones.\n");
    let server = publication.serve();
    told_of(&server, &["content/en/bridge.md", "content/fa/bridge.md"]);
    others_change(&publication, &server, "Change.");
    for article in ["en/posts/bridge", "fa/posts/bridge"] {
        assert!(text(&server, article).contains("Stones."), "{article}");
    }
}

#[test]
fn of_two_articles_with_one_name_the_one_that_had_it_keeps_it_and_the_other_is_as_it_was() {
    let publication = publication();
    let server = publication.serve();
    // By their names the other one would come first.
    publication.write("content/en/bridge.md", &article("Bridge", "slug: flood", "Wood."));
    told_of(&server, &["content/en/flood.md"]);
    others_change(&publication, &server, "Change.");
    assert!(text(&server, "en/posts/bridge").contains("Stones."));
    publication.write("content/en/bridge.md", &article("Bridge", "", "Mended."));
    server.events().until(|_| text(&server, "en/posts/bridge").contains("Mended."));
    nothing_is_told(&server);
}

#[test]
fn of_two_articles_that_always_had_one_name_the_first_is_shown() {
    let publication = publication();
    publication.write("content/en/bridge.md", &article("Bridge", "slug: flood", "Wood."));
    let server = publication.serve();
    told_of(&server, &["content/en/flood.md"]);
    assert!(text(&server, "en/posts/flood").contains("Wood."));
    assert_eq!((server.get("/en/").status, server.get("/fa/posts/flood/").status), (200, 200));
}

#[test]
fn an_edition_whose_words_can_be_read_no_more_stands_as_it_was_while_others_change() {
    let publication = publication();
    let server = publication.serve();
    let words = server.get("/locales/fa.json").body;
    publication.write("locales/fa.json", "{ \"back\": ");
    told_of(&server, &["locales/fa.json"]);
    publication.write("content/en/flood.md", &article("Flood", "", "Change."));
    server.events().until(|_| text(&server, "en/posts/flood").contains("Change."));
    assert!(text(&server, "fa/posts/bridge").contains("Stones."));
    let kept: Value = serde_json::from_slice(&server.get("/locales/fa.json").body).expect("the app can read its words");
    let words: Value = serde_json::from_slice(&words).unwrap();
    assert_eq!(kept["back"], words["back"]);
    publication.write("locales/fa.json", &catalog("fa"));
    nothing_is_told(&server);
    others_change(&publication, &server, "Mended.");
}

#[test]
fn an_edition_whose_words_never_could_be_read_is_missing_until_they_can() {
    for (code, other) in [("fa", "en"), ("en", "fa")] {
        let publication = publication();
        publication.write(&format!("locales/{code}.json"), "{ \"back\": ");
        let server = publication.serve();
        told_of(&server, &[&format!("locales/{code}.json")]);
        let missing = server.get(&format!("/{code}/posts/bridge/"));
        assert_eq!(missing.status, 503);
        assert!(missing.text().contains(&format!("locales/{code}.json")), "{}", missing.text());
        assert!(text(&server, &format!("{other}/posts/bridge")).contains("Stones."), "{other}");
        assert_eq!(server.get("/").status, if code == "en" { 503 } else { 200 });
        publication.write(&format!("locales/{code}.json"), &catalog(code));
        server.events().until(|_| text(&server, &format!("{code}/posts/bridge")).contains("Stones."));
    }
}

#[test]
fn an_edition_whose_feed_can_be_read_no_more_stands_as_it_was_while_others_change() {
    let publication = publication();
    let server = publication.serve();
    fs::rename(publication.data().join("content/fa"), publication.data().join("elsewhere")).unwrap();
    server.events().until(|told| told["faults"]["errors"] != 0);
    publication.write("content/en/flood.md", &article("Flood", "", "Change."));
    server.events().until(|_| text(&server, "en/posts/flood").contains("Change."));
    assert!(text(&server, "fa/posts/bridge").contains("Stones."));
}
