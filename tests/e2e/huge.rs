//! What is far longer than anybody writes: the page is there, answers, and leads on; what is too long is said to be so.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{HEADING, NOTICE, items, publication, publish},
    reader::{READY, Reader, keys},
    server::Server,
};
use serde_json::{Value, json};

const PANEL_IS_OPEN: &str = "document.querySelector('dialog.settings-panel').open";

/// An edition as usual, and one whose feed is anything but that.
fn site() -> Value {
    json!({ "name": "Gazette", "default_edition": "en", "cards": "summary", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" },
        { "code": "fr", "lang": "fr", "label": "Français", "feed": "feeds/fr.json", "messages": "locales/en.json" } ] })
}

fn files(items_of_the_other: Vec<Value>) -> [(&'static str, String); 2] {
    let feed = |items| json!({ "version": "https://jsonfeed.org/version/1.1", "items": items }).to_string();
    [("feeds/en.json", feed(items(3))), ("feeds/fr.json", feed(items_of_the_other))]
}

/// An article of that text, after two as usual.
fn with_article(title: &str, html: &str) -> Vec<Value> {
    let article = json!({ "id": "huge", "title": title, "content_html": html });
    items(2).into_iter().chain([article]).collect()
}

/// Drawn by the app, and as finished pages.
fn both_ways(name: &str, items: &[Value]) -> [Server; 2] {
    let files = files(items.to_vec());
    [publication(name, &site(), &files), publish(&format!("{name}-finished"), &site(), &files)]
}

impl Reader {
    /// A key opens a panel, another one closes it.
    async fn gets_an_answer(&self) {
        // A page that has just come has given the focus to its heading by then.
        self.sees_the_next_frame().await;
        self.follows_by_keyboard(".open-settings").await;
        self.until(PANEL_IS_OPEN).await;
        self.press(keys::ESCAPE).await;
        self.until(&format!("!{PANEL_IS_OPEN}")).await;
    }

    /// A link leads on from there, and a step back leads there again.
    async fn reads_on_from(&self, path: &str) {
        self.gets_an_answer().await;
        self.follows_a_link_to("/en/posts/1/").await;
        self.until(&format!("{HEADING} === 'Item 1'")).await;
        self.client.back().await.unwrap();
        self.arrives_at(path).await;
        self.gets_an_answer().await;
    }

    async fn opens_the_front_page(browser: Browser, server: Server) -> Self {
        let reader = Self::open(browser, server, "/en/").await;
        reader.until(READY).await;
        reader.marks_the_document().await;
        reader
    }

    /// Follows a link to an article, and opens its page by its address; `is_there` tells whether all of it is.
    async fn reads_the_article(self, is_there: &str) {
        let path = "/fr/posts/huge/";
        self.follows_a_link_to("/fr/").await;
        self.arrives_at("/fr/").await;
        self.until("document.querySelectorAll('main article').length === 3").await;
        self.gets_an_answer().await;
        self.follows_a_link_to(path).await;
        self.arrives_at(path).await;
        self.until(is_there).await;
        self.reads_on_from(path).await;
        assert!(self.is_in_the_marked_document().await);
        self.go(path).await;
        self.until(READY).await;
        self.until(is_there).await;
        self.reads_on_from(path).await;
        self.leaves_an_empty_console().await;
    }
}

async fn a_feed_of_a_hundred_thousand_articles_is_read(browser: Browser) {
    let server = publication("huge-feed", &site(), &files(items(100_000)));
    let reader = Reader::opens_the_front_page(browser, server).await;
    reader.click(".site-header .editions a[hreflang=fr]").await;
    reader.arrives_at("/fr/").await;
    reader.until("document.querySelector('main h2').textContent === 'Item 100000'").await;
    reader.reads_on_from("/fr/").await;
    reader.click("main a[rel~=next]").await;
    reader.until("document.querySelector('main h2').textContent === 'Item 99990'").await;
    reader.gets_an_answer().await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

async fn of_a_feed_that_is_too_long_it_is_said_so(browser: Browser) {
    let text = "A sentence of an article. ".repeat(8);
    let item = |number: usize| json!({ "id": number, "title": format!("Item {number}"), "content_text": text });
    let server = publication("too-long-feed", &site(), &files((1..=80_000).rev().map(item).collect()));
    let reader = Reader::opens_the_front_page(browser, server).await;
    reader.click(".site-header .editions a[hreflang=fr]").await;
    reader.until(&format!("{NOTICE}?.textContent.includes('not readable')")).await;
    assert_eq!(reader.path().await, "/en/");
    reader.click(".notice .dismiss").await;
    reader.gets_an_answer().await;
    reader.follows_a_link_to("/en/posts/1/").await;
    reader.arrives_at("/en/posts/1/").await;
    reader.go("/fr/").await;
    reader.until("document.querySelector('main .failed')?.textContent.includes('it is longer than 16 MB')").await;
    reader.gets_an_answer().await;
    reader.leaves_an_empty_console().await;
}

/// A text of so many paragraphs.
fn text_of(paragraphs: usize) -> String {
    let sentence = "A sentence of an article. ".repeat(8);
    (1..=paragraphs).map(|number| format!("<p>{number}. {sentence}</p>")).collect()
}

async fn the_longest_article_is_read_to_its_end(browser: Browser) {
    let html = text_of(9_000);
    assert!((1_900_000..2_000_000).contains(&html.len()));
    for server in both_ways("long-article", &with_article("Long", &html)) {
        let reader = Reader::opens_the_front_page(browser, server).await;
        reader
            .reads_the_article("document.querySelector('main .prose p:last-of-type')?.textContent.startsWith('9000. ')")
            .await;
    }
}

/// `masthead check` refuses it; where the app reads the feed itself, readers see it up to the limit.
async fn an_article_of_five_megabytes_is_read_up_to_the_limit(browser: Browser) {
    let html = text_of(24_000);
    assert!(html.len() > 5_000_000);
    let server = publication("huge-article", &site(), &files(with_article("Huge", &html)));
    let reader = Reader::opens_the_front_page(browser, server).await;
    let last = "document.querySelector('main .prose p:last-of-type')?.textContent";
    reader.reads_the_article(&format!("parseInt({last}) > 9000 && parseInt({last}) < 10000")).await;
}

/// `masthead check` refuses it; where the app reads the feed itself, the browser reads it all the same.
async fn ten_thousand_nested_elements_are_read_as_their_text(browser: Browser) {
    let html = ["<div>".repeat(10_000), "<b>At the bottom</b>".to_owned(), "</div>".repeat(10_000)].concat();
    let server = publication("deep-article", &site(), &files(with_article("Deep", &html)));
    let reader = Reader::opens_the_front_page(browser, server).await;
    reader.reads_the_article("document.querySelector('main .prose')?.textContent.includes('At the bottom')").await;
}

async fn a_title_of_two_megabytes_is_cut(browser: Browser) {
    let title = "A word of a title ".repeat(112_000);
    assert!(title.len() > 2_000_000);
    for server in both_ways("huge-title", &with_article(&title, "<p>Text.")) {
        let reader = Reader::opens_the_front_page(browser, server).await;
        reader.reads_the_article(&format!("{HEADING}.startsWith('A word') && {HEADING}.length <= 501")).await;
    }
}

in_every_engine! {
    a_feed_of_a_hundred_thousand_articles_is_read,
    of_a_feed_that_is_too_long_it_is_said_so,
    the_longest_article_is_read_to_its_end,
    an_article_of_five_megabytes_is_read_up_to_the_limit,
    ten_thousand_nested_elements_are_read_as_their_text,
    a_title_of_two_megabytes_is_cut,
}
