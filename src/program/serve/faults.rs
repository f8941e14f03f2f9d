//! What is wrong with a publication, as the pages that show it are told.

use crate::program::{
    Finding, Position, Remedy, Severity, Words,
    check::{Locator, MOST_ALIKE, Report},
    printable,
};
use serde::Serialize;
use std::path::Path;

/// How many faults are named in all.
const MOST: usize = 100;

/// What is wrong with a publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Faults {
    /// How many are errors.
    pub(super) errors: usize,
    /// How many are warnings.
    pub(super) warnings: usize,
    /// Those that are named, the errors first.
    pub(super) named: Vec<Fault>,
}

/// One of them, in words that are only shown, whatever they hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Fault {
    pub(super) severity: Severity,
    /// The document, with line and column where they are known.
    pub(super) file: String,
    /// Where in the document.
    pub(super) place: String,
    pub(super) what: String,
    /// The line that it is in, where that is known.
    pub(super) line: Option<Line>,
    pub(super) remedy: String,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: usize,
    /// What is in it.
    #[serde(flatten)]
    pub(super) words: Words,
}

impl Faults {
    /// Those that a look through a publication's folder has found.
    pub(super) fn of(report: &Report, folder: &Path) -> Self {
        let mut locator = Locator::new(folder);
        let mut shown = report.shortened(MOST_ALIKE);
        shown.sort_by_key(|finding| finding.severity);
        shown.truncate(MOST);
        Self {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            named: shown.iter().map(|finding| Fault::of(finding, locator.position(finding).as_ref())).collect(),
        }
    }

    /// The one that keeps a publication from being read.
    pub(super) fn of_reading(fault: &impl Remedy) -> Self {
        Self::of_words(&fault.to_string(), &fault.remedy())
    }

    /// One that is told in these words.
    pub(super) fn of_words(what: &str, remedy: &str) -> Self {
        Self { errors: 1, warnings: 0, named: vec![Fault::of_words(what, remedy)] }
    }

    /// With the one that keeps the publication from being read, where none that was found says so.
    #[must_use]
    pub(super) fn or(self, reading: Option<Self>) -> Self {
        match reading {
            Some(Self { errors, named, .. }) if self.errors == 0 => {
                Self { errors, named: named.into_iter().chain(self.named).collect(), ..self }
            }
            _ => self,
        }
    }
}

impl Fault {
    fn of(finding: &Finding, position: Option<&Position>) -> Self {
        let Finding { severity, file, what, remedy, .. } = finding;
        let place = finding.place_beside(position);
        let (at, line) = match position {
            Some(position @ Position { line, column, .. }) => {
                (format!(":{line}:{column}"), Some(Line { number: *line, words: Words::of(position) }))
            }
            None => Default::default(),
        };
        Self {
            severity: *severity,
            file: format!("{}{at}", printable(file)),
            place: printable(place),
            what: printable(what),
            line,
            remedy: printable(remedy),
        }
    }

    fn of_words(what: &str, remedy: &str) -> Self {
        Self {
            severity: Severity::Error,
            file: String::new(),
            place: String::new(),
            what: printable(what),
            line: None,
            remedy: printable(remedy),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_it_from_being_read_is_told_where_nothing_else_says_so() {
        let reading = Faults::of_words("a.json: no room", "make room");
        assert_eq!((&*reading.named[0].what, &*reading.named[0].remedy), ("a.json: no room", "make room"));
        let warned = Faults { errors: 0, warnings: 1, named: Vec::new() };
        assert_eq!(warned.or(Some(reading.clone())).errors, 1);
        let found = Faults { errors: 2, warnings: 0, named: Vec::new() };
        assert_eq!(found.clone().or(Some(reading)), found);
    }
}
