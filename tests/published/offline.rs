//! What a publication has that opens without a network, and what one has that does not.

use crate::publication::{BASE, Quiet, app, attributes, edit_site, files, gazette, one, options, publish_data, texts};
use masthead::program::publish::{Options, publish};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::Path};
use url::Url;

/// A gazette in English and Persian that asks for it.
fn offline_gazette(data: &Path, articles: usize) {
    gazette(data, articles);
    for file in ["feeds", "locales"] {
        fs::copy(data.join(file).join("en.json"), data.join(file).join("fa.json")).unwrap();
    }
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/fa.json"), data.join("locales/fa.json"))
        .unwrap();
    fs::create_dir_all(data.join("media")).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/media/icon.png"), data.join("media/icon.png")).unwrap();
    edit_site(data, |site| {
        site["offline"] = json!(true);
        site["logo"] = json!("media/icon.png");
        site["theme"] = json!({ "colours": { "light": { "paper": "#fffaf5" } } });
        let persian =
            json!({ "code": "fa", "lang": "fa", "label": "فارسی", "title": "روزنامه", "feed": "feeds/fa.json" });
        site["editions"].as_array_mut().unwrap().push(persian);
    });
}

fn published(articles: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    offline_gazette(&folder.path().join("data"), articles);
    publish_data(&folder.path().join("data"), folder.path());
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("dist").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names in a constant of the service worker.
fn names(worker: &str, constant: &str) -> Vec<String> {
    let start = format!("const {constant} = \"");
    let names = worker.split_once(&start).unwrap().1.split_once('"').unwrap().0;
    names.split(' ').map(str::to_owned).collect()
}

#[test]
fn each_edition_can_be_installed_in_its_own_words() {
    let folder = published(3);
    let manifest: Value = serde_json::from_str(&read(folder.path(), "fa/manifest.json")).unwrap();
    let expected = json!({
        "id": "/fa/", "name": "روزنامه", "short_name": "روزنامه", "lang": "fa", "dir": "rtl", "start_url": "./", "scope": "../",
        "display": "standalone", "theme_color": "#fffaf5", "background_color": "#fffaf5",
        "icons": [{ "src": "../media/icon.png", "sizes": "512x512", "type": "image/png" }]
    });
    assert_eq!(manifest, expected);
    for (name, text) in files(&folder.path().join("dist")) {
        let page = Html::parse_document(&String::from_utf8_lossy(&text));
        let is_page = name.ends_with(".html") && !attributes(&page, "#app", "id").is_empty();
        if !is_page {
            continue;
        }
        let address = Url::parse(BASE).unwrap().join(&name).unwrap();
        let base =
            attributes(&page, "base", "href").first().map_or(address.clone(), |base| address.join(base).unwrap());
        let manifest = base.join(&one(&page, "link[rel=manifest]", "href")).unwrap();
        let code = if name.starts_with("fa/") { "fa" } else { "en" };
        assert_eq!(manifest.as_str(), format!("{BASE}{code}/manifest.json"), "{name}");
    }
}

#[test]
fn the_service_worker_names_files_that_are_there_and_that_pages_name() {
    let folder = published(3);
    let worker = read(folder.path(), "service-worker.js");
    for placeholder in ["{version}", "{of_pages}", "{shell}", "{editions}"] {
        assert!(!worker.contains(placeholder), "{placeholder}");
    }
    assert_eq!(names(&worker, "EDITIONS"), ["en", "fa"]);
    for name in names(&worker, "SHELL") {
        let file = name.split('?').next().unwrap();
        assert!(folder.path().join("dist").join(file).is_file(), "{name}");
    }
    for page in ["en/index.html", "fa/posts/a1/index.html", "fa/offline.html"] {
        let page = read(folder.path(), page);
        for name in names(&worker, "OF_PAGES") {
            assert!(page.contains(&name), "{name}");
        }
    }
}

#[test]
fn the_page_for_what_was_not_kept_is_in_the_words_of_its_edition() {
    let folder = published(3);
    let page = Html::parse_document(&read(folder.path(), "fa/offline.html"));
    assert_eq!(texts(&page, "h1"), ["شما آفلاین هستید"]);
    // It is shown at any address.
    assert!(attributes(&page, "base", "href").is_empty());
    assert_eq!(attributes(&page, "main a", "href"), ["", "/fa/"], "itself again, and what is kept");
    assert_eq!(attributes(&page, "meta[name=robots]", "content"), ["noindex"]);
    assert!(!read(folder.path(), "sitemap.xml").contains("offline"));
}

#[test]
fn what_can_be_kept_is_there_with_the_files_that_it_needs() {
    let folder = published(60);
    let keepable: Value = serde_json::from_str(&read(folder.path(), "fa/offline.json")).unwrap();
    // The front page has ten articles, and so have four of the archive.
    assert_eq!(keepable["articles"], 50);
    let named: Vec<_> = keepable["files"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    for name in &named {
        let file = folder.path().join("dist").join(name.split('?').next().unwrap());
        assert!(file.is_file() || file.join("index.html").is_file(), "{name}");
    }
    for name in
        ["fa/", "fa/page/5/", "fa/page/2/", "fa/posts/a59/", "fa/posts/a10/", "fa/offline.html", "fa/recent.json"]
    {
        assert!(named.contains(&name), "{name}");
    }
    assert!(!named.contains(&"fa/page/1/") && !named.contains(&"fa/posts/a9/"));
    for name in names(&read(folder.path(), "service-worker.js"), "SHELL") {
        assert!(named.contains(&name.as_str()), "{name}");
    }
}

/// The files that differ after a change.
fn changed(folder: &Path, change: impl FnOnce()) -> BTreeSet<String> {
    let before = files(&folder.join("dist"));
    change();
    let options = Options { base_url: Some(BASE.to_owned()), ..options(folder) };
    publish(&options, &Quiet).unwrap_or_else(|fault| panic!("{fault}"));
    let after = files(&folder.join("dist"));
    after.into_iter().filter(|(name, bytes)| before.get(name) != Some(bytes)).map(|(name, _)| name).collect()
}

#[test]
fn a_new_article_is_no_new_version_and_changes_no_page_of_the_archive() {
    let folder = published(60);
    let changed = changed(folder.path(), || offline_gazette(&folder.path().join("data"), 61));
    assert!(changed.contains("en/index.html") && changed.contains("en/posts/a60/index.html"), "{changed:?}");
    for name in &changed {
        let is_archive = name.contains("/page/") && name.ends_with("index.html");
        let is_old_article = name.contains("/posts/") && name.ends_with("index.html") && !name.contains("/a60/");
        assert!(
            !is_archive && !is_old_article && name != "service-worker.js" && !name.ends_with("manifest.json"),
            "{name}"
        );
    }
}

#[test]
fn another_build_of_the_app_is_a_new_version() {
    let folder = published(3);
    let version = |folder: &Path| names(&read(folder, "service-worker.js"), "VERSION");
    let before = version(folder.path());
    assert!(changed(folder.path(), || {}).is_empty());
    let changed = changed(folder.path(), || fs::write(folder.path().join("app/start.js"), "another").unwrap());
    assert!(changed.contains("service-worker.js") && changed.contains("en/posts/a1/index.html"), "{changed:?}");
    assert_ne!(version(folder.path()), before);
}

#[test]
fn a_publication_that_does_not_ask_for_it_frees_readers_of_one_that_did() {
    let folder = published(3);
    edit_site(&folder.path().join("data"), |site| site["offline"] = json!(false));
    app(&folder.path().join("app"));
    changed(folder.path(), || {});
    let worker = read(folder.path(), "service-worker.js");
    assert!(
        worker.contains("registration.unregister()") && worker.contains("caches.delete") && !worker.contains("fetch")
    );
    for name in ["en/manifest.json", "en/offline.html", "fa/manifest.json"] {
        assert!(!folder.path().join("dist").join(name).exists(), "{name}");
    }
    let page = Html::parse_document(&read(folder.path(), "en/index.html"));
    assert!(attributes(&page, "link[rel=manifest]", "href").is_empty());
}

#[test]
fn hosts_are_told_to_ask_for_the_service_worker_each_time() {
    let folder = published(1);
    let near = |file: &str| {
        let text = read(folder.path(), file);
        let (_, rest) = text.split_once("service-worker").unwrap_or_else(|| panic!("{file}"));
        rest.lines().take(8).any(|line| line.contains("Cache-Control") && line.contains("no-cache"))
    };
    for file in ["_headers", "_nginx.conf", "_Caddyfile", ".htaccess"] {
        assert!(near(file), "{file}");
    }
}
