//! A publication is published anew while its pages are open, lie in caches, or come from a host whose copies differ.

use crate::{
    browser::{Browser, in_every_engine},
    offline_gazette::Gazette,
    publication::HEADING,
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::json;
use std::{fs, path::Path};

const FIRST_TITLE: &str = "document.querySelector('main article h2').textContent";

/// What the script that starts the app had to say of it. Chromium's driver tells the same once more.
async fn warnings_of_the_app(reader: &Reader) -> Vec<String> {
    reader.console().await.into_iter().filter(|line| line.starts_with("warn: masthead: the app")).collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() { copy_folder(&path, &copy) } else { fs::copy(&path, &copy).map(drop).unwrap() }
    }
}

async fn who_reads_while_another_version_is_published_reads_on(browser: Browser) {
    let gazette = Gazette::new("/", "deploys-open");
    gazette.publish(false);
    let reader = Reader::open_app(browser, gazette.server(), "/en/").await;
    reader.marks_the_document().await;
    gazette.adds_an_item("Published anew");
    gazette.publish_version("b");
    reader.click("main article h2 a").await;
    reader.arrives_at("/en/posts/8/").await;
    reader.click(".brand").await;
    reader.arrives_at("/en/").await;
    reader.until(&format!("{FIRST_TITLE} === 'Published anew'")).await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/en/posts/9/").await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/").await;
    assert!(reader.is_in_the_marked_document().await, "what the app can read needs no other app");
    reader.leaves_an_empty_console().await;
}

async fn what_only_a_later_app_can_read_comes_with_that_app(browser: Browser) {
    let gazette = Gazette::new("/news/", "deploys-format");
    gazette.publish(false);
    let reader = Reader::open_app(browser, gazette.server(), "/news/en/").await;
    reader.marks_the_document().await;
    gazette.publish_version("b");
    let of_later_app = json!({ "items": [], "_masthead": { "format": 1000 } }).to_string();
    reader.server.break_file("en/posts/8/index.json", Fault::Text(of_later_app.clone()));
    reader.click("main article h2 a").await;
    reader.arrives_at("/news/en/posts/8/").await;
    reader.until(&format!("{HEADING} === 'Item 8'")).await;
    assert!(!reader.is_in_the_marked_document().await);
    let program = reader.text("document.getElementById('start').dataset.wasm").await;
    assert_eq!(program, "app-b_bg.wasm");
    reader.until(READY).await;
    // There is no other page to go to where the reader is already.
    reader.click(".brand").await;
    reader.arrives_at("/news/en/").await;
    reader.marks_the_document().await;
    reader.server.break_file("en/index.json", Fault::Text(of_later_app));
    reader.click(".brand").await;
    reader.until("!window.marked").await;
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

async fn an_old_page_whose_app_is_gone_is_a_plain_page_and_says_so_once(browser: Browser) {
    let gazette = Gazette::new("/", "deploys-cached");
    gazette.publish(false);
    let old = fs::read_to_string(gazette.out().join("en/index.html")).unwrap();
    for version in ["b", "c"] {
        gazette.adds_an_item(&format!("Version {version}"));
        gazette.publish_version(version);
    }
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.server.break_file("en/", Fault::Page(old));
    reader.expects("404");
    reader.expects("the page works without it");
    // What each engine says of a file of the app that is there no more.
    for words in ["error: link", "error: script", "MIME type", "Failed to load", "strict MIME"] {
        reader.expects(words);
    }
    reader.go("/en/").await;
    reader.until_the_console_says("the page works without it").await;
    assert_eq!(warnings_of_the_app(&reader).await.len(), 1);
    reader.marks_the_document().await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/en/posts/8/").await;
    reader.until(READY).await;
    assert!(!reader.is_in_the_marked_document().await, "a plain page is followed by a new document");
    reader.leaves_an_empty_console().await;
}

async fn a_host_whose_copies_differ_loses_no_word(browser: Browser) {
    let gazette = Gazette::new("/", "deploys-mixed");
    gazette.publish(false);
    let before = gazette.out().with_extension("before");
    let _ = fs::remove_dir_all(&before);
    copy_folder(&gazette.out(), &before);
    gazette.publish_version("b");
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.server.mix_with(before);
    // Of a file of the other version.
    for words in ["404", "the page works without it", "error: link", "error: script", "MIME type", "Failed to load"] {
        reader.expects(words);
    }
    for round in 0..4 {
        reader.go("/en/").await;
        reader.until(&format!("{FIRST_TITLE} === 'Item 8'")).await;
        let number = 8 - round % 2;
        reader.click(&format!("main article h2 a[href$='posts/{number}/']")).await;
        reader.until(&format!("location.pathname === '/en/posts/{number}/' && {HEADING} === 'Item {number}'")).await;
        reader.click(".site-header .editions a[hreflang=fa]").await;
        reader.until("location.pathname === '/fa/posts/8/' || location.pathname === '/fa/'").await;
        reader.until("document.documentElement.lang === 'fa' && document.documentElement.dir === 'rtl'").await;
        reader.until(&format!("{FIRST_TITLE} === 'Item 8'")).await;
    }
    reader.leaves_an_empty_console().await;
}

/// What a host says meanwhile that has copied a part of what is new: a list of before with articles that came later, an
/// archive of later behind a front page of before.
async fn a_host_of_which_some_copies_are_new_leads_to_every_article_it_names(browser: Browser) {
    let gazette = Gazette::new("/", "deploys-half-copied");
    gazette.publish(false);
    let before = gazette.out().with_extension("before");
    let _ = fs::remove_dir_all(&before);
    copy_folder(&gazette.out(), &before);
    for title in ["Item 9", "Item 10", "Item 11"] {
        gazette.adds_an_item(title);
    }
    gazette.publish_version("b");
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.server.mix_with(before);
    for words in ["404", "the page works without it", "error: link", "error: script", "MIME type", "Failed to load"] {
        reader.expects(words);
    }
    let numbers = "[...document.querySelectorAll('main article h2')].map((title) => +title.textContent.split(' ')[1])";
    for _ in 0..4 {
        reader.go("/en/").await;
        reader.until(&format!("{numbers}.length > 0")).await;
        let front = reader.text(&format!("{numbers}.join()")).await;
        reader.click("main a[rel~=next]").await;
        // What is a page of the archive by now, was the front page before, and leads there.
        reader.until(&format!("{numbers}.length > 0 && {numbers}.join() !== {front:?}")).await;
        let older = reader.text(&format!("{numbers}.join()")).await;
        let newest = |page: &str| page.split(',').filter_map(|number| number.parse::<u8>().ok()).max();
        assert!(newest(&older) < newest(&front), "{front} {older}");
        let first = reader.text(FIRST_TITLE).await;
        reader.click("main article h2 a").await;
        reader.until(&format!("location.pathname.includes('/posts/') && {HEADING} === {first:?}")).await;
    }
    reader.leaves_an_empty_console().await;
}

async fn who_searches_while_another_version_is_published_finds_what_is_new(browser: Browser) {
    let gazette = Gazette::new("/", "deploys-search");
    gazette.publish(false);
    let reader = Reader::open_app(browser, gazette.server(), "/en/search/").await;
    reader.types(".search-field", "Item 7").await;
    let titles = "[...document.querySelectorAll('.search-results h2')].map(title => title.textContent.trim())";
    reader.until(&format!("{titles}[0] === 'Item 7'")).await;
    gazette.adds_an_item("Quagga");
    gazette.publish_version("b");
    // The newest is asked for, and with it the search learns of it.
    reader.click(".brand").await;
    reader.arrives_at("/en/").await;
    reader.click(".brand").await;
    reader.until(&format!("{FIRST_TITLE} === 'Quagga'")).await;
    reader.click("header .open-search").await;
    reader.arrives_at("/en/search/").await;
    reader.types(".search-field", "Quagga").await;
    reader.until(&format!("{titles}.join() === 'Quagga'")).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    who_reads_while_another_version_is_published_reads_on,
    what_only_a_later_app_can_read_comes_with_that_app,
    an_old_page_whose_app_is_gone_is_a_plain_page_and_says_so_once,
    a_host_whose_copies_differ_loses_no_word,
    a_host_of_which_some_copies_are_new_leads_to_every_article_it_names,
    who_searches_while_another_version_is_published_finds_what_is_new,
}
