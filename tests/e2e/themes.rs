//! A publication's own colours and fonts, in finished pages and where the app draws every page.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{items, one_edition, publication, publish},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::{Value, json};

fn red_gazette() -> (Value, [(&'static str, String); 1]) {
    let mut site = one_edition();
    site["theme"] = json!({
        "colours": { "light": { "paper": "#fff8e7", "accent": "#8a1c1c" }, "dark": { "paper": "#201010" } },
        "fonts": [{ "family": "Courier New", "for": ["reading"] }, { "family": "Vazirmatn", "languages": ["fa"] }]
    });
    (site, [("feeds/en.json", json!({ "items": items(3) }).to_string())])
}

async fn sees_the_theme(browser: Browser, server: Server) {
    let reader = Reader::open(browser, server, "/en/").await;
    reader.until(READY).await;
    let style =
        |selector: &str, property: &str| format!("getComputedStyle(document.querySelector({selector:?})).{property}");
    let paper = style("body", "backgroundColor");
    reader.until(&format!("{paper} === 'rgb(255, 248, 231)'")).await;
    assert_eq!(reader.text(&style("a.skip-link", "backgroundColor")).await, "rgb(138, 28, 28)");
    let fonts = reader.text(&style("main .prose", "fontFamily")).await;
    assert!(fonts.starts_with("\"Courier New\", \"Iowan Old Style\""), "{fonts}");
    let fonts = reader.text(&style(".brand", "fontFamily")).await;
    assert!(fonts.starts_with("system-ui"), "{fonts}");
    let shown = "[...document.querySelectorAll('meta[name=theme-color]')]
        .filter(meta => matchMedia(meta.media).matches).map(meta => meta.content).join()";
    assert_eq!(reader.text(shown).await, "#fff8e7");
    reader.run("document.documentElement.dataset.colours = 'dark'").await;
    reader.until(&format!("{paper} === 'rgb(32, 16, 16)'")).await;
    assert_eq!(reader.text(shown).await, "#201010");
    reader.leaves_an_empty_console().await;
}

async fn finished_pages_have_the_publications_colours_and_fonts(browser: Browser) {
    let (site, files) = red_gazette();
    sees_the_theme(browser, publish("theme", &site, &files)).await;
}

async fn so_have_pages_that_the_app_draws(browser: Browser) {
    let (site, files) = red_gazette();
    sees_the_theme(browser, publication("drawn-theme", &site, &files)).await;
}

in_every_engine! {
    finished_pages_have_the_publications_colours_and_fonts,
    so_have_pages_that_the_app_draws,
}
