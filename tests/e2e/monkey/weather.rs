//! What is wrong with the host for a while.

use super::oracle::Door;
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
