//! Feeds of many documents, drawn by the app: what is read once is known, and what cannot be read takes nothing away.

use crate::{
    browser::{Browser, in_chromium_and_firefox, in_every_engine},
    publication::{CARDS, HEADING, one_edition, publication},
    reader::Reader,
    server::{Fault, Server},
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// A publication whose feed is a chain of documents with one article each, newest first.
fn chain(name: &str, documents: usize) -> Server {
    let mut site = one_edition();
    site["page_size"] = json!(1);
    let names: Vec<_> = (0..documents).map(|n| if n == 0 { "en".to_owned() } else { format!("en-{n}") }).collect();
    let files: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let item = json!({ "id": format!("a{n}"), "title": format!("Article {n}"), "content_text": "Text." });
            let next = names.get(n + 1).map(|next| format!("{next}.json"));
            (format!("feeds/{name}.json"), json!({ "items": [item], "next_url": next }).to_string())
        })
        .collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    publication(name, &site, &files)
}

/// How often each document of the feed was asked for.
fn times_asked(server: &Server) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for request in server.requests().into_iter().filter(|request| request.path.starts_with("/feeds/")) {
        *times.entry(request.path).or_default() += 1;
    }
    times
}

/// More documents than stay in memory: what comes first is forgotten on the way.
async fn each_document_of_a_long_chain_is_asked_for_once(browser: Browser) {
    let reader = Reader::open(browser, chain("long-chain", 60), "/en/").await;
    for page in 2..=56 {
        reader.click("main a[rel~=next]").await;
        let title = format!("Article {}", page - 1);
        reader.until(&format!("document.querySelector('main h2').textContent === {title:?}")).await;
    }
    let more_than_once: Vec<_> = times_asked(&reader.server).into_iter().filter(|(_, times)| *times > 1).collect();
    assert_eq!(more_than_once, Vec::new());
    reader.leaves_an_empty_console().await;
}

async fn an_unknown_address_does_not_read_the_whole_of_an_endless_feed(browser: Browser) {
    let reader = Reader::open(browser, chain("endless", 410), "/en/").await;
    reader.go("/en/posts/none/").await;
    reader.until("document.querySelector('.not-found, .failed')").await;
    let said = reader.text("document.querySelector('main').innerText").await;
    assert!(!said.contains("leads back"), "{said}");
    let asked = times_asked(&reader.server).len();
    assert!(asked < 100, "{asked} documents");
    reader.expects("/en/posts/none/");
    reader.leaves_an_empty_console().await;
}

async fn a_next_document_that_cannot_be_had_leaves_the_front_page(browser: Browser) {
    let mut site = one_edition();
    site["page_size"] = json!(2);
    let item = json!({ "id": "first", "title": "First", "content_text": "Text." });
    let feed = json!({ "items": [item], "next_url": "en-1.json" });
    for fault in [Fault::Status(500), Fault::HangUp, Fault::Html] {
        let server = publication("cut-chain", &site, &[("feeds/en.json", feed.to_string())]);
        server.break_file("feeds/en-1.json", fault.clone());
        let reader = Reader::open(browser, server, "/en/").await;
        reader.expects("/feeds/en-1.json");
        reader.until(&format!("{CARDS} === 1")).await;
        assert_eq!(reader.text("document.querySelector('main h2').textContent").await, "First", "{fault:?}");
        assert_eq!(reader.value("document.querySelector('.failed')").await, Value::Null, "{fault:?}");
        assert_ne!(reader.text(HEADING).await, "");
        reader.leaves_an_empty_console().await;
    }
}

// WebKit allows a page a hundred changes of its history in half a minute, and the scenario turns faster than a reader.
in_chromium_and_firefox! {
    each_document_of_a_long_chain_is_asked_for_once,
}

in_every_engine! {
    an_unknown_address_does_not_read_the_whole_of_an_endless_feed,
    a_next_document_that_cannot_be_had_leaves_the_front_page,
}
