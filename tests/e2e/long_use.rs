//! A page that is used for long: after many turns it holds no more than after a few.
//!
//! Three hundred turns each; `MASTHEAD_TURNS=1000` takes more. The browser is asked to collect its garbage before each look, and
//! not told that memory is short. No element is known to the driver meanwhile: its handles keep whole pages.

use crate::{
    browser::{Browser, in_chromium},
    publication::{published, sample},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::json;

const TURNS: u64 = 300;

/// How many rounds are taken before anything is measured: what a reader asks for again is kept, and so much of it.
const ROUNDS_BEFORE: usize = 3;

/// By how many bytes the program's memory may grow in all: once by as much as it grows at a time. Where each step of the
/// history was left is kept, up to two hundred of them, and what is freed is not always where the next thing fits.
const MOST_GROWN: u64 = 64 * 1024;

/// Keeps the memory of the app's program at hand, as the glue has it.
const MEMORY: &str = "const { js } = document.getElementById('start').dataset;
    const { default: init } = await import(new URL(js, document.baseURI));
    window.programMemory = (await init()).memory;";

/// What a page holds.
#[derive(Debug)]
struct Held {
    nodes: u64,
    /// That of the page, and one of each picture in SVG.
    documents: u64,
    listeners: u64,
    /// The bytes of the program's memory.
    program: u64,
}

impl Reader {
    async fn held(&self) -> Held {
        // What one collection lets go of, another may take.
        for _ in 0..3 {
            self.asks_the_developer_tools("HeapProfiler.collectGarbage", json!({})).await;
            self.sees_the_next_frame().await;
        }
        let metrics = self.asks_the_developer_tools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let found = metrics["metrics"].as_array().unwrap().iter().find(|metric| metric["name"] == name);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            found.and_then(|metric| metric["value"].as_f64()).map_or(0, |value| value as u64)
        };
        Held {
            nodes: metric("Nodes"),
            documents: metric("Documents"),
            listeners: metric("JSEventListeners"),
            program: self.value("window.programMemory.buffer.byteLength").await.as_u64().unwrap(),
        }
    }

    /// Takes a round; how many turns there were so far.
    async fn takes_a_round(&self) -> u64 {
        self.value("window.takeRound()").await.as_u64().expect("turns")
    }
}

async fn is_used_for_long(browser: Browser, server: Server) {
    let wanted = std::env::var("MASTHEAD_TURNS").map_or(TURNS, |turns| turns.parse().expect("a number of turns"));
    let reader = Reader::start(browser, "en", server).await;
    reader.asks_the_developer_tools("Performance.enable", json!({})).await;
    reader.asks_the_developer_tools("HeapProfiler.enable", json!({})).await;
    reader.go("/en/").await;
    reader.until(READY).await;
    reader.run_in_the_page(MEMORY).await;
    reader.run_in_the_page(include_str!("long_use.js")).await;
    reader.marks_the_document().await;
    let one_page = reader.held().await;
    for _ in 0..ROUNDS_BEFORE {
        reader.takes_a_round().await;
    }
    let before = reader.held().await;
    let mut turns = 0;
    while turns < wanted {
        turns = reader.takes_a_round().await;
    }
    let after = reader.held().await;
    eprintln!("one page: {one_page:?}\nafter {ROUNDS_BEFORE} rounds: {before:?}\nafter {turns} turns: {after:?}");
    assert!(reader.is_in_the_marked_document().await);
    assert_eq!(reader.value("[location.pathname, scrollY]").await, json!(["/en/", 0]));
    assert!(after.nodes <= 2 * one_page.nodes, "nodes: {one_page:?}, {after:?}");
    // A text that was read last may not be let go of yet.
    assert!(after.documents <= one_page.documents + 1, "documents: {one_page:?}, {after:?}");
    assert!(after.listeners <= before.listeners + before.listeners / 20, "listeners: {before:?}, {after:?}");
    let grown = after.program.saturating_sub(before.program);
    assert!(grown <= MOST_GROWN, "the program's memory: {before:?}, {after:?}");
    reader.leaves_an_empty_console().await;
}

async fn finished_pages_hold_no_more_after_many_turns(browser: Browser) {
    is_used_for_long(browser, published("/")).await;
}

async fn pages_that_the_app_draws_hold_no_more_after_many_turns(browser: Browser) {
    is_used_for_long(browser, sample()).await;
}

// Only Chromium tells what it holds.
in_chromium! {
    finished_pages_hold_no_more_after_many_turns,
    pages_that_the_app_draws_hold_no_more_after_many_turns,
}
