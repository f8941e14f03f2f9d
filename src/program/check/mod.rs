//! `masthead check`: examines a publication's folder before it is published, and tells its owner what is wrong.
//!
//! What the app forgives in silence is reported here, with the file, the place and what to do about it. A feed may be
//! of any length: items are examined one by one ([`crate::model::feed::read_feed`]), and only their names are kept. What
//! only follows from another fault waits until that one is mended ([`consequences`]).

mod address;
mod alike;
mod archive;
mod base_url;
mod blank;
mod catalog;
mod consequences;
mod context;
mod document;
mod editions;
mod feed;
mod feed_items;
mod fields;
mod folder;
mod font;
mod head;
mod index;
mod item;
mod json;
mod lengths;
mod limits;
mod locator;
mod markup;
mod mending;
mod menu;
mod missing;
mod names;
mod not_json;
mod old_addresses;
mod other_names;
mod path;
mod picture;
mod prose;
mod report;
mod schema;
mod site;
mod site_document;
mod site_remedy;
mod suggest;
mod texts;
mod theme;
mod translations;

pub use locator::Locator;
pub use report::{CheckedCounts, Finding, Position, Report, Severity, counted};

use crate::program::DataFolder;
use context::CheckContext;
use std::path::Path;

/// Examines a publication's folder as of now. `base_url` takes the place of the one in `site.json`, as when it is
/// published.
#[must_use]
pub fn check(folder: &Path, base_url: Option<&str>) -> Report {
    check_at(folder, base_url, jiff::Timestamp::now())
}

/// The same as of another moment.
#[must_use]
pub fn check_at(folder: &Path, base_url: Option<&str>, at: jiff::Timestamp) -> Report {
    let mut report = Report::default();
    let unplaced = DataFolder::new(folder, base_url);
    if let Some(read) = site_document::read(&unplaced, base_url, &mut report.findings) {
        let mut context = CheckContext::new(&read, &DataFolder::new(folder, read.site.base_url.as_deref()), at);
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
    names::inspect_files(context);
    old_addresses::inspect_redirects(context);
    let mut contents = Vec::new();
    for (number, (edition, read)) in context.site.editions.iter().zip(&context.read.editions).enumerate() {
        catalog::inspect(context, edition, read);
        contents.push(editions::read(context, number, edition, read));
    }
    old_addresses::inspect(context, &contents);
    editions::report_dead_links(context, &contents);
    context.report_missing_files();
    names::inspect_stray_feeds(context, &contents);
    translations::inspect(context, &contents);
    consequences::settle(context, &contents);
}
