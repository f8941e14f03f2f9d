//! A walk: from every kind of page, wherever the publication stands, each link leads to a page, and each page shown
//! is the one that was published at its address.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{EDITIONS, program, project, publish_folder},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use std::sync::LazyLock;

/// Every kind of page of an edition. The root has no edition: it leads to one.
const KINDS: [&str; 7] =
    ["", "page/2/", "category/articles/", "category/articles/page/1/", "posts/{}001/", "about/", "none/"];

/// The sample, published for a folder: only the page for unknown addresses must know it.
static NEWS: LazyLock<Finished> = LazyLock::new(|| Finished {
    files: publish_folder(&project().join("public"), "walk-news", "https://masthead.example/news/"),
    place: "/news/",
});

static SITE: LazyLock<Finished> = LazyLock::new(|| Finished::sample("/"));

/// A step from page to page, as a reader takes it.
enum Step {
    Click(&'static str),
    Back,
    Forward,
}

/// The steps of the walk: menu, card, brand, Older, Newer, recent posts, switcher, Back, Forward.
const STEPS: [Step; 11] = [
    Step::Click(".menu-bar > li > a[href$='category/articles/']"),
    Step::Click("main article h2 a"),
    Step::Click(".brand"),
    Step::Click("main a[rel~=next]"),
    Step::Click("main a[rel~=next]"),
    Step::Click("main a[rel~=prev]"),
    Step::Click("aside li a"),
    Step::Click(".site-header .editions a[hreflang=sq]"),
    Step::Back,
    Step::Back,
    Step::Forward,
];

impl Reader {
    async fn takes(&self, step: &Step) {
        let before = self.path().await;
        match step {
            Step::Click(selector) => {
                self.until(&format!("document.querySelector({selector:?})")).await;
                let leads_to = self.text(&format!("document.querySelector({selector:?}).pathname")).await;
                self.click(selector).await;
                self.arrives_at(&leads_to).await;
            }
            Step::Back => {
                self.client.back().await.unwrap();
                self.leaves_for_another_page(&before).await;
            }
            Step::Forward => {
                self.client.forward().await.unwrap();
                self.leaves_for_another_page(&before).await;
            }
        }
    }

    async fn leaves_for_another_page(&self, before: &str) {
        self.until(&format!("location.pathname !== {before:?} && document.querySelector('main').ariaBusy === 'false'"))
            .await;
    }
}

async fn walks(browser: Browser, finished: &'static Finished, code: &str) {
    let number = EDITIONS.iter().position(|edition| *edition == code).unwrap() + 1;
    let server = Server::of_pages(&finished.files, finished.place);
    let reader = Reader::start(browser, "en", server).await;
    for kind in KINDS.map(|kind| kind.replace("{}", &number.to_string())) {
        walks_from(&reader, finished, code, &format!("{}{code}/{kind}", finished.place)).await;
    }
}

async fn walks_from(reader: &Reader, finished: &'static Finished, code: &str, start: &str) {
    let is_published = !start.ends_with("/none/");
    if !is_published {
        reader.expects(start);
    }
    // The program waits until the finished page was looked at.
    reader.server.break_file(&program(), Fault::Wait);
    reader.go(start).await;
    reader.finds_every_link_leading_somewhere(finished).await;
    reader.server.mend();
    reader.until(READY).await;
    if is_published {
        reader.sees_the_page_of_its_address(finished).await;
    } else {
        reader.sees_the_page_of_no_address(finished, &format!("{code}/404.html")).await;
    }
    reader.marks_the_document().await;
    for step in &STEPS {
        reader.takes(step).await;
        reader.sees_the_page_of_its_address(finished).await;
    }
    // An app that has stopped is left with the next link; the console says why.
    reader.finds_an_empty_console().await;
    assert!(reader.is_in_the_marked_document().await, "the walk from {start} left the app");
}

async fn from_every_page_in_english(browser: Browser) {
    walks(browser, &SITE, "en").await;
}

async fn from_every_page_in_persian(browser: Browser) {
    walks(browser, &SITE, "fa").await;
}

async fn from_every_page_in_english_in_a_folder(browser: Browser) {
    walks(browser, &NEWS, "en").await;
}

async fn from_every_page_in_persian_in_a_folder(browser: Browser) {
    walks(browser, &NEWS, "fa").await;
}

async fn from_the_root(browser: Browser) {
    for finished in [&*SITE, &*NEWS] {
        let server = Server::of_pages(&finished.files, finished.place);
        let reader = Reader::start(browser, "en", server).await;
        walks_from(&reader, finished, "en", finished.place).await;
    }
}

in_every_engine! {
    from_every_page_in_english,
    from_every_page_in_persian,
    from_every_page_in_english_in_a_folder,
    from_every_page_in_persian_in_a_folder,
    from_the_root,
}
