//! Where a reader is on a page: at its top, where it was left, and never pushed about.

use crate::{
    browser::{Browser, in_chromium, in_chromium_and_firefox, in_every_engine},
    publication::{published, sample},
    reader::{READY, Reader},
    server::Fault,
};

async fn a_new_page_starts_at_its_top_with_the_focus_on_its_heading(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    reader.until("document.activeElement === document.querySelector('h1') && scrollY === 0").await;
    reader.leaves_an_empty_console().await;
}

async fn a_short_page_after_a_long_one_starts_at_its_top(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/sq/posts/4021/").await;
    reader.until(READY).await;
    for _ in 0..10 {
        reader.run("scrollTo(0, document.scrollingElement.scrollHeight)").await;
        reader.sees_the_next_frame().await;
        reader.run("document.querySelector('a[href$=\"/tag/leximi/\"]').click()").await;
        reader.arrives_at("/sq/tag/leximi/").await;
        reader.until("scrollY === 0").await;
        reader.client.back().await.unwrap();
        reader.arrives_at("/sq/posts/4021/").await;
    }
    reader.leaves_an_empty_console().await;
}

async fn back_leads_to_the_place_the_reader_left(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/ar/").await;
    reader.client.execute("scrollTo(0, 1700)", Vec::new()).await.unwrap();
    // A card above that is laid out only now is longer than was thought, and the place of the reader with it.
    reader.until("scrollY >= 1700").await;
    reader.click("main article:nth-of-type(3) h2 a").await;
    reader
        .until("location.pathname.startsWith('/ar/posts/') && document.querySelector('main .article') && scrollY === 0")
        .await;
    let left = reader.value("history.length").await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/ar/").await;
    reader.until("document.querySelectorAll('main article').length === 10 && scrollY > 1000").await;
    assert_eq!(reader.value("history.length").await, left);
    reader.leaves_an_empty_console().await;
}

async fn back_from_the_address_of_another_page_leads_to_the_place_the_reader_left(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/fa/").await;
    // So asks Firefox where it shows a page from memory.
    reader.expects("/favicon.ico");
    reader.run("scrollTo(0, 1700)").await;
    // Cards above are laid out one after the other, and the place moves with them.
    reader.until("scrollY >= 1700 && (window.place === scrollY ? ++window.looks : (window.looks = 0)) > 4 || (window.place = scrollY, false)").await;
    let place = reader.value("scrollY").await;
    reader.go("/sq/about/").await;
    reader.until(READY).await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/fa/").await;
    reader.until(&format!("Math.abs(scrollY - {place}) < 5")).await;
    reader.leaves_an_empty_console().await;
}

async fn back_to_a_page_that_was_left_at_its_top_leads_to_its_top(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click("main article:nth-of-type(1) h2 a").await;
    reader.until("document.querySelector('main .article') && document.activeElement.matches('main h1')").await;
    reader.run("scrollTo(0, 500)").await;
    reader.until("scrollY === 500").await;
    reader.client.back().await.unwrap();
    reader.until("document.querySelector('main .cards') && document.activeElement.matches('main h1')").await;
    // By then all is laid out.
    reader.sees_the_next_frame().await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.value("scrollY").await, 0);
    reader.leaves_an_empty_console().await;
}

async fn nothing_moves_while_pictures_and_pages_arrive(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    reader
        .client
        .execute(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.hadRecentInput ? 0 : entry.value))
               .observe({ type: 'layout-shift', buffered: true })",
            Vec::new(),
        )
        .await
        .unwrap();
    for _ in 0..8 {
        reader.client.execute("scrollBy(0, 700)", Vec::new()).await.unwrap();
        reader.until("[...document.images].every(i => { const r = i.getBoundingClientRect(); return r.top > innerHeight || r.bottom < 0 || i.complete })").await;
    }
    assert_eq!(reader.value("window.moved").await.as_f64(), Some(0.0));
    reader.leaves_an_empty_console().await;
}

/// The way to the third card's article, in sight and away from the page's top.
const THIRD_TITLE: &str = "main article:nth-of-type(3) h2 a";

async fn a_double_click_leads_to_a_page_once(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.run(&format!("document.querySelector({THIRD_TITLE:?}).scrollIntoView({{ block: 'center' }})")).await;
    reader.until("scrollY > 300").await;
    let place = reader.value("scrollY").await;
    let steps = reader.value("history.length").await;
    let article = reader.text(&format!("document.querySelector({THIRD_TITLE:?}).pathname")).await;
    // Both clicks are over before the page is turned.
    let document = format!("{}index.json", article.trim_start_matches('/'));
    reader.server.break_file(&document, Fault::Wait);
    reader.double_click(THIRD_TITLE).await;
    reader.server.mend();
    reader.arrives_at(&article).await;
    reader.until("document.querySelector('main .article')").await;
    assert_eq!(reader.value("history.length").await.as_i64(), steps.as_i64().map(|steps| steps + 1));
    reader.client.back().await.unwrap();
    reader.arrives_at("/en/").await;
    reader.until(&format!("Math.abs(scrollY - {place}) < 5")).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_new_page_starts_at_its_top_with_the_focus_on_its_heading,
    back_leads_to_the_place_the_reader_left,
    back_from_the_address_of_another_page_leads_to_the_place_the_reader_left,
    back_to_a_page_that_was_left_at_its_top_leads_to_its_top,
    a_double_click_leads_to_a_page_once,
}

// WebKit goes back past a page that a script has led to.
in_chromium_and_firefox! {
    a_short_page_after_a_long_one_starts_at_its_top,
}

// No other engine measures what moves.
in_chromium! {
    nothing_moves_while_pictures_and_pages_arrive,
}
