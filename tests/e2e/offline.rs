//! Reading without a network, in a publication that asks for it.

use crate::{
    browser::{Browser, in_chromium_and_firefox, in_every_engine},
    page::Finished,
    publication::{HEADING, own_name, project, publish_folder, published, scratch, write_data},
    reader::{READY, Reader},
    server::{Fault, Server},
    trusted_types::ready_policy_of,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

/// The service worker has the page in hand.
const IN_HAND: &str = "navigator.serviceWorker.controller";

/// A gazette in English and Persian, and where it lies.
struct Gazette {
    name: String,
    place: &'static str,
}

impl Gazette {
    fn new(place: &'static str, name: &str) -> Self {
        Self { name: own_name(name), place }
    }

    fn out(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&self.name)
    }

    /// Publishes it.
    fn publish(&self, is_offline: bool) {
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
        publish_folder(&data, &self.name, &format!("https://gazette.example{}", self.place));
    }

    fn server(&self) -> Server {
        Server::of_pages(&self.out(), self.place)
    }

    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.place)
    }
}

impl Reader {
    /// Waits until a page is kept.
    async fn waits_until_it_is_kept(&self, path: &str) {
        let start = Instant::now();
        while self.value(&format!("caches.match({path:?}).then(Boolean)")).await != json!(true) {
            assert!(start.elapsed() < Duration::from_secs(20), "{path} is not kept");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// What the browser keeps.
    async fn kept_caches(&self) -> Value {
        self.value("caches.keys()").await
    }

    /// Reads a page by its address, as a reader of a publication that is kept.
    async fn reads(&self, gazette: &Gazette, path: &str) {
        self.go(&gazette.path(path)).await;
        self.until(READY).await;
        self.until(IN_HAND).await;
        for path in [path, "en/offline.html", "en/"] {
            self.waits_until_it_is_kept(&gazette.path(path)).await;
        }
    }

    /// Says that the host is not reached for a while, which the console notes.
    fn loses_the_network(&self) {
        self.expects("Failed to load resource");
        self.expects("__recorder.js");
        self.expects("NetworkError");
        self.server.switch_off();
    }
}

async fn what_was_read_opens_without_a_network(browser: Browser) {
    for place in ["/", "/news/"] {
        let gazette = Gazette::new(place, "offline-read");
        gazette.publish(true);
        let reader = Reader::start(browser, "en", gazette.server()).await;
        reader.reads(&gazette, "en/posts/3/").await;
        // A page that the app turns to is kept as well.
        reader.click(".brand").await;
        reader.arrives_at(&gazette.path("en/")).await;
        reader.click("main article h2 a").await;
        reader.arrives_at(&gazette.path("en/posts/8/")).await;
        reader.waits_until_it_is_kept(&gazette.path("en/posts/8/")).await;
        reader.loses_the_network();
        for (path, heading) in [("en/posts/3/", "Item 3"), ("en/posts/8/", "Item 8"), ("en/", "Latest articles")] {
            reader.go(&gazette.path(path)).await;
            reader.until(READY).await;
            assert_eq!(reader.text(HEADING).await, heading);
            reader.until("[...document.images].every((image) => image.complete && image.naturalWidth)").await;
        }
        // By a link, whose document was never asked for, and back.
        reader.go(&gazette.path("en/?from=a-friend")).await;
        reader.until(READY).await;
        reader.click("main article h2 a").await;
        reader.until(&format!("{HEADING} === 'Item 8'")).await;
        reader.client.back().await.unwrap();
        reader.until(&format!("{HEADING} === 'Latest articles'")).await;
        reader.server.switch_on();
        reader.leaves_an_empty_console().await;
    }
}

async fn what_was_not_read_says_so_in_the_words_of_the_edition(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-unread");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.go("/news/fa/").await;
    reader.until(READY).await;
    reader.waits_until_it_is_kept("/news/fa/offline.html").await;
    reader.waits_until_it_is_kept("/news/fa/").await;
    reader.loses_the_network();
    for (path, heading) in [("fa/posts/5/", "شما آفلاین هستید"), ("en/posts/5/", "You are offline")] {
        reader.go(&gazette.path(path)).await;
        reader.until(READY).await;
        assert_eq!(reader.text(HEADING).await, heading);
        assert_eq!(reader.path().await, gazette.path(path));
        let links = "[...document.querySelectorAll('main a')].map((link) => new URL(link.href).pathname)";
        let front = gazette.path(if path.starts_with("fa") { "fa/" } else { "en/" });
        assert_eq!(reader.value(links).await, json!([gazette.path(path), front]), "itself, and what is kept");
    }
    reader.server.switch_on();
    reader.click("main .retry").await;
    reader.until(&format!("{HEADING} === 'Item 5'")).await;
    assert_eq!(reader.path().await, "/news/en/posts/5/");
    reader.leaves_an_empty_console().await;
}

/// Another build of the app, of which every file is another.
fn publish_another_version(gazette: &Gazette) {
    let app = scratch(&format!("{}-app", gazette.name));
    for entry in fs::read_dir(project().join("target/app")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, app.join(path.file_name().unwrap())).unwrap();
        }
    }
    let page = fs::read_to_string(app.join("index.html")).unwrap();
    let style = page.split(['"', '/', '=']).find(|name| name.starts_with("style-") && name.contains(".css")).unwrap();
    let style = style.split(' ').next().unwrap();
    fs::rename(app.join(style), app.join("style-another.css")).unwrap();
    fs::write(app.join("index.html"), page.replace(style, "style-another.css")).unwrap();
    let start = fs::read_to_string(app.join("start.js")).unwrap();
    fs::write(app.join("start.js"), format!("{start}\n// Another.")).unwrap();
    let base_url = format!("https://gazette.example{}", gazette.place);
    let data = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-data", gazette.name));
    crate::publication::publish_app(&app, &data, &gazette.name, &base_url);
}

/// The names of the files that a page was made with, and whether its style sheet is there.
const FILES: &str = "[document.getElementById('start').getAttribute('src'),
    document.querySelector('link[rel=stylesheet]').getAttribute('href'), document.styleSheets[0].cssRules.length > 100]";

async fn an_edition_that_is_kept_opens_whole_and_can_be_deleted(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-kept");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.click(".keep summary").await;
    reader.until("document.querySelector('.keep p').textContent.includes('8 articles')").await;
    reader.click(".keep .retry").await;
    reader.until("/8 articles \\([0-9.]+ [kM]B\\)/.test(document.querySelector('.keep p').textContent)").await;
    reader.loses_the_network();
    // Never read, from the front page to the oldest article, with its picture.
    for path in ["en/", "en/page/1/", "en/posts/1/", "en/posts/7/"] {
        reader.go(&gazette.path(path)).await;
        reader.until(READY).await;
        assert!(reader.text(HEADING).await != "You are offline", "{path}");
        reader.until("[...document.images].every((image) => image.complete && image.naturalWidth)").await;
    }
    reader.server.switch_on();
    reader.go("/news/en/").await;
    reader.until(READY).await;
    reader.click(".keep summary").await;
    reader.click(".keep .retry:last-of-type").await;
    reader.until("document.querySelectorAll('.keep .retry').length === 1").await;
    let kept = "caches.keys().then((names) => names.filter((name) => name.includes('kept')).length)";
    assert_eq!(reader.value(kept).await, 0);
    reader.server.switch_off();
    reader.go("/news/en/posts/6/").await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn a_device_without_room_says_so_and_the_page_stays(browser: Browser) {
    for (error, words) in [("QuotaExceededError", "no room left"), ("SecurityError", "does not let this site keep")] {
        let gazette = Gazette::new("/", "offline-full");
        gazette.publish(true);
        let reader = Reader::start(browser, "en", gazette.server()).await;
        reader.reads(&gazette, "en/posts/3/").await;
        reader
            .run_in_the_page(&format!("Cache.prototype.put = () => Promise.reject(new DOMException('x', {error:?}))"))
            .await;
        reader.click(".keep summary").await;
        reader.click(".keep .retry").await;
        reader.until(&format!("document.querySelector('.keep p').textContent.includes({words:?})")).await;
        assert_eq!(reader.text(HEADING).await, "Item 3");
        reader.leaves_an_empty_console().await;
    }
}

async fn a_new_version_is_offered_and_never_mixed_with_the_one_before(browser: Browser) {
    let gazette = Gazette::new("/", "offline-update");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    let before = reader.value(FILES).await;
    publish_another_version(&gazette);
    // The page that is open stays what it was, and the reader goes on with it as long as they like.
    reader.go("/en/posts/4/").await;
    reader.until(READY).await;
    let after = reader.value(FILES).await;
    assert!(before[0] != after[0] && before[1] != after[1], "{before} {after}");
    reader.until("document.querySelector('.notice.update')").await;
    reader.loses_the_network();
    reader.go("/en/posts/3/").await;
    reader.until(READY).await;
    assert_eq!(reader.value(FILES).await, before);
    reader.server.switch_on();
    reader.go("/en/").await;
    reader.until(READY).await;
    reader.run("window.isLeft = true").await;
    reader.click(".notice.update .retry").await;
    reader.until("!window.isLeft && document.readyState === 'complete'").await;
    reader.until(READY).await;
    reader.waits_until_it_is_kept("/en/").await;
    assert_eq!(reader.value(FILES).await, after);
    assert_eq!(reader.value("document.querySelector('.notice.update')").await, Value::Null);
    // What was read with the version before opens with the files of that.
    reader.waits_until_it_is_kept("/en/offline.html").await;
    reader.server.switch_off();
    for (path, files) in [("/en/posts/3/", &before), ("/en/", &after)] {
        reader.go(path).await;
        reader.until(READY).await;
        assert_eq!(reader.value(FILES).await, *files, "{path}");
    }
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn fresh_at_the_end_of_an_address_leads_out_of_all_that_is_kept(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-fresh");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    // What is kept is broken.
    reader
        .value(
            "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.put('/news/en/posts/3/',
                 new Response('<h1 lang=en>Broken</h1>', { headers: { 'content-type': 'text/html' } })))",
        )
        .await;
    reader.go("/news/en/posts/3/?fresh").await;
    reader.until(READY).await;
    assert_eq!(reader.text(HEADING).await, "Item 3");
    assert_eq!(reader.kept_caches().await, json!([]));
    let registrations = "navigator.serviceWorker.getRegistrations().then((found) => found.length)";
    assert_eq!(reader.value(registrations).await, 0);
    reader.leaves_an_empty_console().await;
}

async fn a_publication_that_asks_for_it_no_more_frees_its_readers(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-freed");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    gazette.publish(false);
    reader.go("/news/en/").await;
    reader.until(READY).await;
    let start = Instant::now();
    let registrations = "navigator.serviceWorker.getRegistrations().then((found) => found.length)";
    while reader.value(registrations).await != 0 || reader.kept_caches().await != json!([]) {
        assert!(start.elapsed() < Duration::from_secs(20), "the reader is not freed");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    reader.go("/news/en/posts/3/").await;
    reader.until(READY).await;
    assert_eq!(reader.value(IN_HAND).await, Value::Null);
    reader.leaves_an_empty_console().await;
}

async fn a_service_worker_that_fails_leaves_the_page_as_it_is_and_is_named_once(browser: Browser) {
    let gazette = Gazette::new("/", "offline-failing");
    gazette.publish(true);
    let server = gazette.server();
    server.break_file("service-worker.js", Fault::Status(500));
    let reader = Reader::open_app(browser, server, "/en/posts/3/").await;
    reader.expects("nothing can be kept");
    // The engine's own words, and the answer.
    reader.expects("A bad HTTP response code");
    reader.expects("service-worker.js");
    let named = |lines: &[String]| lines.iter().filter(|line| line.starts_with("warn: masthead:")).count();
    let start = Instant::now();
    while named(&reader.console().await) == 0 {
        assert!(start.elapsed() < Duration::from_secs(20), "it is not named");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    reader.click(".brand").await;
    reader.arrives_at("/en/").await;
    assert_eq!(named(&reader.console().await), 1);
    reader.leaves_an_empty_console().await;
}

async fn a_publication_that_does_not_ask_for_it_has_no_service_worker(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click("main article h2 a").await;
    reader.until("location.pathname.includes('/posts/')").await;
    assert!(reader.server.requests().iter().all(|request| !request.path.contains("service-worker")));
    reader.leaves_an_empty_console().await;
}

async fn the_ready_policy_lets_the_service_worker_in(browser: Browser) {
    let gazette = Gazette::new("/", "offline-policy");
    gazette.publish(true);
    let server = gazette.server();
    server.demand(&ready_policy_of(&gazette.out()));
    let reader = Reader::start(browser, "en", server).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.leaves_an_empty_console().await;
}

/// Where an engine, or a driver of it, has no service workers, all is read as ever.
async fn a_publication_that_asks_for_it_is_read_in_every_engine(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-every");
    gazette.publish(true);
    let finished = Finished { files: gazette.out(), place: "/news/" };
    let reader = Reader::open_app(browser, gazette.server(), "/news/en/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/news/en/posts/8/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_publication_that_does_not_ask_for_it_has_no_service_worker,
    a_publication_that_asks_for_it_is_read_in_every_engine,
}

in_chromium_and_firefox! {
    what_was_read_opens_without_a_network,
    what_was_not_read_says_so_in_the_words_of_the_edition,
    an_edition_that_is_kept_opens_whole_and_can_be_deleted,
    a_device_without_room_says_so_and_the_page_stays,
    a_new_version_is_offered_and_never_mixed_with_the_one_before,
    fresh_at_the_end_of_an_address_leads_out_of_all_that_is_kept,
    a_publication_that_asks_for_it_no_more_frees_its_readers,
    a_service_worker_that_fails_leaves_the_page_as_it_is_and_is_named_once,
    the_ready_policy_lets_the_service_worker_in,
}
