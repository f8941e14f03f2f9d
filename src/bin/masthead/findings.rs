//! What `masthead check` found, for people and for programs.

use super::arguments::Judgement;
use anstream::{AutoStream, ColorChoice};
use masthead::program::{
    Finding, Marking, Position, Severity,
    check::{CheckedCounts, Locator, MOST_ALIKE, Report, UnpublishedItems},
    with_remedy,
};
use serde::Serialize;
use std::{
    io::Write,
    path::{MAIN_SEPARATOR, Path},
};

/// Of what follows, which README describes: another number where a field goes, or means something else.
const VERSION: u8 = 1;

/// Where a finding stands that is about the folder of finished pages.
pub const OUT: &str = "--out";

/// A report as JSON.
#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    checked: CheckedCounts,
    errors: usize,
    warnings: usize,
    findings: Vec<Located<'a>>,
    /// What keeps nobody from publishing.
    notes: Vec<Located<'a>>,
    unpublished: &'a UnpublishedItems,
}

#[derive(Serialize)]
struct Located<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// The column after the last one at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// Names what was found in a publication's folder to people, without what keeps nobody from publishing ([`print_notes`]),
/// which is nothing to say at every change.
pub fn print(report: &Report, folder: &Path, judgement: Judgement) {
    let mut locator = Locator::new(folder);
    for finding in &shown(report, judgement) {
        print_text(finding, &mut locator);
    }
}

/// The findings that are told.
fn shown(report: &Report, judgement: Judgement) -> Vec<Finding> {
    report.shortened(if judgement.all { usize::MAX } else { MOST_ALIKE })
}

/// Says what keeps nobody from publishing.
pub fn print_notes(report: &Report, folder: &Path) {
    let mut locator = Locator::new(folder);
    report.notes.iter().for_each(|note| print_text(note, &mut locator));
}

fn print_text(finding: &Finding, locator: &mut Locator) {
    let marking = if has_colours() { Marking::Styles } else { Marking::Signs };
    // Whoever reads may have closed the pipe.
    let _ = writeln!(anstream::stderr(), "{}", finding.told_at(locator.position(finding).as_ref(), marking));
}

/// Whether what is said of faults comes to a terminal with colours, and nobody has said `NO_COLOR`.
fn has_colours() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// All that was found as one document, for programs.
pub fn document(report: &Report, folder: &Path) -> String {
    let mut locator = Locator::new(folder);
    let mut located = |finding| {
        let position = locator.position(finding);
        let at = position.as_ref();
        Located {
            finding,
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            end_column: at.map(|at| at.end_column),
        }
    };
    let document = Document {
        version: VERSION,
        checked: report.checked,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        findings: report.findings.iter().map(&mut located).collect(),
        notes: report.notes.iter().map(&mut located).collect(),
        unpublished: &report.unpublished,
    };
    // Texts and numbers: nothing in it could fail to be JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// What was found as GitHub shows it, each in a line.
pub fn annotations(report: &Report, folder: &Path, judgement: Judgement) -> Vec<String> {
    let mut locator = Locator::new(folder);
    let shown = shown(report, judgement);
    let told = shown.iter().chain(&report.notes);
    told.map(|finding| annotation(finding, locator.position(finding).as_ref(), folder)).collect()
}

/// A finding as GitHub shows it beside the line.
/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>
fn annotation(finding: &Finding, position: Option<&Position>, folder: &Path) -> String {
    let file = folder.join(&finding.file);
    let file = file.strip_prefix(".").unwrap_or(&file).to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let at = position.map_or_else(String::new, |at| format!(",line={},col={}", at.line, at.column));
    let place = finding.place_beside(position);
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    let message = with_remedy(&format!("{place}{}", finding.what), &finding.remedy);
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    // That folder is none of the publication's, nor of its repository's.
    let file = if finding.place == OUT { String::new() } else { format!(" file={}", in_property(&file)) };
    format!("::{kind}{file}{at}::{}", in_message(&message))
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
