//! What `masthead check` found, for people and for programs.

use super::arguments::Judgement;
use anstream::{AutoStream, ColorChoice};
use masthead::program::{
    Finding, Marking, NoFolder, Position, Severity,
    check::{CheckedCounts, Locator, MOST_ALIKE, Report, UnpublishedItems},
    printable, with_remedy,
};
use serde::Serialize;
use std::{
    env,
    io::Write,
    path::{self, MAIN_SEPARATOR, Path, PathBuf},
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

impl<'a> Located<'a> {
    fn of((finding, position): &'a Placed) -> Self {
        let at = position.as_ref();
        Self {
            finding,
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            end_column: at.map(|at| at.end_column),
        }
    }
}

/// Names what was found in a publication's folder to people, without what keeps nobody from publishing ([`print_notes`]),
/// which is nothing to say at every change.
pub fn print(report: &Report, folder: &Path, judgement: Judgement) {
    in_order(shown(report, judgement), folder).iter().for_each(print_text);
}

/// A finding, and where it is.
type Placed = (Finding, Option<Position>);

/// Findings with their lines, those of a file from its top to its end.
fn in_order(findings: Vec<Finding>, folder: &Path) -> Vec<Placed> {
    let mut locator = Locator::new(folder);
    let placed = findings.into_iter().map(|finding| {
        let position = locator.position(&finding);
        (finding, position)
    });
    let mut placed: Vec<Placed> = placed.collect();
    for of_file in placed.chunk_by_mut(|(one, _), (other, _)| one.file == other.file) {
        of_file.sort_by_key(|(_, position)| position.as_ref().map(|at| (at.line, at.column)));
    }
    placed
}

/// The findings that are told.
fn shown(report: &Report, judgement: Judgement) -> Vec<Finding> {
    report.shortened(if judgement.all { usize::MAX } else { MOST_ALIKE })
}

/// Says what keeps nobody from publishing.
pub fn print_notes(report: &Report, folder: &Path) {
    in_order(report.notes.clone(), folder).iter().for_each(print_text);
}

fn print_text((finding, position): &Placed) {
    let marking = if has_colours() { Marking::Styles } else { Marking::Signs };
    // Whoever reads may have closed the pipe.
    let _ = writeln!(anstream::stderr(), "{}", finding.told_at(position.as_ref(), marking));
}

/// Whether what is said of faults comes to a terminal with colours, and nobody has said `NO_COLOR`.
fn has_colours() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// All that was found as one document, for programs.
pub fn document(report: &Report, folder: &Path) -> String {
    let (findings, notes) = (in_order(report.findings.clone(), folder), in_order(report.notes.clone(), folder));
    let document = Document {
        version: VERSION,
        checked: report.checked,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        findings: findings.iter().map(Located::of).collect(),
        notes: notes.iter().map(Located::of).collect(),
        unpublished: &report.unpublished,
    };
    // Texts and numbers: nothing in it could fail to be JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// What was found as GitHub shows it, each in a line.
pub fn annotations(report: &Report, folder: &Path, judgement: Judgement) -> Vec<String> {
    let [shown, notes] = [shown(report, judgement), report.notes.clone()].map(|findings| in_order(findings, folder));
    let in_repository = in_repository(folder);
    let told = |(finding, position): &Placed| annotation(finding, position.as_ref(), &in_repository(&finding.file));
    shown.iter().chain(&notes).map(told).collect()
}

/// A finding as GitHub shows it beside the line.
/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>
fn annotation(finding: &Finding, position: Option<&Position>, file: &Path) -> String {
    let file = file.strip_prefix(".").unwrap_or(file).to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let at = position.map_or_else(String::new, |Position { line, column, end_column, .. }| {
        format!(",line={line},col={column},endLine={line},endColumn={end_column}")
    });
    let place = finding.place_beside(position);
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    let message = with_remedy(&printable(&format!("{place}{}", finding.what)), &printable(&finding.remedy));
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    // That folder is none of the publication's, nor of its repository's.
    let file = if finding.place == OUT { String::new() } else { format!(" file={}", in_property(&printable(&file))) };
    format!("::{kind}{file}{at}::{}", in_message(&message))
}

/// Tells the path of a file as GitHub knows it: from the folder of the repository, wherever in that the program was started.
fn in_repository(folder: &Path) -> impl Fn(&str) -> PathBuf {
    // That there is no publication is told of the folder itself.
    let is_folder = NoFolder::of(folder).is_none();
    let from_repository = || {
        let repository = PathBuf::from(env::var_os("GITHUB_WORKSPACE")?).canonicalize().ok()?;
        let folder = folder.canonicalize().or_else(|_| path::absolute(folder)).ok()?;
        folder.strip_prefix(repository).map(Path::to_owned).ok()
    };
    let folder = from_repository().unwrap_or_else(|| folder.to_owned());
    move |file| if is_folder { folder.join(file) } else { folder.clone() }
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
