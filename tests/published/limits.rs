//! More than anybody writes: what is published of it, and what is not.

use crate::publication::{Quiet, app, edit_site, gazette, options, publish_data, texts};
use masthead::program::{Remedy, publish::publish};
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A publication with these items and so many a page.
fn publication(folder: &Path, page_size: usize, items: &[Value]) {
    let data = folder.join("data");
    gazette(&data, 1);
    edit_site(&data, |site| site["page_size"] = json!(page_size));
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
}

fn item(number: usize, more: &Value) -> Value {
    let mut item = json!({ "id": number.to_string(), "title": "T", "date_published": "2025-01-01T00:00:00Z" });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

#[test]
fn a_list_shows_the_beginning_of_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let book = format!("<p>Once.</p>{}<p>The end.</p>", "<p>word, word</p>".repeat(15_000));
    publication(folder.path(), 10, &[item(1, &json!({ "content_html": book }))]);
    publish_data(&folder.path().join("data"), folder.path());
    let main = |name: &str| {
        let page = fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        texts(&Html::parse_document(&page), "main").concat()
    };
    assert!(main("en/posts/1/index.html").contains("The end."));
    let list = main("en/index.html");
    assert!(list.contains("Once.") && !list.contains("The end."));
}

#[test]
fn a_long_title_is_cut_wherever_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    publication(folder.path(), 10, &[item(1, &json!({ "title": "word ".repeat(400_000) }))]);
    publish_data(&folder.path().join("data"), folder.path());
    for name in ["en/index.html", "en/index.json", "en/posts/1/index.html", "en/feed.xml", "en/feed.json"] {
        let length = fs::metadata(folder.path().join("dist").join(name)).unwrap().len();
        assert!(length < 100_000, "{name}: {length}");
    }
}

#[test]
fn a_page_that_the_app_could_not_read_is_not_published() {
    let folder = tempfile::tempdir().unwrap();
    let text = json!({ "content_text": "a".repeat(1_900_000) });
    let items: Vec<_> = (0..9).map(|number| item(number, &text)).collect();
    publication(folder.path(), 9, &items);
    edit_site(&folder.path().join("data"), |site| site["search"] = json!(false));
    app(&folder.path().join("app"));
    let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
    assert!(fault.contains("en/ would hold 18 MB") && fault.contains("page_size"), "{fault}");
    assert!(!folder.path().join("dist").exists());
}
