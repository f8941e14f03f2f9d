//! What a reader chooses about colours and text: it shows at once, it holds, and it is the reader's before anything is
//! drawn.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    publication::{program, published, sample},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::json;

pub const PAPER: &str = "getComputedStyle(document.body).backgroundColor";
/// What the sample is drawn on, by day and by night.
pub const DAY: &str = "rgb(251, 250, 247)";
pub const NIGHT: &str = "rgb(20, 23, 26)";

pub const PANEL_IS_OPEN: &str = "document.querySelector('dialog.settings-panel').open";

fn size_of(selector: &str) -> String {
    format!("parseFloat(getComputedStyle(document.querySelector({selector:?})).fontSize)")
}

impl Reader {
    /// Chooses in the panel below the header, and closes it.
    pub async fn chooses(&self, choice: &str) {
        self.click(".open-settings").await;
        self.until(PANEL_IS_OPEN).await;
        self.click(&format!(".settings-panel input[value={choice}]")).await;
        self.click(".close-settings").await;
        self.until(&format!("!{PANEL_IS_OPEN}")).await;
    }

    pub async fn sees_paper(&self, colour: &str) {
        self.until(&format!("{PAPER} === {colour:?}")).await;
    }
}

async fn holds(browser: Browser, server: Server) {
    let reader = Reader::open(browser, server, "/en/").await;
    reader.until(READY).await;
    reader.sees_paper(DAY).await;
    reader.chooses("dark").await;
    reader.sees_paper(NIGHT).await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/").await;
    reader.sees_paper(NIGHT).await;
    reader.reloads().await;
    reader.until(READY).await;
    reader.sees_paper(NIGHT).await;
    reader.click(".open-settings").await;
    reader.until("document.querySelector('.settings-panel input[value=dark]').checked").await;
    reader.click(".settings-panel input[value=automatic]").await;
    reader.sees_paper(DAY).await;
    reader.leaves_an_empty_console().await;
}

async fn a_choice_of_colours_holds_in_every_edition_and_after_a_reload(browser: Browser) {
    holds(browser, published("/")).await;
}

async fn a_choice_of_colours_holds_where_the_app_draws_every_page(browser: Browser) {
    holds(browser, sample()).await;
}

/// Some browsers show the page from memory then.
async fn a_choice_holds_on_the_page_that_a_step_back_leads_to(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    // So asks Firefox where it does.
    reader.expects("/favicon.ico");
    reader.go("/fa/about/").await;
    reader.until(READY).await;
    reader.chooses("dark").await;
    reader.sees_paper(NIGHT).await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/en/").await;
    reader.sees_paper(NIGHT).await;
    reader.leaves_an_empty_console().await;
}

async fn a_choice_holds_in_a_finished_page_whose_app_does_not_come(browser: Browser) {
    let reader = Reader::open_app(browser, published("/news/"), "/news/en/posts/1001/").await;
    reader.chooses("dark").await;
    reader.chooses("largest").await;
    let large = reader.value(&size_of("main .prose")).await;
    reader.server.break_file(&program(), Fault::Silence);
    reader.expects(&program());
    reader.expects("the page works without it");
    reader.go("/news/fa/").await;
    reader.sees_paper(NIGHT).await;
    assert_eq!(reader.value("document.documentElement.dataset.textSize").await, "largest");
    reader.go("/news/en/posts/1001/").await;
    assert_eq!(reader.value(&size_of("main .prose")).await, large);
    assert_eq!(reader.value("getComputedStyle(document.querySelector('.open-settings')).visibility").await, "hidden");
    reader.leaves_an_empty_console().await;
}

/// A page that is drawn in other colours first would flash.
async fn colours_are_the_readers_before_there_is_anything_to_draw(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.chooses("dark").await;
    reader
        .runs_first(
            "new MutationObserver((_, observer) => {
               if (!document.body) return;
               observer.disconnect();
               window.colours = document.documentElement.dataset.colours;
               window.scheme = document.querySelector('meta[name=color-scheme]').content;
             }).observe(document, { childList: true, subtree: true })",
        )
        .await;
    for path in ["/en/posts/1001/", "/ar/", "/none/"] {
        reader.expects("/none/");
        reader.go(path).await;
        reader.until("window.colours").await;
        assert_eq!(reader.value("[window.colours, window.scheme]").await, json!(["dark", "dark"]), "{path}");
    }
    reader.leaves_an_empty_console().await;
}

async fn the_browsers_own_parts_have_the_colours_of_the_page(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    let shown = "[...document.querySelectorAll('meta[name=theme-color]')]
        .filter(meta => matchMedia(meta.media).matches).map(meta => meta.content).join()";
    assert_eq!(reader.text(shown).await, "#fbfaf7");
    reader.chooses("dark").await;
    reader.until(&format!("{shown} === '#14171a'")).await;
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    assert_eq!(reader.text(shown).await, "#14171a");
    assert_eq!(reader.text("document.querySelector('meta[name=color-scheme]').content").await, "dark");
    reader.chooses("automatic").await;
    reader.until(&format!("{shown} === '#fbfaf7'")).await;
    reader.leaves_an_empty_console().await;
}

async fn larger_text_makes_the_article_larger_and_leaves_the_header_as_it_is(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/fa/posts/3001/").await;
    let sizes = format!("[{}, {}, {}]", size_of("main .prose"), size_of("h1"), size_of(".menu-bar a"));
    let before = reader.value(&sizes).await;
    reader.chooses("larger").await;
    let after = reader.value(&sizes).await;
    let grew = |index: usize| after[index].as_f64().unwrap() / before[index].as_f64().unwrap();
    assert!((grew(0) - 1.2).abs() < 0.01 && (grew(1) - 1.1).abs() < 0.01, "{before} {after}");
    assert_eq!(before[2], after[2]);
    reader.chooses("smaller").await;
    assert!(reader.value(&size_of("main .prose")).await.as_f64() < before[0].as_f64());
    reader.leaves_an_empty_console().await;
}

async fn a_choice_works_for_this_visit_where_storage_is_full(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader
        .run(
            "for (let size = 1 << 22; size >= 1; size >>= 1) {
               try { for (let i = 0; ; i += 1) localStorage.setItem(`full ${size} ${i}`, 'x'.repeat(size)); } catch {}
             }",
        )
        .await;
    reader.chooses("dark").await;
    reader.sees_paper(NIGHT).await;
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    reader.sees_paper(NIGHT).await;
    reader.run("localStorage.clear()").await;
    reader.leaves_an_empty_console().await;
}

async fn a_choice_works_for_this_visit_where_storage_is_forbidden(browser: Browser) {
    let reader = Reader::start(browser, "en", published("/")).await;
    reader
        .runs_first(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
        )
        .await;
    reader.go("/en/").await;
    reader.until(READY).await;
    reader.chooses("dark").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.arrives_at("/sq/").await;
    reader.sees_paper(NIGHT).await;
    reader.leaves_an_empty_console().await;
}

async fn another_tab_follows(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    let first = reader.client.window().await.unwrap();
    let second = reader.client.new_window(true).await.unwrap().handle;
    reader.client.switch_to_window(second).await.unwrap();
    // Behind the other one it has no width, and the picture that is asked for first is not of the size that is shown.
    reader.asks_the_developer_tools("Page.bringToFront", json!({})).await;
    reader.go("/fa/").await;
    reader.until(READY).await;
    reader.sees_the_next_frame().await;
    reader.chooses("dark").await;
    reader.client.switch_to_window(first).await.unwrap();
    reader.sees_paper(NIGHT).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_choice_of_colours_holds_in_every_edition_and_after_a_reload,
    a_choice_of_colours_holds_where_the_app_draws_every_page,
    a_choice_holds_on_the_page_that_a_step_back_leads_to,
    a_choice_holds_in_a_finished_page_whose_app_does_not_come,
    the_browsers_own_parts_have_the_colours_of_the_page,
    larger_text_makes_the_article_larger_and_leaves_the_header_as_it_is,
    a_choice_works_for_this_visit_where_storage_is_full,
}

// Only the developer tools of Chromium change what a page finds at its start; and only its driver lets two tabs share what they keep.
in_chromium! {
    colours_are_the_readers_before_there_is_anything_to_draw,
    a_choice_works_for_this_visit_where_storage_is_forbidden,
    another_tab_follows,
}
