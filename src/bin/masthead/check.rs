//! `masthead check`.

use super::{
    arguments::{Check, Format},
    findings,
    terminal::{print_names, say},
};
use masthead::program::{
    Severity,
    check::{CheckOptions, CheckedCounts, check, counted},
    printable,
};
use std::process::ExitCode;

pub fn run(Check { publication, judgement, format, out }: &Check) -> ExitCode {
    let data = publication.data();
    let (at, remote_feeds) = (publication.at(), publication.remote_feeds());
    let base_url = publication.base_url.as_deref();
    let options = CheckOptions { base_url, at, published: Some(out), ..CheckOptions::now(&remote_feeds) };
    let report = check(data, &options);
    findings::print(&report, data, *judgement, *format);
    if *format == Format::Text {
        findings::print_notes(&report, data);
    }
    // What a program reads is one document.
    if *format != Format::Json {
        let counts = &report.checked;
        say!(
            stdout,
            "checked {}: {}, {}{}, {}, {}; {}, {}",
            printable(&data.to_string_lossy()),
            counted(counts.documents, "document"),
            counted(counts.items, "item"),
            unpublished(counts),
            counted(counts.links, "link"),
            counted(counts.files, "file"),
            counted(report.count(Severity::Error), "error"),
            counted(report.count(Severity::Warning), "warning")
        );
        print_names("drafts", &report.unpublished.drafts);
        print_names("waiting for their time", &report.unpublished.waiting);
        print_names("kept back, for only what is not published names them", &report.unpublished.files);
    }
    if judgement.refuses(&report) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How many of the items are not published yet.
fn unpublished(counts: &CheckedCounts) -> String {
    let drafts = (counts.drafts > 0).then(|| counted(counts.drafts, "draft"));
    let waiting = (counts.waiting > 0).then(|| format!("{} waiting for their time", counts.waiting));
    let told: Vec<_> = [drafts, waiting].into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!(" ({} among them)", told.join(" and ")) }
}
