//! Making, finding and removing the folders of a publication.

use crate::program::publish::PublishError;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Removes a folder with all that is in it, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(PublishError::file("removing", folder)(reason)),
        _ => Ok(()),
    }
}

/// Makes the folder that a file is to lie in.
pub(super) fn make_folder_of(path: &Path) -> Result<(), PublishError> {
    let folder = path.parent().unwrap_or(path);
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(PublishError::file("writing", folder))
}

/// The folder a path names, through links; it need not exist.
pub(in crate::program::publish) fn real_place(place: &Path) -> Result<PathBuf, PublishError> {
    let place = std::path::absolute(place).map_err(PublishError::file("looking for", place))?;
    if let Ok(real) = place.canonicalize() {
        return Ok(real);
    }
    // A link to a folder that is not there yet.
    let target = fs::read_link(&place).ok();
    let target = target.map(|target| place.parent().unwrap_or(&place).join(target));
    Ok(target.unwrap_or(place))
}
