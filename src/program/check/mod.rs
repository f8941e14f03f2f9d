//! `publish check`: examines a publication's folder before it is published, and tells its owner what is wrong.
//!
//! What the app forgives in silence is reported here, with the file, the place and what to do about it. A feed may be
//! of any length: items are examined one by one ([`crate::model::feed::read_feed`]), and only their names are kept.

mod address;
mod catalog;
mod context;
mod editions;
mod feed;
mod fields;
mod folder;
mod head;
mod index;
mod item;
mod json;
mod keys;
mod markup;
mod report;
mod site;
mod suggest;
mod translations;

pub use report::{CheckedCounts, Finding, Report, Severity};

use context::CheckContext;
use folder::Folder;
use std::path::Path;

/// Examines a publication's folder.
#[must_use]
pub fn check(folder: &Path) -> Report {
    let mut report = Report::default();
    if let Some(site) = site::read(folder, &mut report.findings) {
        let mut context = CheckContext::new(&site, Folder::new(folder));
        examine(&mut context);
        report.findings.append(&mut context.findings);
        report.checked = CheckedCounts { files: context.folder.looked_up(), ..context.counts };
    }
    report.tidy();
    report
}

fn examine(context: &mut CheckContext) {
    context.counts.documents += 1;
    site::inspect(context);
    let mut contents = Vec::new();
    for (index, edition) in context.site.editions.iter().enumerate() {
        let at = format!("editions[{index}]");
        catalog::inspect(context, edition, &at);
        contents.push(editions::read(context, edition, &at));
    }
    editions::report_dead_links(context, &contents);
    translations::inspect(context, &contents);
}
