//! Documents of pages that the app turns to by a link: the page before stays where the next does not come.

use super::{
    case::{Case, every_case},
    document::Document,
    outcome::Outcome,
    table::{Line, agrees, has_line},
};
use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    publication::{NOTICE, published, sample},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::json;

const SETTLED: &str = "document.querySelector('main').ariaBusy === 'false'";

/// A link, and the document behind it.
pub struct Way {
    pub document: Document,
    pub from: &'static str,
    pub to: &'static str,
    pub file: &'static str,
    /// What shows whether the page is whole.
    pub content: &'static str,
}

const LIST: Way = Way {
    document: Document::List,
    from: "/en/about/",
    to: "/en/page/2/",
    file: "en/page/2/index.json",
    content: "main",
};

const CATALOG: Way = Way {
    document: Document::Catalog,
    from: "/en/about/",
    to: "/ar/about/",
    file: "locales/ar.json",
    content: "footer",
};

const FEED: Way =
    Way { document: Document::Feed, from: "/en/about/", to: "/ar/page/4/", file: "feeds/ar.json", content: "main" };

/// How many lines stand between them, WebKit says in one way or the other.
fn words(selector: &str) -> String {
    format!("document.querySelector({selector:?}).innerText.replace(/\\s+/g, ' ')")
}

impl Reader {
    /// Follows a link that somebody has put on the page.
    pub async fn follows_a_link_to(&self, path: &str) {
        self.run(&format!(
            "const link = document.createElement('a'); link.href = {path:?}; document.body.append(link);
             link.click(); link.remove()"
        ))
        .await;
    }

    pub fn times_asked_for(&self, file: &str) -> usize {
        self.server.requests_for(&format!("/{file}")).len()
    }

    /// The words of the page, or of a part of it.
    pub async fn words_of(&self, selector: &str) -> String {
        self.text(&words(selector)).await
    }

    /// Opens the page that a way starts from, by a host without faults.
    async fn stands_at_the_beginning_of(&self, way: &Way, fault: &Fault) {
        self.server.mend();
        if fault.is_endless() {
            self.server.hurry();
        }
        self.go(way.from).await;
        if !way.document.is_of_drawn_pages() {
            self.until(READY).await;
        }
    }

    /// Waits until the page is there, or a notice says that it is not.
    async fn sees_what_comes_of(&self, way: &Way) {
        self.until(&format!("{SETTLED} && ({NOTICE} || location.pathname === {:?})", way.to)).await;
        self.sees_the_next_frame().await;
    }
}

/// How a reader tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    Retry,
    SameLink,
}

impl Again {
    fn other(self) -> Self {
        match self {
            Self::Retry => Self::SameLink,
            Self::SameLink => Self::Retry,
        }
    }

    async fn tries(self, reader: &Reader, way: &Way) {
        match self {
            Self::Retry => reader.run("document.querySelector('.notice .retry').click()").await,
            Self::SameLink => reader.follows_a_link_to(way.to).await,
        }
    }
}

/// Goes a way on which something is wrong, and again when nothing is, in the way that leads on then; what is seen between.
async fn goes(reader: &Reader, way: &Way, Case { name, fault }: &Case, again: Again, whole: &str) -> Outcome {
    reader.stands_at_the_beginning_of(way, fault).await;
    let before = reader.words_of("main").await;
    reader.server.break_file(way.file, fault.clone());
    let asked_before = reader.times_asked_for(way.file);
    reader.follows_a_link_to(way.to).await;
    reader.sees_what_comes_of(way).await;
    let asked = reader.times_asked_for(way.file) - asked_before;
    assert!(asked <= fault.most_requests(), "{name}: asked for {asked} times");
    if reader.value(&format!("!{NOTICE}")).await == json!(true) {
        let seen = reader.words_of(way.content).await;
        reader.server.mend();
        reader.loads_anew_what_is_old(way, fault).await;
        assert_eq!(reader.words_of(way.content).await, whole, "{name}");
        let outcome = match seen {
            seen if seen == whole => Outcome::Whole,
            seen if seen.contains(['\u{fffd}', '\u{92}']) => Outcome::WithSigns,
            _ => Outcome::OfAnotherVersion,
        };
        return outcome;
    }
    let words = reader.text(&format!("{NOTICE}.querySelector('p').textContent")).await;
    let asked_by_then = reader.times_asked_for(way.file);
    again.other().tries(reader, way).await;
    while reader.times_asked_for(way.file) == asked_by_then {
        reader.until("true").await;
    }
    reader.sees_what_comes_of(way).await;
    assert_eq!(reader.words_of("main").await, before, "{name}: the page before stays");
    assert_eq!(reader.path().await, way.from, "{name}");
    reader.server.mend();
    again.tries(reader, way).await;
    reader.until(&format!("{SETTLED} && !{NOTICE} && location.pathname === {:?}", way.to)).await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.words_of(way.content).await, whole, "{name}: {again:?} leads on");
    Outcome::Stays(words)
}

impl Reader {
    /// Loads the page anew. What a cache may keep for a year, the app asks for again when the reader comes back later; or
    /// the cache's time is over.
    async fn loads_anew_what_is_old(&self, way: &Way, fault: &Fault) {
        if matches!(fault, Fault::Stale(_)) {
            if way.document == Document::List {
                let was = self.words_of("main").await;
                self.looks_away_for(16).await;
                self.until(&format!("{} !== {was:?}", words("main"))).await;
                return;
            }
            self.empties_the_cache().await;
        }
        self.go(way.to).await;
        if !way.document.is_of_drawn_pages() {
            self.until(READY).await;
        }
        self.until(SETTLED).await;
    }
}

/// Goes a way with one fault after the other.
pub async fn sees(browser: Browser, server: Server, way: &Way, cases: Vec<Case>) -> Vec<Line> {
    let reader = Reader::open(browser, server, way.to).await;
    for words in [way.file, "masthead: locales/ar.json lacks", "NetworkError", "access control checks"] {
        reader.expects(words);
    }
    reader.until(SETTLED).await;
    let whole = reader.words_of(way.content).await;
    let mut lines = Vec::new();
    // From one fault to the next the other way to try again leads on, and the one before is tried in vain.
    for (case, again) in cases.into_iter().zip([Again::Retry, Again::SameLink].into_iter().cycle()) {
        let outcome = goes(&reader, way, &case, again, &whole).await;
        lines.push(Line { name: case.name, outcome });
    }
    reader.leaves_an_empty_console().await;
    lines
}

const OTHER_FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1", "items": [
    { "id": 1, "title": "From before", "content_html": "<p>Text.", "author": { "name": "A" } } ] }"#;

async fn the_document_of_a_page(browser: Browser) {
    let lines = sees(browser, published("/"), &LIST, every_case(OTHER_FEED)).await;
    agrees(Document::List, &lines);
}

async fn the_words_of_an_edition(browser: Browser) {
    let lines = sees(browser, published("/"), &CATALOG, every_case("{}")).await;
    agrees(Document::Catalog, &lines);
}

async fn a_feed(browser: Browser) {
    let lines = sees(browser, sample(), &FEED, every_case(OTHER_FEED)).await;
    agrees(Document::Feed, &lines);
}

/// What every engine has words of its own for.
const TELLING: [&str; 12] = [
    "the connection is refused",
    "it is cut off in the middle",
    "no answer comes",
    "one byte a second comes",
    "404",
    "503, `Retry-After`",
    "it is called `application/octet-stream`",
    "a page comes that asks to sign in",
    "half of it comes as if it were all",
    "it has 50 MB and does not say so",
    "it begins with a byte order mark",
    "it leads to itself",
];

async fn every_engine_shows_the_same(browser: Browser) {
    let cases = every_case(OTHER_FEED).into_iter().filter(|case| TELLING.contains(&case.name)).collect();
    for line in sees(browser, published("/"), &LIST, cases).await {
        has_line(Document::List, line.name, &line.outcome);
    }
}

in_chromium! {
    the_document_of_a_page,
    the_words_of_an_edition,
    a_feed,
}

in_every_engine! {
    every_engine_shows_the_same,
}
