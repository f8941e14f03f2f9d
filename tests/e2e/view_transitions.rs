//! A page that is turned fades away above the next one, where the browser can show that and the reader wants it.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    page::Finished,
    publication::{ABOUT, published},
    reader::{Reader, keys},
};
use serde_json::{Value, json};

const CONTACT: &str = ".menu-bar a[href$='contact/']";
const ARTICLES: &str = ".menu-bar > li > a[href$='category/articles/']";

/// Notes each view transition: whether it was seen, and for how many milliseconds it moves what.
const NOTING: &str = "
    const noted = [];
    const note = () => document.documentElement.dataset.transitions = JSON.stringify(noted);
    note();
    const start = document.startViewTransition;
    if (start) document.startViewTransition = function (draw) {
      const transition = start.call(document, draw);
      const one = {};
      noted.push(one);
      note();
      transition.ready.then(() => {
        const moving = document.getAnimations().filter(({ effect }) => effect.pseudoElement?.startsWith('::view-transition'));
        if ('isHeld' in document.documentElement.dataset) moving.forEach((animation) => animation.pause());
        one.moves = moving.map(({ effect }) => [effect.pseudoElement, effect.getComputedTiming().endTime]);
        note();
      }, () => { one.moves = []; note(); });
      document.dispatchEvent(new Event('asked'));
      return transition;
    };";

impl Reader {
    /// Opens a page whose view transitions are noted.
    async fn opens_noting(browser: Browser) -> Self {
        let reader = Self::open_app(browser, published("/"), "/en/").await;
        reader.run_in_the_page(NOTING).await;
        reader
    }

    async fn transitions(&self) -> Value {
        serde_json::from_str(&self.text("document.documentElement.dataset.transitions").await).unwrap()
    }

    /// Of so many page turns, where the browser has view transitions: each was seen, and was short.
    async fn saw_short_fades(&self, count: usize) {
        let has_them = self.value("'startViewTransition' in document").await == json!(true);
        let expected = if has_them { count } else { 0 };
        self.until(&format!(
            "JSON.parse(document.documentElement.dataset.transitions).filter(({{ moves }}) => moves?.length > 0).length === {expected}"
        ))
        .await;
        for transition in self.transitions().await.as_array().unwrap() {
            for moved in transition["moves"].as_array().unwrap() {
                assert_eq!(moved[0], "::view-transition-old(root)", "nothing but the page before moves");
                assert!(moved[1].as_f64().unwrap() <= 200.0, "{moved}");
            }
        }
    }
}

async fn the_page_before_fades_away_and_all_else_is_as_without(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::opens_noting(browser).await;
    let steps = reader.value("history.length").await.as_u64().unwrap();
    reader.run("scrollTo(0, 700)").await;
    reader.until("scrollY === 700").await;
    reader.run(&format!("document.querySelector({ABOUT:?}).focus({{ preventScroll: true }})")).await;
    reader.press(keys::ENTER).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.until("document.activeElement === document.querySelector('main h1') && scrollY === 0").await;
    reader.sees_the_page_of_its_address(&finished).await;
    assert_eq!(reader.value("history.length").await, steps + 1);
    reader.saw_short_fades(1).await;
    // No trace is left of it.
    reader.until("!document.documentElement.style.viewTransitionName").await;
    // A step back is the browser's own.
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.until("Math.abs(scrollY - 700) < 5").await;
    assert!(reader.transitions().await.as_array().unwrap().len() <= 1, "the browser is not even asked");
    reader.leaves_an_empty_console().await;
}

/// Also while the page before is still seen, a click meets the page that is there.
async fn a_click_while_a_page_fades_away_is_not_lost(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::opens_noting(browser).await;
    reader.run_in_the_page("document.documentElement.dataset.isHeld = ''").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.saw_short_fades(1).await;
    // In the header, and in the page.
    reader.click(ARTICLES).await;
    reader.reads_the_page_at(&finished, "/en/category/articles/").await;
    reader.saw_short_fades(2).await;
    reader.click("main .card h2 a").await;
    reader.until("location.pathname.startsWith('/en/posts/')").await;
    reader.saw_short_fades(3).await;
    reader.until("document.activeElement === document.querySelector('main h1')").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.leaves_an_empty_console().await;
}

/// Between the moment when a page is there and the one when the browser has taken its picture of the page before.
async fn of_two_quick_clicks_the_second_counts(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::opens_noting(browser).await;
    reader
        .run_in_the_page(&format!(
            "window.seen = [];
             new MutationObserver(() => seen.push(document.querySelector('h1').textContent))
               .observe(document.querySelector('main'), {{ childList: true, subtree: true }});
             document.addEventListener('asked', () => document.querySelector({CONTACT:?}).click(), {{ once: true }})"
        ))
        .await;
    reader.click(ABOUT).await;
    let has_them = reader.value("'startViewTransition' in document").await == json!(true);
    let path = if has_them { "/en/contact/" } else { "/en/about/" };
    reader.reads_the_page_at(&finished, path).await;
    reader.until("document.activeElement === document.querySelector('main h1')").await;
    reader.sees_the_page_of_its_address(&finished).await;
    // That one fades as any other, whether the one before was given up or showed the same page once more.
    if has_them {
        reader.until("JSON.parse(document.documentElement.dataset.transitions).at(-1).moves?.length > 0").await;
    }
    reader.run_in_the_page("document.documentElement.dataset.seen = [...new Set(seen)].join()").await;
    assert_eq!(
        reader.value("document.documentElement.dataset.seen === document.querySelector('h1').textContent").await,
        true
    );
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.leaves_an_empty_console().await;
}

async fn a_reader_who_wants_nothing_to_move_sees_none(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::opens_noting(browser).await;
    reader.prefers("prefers-reduced-motion", "reduce").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    assert_eq!(reader.transitions().await, json!([]));
    reader.prefers("prefers-reduced-motion", "no-preference").await;
    reader.click(CONTACT).await;
    reader.saw_short_fades(1).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_page_before_fades_away_and_all_else_is_as_without,
    a_click_while_a_page_fades_away_is_not_lost,
    of_two_quick_clicks_the_second_counts,
}

// Only Chromium can be told what its system prefers.
in_chromium! {
    a_reader_who_wants_nothing_to_move_sees_none,
}
