//! Copying the files that are published as they are: the app's, and the publication's own.

use super::{Options, Output, PublishError, edition_build::EditionBuild, hosts, robots};
use crate::{
    model::publication::Site,
    program::{DataFolder, LeftOut, LeftOutReason, data_folder::SITE},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Copies the app's own files and the publication's, and says what was left out. The documents that the editions were
/// read from are left out without a word: those beside the pages hold what they hold. So is the app's file that has been
/// `replaced`.
pub fn copy_files(
    options: &Options,
    site: &Site,
    folder: &DataFolder,
    editions: &[EditionBuild],
    replaced: Option<&str>,
    output: &Output,
) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
    copy_app(options, replaced, output)?;
    let own: Vec<_> = output.own_paths().into_iter().chain([options.app.as_path()]).collect();
    let copy = OwnersCopy {
        data: &options.data,
        read: editions.iter().flat_map(EditionBuild::documents).chain([SITE]).collect(),
        joined: hosts::shared_names().chain([robots::NAME]).collect(),
        left_out: LeftOut::new(&options.data, &site.ignore, &own)?,
        output,
    };
    let mut left_out = Vec::new();
    copy.folder("", &mut left_out)?;
    copy.catalogs(site, folder)?;
    Ok(left_out)
}

/// Copies the app's files, but for what tools left beside them. Trunk copies the publication's data there, too; that
/// comes from the data's folder.
fn copy_app(options: &Options, replaced: Option<&str>, output: &Output) -> Result<(), PublishError> {
    let leftovers = LeftOut::new(&options.app, &[], &[])?;
    let mut left_out: BTreeSet<String> =
        ["index.html", "404.html", SITE].into_iter().chain(replaced).map(str::to_owned).collect();
    for entry in entries(&options.data)? {
        left_out.insert(entry.file_name().to_string_lossy().into_owned());
    }
    for entry in entries(&options.app)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_leftover = leftovers.reason(Path::new(&name), &entry.path()) == Some(LeftOutReason::Leftover);
        if !left_out.contains(&name) && !is_leftover && entry.path().is_file() {
            output.copy(&name, &entry.path())?;
        }
    }
    Ok(())
}

/// Copies the publication's files.
struct OwnersCopy<'a> {
    data: &'a Path,
    /// The documents that the publication was read from.
    read: BTreeSet<&'a str>,
    /// Files that are joined with ours later.
    joined: BTreeSet<&'static str>,
    left_out: LeftOut,
    output: &'a Output,
}

impl OwnersCopy<'_> {
    fn folder(&self, name: &str, left_out: &mut Vec<(PathBuf, LeftOutReason)>) -> Result<(), PublishError> {
        for entry in entries(&self.data.join(name))? {
            let inner = Path::new(name).join(entry.file_name());
            let path = entry.path();
            if let Some(reason) = self.left_out.reason(&inner, &path) {
                // What the program made, an owner need not be told.
                left_out.extend((reason != LeftOutReason::OurOwn).then_some((inner, reason)));
                continue;
            }
            let Some(inner) = inner.to_str() else { continue };
            if path.is_dir() {
                self.folder(inner, left_out)?;
            } else if self.joined.contains(inner) {
                self.output.leave_to_join(inner);
            } else if !self.read.contains(inner) {
                self.output.copy_owners(inner, &path)?;
            }
        }
        Ok(())
    }

    /// Copies the editions' catalogs, wherever they lie: the app asks for them where the owner has put them.
    fn catalogs(&self, site: &Site, folder: &DataFolder) -> Result<(), PublishError> {
        for edition in &site.editions {
            let Ok(name) = folder.document(&edition.catalog_address(), SITE) else { continue };
            let Some(path) = folder.on_disk(&name).filter(|path| path.is_file()) else { continue };
            if !self.output.is_owners(&name) {
                self.output.copy_owners(&name, &path)?;
            }
        }
        Ok(())
    }
}

/// What a folder holds, sorted by name.
pub fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, PublishError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect).map_err(PublishError::file("reading", folder));
    entries.map(|mut entries: Vec<fs::DirEntry>| {
        entries.sort_by_key(fs::DirEntry::file_name);
        entries
    })
}
