//! Submenus of the bar: how they open and, above all, how they close.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{published, sample},
    reader::{Reader, keys},
};

/// Whether a submenu is in sight.
const OPEN: &str = "[...document.querySelectorAll('.submenu')].some(menu => getComputedStyle(menu).display !== 'none')";
const BUTTON: &str = ".has-submenu button";

async fn a_submenu_opens_and_closes_by_keyboard(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    reader.client.execute("document.querySelector('.has-submenu button').focus()", Vec::new()).await.unwrap();
    reader.press(keys::ENTER).await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'true'").await;
    reader.press(keys::TAB).await;
    reader.until("document.activeElement.getAttribute('href') === '/en/category/cartoons/'").await;
    reader.press(keys::ESCAPE).await;
    reader.until("document.activeElement.ariaExpanded === 'false'").await;
    reader.leaves_an_empty_console().await;
}

async fn a_click_elsewhere_closes_a_submenu(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click(BUTTON).await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'true'").await;
    reader.hover("main h1").await;
    assert_eq!(reader.value(OPEN).await, true, "an opened submenu stays while the mouse is elsewhere");
    reader.click("aside h2").await;
    reader.until(&format!("!({OPEN})")).await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'false'").await;
    reader.leaves_an_empty_console().await;
}

/// Safari gives a button no focus when it is clicked, so none is lost afterwards either.
async fn a_click_elsewhere_closes_a_submenu_whose_button_has_no_focus(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader
        .run("addEventListener('mousedown', (event) => event.target.closest('button') && event.preventDefault(), true)")
        .await;
    reader.click(BUTTON).await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'true'").await;
    assert_eq!(reader.value("document.activeElement === document.body").await, true);
    reader.click("aside h2").await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'false'").await;
    reader.until(&format!("!({OPEN})")).await;
    reader.leaves_an_empty_console().await;
}

async fn another_submenu_takes_the_place_of_an_open_one(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click(".has-submenu:nth-of-type(3) button").await;
    reader.click(".has-submenu:nth-of-type(4) button").await;
    reader.hover("main h1").await;
    let expanded = "[...document.querySelectorAll('.has-submenu button')].map(button => button.ariaExpanded)";
    assert_eq!(reader.value(expanded).await, serde_json::json!(["false", "true"]));
    reader.leaves_an_empty_console().await;
}

async fn a_submenu_closes_when_one_of_its_links_is_followed(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click(BUTTON).await;
    reader.click(".submenu a[href$='category/cartoons/']").await;
    reader.arrives_at("/en/category/cartoons/").await;
    reader.hover("main h1").await;
    reader.until(&format!("!({OPEN})")).await;
    reader.leaves_an_empty_console().await;
}

async fn escape_closes_a_submenu_that_was_opened_by_hovering(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.hover(BUTTON).await;
    reader.until(OPEN).await;
    reader.press(keys::ESCAPE).await;
    // Though the mouse is where it was.
    reader.until(&format!("!({OPEN})")).await;
    // The next time the mouse comes, it opens again.
    reader.hover("main h1").await;
    reader.hover(BUTTON).await;
    reader.until(OPEN).await;
    reader.leaves_an_empty_console().await;
}

/// Arrow keys lead along the bar as it is read, into a submenu and out of it.
async fn arrow_keys_lead_through_the_menu(browser: Browser) {
    for (code, forward, backward) in [("en", keys::RIGHT, keys::LEFT), ("fa", keys::LEFT, keys::RIGHT)] {
        let reader = Reader::open_app(browser, published("/"), &format!("/{code}/")).await;
        reader.run("document.querySelector('.menu-bar a').focus()").await;
        let steps = [
            (forward, "category/articles/"),
            (forward, "button 1"),
            (keys::DOWN, "category/cartoons/"),
            (keys::DOWN, "category/newspics/"),
            (keys::END, "category/videos/"),
            (keys::DOWN, "category/videos/"),
            (keys::HOME, "category/cartoons/"),
            (keys::UP, "button 1"),
            (keys::DOWN, "category/cartoons/"),
            (forward, "button 2"),
            (backward, "button 1"),
            (keys::HOME, ""),
            (backward, ""),
            (keys::END, "contact/"),
        ];
        for (key, entry) in steps {
            reader.press(key).await;
            let focused = "(focused => focused.localName === 'a'
                ? focused.pathname.slice(4)
                : `button ${[...document.querySelectorAll('.menu-bar button')].indexOf(focused) + 1}`)
              (document.activeElement)";
            reader.until(&format!("{focused} === {entry:?}")).await;
        }
        reader.leaves_an_empty_console().await;
    }
}

in_every_engine! {
    arrow_keys_lead_through_the_menu,
    a_submenu_opens_and_closes_by_keyboard,
    a_click_elsewhere_closes_a_submenu,
    a_click_elsewhere_closes_a_submenu_whose_button_has_no_focus,
    another_submenu_takes_the_place_of_an_open_one,
    a_submenu_closes_when_one_of_its_links_is_followed,
    escape_closes_a_submenu_that_was_opened_by_hovering,
}
