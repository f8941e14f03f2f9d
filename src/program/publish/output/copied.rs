//! Copies of the owner's files. Whoever publishes may keep a file to himself (mode 600), and its copy is for everybody: it
//! has the rights that a page gets, not those of the file.

use std::{fs::File, io, path::Path};

/// Copies what a file holds, and nothing of its rights.
pub(super) fn copy_contents(from: &Path, to: &Path) -> io::Result<()> {
    let mut from = File::open(from)?;
    io::copy(&mut from, &mut File::create(to)?).map(drop)
}

/// Whether whoever may read what is made in `folder` now may read a file, too.
#[cfg(unix)]
pub(super) fn is_readable_as_pages(file: &Path, folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    const MAY_READ: u32 = 0o444;
    let rights = |path: &Path| path.metadata().ok().map(|data| data.permissions().mode() & MAY_READ);
    // The system gives a folder and the files in it the same rights to read.
    rights(file).zip(rights(folder)).is_some_and(|(has, wanted)| has & wanted == wanted)
}

/// Other systems give a copy the rights of the folder that it lies in.
#[cfg(not(unix))]
pub(super) const fn is_readable_as_pages(_: &Path, _: &Path) -> bool {
    true
}
