//! What `masthead check` found, for people and for programs.

use super::{
    arguments::{Format, Judgement},
    terminal::say,
};
use masthead::program::check::{CheckedCounts, Finding, Locator, MOST_ALIKE, Position, Report, Severity};
use serde::Serialize;
use std::path::{MAIN_SEPARATOR, Path};

/// A report as JSON.
#[derive(Serialize)]
struct Document<'a> {
    checked: CheckedCounts,
    errors: usize,
    warnings: usize,
    findings: Vec<Located<'a>>,
}

#[derive(Serialize)]
struct Located<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// Names what was found in a publication's folder. The document for programs has everything.
pub fn print(report: &Report, folder: &Path, judgement: Judgement, format: Format) {
    let mut locator = Locator::new(folder);
    let shown = || report.shortened(if judgement.all { usize::MAX } else { MOST_ALIKE });
    match format {
        Format::Json => print_json(report, &mut locator),
        Format::Github => {
            for finding in shown() {
                say!(stdout, "{}", annotation(&finding, locator.position(&finding).as_ref(), folder));
            }
        }
        Format::Text => {
            for finding in shown() {
                say!(stderr, "{}", finding.told_at(locator.position(&finding).as_ref()));
            }
        }
    }
}

fn print_json(report: &Report, locator: &mut Locator) {
    let located = |finding| {
        let position = locator.position(finding);
        Located { finding, line: position.as_ref().map(|at| at.line), column: position.map(|at| at.column) }
    };
    let document = Document {
        checked: report.checked,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        findings: report.findings.iter().map(located).collect(),
    };
    // Texts and numbers: nothing in it could fail to be JSON.
    say!(stdout, "{}", serde_json::to_string_pretty(&document).unwrap_or_default());
}

/// A finding as GitHub shows it beside the line.
/// <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>
fn annotation(finding: &Finding, position: Option<&Position>, folder: &Path) -> String {
    let file = folder.join(&finding.file);
    let file = file.strip_prefix(".").unwrap_or(&file).to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let at = position.map_or_else(String::new, |at| format!(",line={},col={}", at.line, at.column));
    let place = finding.place_beside(position);
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    let message = format!("{place}{}\nwhat to do: {}", finding.what, finding.remedy);
    format!("::{} file={}{at}::{}", finding.severity, in_property(&file), in_message(&message))
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
