//! The publications the scenarios read.

use crate::server::Server;
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// How many cards a page has.
pub const CARDS: &str = "document.querySelectorAll('main article').length";
/// The page's heading.
pub const HEADING: &str = "document.querySelector('h1').textContent";
/// The link to the next older page.
pub const OLDER: &str = "main a[rel~=next]";
/// The link in the menu to a page that is no article.
pub const ABOUT: &str = ".menu-bar a[href$='about/']";
/// What is said of a link that has failed.
pub const NOTICE: &str = "document.querySelector('.notice[role=alert]')";
/// What stands in the place of a page that could not be had.
pub const FAILED: &str = "document.querySelector('main .failed')";
/// The editions of the sample.
pub const EDITIONS: [&str; 4] = ["en", "ar", "fa", "sq"];

pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of a scenario's own, emptied.
pub fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The sample publication, drawn by the app from its feeds.
pub fn sample() -> Server {
    drawn(None)
}

/// Every page drawn by the app, under the policy of the ready settings.
fn drawn(data: Option<PathBuf>) -> Server {
    let server = Server::of_app(&project().join("target/app"), data);
    server.demand(&ready_policy());
    server
}

/// The content security policy of the ready settings.
pub fn ready_policy() -> String {
    ready_policy_of(&project().join("dist"))
}

/// The same of another publication.
pub fn ready_policy_of(published: &Path) -> String {
    let settings = fs::read_to_string(published.join("_headers")).unwrap();
    let policy = settings.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    policy.expect("a policy").to_owned()
}

/// The sample publication as `make publish` leaves it, in a folder of its host.
pub fn published(folder: &str) -> Server {
    Server::of_pages(&project().join("dist"), folder)
}

/// The program of the published app, as its pages name it; that of the time before may lie beside it.
pub fn program() -> String {
    let page = fs::read_to_string(project().join("dist/en/index.html")).unwrap();
    let name = page.split_once("data-wasm=\"").unwrap().1.split_once('"').unwrap().0;
    name.trim_start_matches('/').to_owned()
}

/// A publication's data, made for a scenario, in a folder of that name.
pub fn write_data(name: &str, site: &Value, files: &[(&str, String)]) -> PathBuf {
    let folder = scratch(name);
    fs::create_dir_all(folder.join("feeds")).unwrap();
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    for (file, text) in files {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// A publication made for a scenario, drawn by the app from its feeds. No two engines write at one place.
pub fn publication(name: &str, site: &Value, files: &[(&str, String)]) -> Server {
    drawn(Some(write_data(&own_name(name), site, files)))
}

/// A publication made for a scenario, as finished pages.
pub fn publish(name: &str, site: &Value, files: &[(&str, String)]) -> Server {
    publish_at("/", name, site, files)
}

/// The same in a folder of its host.
pub fn publish_at(folder: &str, name: &str, site: &Value, files: &[(&str, String)]) -> Server {
    let name = own_name(name);
    let base_url = format!("https://gazette.example{folder}");
    let mut site = site.clone();
    site["base_url"] = json!(base_url);
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let files: Vec<_> = [("locales/en.json", catalog)].into_iter().chain(files.iter().cloned()).collect();
    let data = write_data(&format!("{name}-data"), &site, &files);
    Server::of_pages(&publish_folder(&data, &name, &base_url), folder)
}

/// Publishes a folder of data for a public address; returns the folder of finished pages.
pub fn publish_folder(data: &Path, name: &str, base_url: &str) -> PathBuf {
    publish_app(&project().join("target/app"), data, name, base_url)
}

/// The same with another build of the app.
pub fn publish_app(app: &Path, data: &Path, name: &str, base_url: &str) -> PathBuf {
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut publish = Command::new(project().join("target/native/masthead"));
    publish.arg("publish").arg(data).arg("--app").arg(app).arg("--out").arg(&out);
    // Those of the sample, which real hosts send, are enough; they take longer than all the rest.
    publish.arg("--no-compressed-copies");
    let output = publish.args(["--base-url", base_url]).output().expect("`make publish` builds it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    out
}

/// A name with the scenario's thread in it: the same scenario runs in several engines at once.
pub fn own_name(name: &str) -> String {
    let thread = std::thread::current();
    format!("{name}-{}", thread.name().unwrap_or_default().replace("::", "-"))
}

pub fn one_edition() -> Value {
    json!({ "name": "Gazette", "default_edition": "en",
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }] })
}

pub fn items(count: usize) -> Vec<Value> {
    (1..=count).rev().map(|n| json!({ "id": n, "title": format!("Item {n}"), "content_text": "Text." })).collect()
}
