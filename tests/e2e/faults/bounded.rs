//! A host in trouble is not asked more than it must be, and what nobody waits for any more is not waited for.

use super::case::LEFT_ALONE;
use crate::{
    browser::{Browser, in_every_engine},
    publication::{NOTICE, published, sample},
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::Value;

impl Reader {
    async fn until_it_is_given_up(&self, file: &str) {
        while self.times_given_up(file) == 0 {
            self.until("true").await;
        }
    }
}

async fn a_page_that_stalls_is_not_waited_for_once_another_is_asked_for(browser: Browser) {
    for fault in [Fault::Silence, Fault::Drip] {
        let file = "en/page/3/index.json";
        let server = published("/");
        server.break_file(file, fault);
        let reader = Reader::open_app(browser, server, "/en/").await;
        // With the mouse, which asks for it beforehand.
        reader.click("main a[rel~=next]").await;
        reader.asks_for(file, 1).await;
        assert_eq!(reader.times_given_up(file), 0);
        reader.follows_a_link_to("/en/about/").await;
        reader.arrives_at("/en/about/").await;
        reader.until_it_is_given_up(file).await;
        assert_eq!(reader.times_asked_for(file), 1);
        reader.leaves_an_empty_console().await;
    }
}

async fn stop_ends_the_request(browser: Browser) {
    let file = "en/page/3/index.json";
    let server = published("/");
    server.break_file(file, Fault::Silence);
    let reader = Reader::open_app(browser, server, "/en/").await;
    reader.click("main a[rel~=next]").await;
    reader.click(".notice.slow .stop").await;
    reader.until_it_is_given_up(file).await;
    assert_eq!(reader.path().await, "/en/");
    reader.leaves_an_empty_console().await;
}

async fn what_to_read_on_is_not_waited_for_once_the_article_is_left(browser: Browser) {
    let file = "en/posts/1001/related.json";
    let server = published("/");
    server.break_file(file, Fault::Silence);
    let reader = Reader::open_app(browser, server, "/en/posts/1001/").await;
    reader.asks_for(file, 1).await;
    reader.follows_a_link_to("/en/about/").await;
    reader.arrives_at("/en/about/").await;
    reader.until_it_is_given_up(file).await;
    reader.leaves_an_empty_console().await;
}

async fn a_host_that_wants_to_be_left_alone_is_asked_for_what_the_reader_asks_for_only(browser: Browser) {
    let (page, recent) = ("en/page/2/index.json", "en/recent.json");
    let server = published("/");
    for file in [page, recent] {
        server.break_file(file, Fault::Busy(503, LEFT_ALONE));
    }
    let reader = Reader::open_app(browser, server, "/en/about/").await;
    for file in [page, recent, "/en/page/2/"] {
        reader.expects(file);
    }
    reader.asks_for(recent, 1).await;
    // The reader's own wishes, at once.
    for times in 1..=3 {
        reader.follows_a_link_to("/en/page/2/").await;
        reader.asks_for(page, times).await;
        reader.until(&format!("{NOTICE}?.textContent.includes('(503)')")).await;
    }
    // Nothing beside them, neither with another page nor for a link that is pointed at.
    reader.follows_a_link_to("/en/archive/").await;
    reader.arrives_at("/en/archive/").await;
    reader.run("document.querySelector('.menu-bar a[href$=\"category/articles/\"]').focus()").await;
    reader.sees_the_next_frame().await;
    let asked = [recent, page, "en/category/articles/index.json"].map(|file| reader.times_asked_for(file));
    assert_eq!(asked, [1, 3, 0]);
    reader.server.mend();
    reader.looks_away_for(LEFT_ALONE / 60 + 1).await;
    reader.follows_a_link_to("/en/about/").await;
    reader.arrives_at("/en/about/").await;
    reader.until("document.querySelectorAll('aside .recent:first-child li').length === 5").await;
    assert_eq!(reader.times_asked_for(recent), 2);
    reader.leaves_an_empty_console().await;
}

async fn what_fails_with_each_page_is_asked_for_less_and_less(browser: Browser) {
    let recent = "en/recent.json";
    let server = published("/");
    server.break_file(recent, Fault::Status(500));
    let reader = Reader::open_app(browser, server, "/en/about/").await;
    reader.expects(recent);
    reader.asks_for(recent, 1).await;
    // The clock stands still from here on, so that no wait is over.
    reader.run_in_the_page("var now = Date.now(); Date.now = () => now").await;
    for path in ["/en/archive/", "/en/page/2/", "/en/posts/1001/", "/en/about/", "/en/archive/", "/en/page/2/"] {
        reader.follows_a_link_to(path).await;
        reader.arrives_at(path).await;
        reader.sees_the_next_frame().await;
    }
    assert_eq!(reader.times_asked_for(recent), 2);
    reader.server.mend();
    reader.looks_away_for(6).await;
    reader.follows_a_link_to("/en/about/").await;
    reader.arrives_at("/en/about/").await;
    reader.until("document.querySelectorAll('aside .recent:first-child li').length === 5").await;
    reader.leaves_an_empty_console().await;
}

/// It would go on for ever, a page after the other.
async fn a_style_sheet_that_never_comes_does_not_keep_the_page_white(browser: Browser) {
    let _ = browser;
    let reader = Reader::start(Browser::ChromiumWithoutPatience, "en", sample()).await;
    reader.go("/en/about/").await;
    let file = reader.text("new URL(document.querySelector('link[rel=stylesheet]').href).pathname.slice(1)").await;
    reader.server.hurry();
    reader.server.break_file(&file, Fault::Wait);
    reader.go("/en/archive/").await;
    reader.until("performance.getEntriesByType('paint').length > 0").await;
    let looks = "getComputedStyle(document.body).fontFamily";
    let without = reader.text(looks).await;
    reader.server.mend();
    reader.until(&format!("{looks} !== {without:?}")).await;
    assert_eq!(reader.value("document.querySelectorAll('link[rel=stylesheet]').length").await, Value::from(1));
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_page_that_stalls_is_not_waited_for_once_another_is_asked_for,
    stop_ends_the_request,
    what_to_read_on_is_not_waited_for_once_the_article_is_left,
    a_host_that_wants_to_be_left_alone_is_asked_for_what_the_reader_asks_for_only,
    what_fails_with_each_page_is_asked_for_less_and_less,
}

crate::browser::in_chromium! {
    a_style_sheet_that_never_comes_does_not_keep_the_page_white,
}
