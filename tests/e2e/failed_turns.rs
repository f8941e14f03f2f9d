//! Turns that fail: at every moment the address, the title and the heading are those of one page.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{ABOUT, FAILED, HEADING, NOTICE, OLDER, published, sample},
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::json;

const CONTACT: &str = ".menu-bar a[href$='contact/']";

/// What can go wrong with a document, and a word of what is said of it.
fn faults() -> [(Fault, &'static str); 5] {
    [
        (Fault::Status(404), "no such page"),
        (Fault::Status(500), "error (500)"),
        // As the sign-in page of a network.
        (Fault::Html, "sign-in page"),
        (Fault::Text("{\"items\": [{\"id\"".into()), "not readable"),
        (Fault::HangUp, "no connection"),
    ]
}

async fn whatever_fails_the_same_link_leads_on_when_it_is_over(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/page/3/");
    for (fault, words) in faults() {
        reader.server.break_file("en/page/3/index.json", fault.clone());
        reader.watches_from("/en/").await;
        let front = reader.moment().await;
        // Twice: a fault does not change what the link does.
        for _ in 0..2 {
            reader.click(OLDER).await;
            reader.until(&format!("{NOTICE}?.innerText.includes({words:?})")).await;
            assert_eq!(reader.moment().await, front, "{fault:?}");
            reader.click(".notice .dismiss").await;
            reader.until(&format!("!{NOTICE}")).await;
        }
        reader.server.mend();
        reader.click(OLDER).await;
        reader.reads_the_page_at(&finished, "/en/page/3/").await;
        reader.sees_the_page_of_its_address(&finished).await;
        assert_eq!(reader.moments().await, [front, reader.moment().await], "{fault:?}");
        reader.client.back().await.unwrap();
        reader.reads_the_page_at(&finished, "/en/").await;
        reader.sees_the_page_of_its_address(&finished).await;
    }
    reader.leaves_an_empty_console().await;
}

async fn whatever_fails_after_a_step_back_is_a_page_of_its_address(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/index.json");
    for (fault, words) in faults() {
        reader.watches_from("/en/").await;
        let front = reader.moment().await;
        reader.click(ABOUT).await;
        reader.reads_the_page_at(&finished, "/en/about/").await;
        // While a page fades away there are no frames, and nothing is noted of the next one.
        reader.sees_the_next_frame().await;
        let about = reader.moment().await;
        reader.server.break_file("en/index.json", fault.clone());
        reader.client.back().await.unwrap();
        reader.until(&format!("{FAILED}?.innerText.includes({words:?})")).await;
        reader.sees_the_next_frame().await;
        assert_eq!(reader.value("document.activeElement === document.querySelector('h1')").await, json!(true));
        let failed = reader.moment().await;
        let title = failed[1].as_str().unwrap();
        assert!(title.starts_with("This page could not be loaded – "), "{failed}");
        let heading = "This page could not be loaded";
        assert_eq!(failed, json!(["/en/", title, heading, "en", "ltr", "none"]), "{fault:?}");
        reader.client.forward().await.unwrap();
        reader.reads_the_page_at(&finished, "/en/about/").await;
        reader.sees_the_page_of_its_address(&finished).await;
        reader.sees_the_next_frame().await;
        reader.client.back().await.unwrap();
        reader.until(FAILED).await;
        assert_eq!(
            reader.settled_moments().await,
            [&front, &about, &failed, &about, &failed].map(Clone::clone),
            "{fault:?}"
        );
        reader.server.mend();
        // The link that leads to where the reader is already.
        reader.click(".brand").await;
        reader.reads_the_page_at(&finished, "/en/").await;
        reader.sees_the_page_of_its_address(&finished).await;
    }
    reader.leaves_an_empty_console().await;
}

async fn try_again_mends_a_page_that_failed_after_a_step_back(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/index.json");
    reader.run("scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.follows_from_here(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.server.break_file("en/index.json", Fault::Status(500));
    reader.client.back().await.unwrap();
    reader.until(FAILED).await;
    // Still broken.
    reader.click(".failed .retry").await;
    while reader.server.requests_for("/en/index.json").len() < 2 {
        reader.until("true").await;
    }
    reader.until(FAILED).await;
    reader.server.mend();
    reader.click(".failed .retry").await;
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    // Where the reader was before it failed.
    reader.until("Math.abs(scrollY - 700) < 5").await;
    reader.leaves_an_empty_console().await;
}

async fn a_reader_whose_link_fails_stays_where_they_are(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/about/index.json");
    reader.server.break_file("en/about/index.json", Fault::Status(500));
    reader.run("scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.follows_from_here(ABOUT).await;
    reader.until(NOTICE).await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.value("[location.pathname, scrollY]").await, json!(["/en/", 700]));
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.reads_the_page_at(&Finished::sample("/"), "/en/about/").await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&Finished::sample("/"), "/en/").await;
    reader.until("Math.abs(scrollY - 700) < 5").await;
    reader.leaves_an_empty_console().await;
}

async fn what_a_reader_does_where_a_page_failed_leaves_their_place_on_it_alone(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.run("scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.follows_from_here(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    for document in ["en/index.json", "en/contact/index.json"] {
        reader.expects(document);
        reader.server.break_file(document, Fault::Status(500));
    }
    reader.client.back().await.unwrap();
    reader.until(FAILED).await;
    reader.click(CONTACT).await;
    reader.until(NOTICE).await;
    reader.sees_the_next_frame().await;
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.reads_the_page_at(&finished, "/en/contact/").await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.until("Math.abs(scrollY - 700) < 5").await;
    reader.leaves_an_empty_console().await;
}

async fn a_page_that_fails_when_it_is_loaded_anew_comes_back_where_the_reader_was(browser: Browser) {
    let reader = Reader::open_app(browser, sample(), "/en/").await;
    reader.expects("feeds/en.json");
    reader.run("scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.server.break_file("feeds/en.json", Fault::Status(500));
    reader.reloads().await;
    reader.until(FAILED).await;
    reader.sees_the_next_frame().await;
    reader.server.mend();
    reader.click(".failed .retry").await;
    reader.reads_the_page_at(&Finished::sample("/"), "/en/").await;
    reader.until("Math.abs(scrollY - 700) < 5").await;
    reader.leaves_an_empty_console().await;
}

async fn an_edition_that_fails_is_told_in_words_the_reader_has(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/locales/");
    reader.server.break_file("locales/fa.json", Fault::Status(500));
    reader.watches_from("/en/").await;
    let english = reader.moment().await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.until(&format!("{NOTICE}?.innerText.includes('error (500)')")).await;
    assert_eq!(reader.moment().await, english);
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.reads_the_page_at(&finished, "/fa/").await;
    let persian = reader.moment().await;
    assert_eq!(reader.moments().await, [english, persian]);
    // After a reload the app knows the Persian words alone.
    reader.reloads().await;
    reader.until(&format!("!window.moments && {READY}")).await;
    reader.server.break_file("locales/en.json", Fault::Status(500));
    reader.client.back().await.unwrap();
    reader.until(&format!("{FAILED} && location.pathname === '/en/'")).await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.text(HEADING).await, "این صفحه بار نشد");
    assert_eq!(
        reader.value("[document.documentElement.lang, document.documentElement.dir]").await,
        json!(["fa", "rtl"])
    );
    reader.server.mend();
    reader.click(".failed .retry").await;
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    whatever_fails_the_same_link_leads_on_when_it_is_over,
    whatever_fails_after_a_step_back_is_a_page_of_its_address,
    try_again_mends_a_page_that_failed_after_a_step_back,
    a_reader_whose_link_fails_stays_where_they_are,
    what_a_reader_does_where_a_page_failed_leaves_their_place_on_it_alone,
    a_page_that_fails_when_it_is_loaded_anew_comes_back_where_the_reader_was,
    an_edition_that_fails_is_told_in_words_the_reader_has,
}
