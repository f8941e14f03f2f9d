//! A gazette that opens without a network, and its readers.

use crate::{
    publication::{own_name, project, publish_app, scratch, write_data},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// The service worker has the page in hand.
pub const IN_HAND: &str = "navigator.serviceWorker.controller";

/// Every picture of the page is there.
pub const WITH_PICTURES: &str = "[...document.images].every((image) => image.complete && image.naturalWidth)";

/// A gazette in English and Persian, and where it lies.
pub struct Gazette {
    pub name: String,
    pub place: &'static str,
}

impl Gazette {
    /// Nothing is there of it yet: what an earlier run has left, another build of the app may have made.
    pub fn new(place: &'static str, name: &str) -> Self {
        let gazette = Self { name: own_name(name), place };
        let _ = fs::remove_dir_all(gazette.out());
        gazette
    }

    pub fn out(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&self.name)
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-data", self.name))
    }

    /// Publishes it.
    pub fn publish(&self, is_offline: bool) {
        let edition = |code: &str, label: &str| json!({ "code": code, "lang": code, "label": label, "feed": format!("feeds/{code}.json") });
        let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "offline": is_offline,
                           "editions": [edition("en", "English"), edition("fa", "فارسی")] });
        let items: Vec<_> = (1..=8)
            .rev()
            .map(|number| {
                json!({ "id": number.to_string(), "title": format!("Item {number}"),
            "content_html": "<p>Text.</p><img src=\"/media/antenna.jpg\" alt=\"An antenna\">" })
            })
            .collect();
        let feed = json!({ "items": items }).to_string();
        let catalog = |code: &str| fs::read_to_string(project().join(format!("public/locales/{code}.json"))).unwrap();
        let files = [
            ("feeds/en.json", feed.clone()),
            ("feeds/fa.json", feed),
            ("locales/en.json", catalog("en")),
            ("locales/fa.json", catalog("fa")),
        ];
        let data = write_data(&format!("{}-data", self.name), &site, &files);
        fs::create_dir_all(data.join("media")).unwrap();
        fs::copy(project().join("public/media/antenna.jpg"), data.join("media/antenna.jpg")).unwrap();
        self.publish_app(&project().join("target/app"), &data);
    }

    fn publish_app(&self, app: &Path, data: &Path) {
        publish_app(app, data, &self.name, &format!("https://gazette.example{}", self.place));
    }

    /// Publishes it with another build of the app, of which every file that pages name is another.
    pub fn publish_version(&self, version: &str) {
        let app = scratch(&format!("{}-app", self.name));
        for entry in fs::read_dir(project().join("target/app")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, app.join(path.file_name().unwrap())).unwrap();
            }
        }
        let mut page = fs::read_to_string(app.join("index.html")).unwrap();
        let names = page.split(['"', '/', '=', ' ', '>']).map(str::to_owned).collect::<HashSet<_>>();
        for (stem, ending) in [("style-", ".css"), ("app-", ".js"), ("app-", "_bg.wasm")] {
            let name = names.iter().find(|name| name.starts_with(stem) && name.ends_with(ending)).unwrap();
            let other = format!("{stem}{version}{ending}");
            fs::rename(app.join(name), app.join(&other)).unwrap();
            page = page.replace(name, &other);
        }
        fs::write(app.join("index.html"), page).unwrap();
        let start = fs::read_to_string(app.join("start.js")).unwrap();
        fs::write(app.join("start.js"), format!("{start}\n// {version}.")).unwrap();
        self.publish_app(&app, &self.data());
    }

    /// Another item comes into its English feed.
    pub fn adds_an_item(&self, title: &str) {
        let file = self.data().join("feeds/en.json");
        let mut feed: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let items = feed["items"].as_array_mut().unwrap();
        let number = items.len() + 1;
        items.insert(0, json!({ "id": number.to_string(), "title": title, "content_html": "<p>Text.</p>" }));
        fs::write(file, feed.to_string()).unwrap();
    }

    pub fn server(&self) -> Server {
        Server::of_pages(&self.out(), self.place)
    }

    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.place)
    }
}

impl Reader {
    /// Waits until a page is kept.
    pub async fn waits_until_it_is_kept(&self, path: &str) {
        self.until_promised(&format!("caches.match({path:?}).then(Boolean)")).await;
    }

    /// Waits until a promise is one of something true.
    pub async fn until_promised(&self, promise: &str) {
        let start = Instant::now();
        while self.value(promise).await != json!(true) {
            assert!(start.elapsed() < Duration::from_secs(20), "never came true: {promise}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until the browser keeps so many caches with those words in their names.
    pub async fn until_there_are_caches(&self, words: &str, count: usize) {
        let named = format!("names.filter((name) => name.includes({words:?}))");
        self.until_promised(&format!("caches.keys().then((names) => {named}.length === {count})")).await;
    }

    /// Reads a page by its address, as a reader of a publication that is kept.
    pub async fn reads(&self, gazette: &Gazette, path: &str) {
        self.go(&gazette.path(path)).await;
        self.until(READY).await;
        self.until(IN_HAND).await;
        for path in [path, "en/offline.html", "en/"] {
            self.waits_until_it_is_kept(&gazette.path(path)).await;
        }
    }

    /// Says that the host is not reached for a while, which the console notes.
    pub fn loses_the_network(&self) {
        self.expects("Failed to load resource");
        self.expects("__recorder.js");
        self.expects("NetworkError");
        // Of a picture that was not kept yet.
        self.expects("error: img");
        // So asks Firefox where it shows a page from memory.
        self.expects("/favicon.ico");
        self.server.switch_off();
    }
}
