//! `masthead check`.

use super::{
    arguments::{Check, Judgement},
    terminal::say,
};
use masthead::program::check::{Report, Severity, check, counted};
use std::process::ExitCode;

/// How many faults of a kind are named in a file; the rest is counted.
const MAX_ALIKE: usize = 5;

pub fn run(Check { publication, judgement }: &Check) -> ExitCode {
    let data = publication.data();
    let report = check(data, publication.base_url.as_deref());
    print(&report, *judgement);
    let counts = &report.checked;
    say!(
        stdout,
        "checked {}: {}, {}, {}, {}; {}, {}",
        data.display(),
        counted(counts.documents, "document"),
        counted(counts.items, "item"),
        counted(counts.links, "link"),
        counted(counts.files, "file"),
        counted(report.count(Severity::Error), "error"),
        counted(report.count(Severity::Warning), "warning")
    );
    if judgement.refuses(&report) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Names the faults.
pub fn print(report: &Report, judgement: Judgement) {
    for fault in report.shortened(if judgement.all { usize::MAX } else { MAX_ALIKE }) {
        say!(stderr, "{fault}");
    }
}
