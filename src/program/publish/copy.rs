//! Copying the files that are published as they are: the app's, and the publication's media.

use super::{Options, Output, PublishError};
use crate::model::publication::Site;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Copies the app's own files and the publication's. Feeds are left out: the documents beside the pages hold
/// what they hold.
pub fn copy_files(options: &Options, site: &Site, output: &Output) -> Result<(), PublishError> {
    copy_app(options, output)?;
    copy_folder(&options.data, "", &feed_folders(site), output)
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

fn copy_folder(data: &Path, name: &str, feed_folders: &BTreeSet<PathBuf>, output: &Output) -> Result<(), PublishError> {
    for entry in entries(&data.join(name))? {
        let inner = Path::new(name).join(entry.file_name());
        let Some(inner) = inner.to_str() else { continue };
        let is_document = entry.path().extension().is_some_and(|extension| extension == "json");
        if entry.path().is_dir() {
            copy_folder(data, inner, feed_folders, output)?;
        } else if inner != "site.json" && !(is_document && feed_folders.contains(Path::new(name))) {
            output.copy(inner, &entry.path())?;
        }
    }
    Ok(())
}

/// What a folder holds, sorted by name.
pub fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, PublishError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect).map_err(PublishError::file("reading", folder));
    entries.map(|mut entries: Vec<fs::DirEntry>| {
        entries.sort_by_key(fs::DirEntry::file_name);
        entries
    })
}
