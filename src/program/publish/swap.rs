//! Putting a new folder in the place of another, so that at every moment one of the two is there, and on the disk too.

use super::write_down;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Puts `fresh` at `place`, and tells where that is now which was there: at `fresh` or at `before`.
pub fn put(fresh: &Path, place: &Path, before: &Path) -> io::Result<Option<PathBuf>> {
    // Else a power cut could leave the name of the new folder without what is in it.
    write_down::contents(fresh)?;
    let replaced = rename(fresh, place, before)?;
    // Before the old one is removed.
    write_down::names(place.parent().unwrap_or(place));
    Ok(replaced)
}

fn rename(fresh: &Path, place: &Path, before: &Path) -> io::Result<Option<PathBuf>> {
    if !place.exists() {
        fs::create_dir_all(place.parent().unwrap_or(place))?;
        return fs::rename(fresh, place).map(|()| None);
    }
    if exchange(fresh, place).is_ok() {
        return Ok(Some(fresh.to_owned()));
    }
    // Ended between the two, the next run finds what was there: [`recover`].
    fs::rename(place, before)?;
    fs::rename(fresh, place).inspect_err(|_| {
        let _ = fs::rename(before, place);
    })?;
    Ok(Some(before.to_owned()))
}

/// Puts back what a run has moved away that ended before it put anything in its place.
pub fn recover(place: &Path, before: &Path) -> io::Result<()> {
    if before.exists() && !place.exists() { fs::rename(before, place) } else { Ok(()) }
}

/// Exchanges two folders in one step, where the system and its file system know how (`renameat2`, `renamex_np`).
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
