//! The ways of a monkey from page to page.

use super::{
    agreement::{Outcome, Place},
    history::{Move, Shows, Tab},
    oracle::Door,
    seen::path,
    wanderer::Monkey,
    weather::Weather,
};
use crate::browser::Browser;
use proptest::sample::Index;
use serde_json::json;

/// What is at no address of any edition.
const NOTHING: [&str; 5] = ["posts/none/", "page/99/", "none/", "a/b/c/", "category/none/"];

/// Closes what is said of a link that has failed.
const DISMISS: &str = "document.querySelector('.notice .dismiss')?.click();";

fn left_at(scroll: Option<f64>) -> Place {
    scroll.map_or(Place::Anywhere, Place::At)
}

impl Monkey {
    pub(super) async fn follows(&mut self, index: &Index) {
        let links = self.links();
        if links.is_empty() {
            return self.goes(-1).await;
        }
        let address = index.get(&links).clone();
        self.notes(&format!("link to {address}"));
        let outcomes = self.of_link(&address);
        self.acts(&(DISMISS.to_owned() + &Self::click_on(&address))).await;
        self.settles_after_link(address, outcomes).await;
    }

    pub(super) async fn chooses_edition(&mut self, index: &Index) {
        let Some((lang, address)) = index_of(index, &self.seen().editions) else { return self.follows(index).await };
        self.notes(&format!("edition {lang}: {address}"));
        let edition = self.oracle.edition(path(&address));
        assert_eq!(edition.lang.as_str(), lang, "where the switcher leads");
        assert!(self.oracle.has(path(&address)), "the switcher leads to {address}");
        self.chosen = Some(edition.code.as_str().to_owned());
        let outcomes = self.of_link(&address);
        self.acts(&format!("{DISMISS} document.querySelector('.site-header .editions a[hreflang={lang}]').click()"))
            .await;
        self.settles_after_link(address, outcomes).await;
    }

    /// Takes steps of the history.
    pub(super) async fn goes(&mut self, steps: isize) {
        // Firefox leads over several steps to a page of another document, but to the one that was shown of it last.
        let is_misled = self.reader.browser == Browser::Firefox && steps.abs() > 1 && !self.here().is_near(steps);
        let Some(entry) = self.here().entry(steps).filter(|_| !is_misled).cloned() else {
            return match steps {
                -1 => self.scrolls(60).await,
                steps => Box::pin(self.goes(if steps < 0 { steps + 1 } else { -1 })).await,
            };
        };
        let (step, place) = (Move::Go(steps), left_at(entry.scroll));
        let mut outcomes = vec![Outcome::page(step.clone(), place)];
        if self.here().is_near(steps) {
            if !self.weather.is_fine() {
                outcomes.push(Outcome::failed(step.clone()));
            }
            if self.oracle.door == Door::Kept && self.weather.is_off() {
                outcomes[0].place = Place::Anywhere;
                outcomes.push(Outcome::offline(step));
            }
        } else if self.may_load() {
            outcomes = self.of_document(&step, place);
        } else {
            return self.scrolls(60).await;
        }
        self.notes(&format!("{steps} to {}", entry.address));
        self.acts(&format!("{DISMISS} history.go({steps})")).await;
        self.settles(outcomes).await;
    }

    pub(super) async fn follows_two(&mut self, first: &Index, second: &Index) {
        let links = self.links();
        if links.is_empty() {
            return self.follows(first).await;
        }
        let before = first.get(&links).clone();
        // No reader clicks twice on one link before the app has heard of the first time.
        let others: Vec<_> = links.into_iter().filter(|link| *link != before).collect();
        let Some(address) = index_of(second, &others) else { return self.follows(first).await };
        self.notes(&format!("links to {before} and {address}"));
        let outcomes = self.of_link(&address);
        let clicks = [DISMISS, &Self::click_on(&before), &Self::click_on(&address)].concat();
        self.acts(&clicks).await;
        self.settles_after_link(address, outcomes).await;
    }

    pub(super) async fn follows_and_goes_back(&mut self, index: &Index) {
        self.races(index, "link, and back", |click| format!("{click} history.back()")).await;
    }

    pub(super) async fn goes_back_and_follows(&mut self, index: &Index) {
        self.races(index, "back, and link", |click| format!("history.back(); {click}")).await;
    }

    /// Whatever comes first: one page is there in the end, at its address.
    async fn races(&mut self, index: &Index, name: &str, script: impl Fn(&str) -> String) {
        let links = self.links();
        let before = self.here().entry(-1).cloned();
        let Some(before) = before.filter(|before| {
            let is_clear = !links.contains(&before.address) && before.address != self.here().here().address;
            !links.is_empty() && is_clear && self.weather.is_fine() && self.here().is_near(-1)
        }) else {
            return self.follows(index).await;
        };
        let address = index.get(&links).clone();
        self.notes(&format!("{name}: {address}, {}", before.address));
        let outcomes = vec![
            Outcome::page(Move::Go(-1), left_at(before.scroll)),
            Outcome::page(Move::Push(address.clone()), Place::Top),
            Outcome::page(Move::PushAndBack(address.clone()), Place::At(self.seen().scroll)),
        ];
        self.acts(&script(&Self::click_on(&address))).await;
        self.settles(outcomes).await;
        if self.seen().address == before.address {
            // Firefox may have noted the link, and then gone back from where that began: what lies ahead is not known.
            let tab = &mut self.tabs[self.tab];
            tab.entries.truncate(tab.at + 2);
        }
    }

    pub(super) async fn reloads(&mut self) {
        if !self.may_load() {
            return self.scrolls(30).await;
        }
        self.notes("load anew");
        let is_page = self.here().shows == Shows::Page;
        let place = if is_page { Place::At(self.seen().scroll) } else { Place::Anywhere };
        let outcomes = self.of_document(&Move::Reload, place);
        self.acts(DISMISS).await;
        if self.reader.browser == Browser::Firefox {
            // Its driver loads anew without asking the service worker, as Shift and F5 do.
            self.reader.run("location.reload()").await;
        } else {
            let answer = self.reader.client.refresh().await;
            assert!(answer.is_ok() || self.reader.browser.is_webkit(), "{answer:?}");
        }
        self.settles(outcomes).await;
    }

    /// Opens the page of an address.
    pub(super) async fn loads(&mut self, address: String) {
        if !self.may_load() || path(&self.seen().address) == address {
            return self.scrolls(30).await;
        }
        self.notes(&format!("address {address}"));
        self.acts(DISMISS).await;
        self.opens(&address).await;
        self.settles(self.of_document(&Move::Load(address), Place::Top)).await;
    }

    pub(super) async fn loads_nothing(&mut self, index: &Index) {
        if !self.weather.is_fine() {
            return self.scrolls(30).await;
        }
        let editions = self.oracle.editions();
        let number = index.index(NOTHING.len() * editions.len());
        let front = self.oracle.front(&editions[number / NOTHING.len()]);
        let address = front + NOTHING[number % NOTHING.len()];
        self.reader.expects(&address);
        self.loads(address).await;
    }

    pub(super) async fn loads_root(&mut self) {
        if !self.weather.is_fine() {
            return self.scrolls(30).await;
        }
        let address = self.oracle.front_of_root(self.chosen.as_deref());
        self.notes("the root");
        self.opens("/").await;
        self.settles(vec![Outcome::page(Move::Load(address), Place::Top)]).await;
    }

    pub(super) async fn goes_to_other_tab(&mut self, index: &Index) {
        // The driver of WebKitGTK opens no tab that is drawn.
        if self.reader.browser == Browser::WebKit || matches!(self.weather, Weather::Off) {
            return self.scrolls(30).await;
        }
        if self.tabs.len() == 1 {
            return self.opens_tab(index).await;
        }
        self.notes("the other tab");
        self.tab = 1 - self.tab;
        self.shows_tab().await;
        let tab = self.here();
        let place = if tab.shows == Shows::Page { left_at(tab.here().scroll) } else { Place::Anywhere };
        self.settles(vec![Outcome::stays(tab, place)]).await;
        if self.weather.is_fine() {
            self.heals().await;
        }
    }

    async fn opens_tab(&mut self, index: &Index) {
        if !self.may_load() {
            return self.scrolls(30).await;
        }
        let address = index.get(&self.oracle.paths).clone();
        self.notes(&format!("another tab: {address}"));
        let window = self.reader.client.new_window(true).await.expect("a tab").handle;
        self.tabs.push(Tab::new(window, address.clone(), 0));
        self.tab = self.tabs.len() - 1;
        self.shows_tab().await;
        self.opens(&address).await;
        self.settles(self.of_document(&Move::Reload, Place::Top)).await;
    }

    async fn shows_tab(&self) {
        self.reader.client.switch_to_window(self.here().window.clone()).await.expect("the tab");
        if self.reader.browser.is_chromium() {
            self.reader.asks_the_developer_tools("Page.bringToFront", json!({})).await;
        }
    }
}

/// What an index chooses, if there is anything.
pub(super) fn index_of<T: Clone>(index: &Index, all: &[T]) -> Option<T> {
    (!all.is_empty()).then(|| index.get(all).clone())
}
