//! Files that are there whole or not at all, whoever else writes them at the same time, and after a power cut too.

use std::{fs, io, io::Write, path::Path};
use tempfile::Builder;

/// Who may read a file.
#[derive(Clone, Copy, Debug)]
pub(super) enum ReadBy {
    /// Its owner: a feed may be a private one.
    Owner,
    /// Whoever may read what its owner makes.
    All,
}

/// Writes a file, and its folder.
pub(super) fn write(path: &Path, bytes: &[u8], read_by: ReadBy) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    // One that a killed run has left is no file for readers.
    builder.prefix(".").suffix(".part");
    #[cfg(unix)]
    if matches!(read_by, ReadBy::All) {
        use std::os::unix::fs::PermissionsExt;
        // The system takes from it what the owner does not give.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = read_by;
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    // Else a power cut could leave the name of it without what is in it.
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
