//! The publications the scenarios read.

use crate::server::Server;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How many cards a page has.
pub const CARDS: &str = "document.querySelectorAll('main article').length";
/// The page's heading.
pub const HEADING: &str = "document.querySelector('h1').textContent";
/// The editions of the sample.
pub const EDITIONS: [&str; 4] = ["en", "ar", "fa", "sq"];

pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample publication, drawn by the app from its feeds.
pub fn sample() -> Server {
    Server::start(&project().join("target/app"), "/", None)
}

/// The sample publication as `make publish` leaves it, in a folder of its host.
pub fn published(folder: &str) -> Server {
    Server::start(&project().join("dist"), folder, None)
}

/// A publication of one feed, made for a scenario.
pub fn publication(name: &str, site: &Value, files: &[(&str, String)]) -> Server {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("feeds")).unwrap();
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    for (file, text) in files {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    Server::start(&project().join("target/app"), "/", Some(folder))
}

pub fn one_edition() -> Value {
    json!({ "name": "Gazette", "default_edition": "en",
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }] })
}

pub fn items(count: usize) -> Vec<Value> {
    (1..=count).rev().map(|n| json!({ "id": n, "title": format!("Item {n}"), "content_text": "Text." })).collect()
}
