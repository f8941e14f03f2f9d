//! Finished pages without the app: scripts are switched off, or the program does not come or does not start.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{CARDS, program, published},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::json;

/// Reads and walks through the publication by its links alone.
async fn walks_through(reader: &Reader, code: &str) {
    let titles = reader.value(CARDS).await;
    assert_eq!(titles, 10);
    reader.click("a[rel~=next]").await;
    reader.until(&format!("location.pathname === '/{code}/page/3/' && {CARDS} === 10")).await;
    reader.click("a[rel~=prev]").await;
    // What will be an archive page one day leads to the front page.
    reader.until(&format!("location.pathname === '/{code}/' && {CARDS} === 10")).await;
    reader.click("main article h2 a").await;
    reader.until("location.pathname.includes('/posts/') && document.querySelector('main .prose')").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.until("location.pathname.startsWith('/sq/') && document.documentElement.lang === 'sq'").await;
}

async fn without_javascript_everything_can_be_read_and_reached(browser: Browser) {
    let browser = browser.without_scripts();
    for code in ["en", "ar"] {
        let reader = Reader::open_in(browser, "en", published("/"), &format!("/{code}/")).await;
        walks_through(&reader, code).await;
        reader.client.set_window_size(500, 800).await.unwrap();
        reader.click(".open-menu").await;
        reader.until("getComputedStyle(document.querySelector('.drawer')).display === 'block'").await;
        reader.click(".drawer a[href$='category/books/']").await;
        reader.until("location.pathname === '/sq/category/books/'").await;
        assert_eq!(reader.value("getComputedStyle(document.querySelector('.share-copy')).visibility").await, "hidden");
        reader.leaves_an_empty_console().await;
    }
}

async fn links_lead_on_while_the_program_is_still_loading(browser: Browser) {
    let server = published("/");
    server.break_file(&program(), Fault::Silence);
    let reader = Reader::open(browser, server, "/en/").await;
    walks_through(&reader, "en").await;
    // A browser tells of a request that is still under way when the reader goes on; the page has nothing to warn of.
    reader.expects(&program());
    reader.leaves_an_empty_console().await;
}

/// A host whose program does not start, for one reason or another.
async fn reads_without_the_app(browser: Browser, server: Server, reason: &str) {
    let reader = Reader::open(browser, server, "/en/").await;
    reader.expects(&program());
    reader.expects("WebAssembly.instantiateStreaming");
    reader.until_the_console_says("the page works without it").await;
    walks_through(&reader, "en").await;
    assert_eq!(reader.value(READY).await, json!(false), "{reason}");
    reader.leaves_an_empty_console().await;
}

async fn links_lead_on_when_the_program_is_missing(browser: Browser) {
    let server = published("/");
    server.break_file(&program(), Fault::Status(404));
    reads_without_the_app(browser, server, "missing").await;
}

async fn links_lead_on_when_the_program_is_no_program(browser: Browser) {
    let server = published("/");
    server.break_file(&program(), Fault::Text("not a program".into()));
    reads_without_the_app(browser, server, "broken").await;
}

in_every_engine! {
    without_javascript_everything_can_be_read_and_reached,
    links_lead_on_while_the_program_is_still_loading,
    links_lead_on_when_the_program_is_missing,
    links_lead_on_when_the_program_is_no_program,
}
