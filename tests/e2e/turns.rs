//! Turns that fail, or take long: at every moment the address, the title and the heading are those of one page.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{HEADING, published, sample},
    reader::{READY, Reader, keys},
    server::Fault,
};
use serde_json::{Value, json};

const OLDER: &str = "main a[rel~=next]";
const ABOUT: &str = ".menu-bar a[href$='about/']";
const CONTACT: &str = ".menu-bar a[href$='contact/']";
const NOTICE: &str = "document.querySelector('.notice[role=alert]')";
const FAILED: &str = "document.querySelector('main .failed')";
const SLOW: &str = "document.querySelector('[role=status] .slow')";

/// What a reader is told where they are.
const MOMENT: &str = "[location.pathname, document.title, document.querySelector('h1').textContent,
    document.documentElement.lang, document.documentElement.dir,
    document.querySelector('link[rel=canonical]')?.href ?? 'none']";

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

impl Reader {
    /// Opens a published page and notes from then on, frame by frame, what it tells.
    async fn watches_from(&self, path: &str) {
        self.go(path).await;
        self.until(READY).await;
        self.sees_the_next_frame().await;
        self.run_in_the_page(&format!(
            "window.moments = [];
             (function look() {{
               const moment = {{ told: {MOMENT}, isLoading: document.querySelector('main').ariaBusy === 'true' }};
               if (JSON.stringify(moment) !== JSON.stringify(moments.at(-1))) moments.push(moment);
               requestAnimationFrame(look);
             }})()"
        ))
        .await;
    }

    /// What was told so far, without what came twice in a row.
    async fn moments(&self) -> Vec<Value> {
        self.noted("true").await
    }

    /// The same but for while a page was loading: after a step back the browser changes the address at once.
    async fn settled_moments(&self) -> Vec<Value> {
        self.noted("!moment.isLoading").await
    }

    async fn noted(&self, condition: &str) -> Vec<Value> {
        self.sees_the_next_frame().await;
        self.run_in_the_page(&format!(
            "document.documentElement.dataset.moments =
               JSON.stringify(moments.filter(moment => {condition}).map(moment => moment.told))"
        ))
        .await;
        let mut moments: Vec<Value> =
            serde_json::from_str(&self.text("document.documentElement.dataset.moments").await).unwrap();
        moments.dedup();
        moments
    }

    /// Follows a link from where the reader is, as a key does that is bound to it.
    async fn follows_from_here(&self, selector: &str) {
        self.run(&format!("document.querySelector({selector:?}).focus({{ preventScroll: true }})")).await;
        self.press(keys::ENTER).await;
    }

    async fn moment(&self) -> Value {
        self.value(MOMENT).await
    }
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
    reader.client.refresh().await.unwrap();
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
    reader.client.refresh().await.unwrap();
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

/// The router takes the page that was left for the one shown.
async fn after_a_jump_over_two_pages_a_link_leads_to_the_page_left(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    let category = ".menu-bar > li > a[href$='category/articles/']";
    reader.click(category).await;
    reader.reads_the_page_at(&finished, "/en/category/articles/").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.run("history.go(-2)").await;
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.leaves_an_empty_console().await;
}

async fn a_link_to_the_page_shown_is_no_step_of_its_own_after_turns_either(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    for (link, path) in [(OLDER, "/en/page/3/"), (ABOUT, "/en/about/"), (ABOUT, "/en/about/")] {
        reader.click(link).await;
        reader.arrives_at(path).await;
    }
    reader.marks_the_document().await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/en/page/3/").await;
    assert!(reader.is_in_the_marked_document().await);
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
    a_slow_page_is_told_of_and_can_be_stopped,
    a_slow_step_back_that_is_stopped_is_a_page_of_its_address,
    a_second_click_while_a_page_loads_changes_nothing,
    after_a_jump_over_two_pages_a_link_leads_to_the_page_left,
    a_link_to_the_page_shown_is_no_step_of_its_own_after_turns_either,
}
