//! Putting a new folder in the place of another, so that at every moment one of the two is there.

use std::{fs, io, path::Path};

/// Puts `fresh` at `place`. What was there is at `before` afterwards; true where something was.
pub fn put(fresh: &Path, place: &Path, before: &Path) -> io::Result<bool> {
    if !place.exists() {
        fs::create_dir_all(place.parent().unwrap_or(place))?;
        return fs::rename(fresh, place).map(|()| false);
    }
    if exchange(fresh, place).is_ok() {
        return fs::rename(fresh, before).map(|()| true);
    }
    // Ended between the two, the next run finds what was there: [`recover`].
    fs::rename(place, before)?;
    fs::rename(fresh, place).inspect_err(|_| {
        let _ = fs::rename(before, place);
    })?;
    Ok(true)
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
