//! The files of a publication's folder: which are published, and which are not and why. `check` and publishing walk
//! through them alike.

use super::{LeftOut, LeftOutReason};
use std::{
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
};

/// The files of a publication's folder, sorted by name, folder by folder.
#[derive(Debug, Default)]
pub struct OwnersFiles {
    /// Those for readers, by their names from the folder, with slashes.
    pub published: Vec<String>,
    /// Files and folders that are left out.
    pub left_out: Vec<(PathBuf, LeftOutReason)>,
}

impl OwnersFiles {
    /// Walks through a folder. What this run makes, an owner need not be told: it is in neither list.
    ///
    /// # Errors
    /// Where a folder cannot be read: which, and why.
    pub fn of(folder: &Path, left_out: &LeftOut) -> Result<Self, (PathBuf, io::Error)> {
        Self::below(folder, "", left_out)
    }

    /// The same for a folder of that name in it.
    ///
    /// # Errors
    /// Where a folder cannot be read: which, and why.
    pub fn below(folder: &Path, name: &str, left_out: &LeftOut) -> Result<Self, (PathBuf, io::Error)> {
        let mut found = Self::default();
        found.walk(folder, name, left_out)?;
        Ok(found)
    }

    fn walk(&mut self, root: &Path, name: &str, left_out: &LeftOut) -> Result<(), (PathBuf, io::Error)> {
        let folder = root.join(name);
        for entry in entries(&folder).map_err(|reason| (folder.clone(), reason))? {
            let (inner, path) = (joined(name, &entry.file_name()), entry.path());
            match left_out.reason(&inner, &path) {
                Some(LeftOutReason::OurOwn) => {}
                Some(reason) => self.left_out.push((inner, reason)),
                None => {
                    let own = entry.file_name().to_string_lossy().into_owned();
                    let inner = if name.is_empty() { own } else { format!("{name}/{own}") };
                    let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
                    if !is_file && path.is_dir() {
                        self.walk(root, &inner, left_out)?;
                    } else {
                        self.published.push(inner);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The name of what a folder holds, with slashes on every system.
fn joined(folder: &str, own: &OsStr) -> PathBuf {
    if folder.is_empty() {
        return own.into();
    }
    let mut name = OsString::from(folder);
    name.push("/");
    name.push(own);
    name.into()
}

/// What a folder holds, sorted by name.
///
/// # Errors
/// Where it cannot be read.
pub fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}
