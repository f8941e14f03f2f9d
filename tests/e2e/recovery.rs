//! After a failure everything works again as soon as the host does.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{NOTICE, OLDER, published},
    reader::Reader,
    server::Fault,
};

async fn a_link_that_failed_leads_on_once_the_notice_was_dismissed(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/page/3/");
    for _ in 0..2 {
        reader.server.break_file("en/page/3/index.json", Fault::Status(500));
        reader.click(OLDER).await;
        reader.until(NOTICE).await;
        reader.click(".notice .dismiss").await;
        reader.until(&format!("!{NOTICE}")).await;
    }
    reader.server.mend();
    reader.click(OLDER).await;
    reader.reads_the_page_at(&Finished::sample("/"), "/en/page/3/").await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&Finished::sample("/"), "/en/").await;
    reader.leaves_an_empty_console().await;
}

async fn another_link_leads_on_after_a_failure_and_takes_the_notice_away(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.expects("/en/page/3/");
    reader.server.break_file("en/page/3/index.json", Fault::Status(500));
    reader.click(OLDER).await;
    reader.until(NOTICE).await;
    reader.click(".menu-bar a[href$='about/']").await;
    reader.reads_the_page_at(&Finished::sample("/"), "/en/about/").await;
    reader.until(&format!("!{NOTICE}")).await;
    reader.leaves_an_empty_console().await;
}

async fn recent_posts_that_failed_come_back_with_the_next_page(browser: Browser) {
    let server = published("/");
    server.break_file("en/recent.json", Fault::Status(500));
    let reader = Reader::open_app(browser, server, "/en/page/2/").await;
    reader.expects("/en/recent.json");
    let asked = |reader: &Reader| reader.server.requests_for("/en/recent.json").len();
    while asked(&reader) == 0 {
        reader.until("true").await;
    }
    reader.server.mend();
    reader.click(OLDER).await;
    reader.arrives_at("/en/page/1/").await;
    reader.until("document.querySelectorAll('aside .recent:first-child li').length === 5").await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_link_that_failed_leads_on_once_the_notice_was_dismissed,
    another_link_leads_on_after_a_failure_and_takes_the_notice_away,
    recent_posts_that_failed_come_back_with_the_next_page,
}
