//! A publication's own colours and fonts, as published.

use crate::publication::{attributes, edit_site, files, gazette, one, publish_data};
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};

fn publish_with(theme: &Value, folder: &Path) -> String {
    let data = folder.join("data");
    if !data.exists() {
        gazette(&data, 3);
    }
    edit_site(&data, |site| site["theme"] = theme.clone());
    publish_data(&data, folder);
    let page = fs::read_to_string(folder.join("dist/en/posts/a1/index.html")).unwrap();
    one(&Html::parse_document(&page), "link[rel=stylesheet]", "href")
}

#[test]
fn the_style_sheet_has_the_theme_and_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let red = json!({ "colours": { "light": { "accent": "#8a1c1c" } }, "fonts": [{ "family": "Georgia" }] });
    let name = publish_with(&red, folder.path());
    let published = files(&folder.path().join("dist"));
    let text = |name: &str| String::from_utf8(published[name].clone()).unwrap();
    assert!(name.starts_with("style-") && name != "style-1.css", "{name}");
    assert!(!published.contains_key("style-1.css"), "the app's own is not published as well");
    for name in [&name, "embed.css"] {
        let style = text(name);
        assert!(style.starts_with("style-1.css"), "{name}: what the app brings comes first");
        assert!(style.contains("--accent:var(--day,#8a1c1c) var(--night,#84c5d4);"), "{name}: {style}");
        assert!(style.contains("--font-reading:\"Georgia\",;"), "{name}");
    }
    assert!(text("_headers").contains(&format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable")));
    assert!(text("404.html").contains(&format!("\"/{name}\"")));
    assert_eq!(publish_with(&red, folder.path()), name, "the same theme has the same name");
    let blue = publish_with(&json!({ "colours": { "light": { "accent": "#1c1c8a" } } }), folder.path());
    assert_ne!(blue, name);
    assert!(folder.path().join("dist").join(&name).exists(), "pages in a cache name it for a while");
}

#[test]
fn without_a_theme_the_style_sheet_is_the_apps() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(publish_with(&json!({}), folder.path()), "style-1.css");
    let published = files(&folder.path().join("dist"));
    assert_eq!(published["style-1.css"], b"style-1.css");
    assert_eq!(published.keys().filter(|name| name.starts_with("style-")).count(), 1);
}

#[test]
fn the_browsers_own_parts_have_the_colours_of_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    publish_with(&json!({ "colours": { "dark": { "paper": "#201010" } } }), folder.path());
    let page = Html::parse_document(&fs::read_to_string(folder.path().join("dist/en/index.html")).unwrap());
    let colours = attributes(&page, "meta[name=theme-color]", "content");
    assert_eq!(colours, ["#fbfaf7", "#201010"]);
    assert_eq!(attributes(&page, "meta[name=theme-color]", "data-scheme"), ["light", "dark"]);
    // Before the script that chooses between them, which comes before the style sheet.
    let html = page.html();
    let place = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(
        place("data-scheme=\"dark\"") < place("id=\"theme\"") && place("id=\"theme\"") < place("rel=\"stylesheet\"")
    );
}
