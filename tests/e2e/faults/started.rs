//! What a page needs to begin: the app's files, and `site.json` where the app draws it.

use super::{
    case::{Case, every_case, every_case_of_bytes},
    document::Document,
    outcome::Outcome,
    table::{Line, agrees},
};
use crate::{
    browser::{Browser, in_chromium},
    publication::{program, project, published, sample},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::json;
use std::fs;

/// A browser that does not wait shows what a reader sees before a page is whole.
const READERS: Browser = Browser::ChromiumWithoutPatience;

const PAGE: &str = "/en/about/";
const PLACES: &str =
    "[...document.querySelectorAll('main h1, main p')].map(place => place.getBoundingClientRect().top)";

/// What the page's own console has told, which the recorder keeps from page to page; but for that the program is read in
/// a slower way.
const TOLD: &str =
    "JSON.parse(sessionStorage.getItem('recorder') ?? '[]').filter(line => !line.includes('Falling back')).length";

impl Reader {
    /// Opens a page by its address, and does not wait for anything.
    async fn turns_to(&self, path: &str) {
        let _ = self.client.execute("window.isLeft = true", Vec::new()).await;
        self.client.goto(&self.server.address(path)).await.expect("a page");
    }

    /// Waits until the document before is no more.
    async fn has_left(&self) {
        self.until("!window.isLeft && document.readyState !== 'loading'").await;
    }

    pub async fn is_true(&self, expression: &str) -> bool {
        self.value(&format!("!!({expression})")).await == json!(true)
    }

    /// A cache lets go of what it has.
    pub async fn is_past(&self, fault: &Fault) {
        if matches!(fault, Fault::Stale(_)) {
            self.empties_the_cache().await;
        }
    }

    /// Waits until a file was asked for.
    pub async fn asks_for(&self, file: &str, times: usize) {
        while self.times_asked_for(file) < times {
            self.until("true").await;
        }
    }

    /// From now on a file is faulty, and nothing else.
    pub fn breaks(&self, file: &str, fault: &Fault) {
        self.server.mend();
        if fault.is_endless() {
            self.server.hurry();
        }
        self.server.break_file(file, fault.clone());
    }
}

/// What a page looks like when all is well.
struct Usual {
    words: String,
    places: serde_json::Value,
}

impl Usual {
    async fn of(reader: &Reader) -> Self {
        reader.go(PAGE).await;
        reader.until(READY).await;
        reader.until("document.readyState === 'complete'").await;
        Self { words: reader.words_of("main").await, places: reader.value(PLACES).await }
    }

    /// Opens the page by its address again, and sees that nothing is missing.
    async fn is_there_again(&self, reader: &Reader, name: &str, fault: &Fault) {
        reader.server.mend();
        reader.is_past(fault).await;
        reader.go(PAGE).await;
        reader.until(&format!("{READY} && document.readyState === 'complete'")).await;
        reader.until(&format!("JSON.stringify({PLACES}) === {:?}", self.places.to_string())).await;
        assert_eq!(reader.words_of("main").await, self.words, "{name}");
    }
}

async fn reads(server: Server, words: &[&str]) -> Reader {
    let reader = Reader::start(READERS, "en", server).await;
    for words in words {
        reader.expects(words);
    }
    reader
}

/// A file of the app that the finished page names.
fn file_of_page(before: &str, after: &str) -> String {
    let page = fs::read_to_string(project().join("dist/en/about/index.html")).unwrap();
    let end = page.find(after).unwrap_or_else(|| panic!("{after}")) + after.len();
    let start = page[..end].rfind(before).unwrap() + before.len();
    page[start..end].trim_start_matches(['/', '.', '"']).to_owned()
}

async fn a_file_of_the_app(document: Document, file: &str, cases: Vec<Case>) {
    let reader = reads(
        published("/"),
        &[file, "the page works without it", "WebAssembly", "of another version", "SyntaxError", "Failed to load"],
    )
    .await;
    let usual = Usual::of(&reader).await;
    let mut lines = Vec::new();
    for Case { name, fault } in cases {
        reader.breaks(file, &fault);
        let told = reader.value(TOLD).await;
        let asked = reader.times_asked_for(file);
        reader.turns_to(PAGE).await;
        reader.has_left().await;
        reader.asks_for(file, asked + 1).await;
        if !fault.is_endless() {
            reader.until(&format!("{READY} || {TOLD} > {told}")).await;
        }
        let asked = reader.times_asked_for(file) - asked;
        assert!(asked <= fault.most_requests(), "{name}: asked for {asked} times");
        assert_eq!(reader.words_of("main").await, usual.words, "{name}: the page is there");
        let is_whole = reader.is_true(READY).await;
        // Either way links lead on.
        reader.follows_a_link_to("/en/").await;
        reader.until("location.pathname === '/en/' && document.querySelectorAll('main article').length === 10").await;
        usual.is_there_again(&reader, name, &fault).await;
        lines.push(Line { name, outcome: if is_whole { Outcome::Whole } else { Outcome::Plain } });
    }
    agrees(document, &lines);
    reader.leaves_an_empty_console().await;
}

async fn the_program(_: Browser) {
    let other = b"\0asm\x01\0\0\0";
    a_file_of_the_app(Document::Program, &program(), every_case_of_bytes(other)).await;
}

async fn the_javascript_beside_it(_: Browser) {
    let file = file_of_page("data-js=\"", ".js\" data-wasm").replace("\" data-wasm", "");
    a_file_of_the_app(Document::Glue, &file, every_case("export const other = true;")).await;
}

async fn the_script_that_starts_it(_: Browser) {
    a_file_of_the_app(
        Document::Start,
        "start.js",
        every_case("document.title += ' ';\nconsole.warn('of another version');"),
    )
    .await;
}

async fn the_style_sheet(_: Browser) {
    let file = file_of_page("href=\"", ".css");
    // The reader may leave before the program is there.
    let reader = reads(published("/"), &[&file, "Failed to load", "the page works without it"]).await;
    let usual = Usual::of(&reader).await;
    let mut lines = Vec::new();
    for Case { name, fault } in every_case("h1 { color: red }") {
        reader.breaks(&file, &fault);
        reader.turns_to(PAGE).await;
        reader.has_left().await;
        // What is not painted, nobody sees.
        reader.until("performance.getEntriesByType('paint').length > 0").await;
        if !fault.is_endless() {
            reader.until("document.readyState === 'complete'").await;
        }
        let is_whole = reader.value(PLACES).await == usual.places;
        assert_eq!(reader.words_of("main").await, usual.words, "{name}: the page is there");
        usual.is_there_again(&reader, name, &fault).await;
        lines.push(Line { name, outcome: if is_whole { Outcome::Whole } else { Outcome::WithoutLooks } });
    }
    agrees(Document::Style, &lines);
    reader.leaves_an_empty_console().await;
}

const START_FAILURE: &str = "document.querySelector('.start-failure[role=alert]')";

async fn the_sites_own_document(_: Browser) {
    let file = "site.json";
    let reader = reads(sample(), &[file, "Failed to load", "preload"]).await;
    let drawn = "document.querySelector('main h1') && document.querySelector('main').ariaBusy === 'false'";
    reader.go(PAGE).await;
    reader.until(drawn).await;
    let whole = reader.words_of(".app").await;
    let other = json!({ "name": "From before", "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json", "pages": "feeds/en-pages.json" }] });
    let mut lines = Vec::new();
    for (index, Case { name, fault }) in every_case(&other.to_string()).into_iter().enumerate() {
        reader.breaks(file, &fault);
        reader.turns_to(PAGE).await;
        reader.has_left().await;
        reader.until(&format!("{START_FAILURE} || {drawn}")).await;
        let outcome = if reader.is_true(START_FAILURE).await {
            Outcome::StartFails
        } else {
            match reader.words_of(".app").await {
                words if words == whole => Outcome::Whole,
                words if words.contains(['\u{fffd}', '\u{92}']) => Outcome::WithSigns,
                _ => Outcome::OfAnotherVersion,
            }
        };
        reader.server.mend();
        reader.is_past(&fault).await;
        if outcome == Outcome::StartFails && index % 2 == 0 {
            reader.run(&format!("window.isLeft = true; {START_FAILURE}.querySelector('.retry').click()")).await;
        } else {
            reader.turns_to(PAGE).await;
        }
        reader.has_left().await;
        reader.until(drawn).await;
        assert_eq!(reader.words_of(".app").await, whole, "{name}");
        lines.push(Line { name, outcome });
    }
    agrees(Document::Site, &lines);
    reader.leaves_an_empty_console().await;
}

in_chromium! {
    the_program,
    the_javascript_beside_it,
    the_script_that_starts_it,
    the_style_sheet,
    the_sites_own_document,
}
