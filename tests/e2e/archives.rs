//! Archives by time and topic: from an article to what else there is of its month, its author and its tags.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{published, sample},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::json;

/// How many months the index of the archive names.
const MONTHS: &str = "document.querySelectorAll('.archive-year li a').length";

async fn from_an_article_a_reader_finds_its_month_and_all_others(browser: Browser) {
    reads_on_from_an_article(browser, published("/news/"), "/news/").await;
}

async fn without_finished_pages_the_archive_is_counted_from_the_feed(browser: Browser) {
    reads_on_from_an_article(browser, sample(), "/").await;
}

async fn reads_on_from_an_article(browser: Browser, server: Server, folder: &str) {
    let reader = Reader::open(browser, server, &format!("{folder}fa/posts/3001/")).await;
    reader.until(READY).await;
    reader.marks_the_document().await;
    let month = reader.text("document.querySelector('main .details a').textContent").await;
    reader.click("main .details a").await;
    reader.arrives_at(&format!("{folder}fa/archive/1388/05/")).await;
    // The day is one of the month, in the same words and digits.
    let heading = reader.text("document.querySelector('h1').textContent").await;
    assert!(month.ends_with(&heading), "{month}: {heading}");
    reader.click("main .way-up a:last-child").await;
    reader.arrives_at(&format!("{folder}fa/archive/1388/")).await;
    reader.click("main .way-up a:first-child").await;
    reader.arrives_at(&format!("{folder}fa/archive/")).await;
    assert_eq!(reader.value(&format!("{MONTHS} > 20")).await, json!(true));
    reader.click("#archive-authors ~ ul a").await;
    reader.until("location.pathname.includes('/fa/author/') && document.querySelector('main .card-titles h2 a')").await;
    reader.click("main .way-up a:last-child").await;
    reader.until("location.hash === '#archive-authors'").await;
    reader.until("document.querySelector('#archive-authors').getBoundingClientRect().top < innerHeight").await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    from_an_article_a_reader_finds_its_month_and_all_others,
    without_finished_pages_the_archive_is_counted_from_the_feed,
}
