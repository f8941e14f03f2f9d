//! The colours that the reader's system asks for, and paper.

use crate::{
    browser::{Browser, in_chromium},
    publication::published,
    reader::Reader,
    reading_settings::{DAY, NIGHT, PAPER},
};

async fn without_javascript_nothing_is_offered_and_the_system_says(_: Browser) {
    let reader = Reader::open(Browser::ChromiumWithoutScripts, published("/"), "/en/").await;
    assert_eq!(reader.value("getComputedStyle(document.querySelector('.open-settings')).visibility").await, "hidden");
    assert_eq!(reader.value("document.querySelectorAll('input[type=radio]').length").await, 0);
    reader.sees_paper(DAY).await;
    reader.prefers("prefers-color-scheme", "dark").await;
    reader.sees_paper(NIGHT).await;
    reader.leaves_an_empty_console().await;
}

async fn paper_is_light_whatever_is_chosen(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1001/").await;
    reader.chooses("dark").await;
    reader.looks_at_paper().await;
    reader.sees_paper(DAY).await;
    reader.leaves_an_empty_console().await;
}

/// In the colours of the system, what is told by a colour alone is told in another way.
async fn the_systems_own_colours_leave_nothing_unseen(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/category/articles/").await;
    reader.prefers("forced-colors", "active").await;
    let style =
        |selector: &str, property: &str| format!("getComputedStyle(document.querySelector({selector:?})).{property}");
    let canvas = reader.text(PAPER).await;
    for icon in [".open-search .icon", ".share-link .icon", ".menu-bar button .icon"] {
        assert_ne!(reader.text(&style(icon, "backgroundColor")).await, canvas, "{icon}");
    }
    let current = style(".menu-bar [aria-current=page]", "textDecorationLine");
    assert_eq!(reader.text(&current).await, "underline");
    reader.run("document.querySelector('.menu-bar a').focus({ focusVisible: true })").await;
    let ring =
        format!("[{}, {}].join(' ')", style(":focus-visible", "outlineStyle"), style(":focus-visible", "outlineWidth"));
    assert_eq!(reader.text(&ring).await, "solid 3px");
    reader.click(".open-settings").await;
    let chosen = style(".settings-panel :checked + span", "backgroundColor");
    let other = style(".settings-panel input:not(:checked) + span", "backgroundColor");
    assert_ne!(reader.text(&chosen).await, reader.text(&other).await);
    reader.leaves_an_empty_console().await;
}

async fn a_reader_who_needs_contrast_gets_it(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.prefers("prefers-contrast", "more").await;
    reader.sees_paper("rgb(255, 255, 255)").await;
    reader.chooses("dark").await;
    reader.sees_paper("rgb(0, 0, 0)").await;
    reader.brings_axe().await;
    reader.finds_no_barrier("more contrast").await;
    reader.leaves_an_empty_console().await;
}

// Only the developer tools of Chromium change what the system says.
in_chromium! {
    without_javascript_nothing_is_offered_and_the_system_says,
    paper_is_light_whatever_is_chosen,
    the_systems_own_colours_leave_nothing_unseen,
    a_reader_who_needs_contrast_gets_it,
}
