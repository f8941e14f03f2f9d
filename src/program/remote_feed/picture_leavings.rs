//! Copies of pictures that no feed shows any more: without this, their sum would grow for ever.
//!
//! They stay for one publication more, as the sizes of pictures do, for a feed may leave an item out for a while.

use super::picture_copies::{FOLDER, is_copy};
use crate::program::{data_folder::COPIES_FOLDER, entries};
use std::{collections::BTreeSet, fs, path::Path};

/// Where those are named that nothing showed the last time.
const NAMED_IN: &str = "pictures-not-shown.json";

/// Removes the copies in a publication's folder that were not shown the last time and are not shown now.
pub fn remove(publication: &Path, shown: &BTreeSet<&str>) {
    let note = publication.join(COPIES_FOLDER).join(NAMED_IN);
    let text = fs::read_to_string(&note).unwrap_or_default();
    let before: BTreeSet<String> = serde_json::from_str(&text).unwrap_or_default();
    let mut left = copies(publication);
    left.retain(|name| !shown.contains(name.as_str()));
    // One that cannot be removed harms nobody, and the next run tries again.
    left.retain(|name| !before.contains(name) || fs::remove_file(publication.join(name)).is_err());
    if left != before {
        let text = serde_json::to_string(&left).unwrap_or_default();
        let _ = fs::create_dir_all(publication.join(COPIES_FOLDER)).and_then(|()| fs::write(note, text));
    }
}

/// The names of all copies that are there.
fn copies(publication: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for host in entries(&publication.join(FOLDER)).unwrap_or_default() {
        for file in entries(&host.path()).unwrap_or_default() {
            let name = Path::new(FOLDER).join(host.file_name()).join(file.file_name());
            let name = name.to_string_lossy().replace('\\', "/");
            if is_copy(Path::new(&name)) {
                found.insert(name);
            }
        }
    }
    found
}
