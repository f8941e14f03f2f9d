//! The menu, the switcher, the skip link, and share links.

use crate::{
    publication::{EDITIONS, HEADING, sample},
    reader::Reader,
};
use serde_json::Value;

#[tokio::test]
async fn the_switcher_leads_to_the_same_article_then_category_then_front_page() {
    let reader = Reader::open(sample(), "/en/posts/1001/").await;
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

#[tokio::test]
async fn every_entry_of_the_menu_leads_somewhere() {
    let reader = Reader::open(sample(), "/en/").await;
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

#[tokio::test]
async fn the_drawer_opens_on_a_small_screen_and_escape_closes_it() {
    let reader = Reader::open(sample(), "/fa/").await;
    reader.client.set_window_size(500, 800).await.unwrap();
    reader.click(".open-menu").await;
    reader.until("document.querySelector('dialog.drawer').open").await;
    assert_eq!(reader.value("document.querySelectorAll('.drawer .menu-tree a').length").await, 11);
    assert_ne!(reader.text("document.querySelector('.drawer .copyright').textContent").await, "");
    reader.press("\u{e00c}").await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.until("document.activeElement.className === 'open-menu'").await;
    reader.click(".open-menu").await;
    reader.click(".drawer a[href='/fa/category/books/']").await;
    reader.arrives_at("/fa/category/books/").await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_submenu_opens_and_closes_by_keyboard() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.client.execute("document.querySelector('.has-submenu button').focus()", Vec::new()).await.unwrap();
    reader.press("\u{e007}").await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'true'").await;
    reader.press("\u{e004}").await;
    reader.until("document.activeElement.getAttribute('href') === '/en/category/cartoons/'").await;
    reader.press("\u{e00c}").await;
    reader.until("document.activeElement.ariaExpanded === 'false'").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_skip_link_moves_the_focus_to_the_content() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.client.execute("document.querySelector('.skip-link').focus()", Vec::new()).await.unwrap();
    reader.press("\u{e007}").await;
    reader.until("location.hash === '#main' && document.activeElement.id === 'main'").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn share_links_are_plain_links_and_skype_is_teams() {
    let reader = Reader::open(sample(), "/ar/posts/2001/").await;
    let links = reader.value("[...document.querySelectorAll('.share a')].map(a => a.href)").await;
    let links: Vec<_> = links.as_array().unwrap().iter().map(|link| link.as_str().unwrap().to_owned()).collect();
    assert_eq!(links.len(), 7);
    assert!(
        links[5].starts_with(
            "https://teams.microsoft.com/share?href=https%3A%2F%2Fmasthead.example%2Far%2Fposts%2F2001%2F"
        ),
        "{}",
        links[5]
    );
    assert!(links.iter().all(|link| link.is_ascii()));
    let label = reader.text("document.querySelectorAll('.share a')[5].ariaLabel").await;
    assert!(label.contains("Microsoft Teams"), "{label}");
    assert!(links[2].contains("media=http") && links[2].contains("camp-gate.jpg"), "{}", links[2]);
    reader.click(".share-copy").await;
    reader.until("document.querySelector('.share-outcome').textContent !== ''").await;
    reader.leaves_an_empty_console().await;
}
