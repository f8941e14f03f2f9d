//! The repository that an owner keeps in the folder of finished pages, to hand them over from there: it goes along when
//! another folder takes the place of that one.

use super::folders::allow_writing;
use std::{fs, io, path::Path};

/// A folder, or a file that leads to one.
pub(super) const REPOSITORY: &str = ".git";

/// Whether a folder has one.
pub(super) fn is_in(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(REPOSITORY)).is_ok()
}

/// Moves it from one folder to another, in one step. A run that ends before leaves it beside the pages, where the next run
/// finds it.
pub(super) fn carry_over(from: &Path, to: &Path) -> io::Result<()> {
    match (is_in(from), is_in(to)) {
        (false, _) => Ok(()),
        (true, false) => {
            let carry = || fs::rename(from.join(REPOSITORY), to.join(REPOSITORY));
            carry().or_else(|reason| match reason.kind() {
                // Its owner may have taken from himself the right to write there.
                io::ErrorKind::PermissionDenied => {
                    allow_writing(from);
                    carry()
                }
                _ => Err(reason),
            })
        }
        (true, true) => Err(io::ErrorKind::AlreadyExists.into()),
    }
}
