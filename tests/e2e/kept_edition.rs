//! An edition that a reader keeps on the device.

use crate::{
    browser::{Browser, in_chromium_and_firefox},
    offline_gazette::{Gazette, WITH_PICTURES},
    publication::HEADING,
    reader::{READY, Reader, keys},
    server::Fault,
};

/// What the panel says.
const SAID: &str = "document.querySelector('.keep p').textContent";

/// What a reader can ask for in the panel.
const BUTTONS: &str = "[...document.querySelectorAll('.keep button')].map((button) => button.textContent).join()";

impl Reader {
    /// Opens the panel of an edition that nothing is kept of.
    async fn opens_the_panel(&self) {
        self.click(".keep summary").await;
        self.until(&format!("{BUTTONS} === 'Keep'")).await;
    }
}

async fn an_edition_that_is_kept_opens_whole_and_can_be_deleted(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-kept");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.click(".keep summary").await;
    reader.until("document.querySelector('.keep p').textContent.includes('8 articles')").await;
    reader.click(".keep .retry").await;
    reader.until("/8 articles \\([0-9.]+ [kM]B\\)/.test(document.querySelector('.keep p').textContent)").await;
    reader.loses_the_network();
    // Never read, from the front page to the oldest article, with its picture.
    for path in ["en/", "en/page/1/", "en/posts/1/", "en/posts/7/"] {
        reader.go(&gazette.path(path)).await;
        reader.until(READY).await;
        assert!(reader.text(HEADING).await != "You are offline", "{path}");
        reader.until(WITH_PICTURES).await;
    }
    reader.server.switch_on();
    reader.go("/news/en/").await;
    reader.until(READY).await;
    reader.click(".keep summary").await;
    reader.click(".keep .retry:last-of-type").await;
    reader.until("document.querySelectorAll('.keep .retry').length === 1").await;
    reader.until_there_are_caches("kept", 0).await;
    reader.server.switch_off();
    reader.go("/news/en/posts/6/").await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

/// The button that was pressed goes.
async fn who_keeps_by_keyboard_goes_on_from_what_is_said(browser: Browser) {
    let gazette = Gazette::new("/", "kept-keyboard");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.opens_the_panel().await;
    for (button, then) in [("button", "Renew,Delete"), ("button:last-of-type", "Keep")] {
        reader.follows_by_keyboard(&format!(".keep {button}")).await;
        reader.until(&format!("{BUTTONS} === '{then}'")).await;
        reader.until("document.activeElement === document.querySelector('.keep p')").await;
        reader.press(keys::TAB).await;
        reader.until("document.activeElement === document.querySelector('.keep button')").await;
    }
    reader.leaves_an_empty_console().await;
}

async fn a_device_without_room_says_so_and_the_page_stays(browser: Browser) {
    for (error, words) in [("QuotaExceededError", "no room left"), ("SecurityError", "does not let this site keep")] {
        let gazette = Gazette::new("/", "offline-full");
        gazette.publish(true);
        let reader = Reader::start(browser, "en", gazette.server()).await;
        reader.reads(&gazette, "en/posts/3/").await;
        reader
            .run_in_the_page(&format!("Cache.prototype.put = () => Promise.reject(new DOMException('x', {error:?}))"))
            .await;
        reader.click(".keep summary").await;
        reader.click(".keep .retry").await;
        reader.until(&format!("document.querySelector('.keep p').textContent.includes({words:?})")).await;
        assert_eq!(reader.text(HEADING).await, "Item 3");
        reader.leaves_an_empty_console().await;
    }
}

async fn keeping_can_be_stopped_and_what_came_of_it_deleted(browser: Browser) {
    let gazette = Gazette::new("/news/", "kept-stopped");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.opens_the_panel().await;
    reader.server.break_file("en/posts/1/", Fault::Wait);
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Stop' && document.querySelector('.keep progress').value > 0")).await;
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Keep,Delete' && {SAID}.includes('8 articles')")).await;
    reader.server.mend();
    // Also for a reader who comes back.
    reader.go("/news/en/").await;
    reader.until(READY).await;
    reader.click(".keep summary").await;
    reader.until(&format!("{BUTTONS} === 'Keep,Delete'")).await;
    reader.click(".keep .retry + .retry").await;
    reader.until(&format!("{BUTTONS} === 'Keep'")).await;
    reader.until_there_are_caches("kept", 0).await;
    reader.leaves_an_empty_console().await;
}

/// What there is to keep is asked for first.
async fn keeping_that_only_begins_can_be_stopped(browser: Browser) {
    let gazette = Gazette::new("/news/", "kept-begun");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.opens_the_panel().await;
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Renew,Delete'")).await;
    reader.server.break_file("en/offline.json", Fault::Wait);
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Stop' && document.querySelector('.keep progress')")).await;
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Renew,Delete'")).await;
    reader.server.mend();
    reader.click(".keep .retry + .retry").await;
    reader.until(&format!("{BUTTONS} === 'Keep'")).await;
    reader.until_there_are_caches("kept", 0).await;
    reader.leaves_an_empty_console().await;
}

async fn where_nobody_can_tell_what_can_be_kept_nothing_is_kept_by_trying_again(browser: Browser) {
    let gazette = Gazette::new("/news/", "kept-unseen");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.server.break_file("en/offline.json", Fault::HangUp);
    reader.expects("Failed to load resource");
    reader.click(".keep summary").await;
    reader.until(&format!("{BUTTONS} === 'Try again' && {SAID}.includes('no connection')")).await;
    reader.server.mend();
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Keep' && {SAID}.includes('8 articles')")).await;
    reader.until_there_are_caches("kept", 0).await;
    reader.leaves_an_empty_console().await;
}

async fn a_file_that_never_comes_ends_the_keeping(browser: Browser) {
    let gazette = Gazette::new("/", "kept-silence");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.opens_the_panel().await;
    reader.server.break_file("en/posts/1/", Fault::Wait);
    // A minute is over at once.
    let hurry = "const wait = setTimeout;
        window.setTimeout = (run, time, ...rest) => wait(run, time === 60_000 ? 2000 : time, ...rest)";
    reader.run_in_the_page(hurry).await;
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Try again,Delete' && {SAID}.includes('did not answer in time')")).await;
    reader.server.mend();
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Renew,Delete'")).await;
    reader.leaves_an_empty_console().await;
}

async fn who_turns_to_another_edition_meanwhile_reads_on(browser: Browser) {
    let gazette = Gazette::new("/news/", "kept-turned");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    // The browser takes its time to look.
    let slow = "const look = CacheStorage.prototype.has;
        CacheStorage.prototype.has = async function (name) {
          await new Promise((answer) => window.answer = answer);
          return look.call(this, name);
        }";
    reader.run_in_the_page(slow).await;
    reader.click(".keep summary").await;
    reader.until("window.answer").await;
    reader.marks_the_document().await;
    reader.click(".switcher a[hreflang=fa]").await;
    reader.arrives_at("/news/fa/").await;
    reader.run_in_the_page("answer()").await;
    // What was looked for is said where the reader is back in that edition.
    reader.client.back().await.unwrap();
    reader.until(&format!("{HEADING} === 'Item 3'")).await;
    reader.until(&format!("{SAID}.includes('8 articles')")).await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

async fn a_host_that_leaves_out_html_gives_what_browsers_take_for_pages(browser: Browser) {
    let gazette = Gazette::new("/news/", "kept-no-html");
    gazette.publish(true);
    let server = gazette.server();
    server.leave_out_html();
    let reader = Reader::start(browser, "en", server).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.opens_the_panel().await;
    reader.click(".keep .retry").await;
    reader.until(&format!("{BUTTONS} === 'Renew,Delete'")).await;
    // What the service worker keeps by itself is lost.
    let lost = "caches.keys().then((names) => Promise.all(names.filter((name) => !name.includes('kept'))
        .map((name) => caches.delete(name)))).then(() => true)";
    reader.value(lost).await;
    reader.loses_the_network();
    reader.go("/news/fa/posts/5/").await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

in_chromium_and_firefox! {
    an_edition_that_is_kept_opens_whole_and_can_be_deleted,
    who_keeps_by_keyboard_goes_on_from_what_is_said,
    a_device_without_room_says_so_and_the_page_stays,
    keeping_can_be_stopped_and_what_came_of_it_deleted,
    keeping_that_only_begins_can_be_stopped,
    where_nobody_can_tell_what_can_be_kept_nothing_is_kept_by_trying_again,
    a_file_that_never_comes_ends_the_keeping,
    who_turns_to_another_edition_meanwhile_reads_on,
    a_host_that_leaves_out_html_gives_what_browsers_take_for_pages,
}
