//! `masthead check`.

use super::{
    arguments::{Check, Format},
    findings,
    terminal::say,
};
use masthead::program::{
    check::{Severity, check, counted},
    printable,
};
use std::process::ExitCode;

pub fn run(Check { publication, judgement, format }: &Check) -> ExitCode {
    let data = publication.data();
    let report = check(data, publication.base_url.as_deref(), &publication.remote_feeds());
    findings::print(&report, data, *judgement, *format);
    // What a program reads is one document.
    if *format != Format::Json {
        let counts = &report.checked;
        say!(
            stdout,
            "checked {}: {}, {}, {}, {}; {}, {}",
            printable(&data.to_string_lossy()),
            counted(counts.documents, "document"),
            counted(counts.items, "item"),
            counted(counts.links, "link"),
            counted(counts.files, "file"),
            counted(report.count(Severity::Error), "error"),
            counted(report.count(Severity::Warning), "warning")
        );
    }
    if judgement.refuses(&report) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
