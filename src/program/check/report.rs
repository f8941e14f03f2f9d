//! What was found, in words for the publication's owner.

use crate::program::{Finding, Remedy, Severity, content_folder::Markup, data_folder::SITE};
use serde::Serialize;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    fmt::Display,
};

/// What a check of a publication's folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, by file, then by place.
    pub findings: Vec<Finding>,
    /// What is right as long as nobody is to read it, and keeps nobody from publishing.
    pub notes: Vec<Finding>,
    /// What readers do not see yet.
    pub unpublished: UnpublishedItems,
    /// How much was examined.
    pub checked: CheckedCounts,
}

/// How many findings alike of a document are shown to a person.
pub const MOST_ALIKE: usize = 5;

/// Items that readers do not see yet, as their owner finds them: by their files, or by id and feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnpublishedItems {
    /// Drafts.
    pub drafts: Vec<String>,
    /// Those whose date has not come.
    pub waiting: Vec<String>,
    /// Files that only these name, or what was taken back: they are not published either.
    pub files: Vec<String>,
}

/// How much was examined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckedCounts {
    /// JSON documents read: `site.json`, catalogs and feeds.
    pub documents: usize,
    /// Items of feeds.
    pub items: usize,
    /// Those of them that are drafts.
    pub drafts: usize,
    /// Those whose date has not come yet.
    pub waiting: usize,
    /// Addresses in texts, menus and fields.
    pub links: usize,
    /// Files looked for in the folder: pictures, clips, attachments. Each counts once.
    pub files: usize,
}

/// A number of things: "1 error", "2 errors".
#[must_use]
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, thing: &str) -> String {
    if count == N::from(1) { format!("1 {thing}") } else { format!("{count} {thing}s") }
}

impl Report {
    /// How many findings are of that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The findings for a person to read: of many alike in a document only the first `most`, the last of which says
    /// how many more there are.
    #[must_use]
    pub fn shortened(&self, most: usize) -> Vec<Finding> {
        let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, finding) in self.findings.iter().enumerate() {
            // What is alike in a thousand articles, each a file, is as much of a document.
            let file = if Markup::of(&finding.file).is_some() { "" } else { finding.file.as_str() };
            alike.entry((file, finding.severity, kind(&finding.remedy))).or_default().push(index);
        }
        let mut shown: BTreeMap<usize, Finding> = BTreeMap::new();
        for indices in alike.into_values() {
            let first = &indices[..indices.len().min(most.max(1))];
            shown.extend(first.iter().map(|&index| (index, self.findings[index].clone())));
            let more = indices.len() - first.len();
            if let Some(last) = first.last().and_then(|last| shown.get_mut(last)).filter(|_| more > 0) {
                last.what = format!("{} (and {more} more like this)", last.what);
            }
        }
        shown.into_values().collect()
    }

    /// Sorts the findings by file, then place, and what names all other files first: most follows from it. What was found
    /// twice by different ways counts once.
    pub(super) fn tidy(&mut self) {
        self.findings.sort_by(|one, other| {
            ((one.file != SITE).cmp(&(other.file != SITE)))
                .then_with(|| one.file.cmp(&other.file))
                .then_with(|| natural_order(&one.place, &other.place))
                .then_with(|| one.severity.cmp(&other.severity))
                .then_with(|| one.what.cmp(&other.what))
        });
        self.findings.dedup();
    }
}

/// Adds what is wrong in one document to the findings.
pub(super) struct Reporter<'a> {
    file: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Reporter<'a> {
    pub(super) fn of(file: &'a str, findings: &'a mut Vec<Finding>) -> Self {
        Self { file, findings }
    }

    pub(super) fn error(&mut self, place: impl Display, what: impl Into<String>, remedy: impl Into<String>) {
        self.push(Severity::Error, &place, what.into(), remedy.into());
    }

    pub(super) fn warning(&mut self, place: impl Display, what: impl Into<String>, remedy: impl Into<String>) {
        self.push(Severity::Warning, &place, what.into(), remedy.into());
    }

    pub(super) fn report(
        &mut self,
        severity: Severity,
        place: impl Display,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(severity, &place, what.into(), remedy.into());
    }

    /// Reports what says itself what is wrong, and what to do about it.
    pub(super) fn fault(&mut self, severity: Severity, place: impl Display, fault: &impl Remedy) {
        self.push(severity, &place, fault.to_string(), fault.remedy().into_owned());
    }

    /// Says something better about the last fault, where it is at that place.
    pub(super) fn replace_remedy(&mut self, place: &str, remedy: String) {
        if let Some(last) = self.findings.iter_mut().rfind(|fault| fault.file == self.file && fault.place == place) {
            last.remedy = remedy;
        }
    }

    /// Says more of the last fault, where it is at that place.
    pub(super) fn add_to_what(&mut self, place: &str, more: &str) {
        if let Some(last) = self.findings.iter_mut().rfind(|fault| fault.file == self.file && fault.place == place) {
            last.what.push_str(more);
        }
    }

    fn push(&mut self, severity: Severity, place: &dyn Display, what: String, remedy: String) {
        let (file, place) = (self.file.to_owned(), place.to_string());
        self.findings.push(Finding { severity, file, place, what, remedy });
    }
}

/// A remedy without what is particular in it: names in quotation marks, and numbers.
fn kind(remedy: &str) -> String {
    let outside_quotes = remedy.split('"').step_by(2);
    outside_quotes.flat_map(str::chars).filter(|character| !character.is_ascii_digit()).collect()
}

/// The order in which a person would put two places: `items[2]` comes before `items[10]`.
fn natural_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let ((text, number, rest), (other_text, other_number, other_rest)) = (split_number(one), split_number(other));
        let order = text.cmp(other_text).then(number.cmp(&other_number));
        if order.is_ne() || (rest.is_empty() && other_rest.is_empty()) {
            return order;
        }
        (one, other) = (rest, other_rest);
    }
}

/// The text up to the first number, the number, and what follows it.
fn split_number(text: &str) -> (&str, Option<u64>, &str) {
    let start = text.find(|character: char| character.is_ascii_digit()).unwrap_or(text.len());
    let (before, rest) = text.split_at(start);
    let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    (before, number.parse().ok(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_happened_where_and_what_to_do() {
        let mut findings = Vec::new();
        let mut reporter = Reporter::of("feeds/fa.json", &mut findings);
        reporter.error("items[3] \"3004\".image", "media/x.jpg does not exist", "put the picture there");
        reporter.warning("", "it is empty", "fill it");
        assert_eq!(
            findings[0].told(),
            "error: feeds/fa.json: items[3] \"3004\".image: media/x.jpg does not exist\n  what to do: put the picture there"
        );
        assert_eq!(findings[1].told(), "warning: feeds/fa.json: it is empty\n  what to do: fill it");
    }

    #[test]
    fn of_many_faults_alike_a_few_are_shown() {
        let mut report = Report::default();
        let mut reporter = Reporter::of("feeds/en.json", &mut report.findings);
        for index in 0..9 {
            let id = format!("write \"en\": \"{index}\"");
            reporter.warning(format!("items[{index}]"), "names no translation", id);
        }
        reporter.error("next_url", "does not exist", "put it there");
        let shown = report.shortened(2);
        let places: Vec<_> = shown.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["items[0]", "items[1]", "next_url"]);
        assert_eq!(shown[1].what, "names no translation (and 7 more like this)");
        assert_eq!(report.shortened(9), report.findings);
    }

    #[test]
    fn places_are_in_the_order_of_their_numbers() {
        let mut places = ["items[10].a", "items[2].b", "items[2].a", "", "items", "items[02]"];
        places.sort_by(|one, other| natural_order(one, other));
        assert_eq!(places, ["", "items", "items[02]", "items[2].a", "items[2].b", "items[10].a"]);
    }
}
