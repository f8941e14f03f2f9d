//! What is wrong with the host for a while, and what a monkey may then see.

use super::{
    agreement::{Outcome, Place},
    history::{Move, Shows},
    oracle::Door,
    wanderer::Monkey,
};
use crate::server::{Fault, Server};
use proptest::sample::Index;
use std::collections::BTreeSet;

/// How a host is.
pub enum Weather {
    Fine,
    /// These documents are faulty.
    Faulty(BTreeSet<String>),
    /// Nobody is reached.
    Off,
}

/// How many steps are taken in bad weather.
pub const STORM: usize = 6;

fn faults() -> [Fault; 7] {
    [
        Fault::HangUp,
        Fault::Status(404),
        Fault::Status(500),
        Fault::Busy(503, 120),
        Fault::Html,
        Fault::Text("{\"items\": [{\"id\"".into()),
        Fault::Truncated,
    ]
}

/// Which documents are faulty together.
const KINDS: [fn(&str, usize) -> bool; 5] = [
    // Those of pages.
    |name, _| name.ends_with("index.json") && !name.contains("/search/") || name.starts_with("feeds/"),
    |name, number| {
        (name.ends_with("index.json") && !name.contains("/search/") || name.starts_with("feeds/")) && number % 2 == 0
    },
    |name, _| name.starts_with("locales/"),
    // Those beside pages.
    |name, _| name.ends_with("recent.json") || name.ends_with("related.json"),
    |name, _| name.contains("/search/"),
];

impl Weather {
    /// Bad weather, by chance.
    pub fn bad(door: Door, chance: &Index, documents: &[String], server: &Server) -> Self {
        let faults = faults();
        let fault = chance.index(faults.len() * (KINDS.len() + 1));
        let (fault, kind) = (&faults[fault % faults.len()], fault / faults.len());
        // Without a network what was kept is shown; with one that has faults, the network counts.
        let Some(is_faulty) = KINDS.get(kind).filter(|_| door != Door::Kept) else {
            server.switch_off();
            return Self::Off;
        };
        let numbered = documents.iter().enumerate();
        let names: BTreeSet<_> =
            numbered.filter(|(number, name)| is_faulty(name, *number)).map(|(_, name)| name.clone()).collect();
        for name in &names {
            server.break_file(name, fault.clone());
        }
        Self::Faulty(names)
    }

    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Fine)
    }

    pub fn is_off(&self) -> bool {
        matches!(self, Self::Off)
    }

    /// Whether the words of editions may not come.
    pub fn takes_words(&self) -> bool {
        match self {
            Self::Fine => false,
            Self::Faulty(names) => names.iter().any(|name| name.starts_with("locales/")),
            Self::Off => true,
        }
    }
}

impl Monkey {
    /// Makes the weather bad, or fine again.
    pub(super) async fn weathers(&mut self, index: &Index) {
        if !self.weather.is_fine() {
            return self.calms().await;
        }
        let documents = self.oracle.documents();
        self.weather = Weather::bad(self.oracle.door, index, &documents, &self.reader.server);
        self.age = 0;
        match &self.weather {
            Weather::Faulty(names) => {
                self.diary.push(format!("faults with {} documents, such as {:?}", names.len(), names.first()));
                names.iter().for_each(|name| self.reader.expects(name));
            }
            _ => {
                self.notes("no network");
                self.reader.loses_the_network();
            }
        }
        for words in ["masthead: ", "NetworkError", "access control checks"] {
            self.reader.expects(words);
        }
    }

    /// All is well again: what has failed comes when it is asked for again.
    pub(super) async fn calms(&mut self) {
        self.notes("all is well again");
        self.reader.server.mend();
        self.reader.server.switch_on();
        self.weather = Weather::Fine;
        self.age = 0;
        self.heals().await;
    }

    pub(super) async fn heals(&mut self) {
        if self.seen().picture.is_some() {
            self.closes_picture().await;
        }
        if let Some(address) = self.here().awaited.clone() {
            self.notes(&format!("try again: {address}"));
            self.reader.run("document.querySelector('.notice .retry').click()").await;
            self.settles(vec![Outcome::page(Move::Push(address), Place::Top)]).await;
        }
        if self.here().shows != Shows::Page {
            self.notes("try again");
            let place = self.here().here().scroll.map_or(Place::Anywhere, Place::At);
            let place = if self.here().shows == Shows::Offline { Place::Anywhere } else { place };
            self.reader.run("document.querySelector('main .retry').click()").await;
            self.settles(vec![Outcome::page(Move::Stay, place)]).await;
        }
    }

    /// Whether a document can be loaded now.
    pub(super) fn may_load(&self) -> bool {
        match self.oracle.door {
            Door::Finished => !self.weather.is_off(),
            Door::Mounted => !self.weather.takes_words(),
            Door::Kept => true,
        }
    }

    /// What may come of loading a document.
    pub(super) fn of_document(&self, step: &Move, place: Place) -> Vec<Outcome> {
        let mut outcomes = vec![Outcome::page(step.clone(), place)];
        match (self.oracle.door, &self.weather) {
            (Door::Mounted, Weather::Faulty(_)) => outcomes.push(Outcome::failed(step.clone())),
            (Door::Kept, Weather::Off) => {
                outcomes[0].place = Place::Anywhere;
                outcomes.push(Outcome::offline(step.clone()));
            }
            _ => {}
        }
        outcomes
    }

    /// What may come of following a link.
    pub(super) fn of_link(&self, address: &str) -> Vec<Outcome> {
        let mut outcomes = vec![Outcome::page(Move::Push(address.to_owned()), Place::Top)];
        if !self.weather.is_fine() {
            outcomes.push(Outcome::stays_with_notice(self.here(), Place::At(self.seen().scroll)));
        }
        if matches!((self.oracle.door, &self.weather), (Door::Kept, Weather::Off)) {
            outcomes.push(Outcome::page(Move::Load(address.to_owned()), Place::Top));
        }
        outcomes
    }
}
