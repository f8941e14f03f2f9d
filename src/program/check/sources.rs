//! What is wrong in a document that was made of others is told of these: their owner has never seen that document. What
//! is somebody else's can only be told where the owner has to decide something.

use super::{
    locator::keys,
    missing::STARTS_AT_SITE,
    report::{Finding, Key, Severity},
};
use crate::program::{DataFolder, content_folder::told_of_source};
use std::{collections::HashMap, io};

/// Tells what was found in items of such documents of the files that they were made of.
pub(super) fn tell(folder: &DataFolder, findings: &mut Vec<Finding>) {
    // Nobody here can mend it.
    findings.retain(|finding| finding.severity == Severity::Error || !folder.made().is_from_elsewhere(&finding.file));
    let mut texts: HashMap<String, Option<String>> = HashMap::new();
    for finding in findings {
        if folder.made().is_from_elsewhere(&finding.file) {
            // An item that nobody can read; the others are published.
            finding.severity = Severity::Warning;
        }
        if finding.place == "items" && folder.made().file(&finding.file).is_some() {
            finding.place.clear();
        }
        let steps = keys(&finding.place).unwrap_or_default();
        let [Key::Name(items), Key::Index(item), inside @ ..] = steps.as_slice() else { continue };
        if items != "items" {
            continue;
        }
        let Some(source) = folder.made().source(&finding.file, *item) else { continue };
        let read = || folder.open(source).and_then(io::read_to_string).ok();
        if let Some(text) = texts.entry(source.to_owned()).or_insert_with(read) {
            *finding = told_of_source(finding.clone(), source, inside, text);
            finding.remedy = finding.remedy.replace(STARTS_AT_SITE, "it starts at the folder of this file");
        }
    }
}
