//! A front page that stays open for days: it is asked for again when it is looked at again.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{project, published},
    reader::Reader,
    server::Fault,
};
use serde_json::{Value, json};

const DOCUMENT: &str = "en/index.json";
const FIRST_TITLE: &str = "document.querySelector('main article h2').textContent";

impl Reader {
    /// The reader looks at something else for some minutes, then here again.
    pub async fn looks_away_for(&self, minutes: u32) {
        self.run_in_the_page(&format!(
            "var show = (state) => {{
               Object.defineProperty(document, 'visibilityState', {{ value: state, configurable: true }});
               Object.defineProperty(document, 'hidden', {{ value: state === 'hidden', configurable: true }});
               document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}));
             }};
             show('hidden');
             for (const clock of [Date, performance]) {{
               const now = clock.now.bind(clock);
               clock.now = () => now() + {minutes} * 60_000;
             }}
             show('visible');"
        ))
        .await;
    }

    /// How often the front page's document was asked for.
    fn times_asked(&self) -> usize {
        self.server.requests_for(&format!("/{DOCUMENT}")).len()
    }

    /// Waits until the browser has received the document, and has drawn what came of it.
    async fn receives_the_document(&self) {
        self.until(&format!(
            "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('/{DOCUMENT}'))"
        ))
        .await;
        self.sees_the_next_frame().await;
    }

    /// A new article came while the reader had the page open.
    fn server_gets_a_new_article(&self) {
        let text = std::fs::read_to_string(project().join("dist").join(DOCUMENT)).unwrap();
        let mut document: Value = serde_json::from_str(&text).unwrap();
        document["items"][0]["title"] = json!("Breaking news");
        self.server.break_file(DOCUMENT, Fault::Text(document.to_string()));
    }
}

async fn a_changed_front_page_is_shown_when_it_is_looked_at_again(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.marks_the_document().await;
    reader.server_gets_a_new_article();
    reader.looks_away_for(16).await;
    reader.until(&format!("{FIRST_TITLE} === 'Breaking news'")).await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

async fn an_unchanged_front_page_stays_untouched(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.run("window.before = [...document.querySelectorAll('main *')]; scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.looks_away_for(16).await;
    reader.receives_the_document().await;
    assert_eq!(reader.times_asked(), 1);
    let same = "[before.every(node => node.isConnected), document.querySelectorAll('main *').length === before.length,
        scrollY]";
    assert_eq!(reader.value(same).await, json!([true, true, 700]));
    // The second time the browser knows the document, and asks whether it changed.
    reader.looks_away_for(40).await;
    while reader.times_asked() < 2 {
        reader.until("true").await;
    }
    // Led by its driver, WebKitGTK keeps no files to ask about.
    if browser != Browser::WebKit {
        assert!(reader.server.requests_for("/en/index.json")[1].is_conditional);
    }
    assert_eq!(reader.value(same).await, json!([true, true, 700]));
    reader.leaves_an_empty_console().await;
}

async fn a_reader_who_is_soon_back_asks_for_nothing(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.looks_away_for(5).await;
    reader.click(".menu-bar a[href$='about/']").await;
    reader.arrives_at("/en/about/").await;
    assert_eq!(reader.times_asked(), 0);
    reader.leaves_an_empty_console().await;
}

async fn the_brand_asks_for_the_front_page_again(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.marks_the_document().await;
    reader.server_gets_a_new_article();
    reader.click(".brand").await;
    reader.until(&format!("{FIRST_TITLE} === 'Breaking news'")).await;
    assert!(reader.is_in_the_marked_document().await);
    assert_eq!(reader.path().await, "/en/");
    reader.leaves_an_empty_console().await;
}

/// The documents of before are old too: turned to again, a front page from memory is asked for anew.
async fn a_front_page_that_was_left_is_new_when_the_brand_leads_back(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/page/3/").await;
    reader.click(".brand").await;
    reader.arrives_at("/en/").await;
    reader.click("main a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    reader.server_gets_a_new_article();
    reader.looks_away_for(16).await;
    reader.click(".brand").await;
    reader.arrives_at("/en/").await;
    reader.until(&format!("{FIRST_TITLE} === 'Breaking news'")).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_changed_front_page_is_shown_when_it_is_looked_at_again,
    an_unchanged_front_page_stays_untouched,
    a_reader_who_is_soon_back_asks_for_nothing,
    the_brand_asks_for_the_front_page_again,
    a_front_page_that_was_left_is_new_when_the_brand_leads_back,
}
