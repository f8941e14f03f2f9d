//! Copying the files that are published as they are: the app's, and the publication's media.

use super::{Options, Output, PublishError};
use crate::{
    model::publication::Site,
    program::{LeftOut, LeftOutReason},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Copies the app's own files and the publication's, and says what was left out. Feeds are left out without a word: the
/// documents beside the pages hold what they hold.
pub fn copy_files(
    options: &Options,
    site: &Site,
    output: &Output,
) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
    copy_app(options, output)?;
    let own: Vec<_> = output.own_paths().into_iter().chain([options.app.as_path()]).collect();
    let copy = OwnersCopy {
        data: &options.data,
        feed_folders: feed_folders(site),
        left_out: LeftOut::new(&options.data, &site.ignore, &own)?,
        output,
    };
    let mut left_out = Vec::new();
    copy.folder("", &mut left_out)?;
    Ok(left_out)
}

/// Trunk copies the publication's data beside the app's files; those come from the data's folder.
fn copy_app(options: &Options, output: &Output) -> Result<(), PublishError> {
    let mut left_out: BTreeSet<String> = ["index.html", "404.html", "site.json"].map(str::to_owned).into();
    for entry in entries(&options.data)? {
        left_out.insert(entry.file_name().to_string_lossy().into_owned());
    }
    for entry in entries(&options.app)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !left_out.contains(&name) && entry.path().is_file() {
            output.copy(&name, &entry.path())?;
        }
    }
    Ok(())
}

/// The folders that feeds are in.
fn feed_folders(site: &Site) -> BTreeSet<PathBuf> {
    let feeds = site.editions.iter().flat_map(|edition| {
        let categories = edition.categories.iter().filter_map(|category| category.feed.clone());
        categories.chain([edition.feed.clone()]).chain(edition.pages.clone())
    });
    feeds
        .filter_map(|feed| Path::new(&feed).parent().map(Path::to_owned))
        .filter(|folder| folder.components().count() > 0)
        .collect()
}

/// Copies the publication's files.
struct OwnersCopy<'a> {
    data: &'a Path,
    feed_folders: BTreeSet<PathBuf>,
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
            let is_document = path.extension().is_some_and(|extension| extension == "json");
            if path.is_dir() {
                self.folder(inner, left_out)?;
            } else if inner != "site.json" && !(is_document && self.feed_folders.contains(Path::new(name))) {
                self.output.copy_owners(inner, &path)?;
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
