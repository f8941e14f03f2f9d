//! What comes beside a page, or is asked for by the reader in it.

use super::{
    case::{Case, LEFT_ALONE, every_case, every_case_of_bytes},
    document::Document,
    outcome::Outcome,
    table::{Line, agrees},
};
use crate::{
    browser::{Browser, in_chromium},
    offline_gazette::{Gazette, IN_HAND},
    publication::{project, published},
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};

const RECENT: &str = "document.querySelectorAll('aside .recent:first-child li').length";

/// What became of the last request for a file is known to the page.
fn is_answered(file: &str) -> String {
    format!("performance.getEntriesByType('resource').some(entry => new URL(entry.name).pathname === '/{file}')")
}

impl Reader {
    /// Waits until the page has got an answer, or has given up.
    async fn has_an_answer(&self, file: &str, fault: &Fault, given_up_before: usize) {
        if fault.is_endless() {
            while self.times_given_up(file) == given_up_before {
                self.until("true").await;
            }
        } else {
            self.until(&is_answered(file)).await;
        }
        self.sees_the_next_frame().await;
        self.sees_the_next_frame().await;
    }

    pub fn times_given_up(&self, file: &str) -> usize {
        let path = format!("/{file}");
        self.server.abandoned_requests().iter().filter(|abandoned| **abandoned == path).count()
    }
}

async fn the_newest_articles(browser: Browser) {
    let file = "en/recent.json";
    let reader = Reader::open_app(browser, published("/"), "/en/about/").await;
    reader.expects(file);
    reader.until(&format!("{RECENT} === 5")).await;
    let (whole, beside) = (reader.words_of("main").await, reader.words_of("aside").await);
    let other = json!({ "version": "https://jsonfeed.org/version/1", "items": [{ "id": 1, "title": "From before" }] });
    let mut lines = Vec::new();
    for Case { name, fault } in every_case(&other.to_string()) {
        let (asked, given_up) = (reader.times_asked_for(file), reader.times_given_up(file));
        reader.breaks(file, &fault);
        reader.go("/en/about/").await;
        reader.until(READY).await;
        reader.has_an_answer(file, &fault, given_up).await;
        assert_eq!(reader.words_of("main").await, whole, "{name}: the page is there");
        let outcome = if reader.value(RECENT).await == json!(0) {
            Outcome::WithoutRecent
        } else if reader.words_of("aside").await == beside {
            Outcome::Whole
        } else {
            Outcome::OfAnotherVersion
        };
        reader.server.mend();
        reader.is_past(&fault).await;
        let by_then = reader.times_asked_for(file);
        assert!(by_then - asked <= fault.most_requests(), "{name}");
        if outcome == Outcome::OfAnotherVersion {
            reader.go("/en/about/").await;
        } else {
            // Another page has them again.
            reader.follows_a_link_to("/en/page/2/").await;
            reader.arrives_at("/en/page/2/").await;
            if matches!(fault, Fault::Busy(..)) {
                assert_eq!(reader.times_asked_for(file), by_then, "{name}: the host is left alone");
                reader.looks_away_for(LEFT_ALONE / 60 + 1).await;
                reader.follows_a_link_to("/en/about/").await;
                reader.arrives_at("/en/about/").await;
            }
        }
        reader.until(&format!("{RECENT} === 5")).await;
        lines.push(Line { name, outcome });
    }
    agrees(Document::Recent, &lines);
    reader.leaves_an_empty_console().await;
}

const NO_RESULTS: &str = "document.querySelector('.search-failed [role=alert]')";
const RESULTS: &str = "document.querySelectorAll('.search-results li').length";
const SEARCH: &str = "/en/search/?q=ashraf";

async fn the_index_of_the_search(browser: Browser) {
    let file = "en/search/index.json";
    let reader = Reader::open_app(browser, published("/"), SEARCH).await;
    for words in [file, "masthead: "] {
        reader.expects(words);
    }
    reader.until(&format!("{RESULTS} === 10")).await;
    let whole = reader.words_of(".search-results").await;
    let mut lines = Vec::new();
    for (index, Case { name, fault }) in every_case(r#"{ "version": 0 }"#).into_iter().enumerate() {
        reader.breaks(file, &fault);
        let asked = reader.times_asked_for(file);
        reader.go("/en/about/").await;
        reader.until(READY).await;
        reader.follows_a_link_to(SEARCH).await;
        reader.until(&format!("{NO_RESULTS} || {RESULTS} === 10")).await;
        let asked = reader.times_asked_for(file) - asked;
        assert!(asked <= 2 * fault.most_requests(), "{name}: asked for {asked} times");
        let outcome = if reader.is_true(NO_RESULTS).await {
            Outcome::NoResults(reader.text(&format!("{NO_RESULTS}.textContent")).await)
        } else if reader.words_of(".search-results").await == whole {
            Outcome::Whole
        } else {
            Outcome::OfAnotherVersion
        };
        reader.server.mend();
        reader.is_past(&fault).await;
        match (&outcome, index % 2) {
            (Outcome::NoResults(_), 0) => reader.run("document.querySelector('.search-failed .retry').click()").await,
            (Outcome::NoResults(_), _) => {
                reader.follows_a_link_to("/en/about/").await;
                reader.arrives_at("/en/about/").await;
                reader.follows_a_link_to(SEARCH).await;
            }
            _ => reader.go(SEARCH).await,
        }
        reader.until(&format!("{RESULTS} === 10 && !{NO_RESULTS}")).await;
        assert_eq!(reader.words_of(".search-results").await, whole, "{name}");
        lines.push(Line { name, outcome });
    }
    agrees(Document::SearchIndex, &lines);
    reader.leaves_an_empty_console().await;
}

/// Every file of the picture of an article's page: the browser chooses one.
fn files_of_picture(article: usize) -> BTreeSet<String> {
    let page = fs::read_to_string(project().join(format!("dist/en/posts/{article}/index.html"))).unwrap();
    let picture = page.split_once("<picture").and_then(|(_, rest)| rest.split_once("</picture>")).unwrap().0;
    let names = picture.split(['"', ' ', ',']).filter(|name| name.ends_with(".webp") || name.ends_with(".jpg"));
    names.map(|name| name.trim_start_matches(['.', '/']).to_owned()).collect()
}

const PICTURE: &str = "document.querySelector('main picture img')";

async fn a_picture(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/about/").await;
    for words in ["sized/", "media/"] {
        reader.expects(words);
    }
    let size = format!("[{PICTURE}.naturalWidth, {PICTURE}.naturalHeight]");
    let other = fs::read(project().join("public/media/pars-brief.jpg")).unwrap();
    let mut lines = Vec::new();
    // Each fault meets an article of its own: a page keeps the pictures that it has.
    for (article, Case { name, fault }) in (1001..).zip(every_case_of_bytes(&other)) {
        let path = format!("/en/posts/{article}/");
        reader.server.mend();
        for file in files_of_picture(article) {
            reader.server.break_file(&file, fault.clone());
        }
        reader.follows_a_link_to(&path).await;
        reader.arrives_at(&path).await;
        let words = reader.words_of("main").await;
        if !fault.is_endless() {
            reader.until(&format!("{PICTURE}.complete")).await;
        }
        let has_words = reader.is_true(&format!("{PICTURE}.alt")).await;
        assert!(has_words, "{name}");
        let place = reader.value(&format!("{PICTURE}.getBoundingClientRect().height")).await;
        assert!(place.as_f64().is_some_and(|height| height > 10.0), "{name}: {place}");
        let seen = reader.value(&size).await;
        let is_complete = reader.is_true(&format!("{PICTURE}.complete")).await;
        reader.server.mend();
        reader.is_past(&fault).await;
        // What stalls, a browser shows when it has come, or with the page loaded anew.
        if !is_complete || seen[0] != json!(0) {
            reader.go(&path).await;
            reader.until(READY).await;
        } else {
            reader.follows_a_link_to("/en/about/").await;
            reader.arrives_at("/en/about/").await;
            reader.follows_a_link_to(&path).await;
            reader.arrives_at(&path).await;
        }
        reader.until(&format!("{PICTURE}.complete && {PICTURE}.naturalWidth > 0")).await;
        assert_eq!(reader.words_of("main").await, words, "{name}");
        let outcome = match seen {
            _ if !is_complete => Outcome::PlaceOfPicture,
            Value::Array(seen) if seen[0] == json!(0) => Outcome::PictureInWords,
            seen if seen == reader.value(&size).await => Outcome::Whole,
            _ => Outcome::OfAnotherVersion,
        };
        lines.push(Line { name, outcome });
    }
    agrees(Document::Picture, &lines);
    reader.leaves_an_empty_console().await;
}

async fn the_service_worker(browser: Browser) {
    let file = "service-worker.js";
    let gazette = Gazette::new("/", "faults-worker");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    for words in [file, "nothing can be kept", "network - ", "Failed to load"] {
        reader.expects(words);
    }
    let registration = "navigator.serviceWorker.getRegistration()";
    let mut lines = Vec::new();
    for Case { name, fault } in every_case("// Of another version.") {
        reader.breaks(file, &fault);
        let told = reader.console().await.len();
        let asked = reader.times_asked_for(file);
        reader.go("/en/").await;
        reader.until(READY).await;
        reader.asks_for(file, asked + 1).await;
        if fault.is_endless() {
            reader.follows_a_link_to("/en/posts/3/").await;
            reader.arrives_at("/en/posts/3/").await;
            reader.follows_a_link_to("/en/").await;
            reader.arrives_at("/en/").await;
        }
        let mut kept = json!(false);
        while kept == json!(false) && !fault.is_endless() && reader.console().await.len() == told {
            kept = reader.value(&format!("{registration}.then((found) => !!found?.active)")).await;
        }
        assert_eq!(reader.value("document.querySelectorAll('main article').length").await, json!(2), "{name}");
        let outcome = match reader.is_true(IN_HAND).await || kept == json!(true) {
            true if matches!(fault, Fault::Content(_) | Fault::Stale(_)) => Outcome::OfAnotherVersion,
            true => Outcome::Whole,
            false => Outcome::NothingKept,
        };
        reader.server.mend();
        reader.is_past(&fault).await;
        reader.go("/en/").await;
        reader.until(READY).await;
        if outcome != Outcome::OfAnotherVersion {
            reader.until(IN_HAND).await;
        }
        reader.value(&format!("{registration}.then((found) => found?.unregister()).then(() => true)")).await;
        lines.push(Line { name, outcome });
    }
    agrees(Document::ServiceWorker, &lines);
    reader.leaves_an_empty_console().await;
}

in_chromium! {
    the_newest_articles,
    the_index_of_the_search,
    a_picture,
    the_service_worker,
}
