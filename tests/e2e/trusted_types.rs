//! Under a policy that demands Trusted Types: no plain text becomes markup or a script. An engine that does not know
//! them reads on all the same.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    embedding::Embedded,
    page::Finished,
    publication::{published, ready_policy},
    reader::Reader,
};
const ARTICLE: &str = "main article h2 a";

async fn a_finished_publication_is_read_under_the_ready_policy(browser: Browser) {
    let finished = Finished::sample("/");
    let server = published("/");
    server.demand(&ready_policy());
    let reader = Reader::open_app(browser, server, "/en/").await;
    for link in
        [ARTICLE, ".category a", ".brand", ".menu-bar a[href$='about/']", ".site-header .editions a[hreflang=fa]"]
    {
        let path = reader.text(&format!("document.querySelector({link:?}).pathname")).await;
        reader.click(link).await;
        // The text, and in the head what search engines are told.
        reader.reads_the_page_at(&finished, &path).await;
        reader.sees_the_page_of_its_address(&finished).await;
    }
    reader.leaves_an_empty_console().await;
}

async fn an_embedded_publication_is_read_where_its_host_demands_trusted_types(browser: Browser) {
    let embedded = Embedded::open_under(browser, "require-trusted-types-for 'script'; trusted-types masthead").await;
    embedded.click(ARTICLE).await;
    embedded.until_it_shows("location.hash.includes('/posts/')", "main .article .prose p").await;
    embedded.leaves_an_empty_console().await;
}

/// As in a host page that does not name the app's policy.
async fn a_text_that_may_not_be_read_is_not_left_out_without_a_word(browser: Browser) {
    let server = published("/");
    server.demand("require-trusted-types-for 'script'; trusted-types 'none'");
    let reader = Reader::open_app(browser, server, "/en/").await;
    reader.expects("rusted");
    let path = reader.text(&format!("document.querySelector({ARTICLE:?}).pathname")).await;
    reader.click(ARTICLE).await;
    reader.arrives_at(&path).await;
    let said = reader.text("document.querySelector('main .unreadable').textContent").await;
    assert!(said.contains("does not let this text be read"), "{said}");
    // The page as its host has it, which needs no parser of the app.
    let link = reader.text("document.querySelector('main .unreadable a').href").await;
    assert!(link.ends_with(&path), "{link}");
    reader.reloads().await;
    reader.reads_the_page_at(&Finished::sample("/"), &path).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_finished_publication_is_read_under_the_ready_policy,
    an_embedded_publication_is_read_where_its_host_demands_trusted_types,
}

in_chromium! {
    a_text_that_may_not_be_read_is_not_left_out_without_a_word,
}
