//! Text of a feed stays text.

use crate::publication::{gazette, publish_data, texts};
use scraper::Html;
use serde_json::json;
use std::fs;

#[test]
fn text_of_a_feed_cannot_leave_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let nasty = "</title></script><script>alert(1)</script>\"><img src=x onerror=alert(1)> ]]> \u{1} &amp;";
    let feed = json!({ "items": [{ "id": "n", "title": nasty, "summary": nasty, "content_html": "<script>alert(1)</script><p>x",
        "tags": [nasty], "authors": [{ "name": nasty }], "image": "javascript:alert(1)", "_masthead": { "image_alt": nasty } }] });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    publish_data(&data, folder.path());
    for name in ["en/posts/n/index.html", "en/index.html", "en/feed.xml"] {
        let text = fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{name}: {text}");
    }
    let page = fs::read_to_string(folder.path().join("dist/en/posts/n/index.html")).unwrap();
    let page = Html::parse_document(&page);
    assert!(texts(&page, "title")[0].starts_with("</title></script>"), "{:?}", texts(&page, "title"));
    assert_eq!(texts(&page, "h1")[0], nasty.replace("&amp;", "&"));
    let feed = fs::read(folder.path().join("dist/en/feed.xml")).unwrap();
    assert_eq!(feed_rs::parser::parse(feed.as_slice()).unwrap().entries.len(), 1);
}
