//! The service worker of a publication that opens without a network: where there is one, and where it is not in the way.

use crate::{
    browser::{Browser, in_chromium_and_firefox, in_every_engine},
    embedding::{Embedded, ROOT},
    offline_gazette::{Gazette, IN_HAND},
    page::Finished,
    publication::{HEADING, published, ready_policy_of, scratch},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use std::{
    fs,
    time::{Duration, Instant},
};

/// Whether the service worker makes a copy of the answer to a navigation, as `isCopied` of the page; with the words of a
/// host of its own.
fn copies(worker: &str, kind: &str) -> String {
    format!(
        "const answer = new Response('', {{ headers: {{ 'content-type': {kind:?} }} }});
         let copied = false;
         answer.clone = () => {{ copied = true; return new Response('') }};
         const heard = {{}};
         const listen = (type, hear) => heard[type] = hear;
         const kept = {{ match: async () => {{}}, has: async () => false }};
         (function (addEventListener, caches, registration, fetch, location) {{ {worker} }})(
           listen, kept, {{}}, async () => answer, location.origin + '/news/service-worker.js');
         const request = {{ method: 'GET', mode: 'navigate', headers: new Headers(), url: location.origin + '/news/a' }};
         let shown;
         heard.fetch({{ request, waitUntil() {{}}, respondWith: (promise) => shown = promise }});
         await shown;
         window.isCopied = copied;"
    )
}

async fn a_book_that_is_opened_as_a_page_is_not_read_into_memory(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-book");
    gazette.publish(true);
    let worker = fs::read_to_string(gazette.out().join("service-worker.js")).unwrap();
    let reader = Reader::open_app(browser, gazette.server(), "/news/en/").await;
    for (kind, is_copied) in [("text/html; charset=utf-8", true), ("application/pdf", false)] {
        reader.run_in_the_page(&copies(&worker, kind)).await;
        assert_eq!(reader.value("window.isCopied").await, is_copied, "{kind}");
    }
    reader.leaves_an_empty_console().await;
}

/// A host page that keeps itself.
const HOSTS_OWN: &str = "addEventListener('install', (event) => event.waitUntil(
      caches.open('host').then((cache) => cache.add('/')).then(() => skipWaiting())));
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', () => {})";

async fn a_host_page_that_keeps_itself_is_not_taken_for_a_page_of_the_publication(browser: Browser) {
    let gazette = Gazette::new("/", "offline-hosted");
    gazette.publish(true);
    let host = scratch(&format!("{}-host", gazette.name));
    fs::write(host.join("own.js"), HOSTS_OWN).unwrap();
    let embedded = Embedded::open_on(browser, Server::of_pages(&host, "/"), gazette.server(), "").await;
    // Nothing of it can be kept there.
    embedded.until_it_shows(&format!("!{ROOT}.querySelector('.keep')"), ".site-footer").await;
    let Embedded { reader, publication } = &embedded;
    reader.value("navigator.serviceWorker.register('/own.js').then(() => true)").await;
    reader.until("navigator.serviceWorker.controller").await;
    reader.expects("Failed to load resource");
    reader.expects("CORS");
    reader.expects("NetworkError");
    publication.switch_off();
    reader.marks_the_document().await;
    embedded.click("main article h2 a").await;
    embedded.until_it_shows("location.hash === '#/en/posts/8/'", ".failed .retry").await;
    assert!(reader.is_in_the_marked_document().await);
    publication.switch_on();
    embedded.click(".failed .retry").await;
    embedded.until_it_shows(&format!("{ROOT}.querySelector('h1').textContent === 'Item 8'"), ".article").await;
    embedded.leaves_an_empty_console().await;
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

/// As browsers do from time to time.
const ASK_FOR_A_NEWER_ONE: &str = "navigator.serviceWorker.getRegistration().then((found) => found.update())";

async fn a_newer_service_worker_that_does_not_come_leaves_what_is_kept(browser: Browser) {
    let file = "service-worker.js";
    let gazette = Gazette::new("/", "offline-stalled");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    for fault in [Fault::Silence, Fault::Drip, Fault::Truncated, Fault::Html] {
        reader.breaks(file, &fault);
        let asked = reader.times_asked_for(file);
        reader.run(&format!("{ASK_FOR_A_NEWER_ONE}.catch(() => {{}})")).await;
        reader.asks_for(file, asked + 1).await;
        reader.go("/en/posts/4/").await;
        reader.until(READY).await;
        reader.click(".brand").await;
        reader.arrives_at("/en/").await;
        reader.loses_the_network();
        reader.go("/en/posts/3/").await;
        reader.until(&format!("{READY} && {IN_HAND} && {HEADING} === 'Item 3'")).await;
        reader.server.switch_on();
        reader.server.mend();
        reader.until_promised(&format!("{ASK_FOR_A_NEWER_ONE}.then(() => true, () => false)")).await;
    }
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_publication_that_does_not_ask_for_it_has_no_service_worker,
    a_publication_that_asks_for_it_is_read_in_every_engine,
}

in_chromium_and_firefox! {
    a_book_that_is_opened_as_a_page_is_not_read_into_memory,
    a_host_page_that_keeps_itself_is_not_taken_for_a_page_of_the_publication,
    a_service_worker_that_fails_leaves_the_page_as_it_is_and_is_named_once,
    a_newer_service_worker_that_does_not_come_leaves_what_is_kept,
    the_ready_policy_lets_the_service_worker_in,
}
