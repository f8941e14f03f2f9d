//! Feeds that try to run something, in each of the ways in which a page comes about: drawn by the app, finished, finished
//! and read without JavaScript, and turned to.

use crate::{
    browser::{Browser, in_every_engine},
    hostile_texts::{BEACON, Payload, payloads},
    publication::{one_edition, project, publication, publish_folder, scratch, write_data},
    reader::{READY, Reader},
    server::Server,
};
use masthead::model::content::{Resolver, allow, of_html, to_html};
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// How many articles a page has, so that there are few.
const PAGE_SIZE: usize = 100;

/// A feed of texts, each with itself for a title, or with its beginning.
pub fn feed(texts: impl Iterator<Item = String>) -> Value {
    let item = |(n, html): (usize, String)| {
        let title = format!("{n} {}", html.chars().take(200).collect::<String>());
        json!({ "id": format!("p{n}"), "title": title, "content_html": html })
    };
    json!({ "items": texts.enumerate().map(item).collect::<Vec<_>>() })
}

pub fn hostile_feed() -> Value {
    feed(payloads().iter().map(|payload| payload.html.clone()))
}

pub fn site() -> Value {
    let mut site = one_edition();
    site["page_size"] = json!(PAGE_SIZE);
    site["base_url"] = json!("https://gazette.example/");
    site
}

pub fn files(feed: &Value) -> [(&'static str, String); 2] {
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    [("feeds/en.json", feed.to_string()), ("locales/en.json", catalog)]
}

/// Where the pages of so many articles are, from the oldest on.
pub fn paths(articles: usize) -> Vec<String> {
    // The front page is full before a page of the archive is.
    let archived = (articles / PAGE_SIZE).saturating_sub(1);
    let archive = (1..=archived).map(|number| format!("/en/page/{number}/"));
    archive.chain(["/en/".to_owned()]).collect()
}

/// The hostile texts as finished pages, published once for all engines.
fn finished() -> Server {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let data = write_data("hostile-data", &site(), &files(&hostile_feed()));
        write_what_is_linked_to(&data);
        scratch("hostile-finished");
        publish_folder(&data, "hostile-finished", "https://gazette.example/")
    });
    Server::of_pages(folder, "/")
}

/// A publication is refused that links to a file of its own which is not there, and what looks like a scheme and is none is
/// the name of a file.
fn write_what_is_linked_to(data: &Path) {
    let resolver = Resolver::new("http://127.0.0.1", "http://127.0.0.1/site.json");
    let link = Selector::parse("a[href^='/']").unwrap();
    for payload in payloads() {
        let html = to_html(&of_html(&payload.html, &resolver, "p").unwrap());
        for link in Html::parse_fragment(&html).select(&link) {
            let path = link.attr("href").unwrap().split(['?', '#']).next().unwrap().trim_matches('/');
            let file = data.join(percent_encoding::percent_decode_str(path).decode_utf8().unwrap().as_ref());
            if !file.exists() {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "x").unwrap();
            }
        }
    }
}

/// What a page has made of hostile texts, as `hostile.js` finds it; nothing of it has run.
pub struct Shown(Value);

impl Shown {
    /// What is shown of an item, where the page has it.
    pub fn text(&self, item: &str) -> Option<&str> {
        self.0["texts"][item].as_str()
    }
}

/// In which order `hostile.js` writes attributes.
#[derive(Clone, Copy)]
pub enum Order {
    AsDrawn,
    ByName,
}

impl Reader {
    /// Looks through the page: nothing has run, nothing is there that could, and no name of the page is taken.
    pub async fn sees_nothing_hostile(&self, order: Order) -> Shown {
        // What stands in for a player, and a picture in its sizes.
        let allowed: Vec<_> = allow::ELEMENTS.iter().map(|rule| rule.name).chain(["button", "picture"]).collect();
        let order = match order {
            Order::AsDrawn => "as drawn",
            Order::ByName => "by name",
        };
        let script = include_str!("hostile.js");
        let script = &script[script.find("(allowed").unwrap()..];
        let shown = self.value(&format!("({script})({}, {order:?})", json!(allowed))).await;
        let path = self.path().await;
        assert_eq!(shown["ran"], "undefined", "{path}");
        assert_eq!(shown["forbidden"], json!([]), "{path}");
        assert_eq!(shown["taken"], json!([]), "{path}");
        Shown(shown)
    }

    /// Ends a scenario: what the texts name was not asked for either.
    pub async fn asked_for_nothing_of_a_hostile_text(self) {
        let asked: Vec<_> =
            self.server.requests().into_iter().filter(|request| request.path.starts_with(BEACON)).collect();
        assert!(asked.is_empty(), "{asked:?}");
        self.leaves_an_empty_console().await;
    }
}

/// Counts the hostile texts of a page; what is harmless around each is there.
fn find_what_is_harmless(shown: &Shown) -> usize {
    let mut seen = 0;
    for (n, Payload { technique, name, keeps, .. }) in payloads().iter().enumerate() {
        if let Some(text) = shown.text(&format!("p{n}")) {
            assert!(text.contains(keeps), "{technique}: {name}: {text}");
            seen += 1;
        }
    }
    seen
}

async fn drawn_by_the_app_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless(browser: Browser) {
    // The list of what is allowed must do it alone.
    let server = publication("hostile", &site(), &files(&hostile_feed())).without_policy();
    let reader = Reader::open(browser, server, "/en/").await;
    // Pictures of hosts that are not there.
    reader.expects("Failed to load resource");
    let mut seen = 0;
    for path in paths(payloads().len()) {
        reader.go(&path).await;
        seen += find_what_is_harmless(&reader.sees_nothing_hostile(Order::AsDrawn).await);
    }
    assert_eq!(seen, payloads().len());
    reader.asked_for_nothing_of_a_hostile_text().await;
}

/// Reads every finished page; what a parser finds in it is what was drawn natively.
async fn reads_finished_pages(reader: &Reader) {
    let mut seen = 0;
    for path in paths(payloads().len()) {
        reader.go(&path).await;
        if reader.browser.runs_scripts() {
            reader.until(READY).await;
        }
        let shown = reader.sees_nothing_hostile(Order::ByName).await;
        seen += find_what_is_harmless(&shown);
        for (id, text) in texts_of_file(&path) {
            assert_eq!(shown.text(&id), Some(text.as_str()), "{path}: {id}");
        }
    }
    assert_eq!(seen, payloads().len());
}

/// The texts of a finished page as the native parser reads them, by the id of their item.
fn texts_of_file(path: &str) -> Vec<(String, String)> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile-finished").join(&path[1..]).join("index.html");
    let page = Html::parse_document(&fs::read_to_string(file).unwrap());
    let [article, title, prose] = ["main article", "h2 a", ".prose"].map(|selector| Selector::parse(selector).unwrap());
    let text = |article: ElementRef| {
        let id = article.select(&title).next()?.attr("href")?.split('/').nth_back(1)?.to_owned();
        let mut text = String::new();
        write_by_name(article.select(&prose).next()?, &mut text);
        Some((id, text))
    };
    let texts: Vec<_> = page.select(&article).map(|article| text(article).unwrap()).collect();
    assert!(texts.len() >= PAGE_SIZE, "{path}");
    texts
}

/// What an element holds, as `hostile.js` writes it.
fn write_by_name(parent: ElementRef, text: &mut String) {
    for node in parent.children() {
        match node.value() {
            Node::Text(inner) => text.push_str(&html_escape::encode_text(&**inner)),
            Node::Element(element) => {
                let mut attributes: Vec<_> = element.attrs().collect();
                attributes.sort_unstable();
                let _ = write!(text, "<{}", element.name());
                for (name, value) in attributes {
                    let _ = write!(text, " {name}=\"{}\"", html_escape::encode_double_quoted_attribute(value));
                }
                text.push('>');
                if matches!(element.name(), "br" | "hr" | "img" | "source" | "track" | "wbr") {
                    continue;
                }
                let mut inside = String::new();
                write_by_name(ElementRef::wrap(node).unwrap(), &mut inside);
                if element.name() == "pre" && inside.starts_with('\n') {
                    text.push('\n');
                }
                let _ = write!(text, "{inside}</{}>", element.name());
            }
            _ => {}
        }
    }
}

async fn in_finished_pages_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless(browser: Browser) {
    let reader = Reader::start(browser, "en", finished()).await;
    reader.expects("Failed to load resource");
    reads_finished_pages(&reader).await;
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn without_javascript_hostile_texts_ask_for_nothing_and_keep_what_is_harmless(browser: Browser) {
    let reader = Reader::start(browser.without_scripts(), "en", finished()).await;
    reader.expects("Failed to load resource");
    reads_finished_pages(&reader).await;
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn turned_to_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless(browser: Browser) {
    let paths = paths(payloads().len());
    let [older @ .., newest, _] = &paths[..] else { panic!("few pages") };
    let reader = Reader::open_app(browser, finished(), newest).await;
    reader.expects("Failed to load resource");
    reader.expects_reports_of_what_is_only_read();
    reader.marks_the_document().await;
    let mut seen = 0;
    // To what the front page shows, at the address of the page of the archive that comes next, and back to the oldest.
    let front = format!("/en/page/{}/", paths.len());
    let back = older.iter().rev().map(|path| ("next", path.as_str()));
    let turns = [("prev", front.as_str()), ("next", newest)].into_iter().chain(back);
    for (link, path) in turns {
        reader.run(&format!("document.querySelector('main a[rel~={link}]').click()")).await;
        reader.arrives_at(path).await;
        seen += find_what_is_harmless(&reader.sees_nothing_hostile(Order::AsDrawn).await);
    }
    assert_eq!(seen, payloads().len());
    assert!(reader.is_in_the_marked_document().await);
    reader.asked_for_nothing_of_a_hostile_text().await;
}

in_every_engine! {
    drawn_by_the_app_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
    in_finished_pages_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
    without_javascript_hostile_texts_ask_for_nothing_and_keep_what_is_harmless,
    turned_to_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
}
