//! What an owner has put into the folder of finished pages, where the next run would take it away.

use super::{Output, repository::REPOSITORY};
use crate::program::{entries, publish::files_of_run::FilesOfRun, publish::record::RECORD};
use std::path::Path;

/// What systems put into every folder that somebody opens.
const OF_SYSTEMS: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", "Icon\r"];

impl Output {
    /// The names of all files that were put into the folder, and of the record itself, which comes last.
    #[must_use]
    pub fn made(&self) -> FilesOfRun {
        self.placed().names.iter().map(String::as_str).chain([RECORD]).collect()
    }
}

/// The files of a folder of finished pages that nobody knows, by their names in it. A repository goes along, and what
/// systems put there is of no use to anybody.
pub fn unknown_files(folder: &Path, is_known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    look(folder, "", is_known, &mut found);
    found
}

fn look(folder: &Path, name: &str, is_known: &dyn Fn(&str) -> bool, found: &mut Vec<String>) {
    // What cannot be read cannot be removed either.
    for entry in entries(folder).unwrap_or_default() {
        let own = entry.file_name().to_string_lossy().into_owned();
        let name = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
        if name == REPOSITORY || OF_SYSTEMS.contains(&own.as_str()) {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            look(&entry.path(), &name, is_known, found);
        } else if !is_known(&name) {
            found.push(name);
        }
    }
}
