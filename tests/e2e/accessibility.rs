//! Every kind of page passes the rules of axe (WCAG 2.2 AA), in every edition, on screens of three widths, in light
//! and dark colours.

use crate::{
    browser::{Browser, in_chromium},
    kinds::{self, BOTH_WAYS, Edition, NOTHING},
    publication::{project, published},
    reader::{READY, Reader},
};
use serde_json::Value;
use std::fs;

const WIDTHS: [u32; 3] = [360, 768, 1440];

pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// The rules of the standard, and what each finding names. Nothing beside an open dialog can be reached, and some of it
/// lies below the header.
const FINDINGS: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document.querySelector('dialog[open]') ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))))
      .catch((error) => done([String(error)]));";

impl Reader {
    pub async fn finds_no_barrier(&self, what: &str) {
        let found = self.client.execute_async(FINDINGS, Vec::new()).await.expect("the findings of axe");
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
    }

    /// On every screen and in both schemes.
    async fn finds_no_barrier_anywhere(&self, what: &str) {
        for width in WIDTHS {
            self.reads_on_a_screen_of(width).await;
            for scheme in SCHEMES {
                self.prefers("prefers-color-scheme", scheme).await;
                self.finds_no_barrier(&format!("{what} at {width} px, {scheme}")).await;
            }
        }
    }

    /// Brings axe to the page, and lays out what is far down (card.css): axe measures it where it lies.
    pub async fn brings_axe(&self) {
        self.run(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync('.card { content-visibility: visible !important }');
             document.adoptedStyleSheets.push(sheet)",
        )
        .await;
        let script = project().join("target/e2e/node_modules/axe-core/axe.min.js");
        let script =
            fs::read_to_string(&script).unwrap_or_else(|error| panic!("{script:?}: {error}; `make test` installs it"));
        self.run(&script).await;
    }
}

async fn judges(browser: Browser, edition: &Edition) {
    let reader = Reader::open_app(browser, published("/"), &format!("/{}/", edition.code)).await;
    reader.expects(NOTHING);
    for path in edition.page_of_each_kind() {
        reader.go(&path).await;
        reader.until(READY).await;
        reader.brings_axe().await;
        reader.finds_no_barrier_anywhere(&path).await;
    }
    reader.leaves_an_empty_console().await;
}

async fn no_page_in_english_has_a_barrier(browser: Browser) {
    judges(browser, &kinds::ENGLISH).await;
}

async fn no_page_in_arabic_has_a_barrier(browser: Browser) {
    judges(browser, &kinds::ARABIC).await;
}

async fn no_page_in_persian_has_a_barrier(browser: Browser) {
    judges(browser, &kinds::PERSIAN).await;
}

async fn no_page_in_albanian_has_a_barrier(browser: Browser) {
    judges(browser, &kinds::ALBANIAN).await;
}

async fn no_open_menu_has_a_barrier(browser: Browser) {
    for Edition { code, .. } in BOTH_WAYS {
        let reader = Reader::open_app(browser, published("/"), &format!("/{code}/")).await;
        reader.brings_axe().await;
        reader.reads_on_a_screen_of(1440).await;
        reader.click(".has-submenu button").await;
        for scheme in SCHEMES {
            reader.prefers("prefers-color-scheme", scheme).await;
            reader.finds_no_barrier(&format!("the open submenu of {code}, {scheme}")).await;
        }
        reader.reads_on_a_screen_of(360).await;
        reader.click(".open-menu").await;
        reader.until("document.querySelector('dialog.drawer').open").await;
        for scheme in SCHEMES {
            reader.prefers("prefers-color-scheme", scheme).await;
            reader.finds_no_barrier(&format!("the drawer of {code}, {scheme}")).await;
        }
        reader.leaves_an_empty_console().await;
    }
}

async fn no_open_picture_has_a_barrier(browser: Browser) {
    for Edition { code, number, .. } in BOTH_WAYS {
        let path = format!("/{code}/category/photo-gallery/#picture-{number}033-2");
        let reader = Reader::open_app(browser, published("/"), &path).await;
        reader.until("document.querySelector('dialog.lightbox').open").await;
        reader.brings_axe().await;
        reader.finds_no_barrier_anywhere(&path).await;
        reader.leaves_an_empty_console().await;
    }
}

// axe reads what any engine would tell; only Chromium can be made as narrow as a phone.
in_chromium! {
    no_page_in_english_has_a_barrier,
    no_page_in_arabic_has_a_barrier,
    no_page_in_persian_has_a_barrier,
    no_page_in_albanian_has_a_barrier,
    no_open_menu_has_a_barrier,
    no_open_picture_has_a_barrier,
}
