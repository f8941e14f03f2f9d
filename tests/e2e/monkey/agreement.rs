//! Whether all that a page says agrees: address, title, language, head, content, and the reader's place on it.

use super::{
    history::{Move, Shows, Tab},
    oracle::{Door, Oracle},
    seen::{Seen, path},
    weather::Weather,
};
use crate::{page::differences, server::Server};
use masthead::model::search::SearchRequest;
use serde_json::{Value, json};

/// Where the reader is on a page.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    Top,
    At(f64),
    /// Nobody knows.
    Anywhere,
}

/// How far from its place a page may be: engines round.
const NEAR: f64 = 5.0;

/// What may come of a step.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub step: Move,
    pub shows: Shows,
    pub place: Place,
    /// Whether it is said that a link has failed.
    pub has_notice: bool,
}

impl Outcome {
    pub fn page(step: Move, place: Place) -> Self {
        Self { step, shows: Shows::Page, place, has_notice: false }
    }

    pub fn failed(step: Move) -> Self {
        Self { step, shows: Shows::Failed, place: Place::Anywhere, has_notice: false }
    }

    pub fn offline(step: Move) -> Self {
        Self { step, shows: Shows::Offline, place: Place::Anywhere, has_notice: false }
    }

    /// The page stays.
    pub fn stays(tab: &Tab, place: Place) -> Self {
        Self { step: Move::Stay, shows: tab.shows, place, has_notice: false }
    }

    /// The same, and it is said why.
    pub fn stays_with_notice(tab: &Tab, place: Place) -> Self {
        Self { has_notice: true, ..Self::stays(tab, place) }
    }
}

/// What a page is held against.
pub struct Agreement<'a> {
    pub oracle: &'a Oracle,
    pub server: &'a Server,
    pub tab: &'a Tab,
    pub weather: &'a Weather,
    pub colours: Option<&'a str>,
}

impl Agreement<'_> {
    /// What is seen otherwise than it must be.
    pub fn disagreement(&self, outcome: &Outcome, seen: &Seen) -> Option<String> {
        let address = self.tab.address_after(&outcome.step);
        let differs = |what: &str, seen: &dyn std::fmt::Debug, expected: &dyn std::fmt::Debug| {
            Some(format!("{what} is {seen:?}, not {expected:?}"))
        };
        if seen.address != address {
            return differs("the address", &seen.address, &address);
        }
        if !seen.is_settled {
            return Some("it is not settled".to_owned());
        }
        if !self.is_in_its_document(outcome, seen) {
            return differs("the document", &seen.document, &self.tab.here().document);
        }
        if let Some(difference) = self.content(outcome, seen) {
            return Some(difference);
        }
        let has_picture = address.contains('#') && outcome.shows == Shows::Page;
        if seen.picture.is_some() != has_picture || seen.has_menu {
            return differs("what is before the page", &(&seen.picture, seen.has_menu), &has_picture);
        }
        if seen.colours.as_deref() != self.colours {
            return differs("the choice of colours", &seen.colours, &self.colours);
        }
        self.notice(outcome, seen).or_else(|| self.place(outcome, seen))
    }

    fn is_in_its_document(&self, outcome: &Outcome, seen: &Seen) -> bool {
        let (is_new, here) = (seen.document.is_none(), Some(self.tab.here().document));
        match outcome.step {
            Move::Load(_) | Move::Reload => is_new,
            Move::Go(steps) if !self.tab.is_near(steps) => {
                is_new || seen.document == self.tab.entry(steps).map(|entry| entry.document)
            }
            // Without a network the browser may show what it has kept of the page.
            _ => seen.document == here || is_new && self.may_be_kept(),
        }
    }

    /// Whether the browser may load a page instead of the app turning to it.
    fn may_be_kept(&self) -> bool {
        self.oracle.door == Door::Kept && (self.weather.is_off() || self.tab.shows != Shows::Page)
    }

    fn content(&self, outcome: &Outcome, seen: &Seen) -> Option<String> {
        let path = path(&seen.address);
        let facts = seen.facts();
        if seen.headings.len() != 1 {
            return Some(format!("its headings are {:?}", seen.headings));
        }
        match outcome.shows {
            Shows::Page => match self.oracle.facts(self.server, path) {
                Some(_) if seen.has_failed => Some("the page could not be had".to_owned()),
                Some(published) => {
                    let different = differences(&facts, &published);
                    (!different.is_empty()).then(|| different.join("\n")).or_else(|| question(seen))
                }
                // A host that has no document has no page: which of both is missing, the app knows of its first page.
                None => self.message(seen, &facts, "not_found_title").and_then(|difference| {
                    if seen.has_failed { self.message(seen, &facts, "failed_title") } else { Some(difference) }
                }),
            },
            Shows::Failed => self.message(seen, &facts, "failed_title"),
            Shows::Offline => self.message(seen, &facts, "offline_title"),
        }
    }

    /// What stands in the place of a page says so in the edition's own words, and names no address.
    fn message(&self, seen: &Seen, facts: &Value, message: &str) -> Option<String> {
        let language = facts["language"][0].as_str().unwrap_or_default();
        let (lang, dir) = language.split_once(' ').unwrap_or_default();
        let Some(edition) = self.oracle.edition_in(lang) else { return Some(format!("the language is {language}")) };
        let is_of_address = edition.code == self.oracle.edition(seen.path()).code;
        if !is_of_address && !self.weather.takes_words() && self.tab.shows == Shows::Page {
            return Some(format!("the language is {language}"));
        }
        let words = self.oracle.words(edition, message);
        let name = edition.title.as_deref().unwrap_or_default();
        let title = if name.is_empty() { words.to_owned() } else { format!("{words} – {name}") };
        let is = (
            dir == edition.direction().as_str(),
            seen.headings[0] == words,
            facts["title"].as_str().is_some_and(|seen| seen.starts_with(&title)),
            facts["canonical"] == json!([]) && facts["alternates"] == json!([]),
        );
        (is != (true, true, true, true))
            .then(|| format!("of the words of {message} {is:?}: {:?} {facts}", seen.headings))
    }

    fn notice(&self, outcome: &Outcome, seen: &Seen) -> Option<String> {
        let may_be_there = !self.weather.is_fine() || self.tab.awaited.is_some();
        match &seen.notice {
            None if outcome.has_notice => Some("it is not said that the link failed".to_owned()),
            Some(words) if !may_be_there => Some(format!("it is said: {words}")),
            Some(words) => {
                let facts = seen.facts();
                let lang = facts["language"][0].as_str().and_then(|language| language.split(' ').next());
                let edition = lang.and_then(|lang| self.oracle.edition_in(lang));
                let is_own = edition.is_some_and(|edition| self.oracle.is_failure_in(edition, words));
                (!is_own).then(|| format!("on a page in {lang:?} it is said: {words}"))
            }
            None => None,
        }
    }

    fn place(&self, outcome: &Outcome, seen: &Seen) -> Option<String> {
        let place = match outcome.place {
            // What stands in the place of a page is seen from its top.
            _ if seen.picture.is_some() || seen.has_failed => return None,
            Place::Top => 0.0,
            // Of cards that were never in sight the browser guesses how long they are, and may have guessed too much.
            Place::At(place) => place.min(seen.deepest),
            Place::Anywhere => return None,
        };
        ((seen.scroll - place).abs() > NEAR)
            .then(|| format!("the reader is at {} of {}, not at {place}", seen.scroll, seen.deepest))
    }
}

/// The field of the search holds what the address asks for.
fn question(seen: &Seen) -> Option<String> {
    let query = seen.address.split('#').next()?.split_once('?').map_or("", |(_, query)| query);
    let asked = SearchRequest::parse(query).text;
    let question = seen.question.as_deref()?;
    (question != asked).then(|| format!("in the field stands {question:?}, not {asked:?}"))
}
