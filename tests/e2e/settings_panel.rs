//! Where a reader chooses about colours and text: the panel below the header, and the drawer of a phone.

use crate::{
    accessibility::SCHEMES,
    browser::{Browser, in_chromium, in_every_engine},
    embedding::{Embedded, ROOT},
    publication::published,
    reader::{Reader, keys},
    reading_settings::{NIGHT, PANEL_IS_OPEN},
};
use serde_json::json;

async fn a_keyboard_is_enough(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.follows_by_keyboard(".open-settings").await;
    reader.until(&format!("{PANEL_IS_OPEN} && document.activeElement.value === 'automatic'")).await;
    for _ in 0..2 {
        reader.press(keys::RIGHT).await;
    }
    reader.until("document.activeElement.value === 'dark'").await;
    reader.sees_paper(NIGHT).await;
    reader.press(keys::TAB).await;
    reader.until("document.activeElement.value === 'normal'").await;
    reader.press(keys::RIGHT).await;
    reader.until("document.documentElement.dataset.textSize === 'larger'").await;
    reader.press(keys::ESCAPE).await;
    reader.until(&format!("!{PANEL_IS_OPEN} && document.activeElement.matches('.open-settings')")).await;
    reader.leaves_an_empty_console().await;
}

async fn a_click_beside_the_panel_closes_it(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/ar/").await;
    reader.click(".open-settings").await;
    reader.until(PANEL_IS_OPEN).await;
    // The whole screen is the dialog's backdrop.
    reader
        .run("document.querySelector('.settings-panel').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
        .await;
    reader.until(&format!("!{PANEL_IS_OPEN}")).await;
    reader.leaves_an_empty_console().await;
}

async fn on_a_phone_the_drawer_has_the_choices(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/fa/").await;
    reader.reads_on_a_screen_of(360).await;
    assert_eq!(reader.value("document.querySelector('.open-settings').checkVisibility()").await, json!(false));
    reader.click(".open-menu").await;
    reader.until("document.querySelector('dialog.drawer').open").await;
    reader.click(".drawer input[value=dark]").await;
    reader.sees_paper(NIGHT).await;
    reader.click(".drawer input[value=largest]").await;
    reader.until("document.documentElement.dataset.textSize === 'largest'").await;
    reader.press(keys::ESCAPE).await;
    let excess = "document.documentElement.scrollWidth - innerWidth";
    for path in ["/fa/", "/fa/posts/3001/", "/en/posts/1001/", "/sq/category/books/"] {
        reader.go(path).await;
        assert_eq!(reader.value(excess).await, 0, "{path}");
    }
    reader.leaves_an_empty_console().await;
}

async fn the_open_panel_has_no_barrier(browser: Browser) {
    for code in ["en", "ar", "fa", "sq"] {
        let reader = Reader::open_app(browser, published("/"), &format!("/{code}/")).await;
        reader.brings_axe().await;
        reader.click(".open-settings").await;
        for scheme in SCHEMES {
            reader.click(&format!(".settings-panel input[value={scheme}]")).await;
            reader.until(&format!("document.documentElement.dataset.colours === {scheme:?}")).await;
            reader.finds_no_barrier(&format!("the settings of {code}, {scheme}")).await;
        }
        reader.leaves_an_empty_console().await;
    }
}

async fn in_a_host_page_the_publication_changes_and_the_page_around_does_not(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let app = format!("{ROOT}.querySelector('#app')");
    embedded.click(".open-settings").await;
    for choice in ["dark", "larger"] {
        embedded.click(&format!(".settings-panel input[value={choice}]")).await;
    }
    let paper = format!("getComputedStyle({app}).backgroundColor");
    embedded.until_it_shows(&format!("{paper} === {NIGHT:?}"), "#app[data-text-size=larger]").await;
    embedded.click(".close-settings").await;
    embedded.leaves_the_page_around_as_it_was().await;
    embedded.leaves_an_empty_console().await;
}

in_every_engine! {
    a_keyboard_is_enough,
    a_click_beside_the_panel_closes_it,
    in_a_host_page_the_publication_changes_and_the_page_around_does_not,
}

in_chromium! {
    on_a_phone_the_drawer_has_the_choices,
    the_open_panel_has_no_barrier,
}
