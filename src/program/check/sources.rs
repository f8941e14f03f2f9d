//! What is wrong in a document that was made of others is told of these: their owner has never seen that document. What
//! is somebody else's can only be told where the owner has to decide something.

use super::locator::Locator;
use crate::program::{
    DataFolder, Finding, Key, Severity,
    content_folder::{address::SourceAddresses, place_in_source, told_of_source},
    finding::keys,
};
use std::{
    collections::{HashMap, HashSet},
    io,
};

/// Those of an article's file, whose feed is a folder of that name.
fn addresses<'a>(folder: &'a DataFolder, feed: &'a str, file: &'a str) -> SourceAddresses<'a> {
    SourceAddresses { file, folder: feed, pages: folder.made().pages() }
}

/// The item that stands at a place of a document, if it does, and the steps inside it.
fn item_at(place: &str) -> Option<(usize, Vec<Key>)> {
    let mut steps = keys(place)?.into_iter();
    match (steps.next()?, steps.next()?) {
        (Key::Name(items), Key::Index(item)) if items == "items" => Some((item, steps.collect())),
        _ => None,
    }
}

/// A place of a document as its owner finds it: of an item that was made of a file, that file, with its line. `what` is
/// there.
pub(super) fn named(folder: &DataFolder, document: &str, place: &str, what: &str) -> String {
    let in_source = || {
        let (item, inside) = item_at(place)?;
        let source = folder.made().source(document, item)?;
        let text = folder.open(source).and_then(io::read_to_string).unwrap_or_default();
        let addresses = addresses(folder, document, source);
        let place = place_in_source(what, addresses, &inside, &text).unwrap_or_default();
        let finding = Finding { file: source.to_owned(), place, ..Finding::default() };
        let position = Locator::of(folder.clone()).position(&finding);
        let line = position.as_ref().map_or_else(String::new, |position| format!(":{}", position.line));
        let place = finding.place_beside(position.as_ref());
        Some(format!("{source}{line}{}{place}", if place.is_empty() { "" } else { ": " }))
    };
    in_source().unwrap_or_else(|| format!("{document}: {place}"))
}

/// Tells what was found in items of such documents of the files that they were made of.
pub(super) fn tell(folder: &DataFolder, findings: &mut Vec<Finding>) {
    // Nobody here can mend it.
    findings.retain(|finding| finding.severity == Severity::Error || !folder.made().is_from_elsewhere(&finding.file));
    let mut texts: HashMap<String, Option<String>> = HashMap::new();
    for finding in findings.iter_mut() {
        if folder.made().is_from_elsewhere(&finding.file) {
            // An item that nobody can read; the others are published.
            finding.severity = Severity::Warning;
        }
        if finding.place == "items" && folder.made().file(&finding.file).is_some() {
            finding.place.clear();
        }
        let Some((item, inside)) = item_at(&finding.place) else { continue };
        let Some(source) = folder.made().source(&finding.file, item) else { continue };
        let read = || folder.open(source).and_then(io::read_to_string).ok();
        if let Some(text) = texts.entry(source.to_owned()).or_insert_with(read) {
            let addresses = addresses(folder, &finding.file, source);
            *finding = told_of_source(finding.clone(), addresses, &inside, text);
        }
    }
    // That an item lacks what its file has, but wrong, follows from that.
    let faults = folder.made().faults().iter().filter(|fault| fault.severity == Severity::Error);
    let refused: HashSet<_> = faults.map(|fault| (fault.file.as_str(), fault.place.as_str())).collect();
    findings.retain(|finding| {
        finding.severity == Severity::Error || !refused.contains(&(finding.file.as_str(), finding.place.as_str()))
    });
}
