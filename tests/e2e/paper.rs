//! A page that is printed.

use crate::{
    browser::{Browser, in_chromium},
    publication::published,
    reader::Reader,
};
use serde_json::json;

async fn on_paper_an_article_says_where_its_links_lead_and_how_it_is_cited(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1034/").await;
    let seen = |selectors: &str| {
        format!(
            "[...document.querySelectorAll({selectors:?})].filter((it) => it.checkVisibility()).map((it) => it.className || it.localName)"
        )
    };
    assert_eq!(reader.value(&seen(".citation p")).await, json!([]), "on the screen it opens by a click");
    reader.looks_at_paper().await;
    assert_eq!(reader.value(&seen(".citation p")).await, json!(["p"]));
    assert_eq!(reader.value(&seen("aside, .bar, .share, .tags, .site-footer, .citation summary")).await, json!([]));
    let address = "getComputedStyle(document.querySelector('.prose a[href^=http]'), '::after').content";
    let written = reader.text(address).await;
    assert!(written.contains("http"), "{written}");
    reader.leaves_an_empty_console().await;
}

in_chromium! {
    on_paper_an_article_says_where_its_links_lead_and_how_it_is_cited,
}
