//! A monkey, where it is, and what it does there.

use super::{
    agreement::{Agreement, Outcome, Place},
    history::{Move, Opened, Shows, Tab},
    oracle::Oracle,
    seen::{LINKS, OLD, Seen, looking_script, path},
    step::Step,
    weather::{STORM, Weather},
};
use crate::{browser::Browser, reader::Reader};
use std::time::{Duration, Instant};

/// How long a page may take to agree.
const TIMEOUT: Duration = Duration::from_secs(20);

/// For how many frames.
const STILL_FRAMES: u64 = 3;

/// After how many changes of the history WebKit gets a new document.
const MOST_CHANGES: usize = 70;

pub struct Monkey {
    pub(super) reader: Reader,
    pub(super) oracle: Oracle,
    pub(super) tabs: Vec<Tab>,
    pub(super) tab: usize,
    pub(super) weather: Weather,
    /// How many steps have been taken in this weather.
    pub(super) age: usize,
    documents: u64,
    pub(super) colours: Option<&'static str>,
    /// The code of the edition chosen last in the switcher.
    pub(super) chosen: Option<String>,
    /// What was seen last.
    pub(super) seen: Option<Seen>,
    /// What was done.
    pub(super) diary: Vec<String>,
}

/// What must be the same for some frames, until a page is still: where it was moved, cards that come near are laid out some
/// frames later, and move what is below them.
struct Still {
    outcome: usize,
    frames: u64,
    scroll: f64,
    links: Vec<String>,
}

impl Still {
    fn of(outcome: usize, Seen { frames, scroll, links, .. }: &Seen) -> Self {
        Self { outcome, frames: *frames, scroll: *scroll, links: links.clone() }
    }

    fn is_as(&self, outcome: Option<usize>, seen: &Seen) -> bool {
        Some(self.outcome) == outcome && (self.scroll - seen.scroll).abs() < 0.5 && self.links == seen.links
    }
}

impl Monkey {
    /// Opens a front page.
    pub async fn start(reader: Reader, oracle: Oracle) -> Self {
        let path = oracle.front(&oracle.editions()[0]);
        let window = reader.client.window().await.unwrap();
        let tab = Tab::new(window, path.clone(), 0);
        let mut monkey = Self {
            reader,
            oracle,
            tabs: vec![tab],
            tab: 0,
            weather: Weather::Fine,
            age: 0,
            documents: 0,
            colours: None,
            chosen: None,
            seen: None,
            diary: Vec::new(),
        };
        monkey.opens(&path).await;
        monkey.settles(vec![Outcome::page(Move::Reload, Place::Top)]).await;
        monkey
    }

    pub(super) fn here(&self) -> &Tab {
        &self.tabs[self.tab]
    }

    pub(super) fn seen(&self) -> &Seen {
        self.seen.as_ref().expect("a page")
    }

    /// Notes what is done.
    pub(super) fn notes(&mut self, what: &str) {
        self.diary.push(what.to_owned());
    }

    /// Does something in the page.
    pub(super) async fn acts(&self, script: &str) {
        self.reader.run(&format!("{OLD} {script}")).await;
    }

    /// Types an address into the location bar.
    pub(super) async fn opens(&self, path: &str) {
        let answer = self.reader.client.goto(&self.reader.server.address(path)).await;
        assert!(answer.is_ok() || self.reader.browser.is_webkit(), "{path}: {answer:?}");
    }

    /// Waits until one of these has come of the last step, and all that is seen agrees.
    pub(super) async fn settles(&mut self, outcomes: Vec<Outcome>) {
        let start = Instant::now();
        let mut before: Option<Still> = None;
        loop {
            let look = self.reader.client.execute(&looking_script(), Vec::new()).await;
            let look = look.map_err(|error| format!("{error:?}"));
            let why = match look
                .and_then(|seen| serde_json::from_value::<Seen>(seen).map_err(|error| error.to_string()))
            {
                Err(reason) => vec![format!("nothing can be seen: {reason}")],
                Ok(seen) => {
                    self.hears(&seen);
                    let agreement = Agreement {
                        oracle: &self.oracle,
                        server: &self.reader.server,
                        tab: self.here(),
                        weather: &self.weather,
                        colours: self.colours,
                    };
                    let why: Vec<_> = outcomes.iter().map(|outcome| agreement.disagreement(outcome, &seen)).collect();
                    let outcome = why.iter().position(Option::is_none);
                    match (outcome, before.filter(|before| before.is_as(outcome, &seen))) {
                        (Some(outcome), Some(before)) if seen.frames >= before.frames + STILL_FRAMES => {
                            return self.arrives(&outcomes[outcome], seen).await;
                        }
                        (_, Some(same)) => before = Some(same),
                        (outcome, None) => before = outcome.map(|outcome| Still::of(outcome, &seen)),
                    }
                    why.into_iter().flatten().collect()
                }
            };
            assert!(start.elapsed() < TIMEOUT, "{}", self.complaint(&outcomes, &why));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn complaint(&self, outcomes: &[Outcome], why: &[String]) -> String {
        let lines = outcomes.iter().zip(why).map(|(outcome, why)| format!("\n  expected {outcome:?}: {why}"));
        format!("nothing that may come of this is seen{}", lines.collect::<String>())
    }

    /// No word that was not to be expected is in the console, and no request has failed.
    fn hears(&self, seen: &Seen) {
        let lines = seen.recorded.iter().cloned().chain(self.reader.server.failed_requests());
        let unexpected: Vec<_> = lines.filter(|line| !self.reader.is_expected(line)).collect();
        assert!(unexpected.is_empty(), "the console says {unexpected:?}");
    }

    /// Notes where a step has led.
    async fn arrives(&mut self, outcome: &Outcome, seen: Seen) {
        let is_new = seen.document.is_none();
        let stays = self.here().stays_in_document(&outcome.step);
        self.documents += u64::from(is_new);
        let documents = self.documents;
        let tab = &mut self.tabs[self.tab];
        tab.makes(&outcome.step, is_new.then_some(documents));
        tab.shows = outcome.shows;
        if is_new {
            if stays {
                let at = tab.at;
                tab.entries[at].document = documents;
            }
            let document = tab.here().document;
            self.reader.run(&format!("window.monkeyDocument = {document}")).await;
        }
        let tab = &mut self.tabs[self.tab];
        if seen.notice.is_none() && !outcome.has_notice {
            tab.awaited = None;
        }
        self.seen = Some(seen);
    }

    /// Takes a step.
    pub async fn takes(&mut self, step: &Step) {
        // Where the reader is leaving the page: on a busy machine it may have moved since it was looked at.
        let scroll = self.reader.value("scrollY").await.as_f64().expect("a place");
        self.seen.as_mut().expect("a page").scroll = scroll;
        let shows = self.here().shows;
        let tab = &mut self.tabs[self.tab];
        if shows == Shows::Page {
            let at = tab.at;
            tab.entries[at].scroll = Some(scroll);
        }
        self.age += 1;
        if !self.weather.is_fine() && self.age > STORM {
            return self.calms().await;
        }
        if self.reader.browser == Browser::WebKit && self.here().changes > MOST_CHANGES && self.may_load() {
            return self.reloads().await;
        }
        if self.seen().picture.is_some() {
            return self.takes_before_a_picture(step).await;
        }
        match step {
            Step::Link(index) => self.follows(index).await,
            Step::Edition(index) => self.chooses_edition(index).await,
            Step::Submenu(index) => self.opens_submenu(index).await,
            Step::Drawer(index) => self.opens_drawer(index).await,
            Step::Colours(index) => self.chooses_colours(index).await,
            Step::Search(index) => self.searches(index).await,
            Step::Picture(index) => self.opens_picture(index).await,
            Step::TwoLinks(first, second) => self.follows_two(first, second).await,
            Step::LinkAndBack(index) => self.follows_and_goes_back(index).await,
            Step::BackAndLink(index) => self.goes_back_and_follows(index).await,
            Step::Scroll(percent) => self.scrolls(*percent).await,
            other => self.takes_anywhere(other).await,
        }
    }

    /// What can be done while a picture is open.
    async fn takes_before_a_picture(&mut self, step: &Step) {
        match step {
            Step::Picture(index) | Step::Link(index) if index.index(3) > 0 => self.takes_next_picture().await,
            Step::Back
            | Step::Forward
            | Step::Jump(_)
            | Step::Reload
            | Step::Address(_)
            | Step::AddressOfNothing(_)
            | Step::Root
            | Step::OtherTab(_)
            | Step::Weather(_) => self.takes_anywhere(step).await,
            _ => self.closes_picture().await,
        }
    }

    async fn takes_anywhere(&mut self, step: &Step) {
        match step {
            Step::Forward => self.goes(1).await,
            Step::Jump(index) => self.goes([-3, -2, 2][index.index(3)]).await,
            Step::Reload => self.reloads().await,
            Step::Address(index) => {
                let path = index.get(&self.oracle.paths).clone();
                self.loads(path).await;
            }
            Step::AddressOfNothing(index) => self.loads_nothing(index).await,
            Step::Root => self.loads_root().await,
            Step::OtherTab(index) => self.goes_to_other_tab(index).await,
            Step::Weather(index) => self.weathers(index).await,
            _ => self.goes(-1).await,
        }
    }

    /// Goes on from a link that was followed.
    pub(super) async fn settles_after_link(&mut self, address: String, outcomes: Vec<Outcome>) {
        self.settles(outcomes).await;
        let has_notice = self.seen().notice.is_some();
        let tab = &mut self.tabs[self.tab];
        let has_failed = has_notice && tab.here().address != address;
        tab.awaited = has_failed.then_some(address);
    }

    /// How to click on a link.
    pub(super) fn click_on(address: &str) -> String {
        format!(
            "[...document.querySelectorAll('{LINKS}')].find((link) =>
               link.pathname + link.search === {address:?} && !link.hash && !link.download
               && link.checkVisibility({{ contentVisibilityAuto: true }})).click();"
        )
    }

    /// Links to other pages.
    pub(super) fn links(&self) -> Vec<String> {
        let here = path(&self.seen().address);
        let is_elsewhere = |link: &&String| !link.contains('?') && *link != here && self.oracle.has(link);
        let mut links: Vec<_> = self.seen().links.iter().filter(is_elsewhere).cloned().collect();
        links.dedup();
        links
    }

    pub(super) async fn closes_picture(&mut self) {
        self.notes("close the picture");
        let outcome = match self.here().opened {
            Some(Opened::OnThePage) => {
                let place = self.here().entry(-1).and_then(|entry| entry.scroll);
                Outcome::page(Move::Go(-1), place.map_or(Place::Anywhere, Place::At))
            }
            _ => {
                let address = self.here().here().address.split('#').next().unwrap_or_default().to_owned();
                Outcome::page(Move::Replace(address), Place::Anywhere)
            }
        };
        self.acts("document.querySelector('.lightbox-close').click()").await;
        self.settles(vec![outcome]).await;
    }
}
