//! Which edition a reader gets: the one chosen in the switcher, else that of the browser's languages.

use crate::{
    browser::{Browser, in_chromium_and_firefox, in_every_engine},
    publication::{published, sample},
    reader::{READY, Reader},
    server::Server,
};

async fn the_root_leads_to_the_edition_of_the_readers_language(browser: Browser) {
    for (languages, path) in [("fa,en", "/fa/"), ("sq-AL", "/sq/"), ("de", "/en/")] {
        let reader = Reader::open_in(browser, languages, sample(), "/").await;
        assert_eq!(reader.path().await, path, "{languages}");
        reader.leaves_an_empty_console().await;
    }
}

async fn the_published_root_leads_to_the_edition_of_the_readers_language(browser: Browser) {
    for (languages, path) in [("fa,en", "/fa/"), ("de", "/en/")] {
        let reader = Reader::open_in(browser, languages, published("/"), "/").await;
        reader.until(&format!("location.pathname === {path:?} && {READY}")).await;
        reader.leaves_an_empty_console().await;
    }
}

/// Opens a Persian page that somebody shared, then the root; chooses Persian, then the root.
async fn chooses_persian(browser: Browser, server: Server) {
    let reader = Reader::open(browser, server, "/fa/").await;
    reader.until(READY).await;
    reader.go("/").await;
    reader.arrives_at("/en/").await;
    reader.until(READY).await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/").await;
    reader.go("/").await;
    reader.arrives_at("/fa/").await;
    reader.leaves_an_empty_console().await;
}

async fn only_a_choice_in_the_switcher_is_a_choice(browser: Browser) {
    chooses_persian(browser, published("/")).await;
}

async fn only_a_choice_in_the_switcher_is_a_choice_without_finished_pages(browser: Browser) {
    chooses_persian(browser, sample()).await;
}

/// A link inside the app that leads to another edition, as an article's translations do, is no choice either.
async fn a_link_to_a_translation_is_no_choice(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1001/").await;
    reader.click("main .translations a[hreflang=fa]").await;
    reader.arrives_at("/fa/posts/3001/").await;
    reader.go("/").await;
    reader.arrives_at("/en/").await;
    reader.leaves_an_empty_console().await;
}

async fn the_root_keeps_its_query(browser: Browser) {
    for path in ["/?utm_source=letter", "/en/?utm_source=letter"] {
        let reader = Reader::open_app(browser, published("/"), path).await;
        assert_eq!(reader.text("location.search").await, "?utm_source=letter", "{path}");
        reader.leaves_an_empty_console().await;
    }
}

async fn the_root_hands_its_query_to_another_edition(browser: Browser) {
    let reader = Reader::open_in(browser, "fa", published("/"), "/?utm_source=letter").await;
    reader.until(&format!("location.pathname === '/fa/' && {READY}")).await;
    assert_eq!(reader.text("location.search").await, "?utm_source=letter");
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    only_a_choice_in_the_switcher_is_a_choice,
    only_a_choice_in_the_switcher_is_a_choice_without_finished_pages,
    a_link_to_a_translation_is_no_choice,
    the_root_keeps_its_query,
}

in_chromium_and_firefox! {
    the_root_leads_to_the_edition_of_the_readers_language,
    the_published_root_leads_to_the_edition_of_the_readers_language,
    the_root_hands_its_query_to_another_edition,
}
