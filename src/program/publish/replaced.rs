//! What stands in the place of the finished pages: whether it may be replaced. `check` foretells what publishing would
//! say.

use super::{
    PublishError,
    files_of_run::FilesOfRun,
    output::{check_writable, locked_in, real_place, unknown_files},
    record::{RECORD, Record},
};
use crate::{
    model::{byte_order_mark::without_byte_order_mark, publication::Site},
    program::{DataFolder, LeftOut, OwnersFiles, SITE, entries},
};
use std::{
    collections::HashSet,
    fs::DirEntry,
    io,
    path::{Path, PathBuf},
};

/// What would keep the pages of a publication out of a folder, as far as can be told before they are made.
#[must_use]
pub fn foreseen_fault(data: &Path, out: &Path) -> Option<PublishError> {
    let locked = || Some(PublishError::Locked { path: locked_in(&real_place(out).ok()?)? });
    let closed = || check_writable(&real_place(out).ok()?).err();
    check(out, data, None).err().or_else(closed).or_else(locked).or_else(|| match Record::read(out) {
        Ok(record) => not_made(data, out, &record.files?),
        Err(fault) => Some(fault),
    })
}

/// What an owner has put into the folder of finished pages, and nowhere else: the next run would take it away, or write a
/// page over it.
pub(super) fn not_made(data: &Path, out: &Path, made: &FilesOfRun) -> Option<PublishError> {
    let mut names = unknown_files(out, &|name| made.has(name));
    if names.is_empty() {
        return None;
    }
    let owners = owners_files(data)?;
    names.retain(|name| !owners.contains(name));
    (!names.is_empty()).then(|| PublishError::NotMade { path: out.to_owned(), names })
}

/// The owner's files that are published; `None` where that cannot be told, which is another fault.
fn owners_files(data: &Path) -> Option<HashSet<String>> {
    let text = DataFolder::new(data, None).open(SITE).and_then(io::read_to_string).ok()?;
    let site = Site::parse(without_byte_order_mark(&text)).ok()?;
    let left_out = LeftOut::new(data, &site.ignore, &[]).ok()?;
    Some(OwnersFiles::of(data, &left_out).ok()?.published.into_iter().collect())
}

/// Refuses to replace a folder that holds something else than a publication's pages.
pub(super) fn check(out: &Path, data: &Path, app: Option<&Path>) -> Result<(), PublishError> {
    let app = app.and_then(|app| app.canonicalize().ok());
    // Trunk hands over a folder that it puts in the place of its own afterwards.
    if !out.canonicalize().is_ok_and(|out| Some(out) == app) {
        check_folders_around(out)?;
    }
    let Ok(place) = out.canonicalize() else {
        return Ok(());
    };
    let refuse = |what| Err(PublishError::NotOurs { path: out.to_owned(), what });
    if !place.is_dir() {
        return refuse("is a file");
    }
    if data.canonicalize().is_ok_and(|data| data.starts_with(&place)) {
        return refuse("holds the publication's data");
    }
    if app.as_ref().is_some_and(|app| app.starts_with(&place) && *app != place) {
        return refuse("holds the built app");
    }
    let entries = entries(&place).map_err(PublishError::file("reading", &place))?;
    if entries.is_empty() || was_published(&place, &entries) || app.is_some_and(|app| app == place) {
        return Ok(());
    }
    refuse(if place.join(SITE).is_file() { "holds a publication's sources" } else { "holds other files" })
}

/// Refuses a folder among another publication's pages: the next run of that one replaces them all.
fn check_folders_around(out: &Path) -> Result<(), PublishError> {
    let place = real_place(out)?;
    let around: Option<PathBuf> =
        place.ancestors().skip(1).find(|folder| folder.join(RECORD).is_file()).map(Path::to_owned);
    around.map_or(Ok(()), |around| Err(PublishError::Within { path: out.to_owned(), around }))
}

/// Whether a folder that holds these is one of finished pages. Where there is no record, an earlier version has made it, if
/// any has: then the app lies there too, which no publication's sources have.
fn was_published(folder: &Path, entries: &[DirEntry]) -> bool {
    let has = |name: &str| folder.join(name).is_file();
    let is_program = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("app-") && Path::new(&name).extension().is_some_and(|extension| extension == "wasm")
    };
    has(RECORD) || (has(SITE) && has("index.html") && entries.iter().any(is_program))
}
