//! Links within the page: Back to top, the skip link, footnotes. They move about the page and never leave it,
//! whatever stands in its address.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{items, one_edition, publish, published, sample},
    reader::{READY, Reader},
};
use serde_json::json;

async fn the_skip_link_moves_the_focus_to_the_content(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    reader.follows_by_keyboard(".skip-link").await;
    reader.until("document.activeElement.id === 'main'").await;
    reader.leaves_an_empty_console().await;
}

/// Takes the ways within a page, which stays as it is, with its address.
async fn moves_about(reader: &Reader, address: &str) {
    reader.marks_the_document().await;
    let shown = "location.pathname + location.search";
    reader.follows_by_keyboard(".skip-link").await;
    reader.until("document.activeElement.id === 'main'").await;
    // Also a short page is scrolled, to its foot.
    reader.run("document.querySelector('main').style.minHeight = '3000px'; scrollTo(0, 9_000_000)").await;
    reader.until("scrollY > 900").await;
    reader.click(".back-to-top").await;
    reader.until("scrollY === 0").await;
    assert!(reader.is_in_the_marked_document().await, "{address} was left");
    assert_eq!(reader.text(shown).await, address);
}

async fn with_a_query_in_the_address_the_reader_stays_on_the_page(browser: Browser) {
    for folder in ["/", "/news/"] {
        for page in ["en/?fbclid=x", "fa/page/2/?fbclid=x", "en/posts/1001/?fbclid=x&utm_source=y"] {
            let address = format!("{folder}{page}");
            let reader = Reader::open_app(browser, published(folder), &address).await;
            moves_about(&reader, &address).await;
            reader.leaves_an_empty_console().await;
        }
    }
}

async fn without_finished_pages_a_query_changes_nothing_either(browser: Browser) {
    let reader = Reader::open_app(browser, sample(), "/en/posts/1001/?fbclid=x").await;
    moves_about(&reader, "/en/posts/1001/?fbclid=x").await;
    reader.leaves_an_empty_console().await;
}

async fn on_the_not_found_page_the_reader_stays_on_the_page(browser: Browser) {
    for address in ["/en/none/", "/fa/posts/none/?fbclid=x"] {
        let reader = Reader::start(browser, "en", published("/")).await;
        reader.expects(address.split('?').next().unwrap());
        reader.go(address).await;
        reader.until(READY).await;
        moves_about(&reader, address).await;
        reader.until("document.querySelector('.not-found')").await;
        reader.leaves_an_empty_console().await;
    }
}

async fn after_a_turn_the_reader_stays_on_the_new_page(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/?fbclid=x").await;
    reader.click("main a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    moves_about(&reader, "/en/page/3/").await;
    reader.leaves_an_empty_console().await;
}

/// A publication with an article that has a footnote far below.
fn with_a_footnote() -> crate::server::Server {
    let text = format!(
        "<p>Text<a href=\"#fn-1\">1</a></p>{}<p id=\"fn-1\">The footnote.</p>",
        "<p>More and more text.</p>".repeat(90)
    );
    let mut items = items(3);
    items[0] = json!({ "id": "noted", "title": "Noted", "content_html": text });
    publish("footnote", &one_edition(), &[("feeds/en.json", json!({ "items": items }).to_string())])
}

async fn a_footnote_is_shown_and_the_page_stays(browser: Browser) {
    for query in ["", "?fbclid=x"] {
        let address = format!("/en/posts/noted/{query}");
        let reader = Reader::open_app(browser, with_a_footnote(), &address).await;
        reader.marks_the_document().await;
        reader.click("main .prose a").await;
        reader.until("scrollY > 500").await;
        assert!(reader.is_in_the_marked_document().await, "{address} was left");
        // The link names the page without a query.
        assert_eq!(reader.path().await, "/en/posts/noted/");
        reader.leaves_an_empty_console().await;
    }
}

async fn back_leads_from_a_footnote_to_where_it_was_named(browser: Browser) {
    let reader = Reader::open_app(browser, with_a_footnote(), "/en/posts/noted/").await;
    reader.marks_the_document().await;
    reader.click("main .prose a").await;
    reader.until("scrollY > 500").await;
    reader.client.back().await.unwrap();
    reader.until("scrollY < 100 && location.hash === ''").await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_skip_link_moves_the_focus_to_the_content,
    with_a_query_in_the_address_the_reader_stays_on_the_page,
    without_finished_pages_a_query_changes_nothing_either,
    on_the_not_found_page_the_reader_stays_on_the_page,
    after_a_turn_the_reader_stays_on_the_new_page,
    a_footnote_is_shown_and_the_page_stays,
    back_leads_from_a_footnote_to_where_it_was_named,
}
