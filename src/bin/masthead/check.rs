//! `masthead check`.

use super::{
    arguments::{Check, Format},
    findings,
    terminal::{hand_over, line_of_names},
};
use masthead::program::{
    Finding, Remedy, SITE, Severity,
    check::{CheckOptions, CheckedCounts, Report, check, counted},
    folder_called,
    publish::{PublishError, foreseen_fault},
};
use std::{path::Path, process::ExitCode};

pub fn run(Check { publication, judgement, format, out }: &Check) -> ExitCode {
    let data = publication.data();
    let (at, remote_feeds) = (publication.at(), publication.remote_feeds());
    let base_url = publication.base_url.as_deref();
    let options = CheckOptions { base_url, at, published: Some(out), ..CheckOptions::now(&remote_feeds) };
    let mut report = check(data, &options);
    // Where there is no publication, nothing would be published.
    if data.join(SITE).is_file() {
        report.findings.extend(foreseen_fault(data, out).map(|fault| of_place(&fault, out)));
    }
    let handed_over = match format {
        // What a program reads is one document.
        Format::Json => hand_over(&findings::document(&report, data)),
        Format::Github => {
            let annotations = findings::annotations(&report, data, *judgement).into_iter();
            hand_over(&annotations.chain(summary(&report, data)).collect::<Vec<_>>().join("\n"))
        }
        Format::Text => {
            findings::print(&report, data, *judgement);
            findings::print_notes(&report, data);
            hand_over(&summary(&report, data).join("\n"))
        }
    };
    if judgement.refuses(&report) { ExitCode::FAILURE } else { handed_over }
}

/// What would keep the pages out of their place, in the words of publishing.
fn of_place(fault: &PublishError, out: &Path) -> Finding {
    let (file, what) = (out.to_string_lossy().into_owned(), fault.to_string());
    let what = what.strip_prefix(&format!("{file} ")).unwrap_or(&what).to_owned();
    Finding {
        severity: Severity::Error,
        file,
        place: findings::OUT.to_owned(),
        what,
        remedy: fault.remedy().into_owned(),
    }
}

/// What was looked at, and what readers do not see yet: lines.
fn summary(report: &Report, data: &Path) -> Vec<String> {
    let counts = &report.checked;
    let checked = format!(
        "checked {}: {}, {}{}, {}, {}; {}, {}",
        folder_called(data),
        counted(counts.documents, "document"),
        counted(counts.items, "item"),
        unpublished(counts),
        counted(counts.links, "link"),
        counted(counts.files, "file"),
        counted(report.count(Severity::Error), "error"),
        counted(report.count(Severity::Warning), "warning")
    );
    let drafts = line_of_names("drafts", &report.unpublished.drafts);
    let waiting = line_of_names("waiting for their time", &report.unpublished.waiting);
    let kept_back = line_of_names("kept back, for only what is not published names them", &report.unpublished.files);
    [Some(checked), drafts, waiting, kept_back].into_iter().flatten().collect()
}

/// How many of the items are not published yet.
fn unpublished(counts: &CheckedCounts) -> String {
    let drafts = (counts.drafts > 0).then(|| counted(counts.drafts, "draft"));
    let waiting = (counts.waiting > 0).then(|| format!("{} waiting for their time", counts.waiting));
    let told: Vec<_> = [drafts, waiting].into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!(" ({} among them)", told.join(" and ")) }
}
