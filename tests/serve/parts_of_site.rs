//! What `site.json` names beside the editions, and cannot be used: a font, a pattern of `ignore`; or what is no `site.json`.
//! All else goes on.

use crate::{
    server::{Publication, Server, feed, site},
    test_font::{LATIN, TestFont},
};
use serde_json::{Value, json};
use std::fs;

/// A publication in two fonts of its own, `fonts/a.ttf` ("First") and `fonts/b.ttf` ("Second").
fn in_two_fonts() -> Publication {
    let publication = Publication::of_one_article();
    let mut site = site();
    let font = |family: &str, file: &str| json!({ "family": family, "files": [{ "src": file }] });
    site["theme"] = json!({ "fonts": [font("First", "fonts/a.ttf"), font("Second", "fonts/b.ttf")] });
    publication.write("site.json", &site.to_string());
    write_font(&publication, "a.ttf");
    write_font(&publication, "b.ttf");
    publication
}

fn write_font(publication: &Publication, name: &str) {
    fs::create_dir_all(publication.data().join("fonts")).unwrap();
    fs::write(publication.data().join("fonts").join(name), TestFont::of(LATIN).build()).unwrap();
}

/// The families that the style sheet has files for, each with one of these.
fn families(server: &Server) -> Vec<(String, String)> {
    let page = server.get("/en/").text();
    let (_, link) = page.split_once("href=\"style-").expect("the theme has a style sheet of its own");
    let style = server.get(&format!("/style-{}", link.split_once('"').unwrap().0)).text();
    let faces = style.split("@font-face{font-family:\"").skip(1).filter_map(|face| {
        let (family, rest) = face.split_once('"')?;
        let file = rest.strip_prefix(";src:url(")?.split_once(')')?.0;
        Some((family.to_owned(), file.to_owned()))
    });
    faces.filter(|(_, file)| file.contains(".woff2")).collect()
}

fn names(families: &[(String, String)]) -> Vec<&str> {
    families.iter().map(|(family, _)| family.as_str()).collect()
}

/// Waits until a fault of `site.json` is told with these words, and what to do.
fn told_of_site(server: &Server, words: &str) {
    server.events().until(|told| {
        let is_of_site = |fault: &Value| {
            let text = |field: &str| fault[field].as_str().unwrap().to_owned();
            text("file").starts_with("site.json") && text("what").contains(words) && !text("remedy").is_empty()
        };
        told["faults"]["named"].as_array().unwrap().iter().any(is_of_site)
    });
}

fn changes(publication: &Publication, server: &Server, title: &str) {
    publication.write("feeds/en.json", &feed(title));
    server.events().until(|_| server.get("/en/").text().contains(title));
}

#[test]
fn articles_change_while_site_json_cannot_be_read() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    for broken in ["{", "{}", "", "{ \"name\": 5 }"] {
        publication.write("site.json", broken);
        server.events().until(|told| told["faults"]["errors"] != 0);
        changes(&publication, &server, &format!("While it is {}", broken.len()));
    }
    fs::remove_file(publication.data().join("site.json")).unwrap();
    changes(&publication, &server, "While it is gone");
    let mut other = site();
    other["name"] = json!("Courier");
    publication.write("site.json", &other.to_string());
    server.events().until(|told| told["faults"]["errors"] == 0);
    assert!(server.get("/en/").text().contains("Courier"));
}

#[test]
fn a_font_that_can_be_used_no_more_gives_way_while_others_change() {
    let publication = in_two_fonts();
    let server = publication.serve();
    assert_eq!(names(&families(&server)), ["First", "Second"]);
    publication.write("fonts/a.ttf", "Dear reader");
    told_of_site(&server, "fonts/a.ttf is no font");
    changes(&publication, &server, "Change");
    let left = families(&server);
    assert_eq!(names(&left), ["Second"]);
    assert_eq!(server.get(&format!("/{}", left[0].1)).status, 200, "the other one is made all the same");
    assert_eq!(server.get("/fonts/a.ttf").status, 404, "it is no file for readers");
    write_font(&publication, "a.ttf");
    server.events().until(|told| told["faults"]["errors"] == 0);
    assert_eq!(names(&families(&server)), ["First", "Second"]);
}

#[test]
fn a_font_that_was_never_there_keeps_nothing_back() {
    let publication = in_two_fonts();
    fs::remove_file(publication.data().join("fonts/b.ttf")).unwrap();
    let server = publication.serve();
    told_of_site(&server, "fonts/b.ttf does not exist");
    assert_eq!(names(&families(&server)), ["First"]);
    changes(&publication, &server, "Change");
    write_font(&publication, "b.ttf");
    server.events().until(|_| families(&server).len() == 2);
}

#[test]
fn a_pattern_that_cannot_be_read_leaves_the_others_and_the_pages_go_on() {
    let publication = Publication::of_one_article();
    let with = |patterns: Value| {
        let mut site = site();
        site["ignore"] = patterns;
        publication.write("site.json", &site.to_string());
    };
    with(json!(["drafts/", "*.psd"]));
    publication.write("drafts/a.txt", "mine");
    publication.write("media/a.psd", "mine");
    let server = publication.serve();
    let status = |name: &str| server.get(name).status;
    assert_eq!((status("/drafts/a.txt"), status("/media/a.psd")), (404, 404));
    with(json!(["drafts/", "{*.psd"]));
    told_of_site(&server, "\"{*.psd\" is no pattern");
    changes(&publication, &server, "Change");
    assert_eq!((status("/drafts/a.txt"), status("/media/a.psd")), (404, 200), "it leaves nothing out");
    with(json!(["drafts/", "*.psd"]));
    server.events().until(|_| status("/media/a.psd") == 404);
    changes(&publication, &server, "Mended");
}
