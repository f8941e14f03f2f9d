//! An article's own page.

use crate::publication::{attributes, gazette, publish_data, texts};
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};
use tempfile::TempDir;

/// The page of an article with these fields.
fn article(fields: &Value) -> Html {
    read(&published(fields).path().join("dist/en/posts/1/index.html"))
}

/// A publication of an article with these fields.
fn published(fields: &Value) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    let mut item = json!({ "id": "1", "title": "The title", "date_published": "2009-08-05" });
    item.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    fs::write(data.join("feeds/en.json"), json!({ "items": [item] }).to_string()).unwrap();
    publish_data(&data, folder.path());
    folder
}

fn read(path: &Path) -> Html {
    Html::parse_document(&fs::read_to_string(path).unwrap())
}

#[test]
fn a_long_text_has_a_table_of_contents_that_leads_to_its_sections() {
    let words = "word ".repeat(260);
    let text = format!(
        "<h2>First</h2><p>{words}</p><h3>Within</h3><p>{words}</p><h2 id=own>Second</h2><p>{words}</p><h2>Third</h2>"
    );
    let page = article(&json!({ "content_html": text }));
    let ids = attributes(&page, ".prose h2, .prose h3", "id");
    assert_eq!(ids, ["1--first", "1--within", "1--own", "1--third"]);
    let links = ids.iter().map(|id| format!("en/posts/1/#{id}")).collect::<Vec<_>>();
    assert_eq!(attributes(&page, ".contents a", "href"), links);
    assert_eq!(texts(&page, ".contents > ol > li > ol a"), ["Within"]);
    assert_eq!(texts(&page, ".details .reading-time"), ["3 minutes’ read"]);
    let short = article(&json!({ "content_html": "<h2>A</h2><h2>B</h2><h2>C</h2><p>x</p>" }));
    assert!(texts(&short, ".contents, .reading-time").is_empty());
}

#[test]
fn the_number_of_comments_leads_to_where_they_are() {
    let comments = |fields: Value| {
        let page = article(&fields);
        (texts(&page, ".details .comments"), attributes(&page, ".details a.comments", "href"))
    };
    let elsewhere = "https://talk.example/1";
    let link = vec![elsewhere.to_owned()];
    let said = |words: &str| vec![words.to_owned()];
    let counted = json!({ "comments": 3, "comments_url": elsewhere });
    assert_eq!(comments(json!({ "_masthead": counted })), (said("3 comments"), link.clone()));
    let uncounted = json!({ "comments_url": elsewhere });
    assert_eq!(comments(json!({ "_masthead": uncounted })), (said("Discuss this article"), link.clone()));
    let about = json!({ "external_url": elsewhere, "_masthead": { "comments": 3 } });
    assert_eq!(comments(about), (said("3 comments"), link));
    assert_eq!(comments(json!({ "external_url": elsewhere })), (Vec::new(), Vec::new()));
    let script = json!({ "comments": 3, "comments_url": "javascript:x()" });
    assert_eq!(comments(json!({ "_masthead": script })), (said("3 comments"), Vec::new()));
}

#[test]
fn an_article_is_cited_by_author_title_publication_date_and_address() {
    let page = article(&json!({ "authors": [{ "name": "Ann" }, { "name": "Bob" }] }));
    let words = "Ann, Bob, “The title”, Gazette, 5 August 2009, https://masthead.example/en/posts/1/";
    assert_eq!(texts(&page, ".citation p"), [words]);
}

#[test]
fn a_link_that_holds_a_picture_without_words_says_which_picture_it_is() {
    let page = article(&json!({ "image": "https://e.org/a.jpg", "content_html":
        "<p>x</p><img src=https://e.org/b.jpg alt='A bridge'><img src=https://e.org/c.jpg alt=''>\
         <a href=https://e.org/d.jpg><img src=https://e.org/small.jpg></a>" }));
    assert_eq!(attributes(&page, "a.picture[aria-label]", "id"), ["picture-1-1", "picture-1-3", "picture-1-4"]);
    assert_eq!(attributes(&page, "a.picture", "aria-label"), ["Picture 1", "Picture 3", "Picture 4"]);
    let told = article(&json!({ "image": "https://e.org/a.jpg", "_masthead": { "image_alt": "A bridge" } }));
    assert!(attributes(&told, "a.picture", "aria-label").is_empty());
}

#[test]
fn the_names_of_authors_do_not_run_into_each_other_in_any_direction() {
    let folder = published(&json!({ "authors": [{ "name": "Ann" }, { "name": "علی (۲)" }] }));
    for (name, links) in [("en/index.html", 0), ("en/posts/1/index.html", 2)] {
        let page = read(&folder.path().join("dist").join(name));
        assert_eq!(texts(&page, ".details .authors bdi"), ["Ann", "علی (۲)"], "{name}");
        assert_eq!(texts(&page, ".details .authors"), ["By Ann, علی (۲)"], "{name}");
        assert_eq!(texts(&page, ".details .authors a").len(), links, "{name}");
    }
}

/// A browser says of a list without bullets that it is one only where it is told so.
#[test]
fn lists_with_a_name_are_said_to_be_lists() {
    let page = article(&json!({ "tags": ["Water"] }));
    let named = attributes(&page, "main ul[aria-label]", "aria-label");
    assert_eq!(named, ["Tags", "Share"]);
    assert_eq!(attributes(&page, "main ul[aria-label]", "role"), ["list"; 2]);
}
