//! What failed, with the keyboard alone: it is tried again, or left.

use crate::{
    browser::{Browser, in_every_engine},
    keyboard::{EDITIONS, has_focus},
    reader::{READY, Reader, keys},
    server::Fault,
};

/// The notice stands behind everything, but Tab leads there at once; and Escape back to the link.
async fn what_failed_is_tried_again(browser: Browser) {
    for edition in &EDITIONS {
        let code = edition.code;
        let about = ".menu-bar a[href$='about/']";
        let reader = Reader::opens(browser, edition, "").await;
        reader.expects("/about/index.json");
        reader.server.break_file(&format!("{code}/about/index.json"), Fault::Status(500));
        reader.tabs_to(about).await;
        reader.press(keys::ENTER).await;
        reader.until("document.querySelector('.notice[role=alert]')").await;
        reader.press(keys::TAB).await;
        reader.until(&has_focus(".notice .retry")).await;
        reader.press(keys::ESCAPE).await;
        reader.until(&format!("!document.querySelector('.notice[role=alert]') && {}", has_focus(about))).await;
        reader.press(keys::ENTER).await;
        reader.until("document.querySelector('.notice[role=alert]')").await;
        reader.press(keys::TAB).await;
        reader.until(&has_focus(".notice .retry")).await;
        reader.server.mend();
        reader.enters(&format!("/{code}/about/")).await;
        reader.leaves_an_empty_console().await;
    }
}

/// Tab leads out of a notice to where the reader was, and not in again.
async fn a_notice_is_no_trap(browser: Browser) {
    let reader = Reader::opens(browser, &EDITIONS[0], "").await;
    reader.expects("/about/index.json");
    reader.server.break_file("en/about/index.json", Fault::Status(500));
    reader.tabs_to(".menu-bar a[href$='about/']").await;
    reader.press(keys::ENTER).await;
    reader.until("document.querySelector('.notice[role=alert]')").await;
    for selector in [".notice .retry", ".notice .dismiss", ".menu-bar a[href$='contact/']"] {
        reader.press(keys::TAB).await;
        reader.until(&has_focus(selector)).await;
    }
    reader.press(keys::TAB).await;
    reader.until("document.activeElement.closest('.editions')").await;
    reader.leaves_an_empty_console().await;
}

async fn a_page_that_failed_after_a_step_back_is_tried_again(browser: Browser) {
    for edition in &EDITIONS {
        let code = edition.code;
        let reader = Reader::opens(browser, edition, "").await;
        reader.expects(&format!("/{code}/index.json"));
        reader.tabs_to(".menu-bar a[href$='about/']").await;
        reader.enters(&format!("/{code}/about/")).await;
        reader.server.break_file(&format!("{code}/index.json"), Fault::Status(500));
        reader.client.back().await.unwrap();
        reader.until(&format!("document.querySelector('main .failed') && {}", has_focus("main h1"))).await;
        reader.server.mend();
        reader.tabs_to(".failed .retry").await;
        reader.enters(&format!("/{code}/")).await;
        reader.until(READY).await;
        reader.leaves_an_empty_console().await;
    }
}

in_every_engine! {
    what_failed_is_tried_again,
    a_notice_is_no_trap,
    a_page_that_failed_after_a_step_back_is_tried_again,
}
