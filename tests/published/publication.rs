//! The published sample and small publications, and how the tests look into them.

pub use crate::built_app::Quiet;
use crate::built_app::{self, built_app};
use masthead::program::publish::{BuiltApp, Options, Published, publish};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{MAIN_SEPARATOR, Path, PathBuf},
    process::Command,
    sync::OnceLock,
};
use url::Url;

pub const BASE: &str = "https://masthead.example/";

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A built app, as far as publishing reads it.
pub fn app(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in built_app() {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// What publishing is asked to do with the folder's `app` and `data`.
pub fn options(folder: &Path) -> Options {
    let inside = built_app::options(&folder.join("data"), &folder.join("dist"));
    Options { app: BuiltApp::Folder(folder.join("app")), ..inside }
}

/// The program itself, in a folder with `app` and `data`, which it publishes into `dist`.
pub fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_masthead"));
    program.current_dir(folder).args(["publish", "--app", "app", "data"]);
    program
}

pub fn publish_data(data: &Path, folder: &Path) -> Published {
    app(&folder.join("app"));
    let options = Options { data: data.to_owned(), base_url: Some(BASE.to_owned()), ..options(folder) };
    publish(&options, &Quiet).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The sample, published once for all tests.
pub fn sample() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("published");
        let _ = fs::remove_dir_all(&folder);
        publish_data(&project().join("public"), &folder);
        folder.join("dist")
    })
}

/// Every file below a folder, by its name from there, with slashes on every system.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.replace(MAIN_SEPARATOR, "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The finished pages, by the address they are read at.
pub fn pages() -> BTreeMap<String, Html> {
    let texts = files(sample()).into_iter().filter(|(name, _)| name.ends_with("index.html"));
    texts
        .map(|(name, text)| {
            // As it is written in links.
            let address = Url::parse(BASE).unwrap().join(name.strip_suffix("index.html").unwrap()).unwrap();
            (address.into(), Html::parse_document(std::str::from_utf8(&text).unwrap()))
        })
        .collect()
}

/// Whether a page only leads to another.
pub fn is_redirect(page: &Html) -> bool {
    !attributes(page, "meta[http-equiv=refresh]", "content").is_empty()
}

/// Whether search engines are asked not to list a page.
pub fn is_hidden(page: &Html) -> bool {
    attributes(page, "meta[name=robots]", "content").concat().contains("noindex")
}

pub fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

pub fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect()).collect()
}

/// The only one.
pub fn one(page: &Html, selector: &str, name: &str) -> String {
    let found = attributes(page, selector, name);
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found.into_iter().next().unwrap()
}

/// What the addresses of a page start from.
pub fn base_of(address: &str, page: &Html) -> Url {
    Url::parse(address).unwrap().join(&one(page, "base", "href")).unwrap()
}

/// A publication of so many articles, every third of them in a category of its own.
pub fn gazette(folder: &Path, articles: usize) {
    let item = |n: usize| {
        json!({ "id": format!("a{n}"), "title": format!("Article {n}"), "content_html": format!("<p>Text {n}.</p>"),
                "date_published": format!("2009-{:02}-{:02}T08:00:00Z", 1 + n / 28, 1 + n % 28),
                "_masthead": { "category": if n.is_multiple_of(3) { "thirds" } else { "others" } } })
    };
    let items: Vec<_> = (0..articles).rev().map(item).collect();
    let site = json!({ "name": "Gazette", "base_url": BASE, "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json", "categories": [
            { "slug": "thirds", "label": "Thirds" }, { "slug": "others", "label": "Others" } ] } ] });
    fs::create_dir_all(folder.join("feeds")).unwrap();
    fs::create_dir_all(folder.join("locales")).unwrap();
    fs::copy(project().join("public/locales/en.json"), folder.join("locales/en.json")).unwrap();
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    fs::write(folder.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
}

/// Changes `site.json` of a publication.
pub fn edit_site(data: &Path, edit: impl FnOnce(&mut Value)) {
    let path = data.join("site.json");
    let mut site = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    edit(&mut site);
    fs::write(path, site.to_string()).unwrap();
}

/// Changes a document of a publication.
pub fn edit(data: &Path, name: &str, edit: impl FnOnce(&mut Value)) {
    let path = data.join(name);
    let mut document = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    edit(&mut document);
    fs::write(path, document.to_string()).unwrap();
}

/// The finished page of a file.
pub fn page(dist: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(dist.join(name)).unwrap())
}
