//! What was written is left in memory by the system for up to half a minute: a power cut would take it, and may leave
//! names of files behind that hold nothing.

use std::{fs::File, io, path::Path};

/// Waits until the disk holds a folder, with all that is in it.
///
/// # Errors
/// Where the disk fails or is full: only now it shows on some.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn contents(folder: &Path) -> io::Result<()> {
    use rustix::io::Errno;
    // The whole file system at once, which for many files takes a fraction of what each by itself would.
    match rustix::fs::syncfs(File::open(folder)?) {
        // There is nothing else to ask it for.
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(()),
        written => Ok(written?),
    }
}

/// Asks the system to write; it may answer before it has.
#[cfg(target_vendor = "apple")]
pub fn contents(_: &Path) -> io::Result<()> {
    rustix::fs::sync();
    Ok(())
}

/// Elsewhere each file would have to be waited for, which takes minutes.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn contents(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Waits until the disk holds the names in a folder, where the system can: it is no harm if not, for then the names are
/// those of before.
pub fn names(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
