//! The menu, the drawer and the switcher.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{EDITIONS, HEADING, program, published, sample},
    reader::{READY, Reader, keys},
    server::Fault,
};
use serde_json::Value;

async fn the_switcher_leads_to_the_same_article_then_category_then_front_page(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/posts/1001/").await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/posts/3001/").await;
    assert!(reader.text(HEADING).await.contains("رویترز"));
    reader.go("/en/posts/1039/").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.arrives_at("/sq/category/articles/").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/category/articles/").await;
    reader.go("/en/page/2/").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/").await;
    reader.go("/sq/about/").await;
    reader.click(".site-header .editions a[hreflang=en]").await;
    reader.arrives_at("/en/about/").await;
    reader.leaves_an_empty_console().await;
}

async fn every_entry_of_the_menu_leads_somewhere(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    let links = reader.value("[...document.querySelectorAll('.menu-bar a')].map(a => a.getAttribute('href'))").await;
    assert_eq!(links.as_array().map(Vec::len), Some(11));
    for link in links.as_array().unwrap() {
        for code in EDITIONS {
            let path = link.as_str().unwrap().replacen("/en/", &format!("/{code}/"), 1);
            reader.go(&path).await;
            assert_eq!(reader.value("document.querySelector('.not-found, .failed')").await, Value::Null, "{path}");
        }
    }
    for (path, part) in [
        ("/en/category/photo-gallery/", ".gallery img"),
        ("/ar/category/videos/", "video[controls][poster]"),
        ("/fa/category/newsletter/", ".attachments a[download]"),
        ("/sq/category/cartoons/", "img.lead"),
    ] {
        reader.go(path).await;
        assert_ne!(reader.value(&format!("document.querySelector('{part}')")).await, Value::Null, "{path}");
    }
    reader.leaves_an_empty_console().await;
}

async fn the_drawer_opens_on_a_small_screen_and_escape_closes_it(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/fa/").await;
    reader.client.set_window_size(500, 800).await.unwrap();
    reader.click(".open-menu").await;
    reader.until("document.querySelector('dialog.drawer').open").await;
    assert_eq!(reader.value("document.querySelectorAll('.drawer .menu-tree a').length").await, 11);
    assert_ne!(reader.text("document.querySelector('.drawer .copyright').textContent").await, "");
    reader.press(keys::ESCAPE).await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.until("document.activeElement.className === 'open-menu'").await;
    reader.click(".open-menu").await;
    reader.click(".drawer a[href='/fa/category/books/']").await;
    reader.arrives_at("/fa/category/books/").await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.leaves_an_empty_console().await;
}

async fn a_drawer_that_was_opened_before_the_app_ran_becomes_modal(browser: Browser) {
    let server = published("/");
    server.break_file(&program(), Fault::Wait);
    let reader = Reader::open(browser, server, "/en/about/").await;
    reader.client.set_window_size(500, 800).await.unwrap();
    reader.click(".open-menu").await;
    let display = "getComputedStyle(document.querySelector('.drawer')).display";
    reader.until(&format!("location.hash === '#menu' && {display} === 'block'")).await;
    reader.server.mend();
    reader.until(&format!("{READY} && document.querySelector('dialog.drawer').matches(':modal')")).await;
    reader.until("document.activeElement.closest('.drawer') && location.hash === ''").await;
    reader.press(keys::ESCAPE).await;
    reader.until(&format!("{display} === 'none' && document.activeElement.className === 'open-menu'")).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_drawer_that_was_opened_before_the_app_ran_becomes_modal,
    the_switcher_leads_to_the_same_article_then_category_then_front_page,
    every_entry_of_the_menu_leads_somewhere,
    the_drawer_opens_on_a_small_screen_and_escape_closes_it,
}
