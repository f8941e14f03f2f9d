//! Addresses that something stood at once, and articles that were taken back.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{HEADING, one_edition, publish_at, published},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::json;

async fn who_comes_by_an_old_address_is_led_on(browser: Browser) {
    let reader = Reader::open(browser, published("/news/"), "/news/en/contact-us/").await;
    reader.arrives_at("/news/en/contact/").await;
    reader.until(READY).await;
    reader.go("/news/en/articles/camp-ashraf.html").await;
    reader.arrives_at("/news/en/posts/1001/").await;
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

/// A gazette in a folder of its host: its newest article leads to the old address of one, and to one that was taken back.
fn gazette(name: &str) -> Server {
    let html = "<p><a href=\"/en/posts/old/#word\">old</a> <a href=\"/en/posts/2/\">withdrawn</a></p>";
    let items = json!([
        { "id": "3", "title": "Newest", "content_html": html, "date_published": "2025-03-01T00:00:00Z" },
        { "id": "2", "title": "Wrong", "content_html": "<p>A lie.</p>", "date_published": "2025-02-01T00:00:00Z",
          "tags": ["Lies"], "_masthead": { "withdrawn": "Its source was forged." } },
        { "id": "1", "title": "Moved", "content_html": "<p>Here.</p>", "date_published": "2025-01-01T00:00:00Z",
          "_masthead": { "aliases": ["/en/posts/old/"] } }
    ]);
    publish_at("/news/", name, &one_edition(), &[("feeds/en.json", json!({ "items": items }).to_string())])
}

async fn a_link_to_an_old_address_leads_on_from_inside_the_app(browser: Browser) {
    let reader = Reader::open_app(browser, gazette("old-addresses"), "/news/en/posts/3/").await;
    reader.click("main a[href*='posts/old']").await;
    reader.arrives_at("/news/en/posts/1/").await;
    reader.until(&format!("{HEADING} === 'Moved'")).await;
    reader.leaves_an_empty_console().await;
}

async fn what_was_taken_back_says_so_by_the_app_and_by_itself(browser: Browser) {
    let reader = Reader::open_app(browser, gazette("withdrawn"), "/news/en/posts/3/").await;
    let says =
        "[...document.querySelectorAll('main article p:not(.details)')].map(part => part.textContent).slice(0, 2)";
    let expected = json!(["This article has been withdrawn.", "Its source was forged."]);
    reader.click("main a[href*='posts/2/']").await;
    reader.arrives_at("/news/en/posts/2/").await;
    assert_eq!(reader.text(HEADING).await, "Wrong");
    assert_eq!(reader.value(says).await, expected);
    reader.reloads().await;
    reader.until(READY).await;
    assert_eq!(reader.value(says).await, expected);
    assert_eq!(reader.value("document.querySelector('meta[name=robots]').content").await, "noindex");
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    who_comes_by_an_old_address_is_led_on,
    a_link_to_an_old_address_leads_on_from_inside_the_app,
    what_was_taken_back_says_so_by_the_app_and_by_itself,
}
