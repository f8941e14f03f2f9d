//! A look through a publication's folder before it is published: what `publish check` tells the owner.
//!
//! What the app forgives in silence is said here, with the file, the place and what to do about it. A feed may be
//! as long as it likes: items are looked at one by one ([`crate::feed::read_feed`]), and only their names are kept.

mod address;
mod catalog;
mod desk;
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
mod when;

pub use report::{Counts, Fault, Report, Severity};

use desk::Desk;
use folder::Folder;
use std::path::Path;

/// Looks through a publication's folder.
#[must_use]
pub fn check(folder: &Path) -> Report {
    let mut report = Report::default();
    if let Some(site) = site::read(folder, &mut report.faults) {
        let mut desk = Desk::new(&site, Folder::new(folder));
        look_through(&mut desk);
        report.faults.append(&mut desk.faults);
        report.checked = Counts { files: desk.folder.looked_up(), ..desk.counts };
    }
    report.tidy();
    report
}

fn look_through(desk: &mut Desk) {
    desk.counts.documents += 1;
    site::inspect(desk);
    let mut contents = Vec::new();
    for (index, edition) in desk.site.editions.iter().enumerate() {
        let at = format!("editions[{index}]");
        catalog::inspect(desk, edition, &at);
        contents.push(editions::read(desk, edition, &at));
    }
    editions::note_dead_links(desk, &contents);
    translations::inspect(desk, &contents);
}
