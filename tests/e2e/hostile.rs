//! Feeds that try to run something, in each of the ways in which a page comes about: drawn by the app, finished, finished
//! and read without JavaScript, and turned to.

use crate::{
    browser::{Browser, in_every_engine},
    generated_html::generated_html,
    hostile_texts::{BEACON, Payload, payloads},
    publication::{one_edition, project, publication, publish_folder, scratch, write_data},
    reader::{READY, Reader},
    server::Server,
};
use leptos::prelude::*;
use masthead::program::FileSource;
use masthead::{
    app::components::{ArticleBody, HeadingLevel, ImageLoading, PictureRoom},
    model::{
        content::{Resolver, allow, of_html, to_html},
        feed::{Feed, Item},
        loader::Loader,
        page::{EditionContext, Post},
        route::{BasePath, Route},
    },
};
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

/// How many articles a page has, so that there are few.
const PAGE_SIZE: usize = 100;

/// How many texts are made by chance.
const GENERATED: usize = 400;

/// A feed of texts, each with itself for a title, or with its beginning.
fn feed(texts: impl Iterator<Item = String>) -> Value {
    let item = |(n, html): (usize, String)| {
        let title = format!("{n} {}", html.chars().take(200).collect::<String>());
        json!({ "id": format!("p{n}"), "title": title, "content_html": html })
    };
    json!({ "items": texts.enumerate().map(item).collect::<Vec<_>>() })
}

fn hostile_feed() -> Value {
    feed(payloads().iter().map(|payload| payload.html.clone()))
}

fn site() -> Value {
    let mut site = one_edition();
    site["page_size"] = json!(PAGE_SIZE);
    site["base_url"] = json!("https://gazette.example/");
    site
}

fn files(feed: &Value) -> [(&'static str, String); 2] {
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    [("feeds/en.json", feed.to_string()), ("locales/en.json", catalog)]
}

/// Where the pages of so many articles are, from the oldest on.
fn paths(articles: usize) -> Vec<String> {
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

/// The edition, for drawing natively.
fn context(folder: &Path) -> Arc<EditionContext> {
    let disk = FileSource::new(folder, "http://127.0.0.1/");
    let resolver = Resolver::new("http://127.0.0.1", "http://127.0.0.1/site.json");
    let loader = pollster::block_on(Loader::open(disk, BasePath::new("/"), resolver, |_| {}));
    let loader = loader.unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&Route::Root, &code)).unwrap().context
}

/// A text as the native program draws it.
fn drawn_natively(item: Arc<Item>, resolver: &Resolver, shown: &str, context: &Arc<EditionContext>) -> String {
    let nodes = item.content(resolver).unwrap();
    let post = Post::new(item, Arc::new(resolver.clone()));
    // The first picture of a page comes first; which one that is, is not for this scenario to say.
    let is_first = shown.contains("fetchpriority");
    let loading = if is_first { ImageLoading::Eager } else { ImageLoading::Lazy };
    let (below, room, context) = (HeadingLevel::H2, PictureRoom::Column, Arc::clone(context));
    let html = view! { <ArticleBody post nodes below room loading context/> }.to_html();
    html.strip_prefix("<div class=\"prose\">").and_then(|html| html.strip_suffix("</div>")).unwrap().to_owned()
}

/// What a page has made of hostile texts, as `hostile.js` finds it; nothing of it has run.
struct Shown(Value);

impl Shown {
    /// What is shown of an item, where the page has it.
    fn text(&self, item: &str) -> Option<&str> {
        self.0["texts"][item].as_str()
    }
}

/// In which order `hostile.js` writes attributes.
#[derive(Clone, Copy)]
enum Order {
    AsDrawn,
    ByName,
}

impl Reader {
    /// Looks through the page: nothing has run, nothing is there that could, and no name of the page is taken.
    async fn sees_nothing_hostile(&self, order: Order) -> Shown {
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
    async fn asked_for_nothing_of_a_hostile_text(self) {
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

/// What a browser reads in another way than the native program: the browser, what of a text tells it, and why.
const DIFFERENCES: [(Browser, &str, &str); 2] = [
    (
        Browser::Chromium,
        "http://a b/",
        "the URL standard knows no host with a space in its name; Chromium writes %20 for it and gets no answer",
    ),
    (
        Browser::WebKit,
        "<select><table>",
        "a table ends a select by the HTML standard of some years ago; by that of today it stands in it, and goes with it",
    ),
];

/// Draws texts in the browser and natively, and compares the trees node by node. Returns how many there were.
async fn compare_trees(reader: &Reader, feed: &Value, context: &Arc<EditionContext>) -> usize {
    let items = Feed::parse(&feed.to_string()).unwrap().items;
    let mut seen = 0;
    let mut different = Vec::new();
    for path in paths(items.len()) {
        reader.go(&path).await;
        let shown = reader.sees_nothing_hostile(Order::AsDrawn).await;
        let resolver = Resolver::new(&reader.server.address(""), &reader.server.address("/site.json")).on_page(&path);
        for (item, sent) in items.iter().zip(feed["items"].as_array().unwrap()) {
            let Some(text) = shown.text(item.id.as_str()) else { continue };
            seen += 1;
            let sent = sent["content_html"].as_str().unwrap();
            let native = drawn_natively(Arc::clone(item), &resolver, text, context);
            let is_known =
                DIFFERENCES.iter().any(|(browser, part, _)| *browser == reader.browser && sent.contains(part));
            if is_known == (text == native) {
                different.push(format!("{sent}\n  shown:  {text}\n  native: {native}"));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    seen
}

async fn drawn_by_the_app_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless(browser: Browser) {
    let server = publication("hostile", &site(), &files(&hostile_feed()));
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
    // Chromium reports what its policy would keep out already of a document that only the app reads, in which nothing runs.
    for words in ["Content Security Policy directive", "violation of "] {
        reader.expects(words);
    }
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

async fn the_browser_and_the_native_program_draw_one_tree_of_a_hostile_text(browser: Browser) {
    let feed = hostile_feed();
    let context = context(&write_data(&format!("hostile-{browser:?}"), &site(), &files(&feed)));
    let server = publication("hostile-tree", &site(), &files(&feed));
    let reader = Reader::start(browser, "en", server).await;
    reader.expects("Failed to load resource");
    assert_eq!(compare_trees(&reader, &feed, &context).await, payloads().len());
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn the_browser_and_the_native_program_draw_one_tree_of_any_markup(browser: Browser) {
    let feed = feed(generated_html(GENERATED).into_iter());
    let context = context(&write_data(&format!("generated-{browser:?}"), &site(), &files(&feed)));
    let server = publication("generated", &site(), &files(&feed));
    let reader = Reader::start(browser, "en", server).await;
    assert_eq!(compare_trees(&reader, &feed, &context).await, GENERATED);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    drawn_by_the_app_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
    in_finished_pages_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
    without_javascript_hostile_texts_ask_for_nothing_and_keep_what_is_harmless,
    turned_to_hostile_texts_run_nothing_ask_for_nothing_and_keep_what_is_harmless,
    the_browser_and_the_native_program_draw_one_tree_of_a_hostile_text,
    the_browser_and_the_native_program_draw_one_tree_of_any_markup,
}
