//! Hostile texts and addresses in every field beside the articles' texts: titles, summaries, tags, authors, pictures,
//! attachments, menus, categories and the words of a catalog, in each of the ways in which a page comes about.

use crate::{
    browser::{Browser, in_every_engine},
    hostile::site,
    hostile_fields::{
        ADDRESSES, TEXTS, feed_of_addresses, feed_of_texts, fill_site_with_texts, pages_of_texts,
        with_texts_in_messages,
    },
    publication::{project, publication, publish_folder, scratch, write_data},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, sync::OnceLock};

fn hostile_site() -> Value {
    let mut site = site();
    site["editions"][0]["categories"] = json!([{ "slug": "thirds", "label": "Thirds" }]);
    fill_site_with_texts(&mut site, &texts());
    // A worker would answer in the place of the host, which notes what is asked for.
    site["offline"] = json!(false);
    site
}

fn texts() -> Vec<String> {
    TEXTS.map(str::to_owned).into()
}

fn hostile_files() -> [(&'static str, String); 3] {
    let (mut feed, addresses) = (feed_of_texts(&texts()), feed_of_addresses());
    let items = feed["items"].as_array_mut().unwrap();
    items.extend(addresses["items"].as_array().unwrap().iter().cloned());
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let catalog = with_texts_in_messages(serde_json::from_str(&catalog).unwrap(), &texts());
    [
        ("feeds/en.json", feed.to_string()),
        ("feeds/pages.json", pages_of_texts(&texts()).to_string()),
        ("locales/en.json", catalog.to_string()),
    ]
}

/// The same as finished pages, published once for all engines.
fn finished() -> Server {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let data = write_data("hostile-fields-data", &hostile_site(), &hostile_files());
        scratch("hostile-fields-finished");
        publish_folder(&data, "hostile-fields-finished", "https://gazette.example/")
    });
    Server::of_pages(folder, "/")
}

/// The pages of articles, each with the heading that it is to have.
fn articles() -> Vec<(String, &'static str)> {
    let of_texts = TEXTS.iter().enumerate().map(|(n, text)| (format!("/en/posts/n{n}/"), *text));
    let of_addresses = (0..ADDRESSES.len()).map(|n| (format!("/en/posts/a{n}/"), "T"));
    of_texts.chain(of_addresses).collect()
}

const LISTS: [&str; 4] = ["/en/", "/en/category/thirds/", "/en/archive/", "/en/about/"];

impl Reader {
    /// Looks through the whole document: nothing has run, nothing is there that could, and no address leads to a program.
    async fn sees_no_hostile_field(&self) {
        let seen = self
            .value(
                "(() => {
                   const isOfTheWeb = (address) => {
                     const url = URL.parse ? URL.parse(address, document.baseURI) : new URL(address, document.baseURI);
                     return !url || ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol);
                   };
                   const isHostile = (element) => {
                     const names = element.getAttributeNames();
                     const address = (name) => element.getAttribute(name);
                     const isProgram = element.localName === 'script' && !element.type.endsWith('json');
                     return names.some((name) => name.startsWith('on'))
                       || ['href', 'src', 'poster', 'action', 'data-player'].some((name) =>
                            names.includes(name) && address(name) !== 'data:,' && !isOfTheWeb(address(name)))
                       || (isProgram && new URL(element.src).origin !== location.origin)
                       || /^(iframe|object|embed|math)$/.test(element.localName);
                   };
                   return {
                     ran: String(window.pwned),
                     base: new URL(document.baseURI).origin === location.origin,
                     hostile: [...document.querySelectorAll('*')].filter(isHostile)
                       .map((element) => element.outerHTML.slice(0, 300)),
                   };
                 })()",
            )
            .await;
        assert_eq!(seen, json!({ "ran": "undefined", "base": true, "hostile": [] }), "{}", self.path().await);
    }

    async fn sees_the_heading(&self, heading: &str) {
        let heading = heading.replace(['\u{2028}', '\u{2029}'], " ");
        let seen = self.value("document.querySelector('h1').textContent.replace(/[\\u2028\\u2029]/g, ' ')").await;
        assert_eq!(seen, heading, "{}", self.path().await);
    }

    /// Loads every page.
    async fn reads_pages_with_hostile_fields(&self) {
        let pages = LISTS.iter().map(|path| ((*path).to_owned(), None));
        for (path, heading) in pages.chain(articles().into_iter().map(|(path, text)| (path, Some(text)))) {
            self.go(&path).await;
            if self.browser.runs_scripts() {
                self.until(READY).await;
            }
            self.sees_no_hostile_field().await;
            if let Some(heading) = heading {
                self.sees_the_heading(heading).await;
            }
        }
    }

    fn expects_what_hostile_addresses_lack(&self) {
        // Pictures of hosts that are not there.
        for words in ["Failed to load resource", "error: img http", "error: video http"] {
            self.expects(words);
        }
    }
}

async fn drawn_by_the_app_hostile_fields_run_nothing_and_ask_for_nothing(browser: Browser) {
    let server = publication("hostile-fields", &hostile_site(), &hostile_files());
    let reader = Reader::start(browser, "en", server).await;
    reader.expects_what_hostile_addresses_lack();
    reader.reads_pages_with_hostile_fields().await;
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn in_finished_pages_hostile_fields_run_nothing_and_ask_for_nothing(browser: Browser) {
    let reader = Reader::start(browser, "en", finished()).await;
    reader.expects_what_hostile_addresses_lack();
    reader.reads_pages_with_hostile_fields().await;
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn without_javascript_hostile_fields_ask_for_nothing(browser: Browser) {
    let reader = Reader::start(browser.without_scripts(), "en", finished()).await;
    reader.expects_what_hostile_addresses_lack();
    reader.reads_pages_with_hostile_fields().await;
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn turned_to_hostile_fields_run_nothing_and_ask_for_nothing(browser: Browser) {
    let reader = Reader::open_app(browser, finished(), "/en/").await;
    reader.expects_what_hostile_addresses_lack();
    reader.marks_the_document().await;
    // Every one of them stands on the front page; of their own pages some are enough here.
    for (path, heading) in articles().into_iter().step_by(3) {
        let link = format!("[...document.querySelectorAll('main h2 a')].find((link) => link.pathname === {path:?})");
        reader.run(&format!("{link}.click()")).await;
        reader.arrives_at(&path).await;
        reader.sees_no_hostile_field().await;
        reader.sees_the_heading(heading).await;
        reader.run("history.back()").await;
        reader.arrives_at("/en/").await;
    }
    assert!(reader.is_in_the_marked_document().await);
    reader.asked_for_nothing_of_a_hostile_text().await;
}

in_every_engine! {
    drawn_by_the_app_hostile_fields_run_nothing_and_ask_for_nothing,
    in_finished_pages_hostile_fields_run_nothing_and_ask_for_nothing,
    without_javascript_hostile_fields_ask_for_nothing,
    turned_to_hostile_fields_run_nothing_and_ask_for_nothing,
}
