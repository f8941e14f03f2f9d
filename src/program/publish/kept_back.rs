//! Files that only articles name which nobody is to see: the pictures of drafts, of what waits for its time, of what
//! was taken back, and of articles that no edition reads. They are published with the first article that is.

use super::{EditionBuild, Plan, PublishError, articles::Articles};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::{SITE, named_anywhere},
};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// Those of a publication, by their names in its folder. `of_strays` are those that files name which no edition reads.
///
/// # Errors
/// Where something that was read cannot be read again.
pub fn files(plan: &Plan, of_strays: BTreeSet<String>) -> Result<BTreeSet<String>, PublishError> {
    let of_editions = plan.editions.iter().flat_map(EditionBuild::kept_back).map(str::to_owned);
    let named: BTreeSet<String> = of_editions.chain(of_strays).collect();
    // Saves reading every article once more.
    if named.is_empty() {
        return Ok(named);
    }
    let read = |path: &Path| fs::read_to_string(path).map_err(PublishError::file("reading", path));
    let mut others = BTreeSet::new();
    // As their owner has written them: what is published lacks redirects.
    let mut texts = vec![read(&plan.folder.path().join(SITE))?];
    for (name, path) in plan.catalogs() {
        texts.push(read(&path)?);
        others.insert(name);
    }
    let mut add = |names: BTreeSet<&str>| others.extend(names.into_iter().map(str::to_owned));
    for text in texts {
        // It was JSON when it was read.
        let document: Value = serde_json::from_str(without_byte_order_mark(&text)).unwrap_or_default();
        add(named_anywhere(&plan.folder, &document, &named));
    }
    // What somebody else's feed says is no word of the owner's: it must not be what has a draft's picture published.
    let is_own = |feed: &&Articles| !feed.documents().any(|document| plan.folder.made().is_from_elsewhere(document));
    for feed in plan.editions.iter().flat_map(EditionBuild::feeds).filter(is_own) {
        add(feed.naming(&plan.folder, &named)?);
    }
    Ok(&named - &others)
}
