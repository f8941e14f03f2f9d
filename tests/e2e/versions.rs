//! New versions of the app of a publication that opens without a network, and the ways out of all that is kept.

use crate::{
    browser::{Browser, in_chromium_and_firefox},
    offline_gazette::{Gazette, IN_HAND},
    publication::HEADING,
    reader::{READY, Reader, keys},
};
use serde_json::Value;

/// The names of the files that a page was made with, and whether its style sheet is there.
const FILES: &str = "[document.getElementById('start').getAttribute('src'),
    document.querySelector('link[rel=stylesheet]').getAttribute('href'), document.styleSheets[0].cssRules.length > 100]";

/// A newer version of the app is offered.
const OFFER: &str = "document.querySelector('.notice.update')";

impl Reader {
    /// The browser asks for the service worker once more, as it does from time to time.
    async fn hears_of_a_new_version(&self) {
        self.value("navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => true)").await;
        self.until_promised(
            "navigator.serviceWorker.getRegistration().then((found) => !!found.waiting && !found.installing)",
        )
        .await;
    }

    /// Another version is published, and the page offers it.
    async fn is_offered_a_new_version(&self, gazette: &Gazette) {
        gazette.publish_version("b");
        self.hears_of_a_new_version().await;
        self.until(OFFER).await;
    }

    /// A page is shown with the files that it was made with.
    async fn reads_with_files(&self, path: &str, files: &Value) {
        self.go(path).await;
        self.until(READY).await;
        assert_eq!(self.value(FILES).await, *files, "{path}");
        assert_ne!(self.text(HEADING).await, "You are offline", "{path}");
    }

    /// Takes the newer version that is offered.
    async fn takes_the_offer(&self) {
        self.run("window.isLeft = true").await;
        self.click(".notice.update .retry").await;
        self.until("!window.isLeft && document.readyState === 'complete'").await;
        self.until(READY).await;
    }
}

async fn a_new_version_that_is_on_the_page_already_is_not_asked_about(browser: Browser) {
    let gazette = Gazette::new("/", "versions-read");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    let before = reader.value(FILES).await;
    gazette.publish_version("b");
    reader.go("/en/posts/4/").await;
    reader.until(READY).await;
    let after = reader.value(FILES).await;
    assert!(before[0] != after[0] && before[1] != after[1], "{before} {after}");
    // Only its own version keeps a page.
    reader.waits_until_it_is_kept("/en/posts/4/").await;
    assert_eq!(reader.value(OFFER).await, Value::Null);
    reader.loses_the_network();
    for (path, files) in [("/en/posts/3/", &before), ("/en/posts/4/", &after)] {
        reader.reads_with_files(path, files).await;
    }
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn a_new_version_is_offered_and_never_mixed_with_the_one_before(browser: Browser) {
    let gazette = Gazette::new("/", "versions-offer");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    let before = reader.value(FILES).await;
    reader.reads_with_files("/en/posts/4/", &before).await;
    reader.waits_until_it_is_kept("/en/posts/4/").await;
    reader.is_offered_a_new_version(&gazette).await;
    // The page that is open stays what it was, and the reader goes on with it as long as they like.
    reader.loses_the_network();
    reader.reads_with_files("/en/posts/3/", &before).await;
    reader.until(OFFER).await;
    reader.server.switch_on();
    reader.takes_the_offer().await;
    let after = reader.value(FILES).await;
    assert!(before[0] != after[0] && before[1] != after[1], "{before} {after}");
    assert_eq!(reader.value(OFFER).await, Value::Null);
    for path in ["/en/posts/3/", "/en/offline.html", "/en/"] {
        reader.waits_until_it_is_kept(path).await;
    }
    // What was read with the version before opens with the files of that.
    reader.server.switch_off();
    for (path, files) in [("/en/posts/4/", &before), ("/en/posts/3/", &after)] {
        reader.reads_with_files(path, files).await;
    }
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

/// It stands behind everything, but Tab leads there at once; and Escape back to where the reader was.
async fn the_offer_of_a_new_version_is_reached_and_left_by_keyboard(browser: Browser) {
    let gazette = Gazette::new("/", "versions-keyboard");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.is_offered_a_new_version(&gazette).await;
    reader.run("document.querySelector('.brand').focus()").await;
    for selector in [".notice.update .retry", ".notice.update .dismiss"] {
        reader.press(keys::TAB).await;
        reader.until(&format!("document.activeElement === document.querySelector({selector:?})")).await;
    }
    reader.press(keys::ESCAPE).await;
    reader.until(&format!("!{OFFER} && document.activeElement === document.querySelector('.brand')")).await;
    reader.leaves_an_empty_console().await;
}

async fn a_version_that_nobody_took_does_not_displace_what_was_read(browser: Browser) {
    let gazette = Gazette::new("/news/", "versions-three");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    let first = reader.value(FILES).await;
    reader.reads_with_files("/news/en/posts/4/", &first).await;
    reader.waits_until_it_is_kept("/news/en/posts/4/").await;
    for version in ["b", "c"] {
        gazette.publish_version(version);
        reader.hears_of_a_new_version().await;
    }
    reader.until(OFFER).await;
    reader.takes_the_offer().await;
    assert!(reader.text("document.styleSheets[0].href").await.ends_with("/style-c.css"));
    // Its own and that of the first.
    reader.until_there_are_caches("masthead", 2).await;
    reader.loses_the_network();
    reader.reads_with_files("/news/en/posts/3/", &first).await;
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn who_reads_a_page_of_a_newer_version_is_offered_none(browser: Browser) {
    let gazette = Gazette::new("/", "versions-passed-over");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.is_offered_a_new_version(&gazette).await;
    gazette.publish_version("c");
    reader.go("/en/posts/4/").await;
    reader.until(READY).await;
    assert!(reader.text("document.styleSheets[0].href").await.ends_with("/style-c.css"));
    // Only its own version keeps a page.
    reader.waits_until_it_is_kept("/en/posts/4/").await;
    assert_eq!(reader.value(OFFER).await, Value::Null);
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
    reader.until_there_are_caches("", 0).await;
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
    reader.until_promised("navigator.serviceWorker.getRegistrations().then((found) => !found.length)").await;
    reader.until_there_are_caches("masthead", 0).await;
    reader.go("/news/en/posts/3/").await;
    reader.until(READY).await;
    assert_eq!(reader.value(IN_HAND).await, Value::Null);
    reader.leaves_an_empty_console().await;
}

in_chromium_and_firefox! {
    a_new_version_that_is_on_the_page_already_is_not_asked_about,
    a_new_version_is_offered_and_never_mixed_with_the_one_before,
    the_offer_of_a_new_version_is_reached_and_left_by_keyboard,
    a_version_that_nobody_took_does_not_displace_what_was_read,
    who_reads_a_page_of_a_newer_version_is_offered_none,
    fresh_at_the_end_of_an_address_leads_out_of_all_that_is_kept,
    a_publication_that_asks_for_it_no_more_frees_its_readers,
}
