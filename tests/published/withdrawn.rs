//! What its owner has taken back.

use crate::publication::{attributes, edit, edit_site, files, gazette, is_hidden, page, publish_data, texts};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

/// A gazette of 25 articles, of which one was taken back: with a tag and an author that no other has.
fn gazette_with_one_taken_back(data: &Path, withdrawn: &Value) {
    gazette(data, 25);
    edit_site(data, |site| site["editions"][0]["pages"] = json!("feeds/pages.json"));
    let about = json!({ "id": "about", "title": "About", "content_html": "<p>secret</p>", "_masthead": { "withdrawn": withdrawn } });
    fs::write(data.join("feeds/pages.json"), json!({ "items": [about] }).to_string()).unwrap();
    edit(data, "feeds/en.json", |feed| {
        let item = &mut feed["items"][18];
        assert_eq!(item["id"], "a6");
        item["content_html"] = json!("<p>secret <img src=\"https://pictures.example/secret.jpg\" alt=\"secret\"></p>");
        item["summary"] = json!("secret");
        item["tags"] = json!(["Secretive"]);
        item["authors"] = json!([{ "name": "Ann Lee" }]);
        item["attachments"] = json!([{ "url": "https://files.example/secret.pdf", "mime_type": "application/pdf" }]);
        item["_masthead"]["withdrawn"] = withdrawn.clone();
    });
}

fn published(withdrawn: &Value) -> (tempfile::TempDir, BTreeMap<String, Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    gazette_with_one_taken_back(&folder.path().join("data"), withdrawn);
    publish_data(&folder.path().join("data"), folder.path());
    let files = files(&folder.path().join("dist"));
    (folder, files)
}

#[test]
fn its_page_says_so_and_why_and_search_engines_forget_it() {
    let (folder, _) = published(&json!("Its source was <forged>."));
    let page = |name: &str| page(&folder.path().join("dist"), name);
    for (name, title) in [("en/posts/a6/index.html", "Article 6"), ("en/about/index.html", "About")] {
        let page = page(name);
        assert_eq!(texts(&page, "h1"), [title]);
        assert_eq!(
            texts(&page, "main p:not(.details)")[..2],
            ["This article has been withdrawn.", "Its source was <forged>."]
        );
        assert!(is_hidden(&page) && attributes(&page, "link[rel=canonical]", "href").is_empty(), "{name}");
    }
    assert!(texts(&page("en/posts/a6/index.html"), "main .details")[0].contains("Ann Lee"));
}

#[test]
fn nobody_is_asked_to_pass_it_on() {
    let (folder, _) = published(&json!(true));
    let offers = |name: &str| texts(&page(&folder.path().join("dist"), name), ".share, .citation").len();
    assert_eq!((offers("en/posts/a6/index.html"), offers("en/posts/a7/index.html")), (0, 2));
}

#[test]
fn nothing_of_it_is_left_and_no_list_has_it() {
    let (_folder, files) = published(&json!(true));
    let own = |name: &str| ["en/posts/a6/", "en/about/"].iter().any(|folder| name.starts_with(folder));
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("secret"), "{name}");
        let settings = ["_nginx.conf", "_Caddyfile", ".htaccess"];
        if !own(name) && !settings.contains(&name.as_str()) {
            assert!(!text.contains("posts/a6/") && !text.contains("Article 6") && !text.contains("\"a6\""), "{name}");
        }
    }
    for gone in ["en/tag/secretive/index.html", "en/author/ann-lee/index.html"] {
        assert!(!files.contains_key(gone), "{gone}");
    }
    let related = String::from_utf8_lossy(&files["en/posts/a6/related.json"]);
    assert_eq!(related, "{}", "nobody is led on from it, nor to it");
}

#[test]
fn no_page_of_the_archive_changes_but_those_that_had_it() {
    let (_folder, before) = published(&json!(false));
    let (_other, after) = published(&json!(true));
    let changed: Vec<_> = before
        .iter()
        .filter(|(name, bytes)| name.contains("/page/") && after.get(*name) != Some(bytes))
        .map(|(name, _)| name.as_str())
        .filter(|name| name.ends_with("index.html"))
        .collect();
    assert_eq!(changed, ["en/archive/2009/01/page/1/index.html", "en/page/1/index.html"]);
}

#[test]
fn hosts_with_rules_say_that_it_is_gone() {
    let (_folder, files) = published(&json!(true));
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let nginx = "location = \"/en/posts/a6/\" {\n  error_page 410 \"/en/posts/a6/index.html\";\n  return 410;\n}";
    assert!(text("_nginx.conf").contains(nginx), "{}", text("_nginx.conf"));
    assert!(
        text("_Caddyfile").contains("@withdrawn path_regexp \"^(?:/en/posts/a6/|/en/about/)$\"\n"),
        "{}",
        text("_Caddyfile")
    );
    assert!(text(".htaccess").contains("RewriteRule \"^en/posts/a6/$\" - [G]"), "{}", text(".htaccess"));
}
