//! Turns that take long: at every moment the address, the title and the heading are those of one page.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{ABOUT, FAILED, NOTICE, OLDER, published},
    reader::Reader,
    server::Fault,
};
use serde_json::json;

const SLOW: &str = "document.querySelector('[role=status] .slow')";

async fn a_slow_page_is_told_of_and_can_be_stopped(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.server.break_file("en/page/3/index.json", Fault::Wait);
    reader.watches_from("/en/").await;
    let front = reader.moment().await;
    reader.click(OLDER).await;
    reader.until(&format!("{SLOW}?.innerText.includes('taking long')")).await;
    reader.click(".slow .stop").await;
    reader.until(&format!("!{SLOW} && document.querySelector('main').ariaBusy === 'false'")).await;
    assert_eq!(reader.value("document.activeElement === document.querySelector('main')").await, json!(true));
    assert_eq!(reader.moments().await, std::slice::from_ref(&front));
    // Stopped is not forbidden; and what came meanwhile takes the words away.
    reader.click(OLDER).await;
    reader.until(SLOW).await;
    reader.server.mend();
    reader.reads_the_page_at(&finished, "/en/page/3/").await;
    reader.until(&format!("!{SLOW}")).await;
    assert_eq!(reader.moments().await, [front, reader.moment().await]);
    reader.leaves_an_empty_console().await;
}

async fn a_slow_step_back_that_is_stopped_is_a_page_of_its_address(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.server.break_file("en/index.json", Fault::Wait);
    reader.client.back().await.unwrap();
    reader.until(SLOW).await;
    reader.click(".slow .stop").await;
    reader.until(&format!("{FAILED}?.innerText.includes('You stopped it')")).await;
    assert_eq!(reader.path().await, "/en/");
    reader.server.mend();
    reader.click(".failed .retry").await;
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.leaves_an_empty_console().await;
}

async fn a_second_click_while_a_page_loads_changes_nothing(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/page/3/");
    reader.server.break_file("en/page/3/index.json", Fault::Wait);
    reader.watches_from("/en/").await;
    let front = reader.moment().await;
    let steps = reader.value("history.length").await;
    for _ in 0..2 {
        reader.follows_from_here(OLDER).await;
        reader.until("document.querySelector('main').ariaBusy === 'true'").await;
        reader.sees_the_next_frame().await;
    }
    reader.server.break_file("en/page/3/index.json", Fault::Status(500));
    reader.until(NOTICE).await;
    assert_eq!(reader.moments().await, std::slice::from_ref(&front));
    assert_eq!(reader.value("history.length").await, steps);
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.reads_the_page_at(&finished, "/en/page/3/").await;
    assert_eq!(reader.moments().await, [front, reader.moment().await]);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_slow_page_is_told_of_and_can_be_stopped,
    a_slow_step_back_that_is_stopped_is_a_page_of_its_address,
    a_second_click_while_a_page_loads_changes_nothing,
}
