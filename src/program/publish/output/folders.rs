//! Making, finding and removing the folders of a publication.

#[cfg(unix)]
use super::repository::REPOSITORY;
#[cfg(unix)]
use crate::program::entries;
use crate::program::publish::PublishError;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Removes a folder with all that is in it, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), PublishError> {
    let removed = match fs::remove_dir_all(folder) {
        // Its owner may have taken from himself the right to write there.
        Err(reason) if reason.kind() == io::ErrorKind::PermissionDenied => {
            allow_writing(folder);
            fs::remove_dir_all(folder)
        }
        removed => removed,
    };
    match removed {
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(reason) if reason.kind() == io::ErrorKind::PermissionDenied => {
            Err(PublishError::Locked { path: locked_in(folder).unwrap_or_else(|| folder.to_owned()) })
        }
        removed => removed.map_err(PublishError::file("removing", folder)),
    }
}

/// Gives this user every right to the folders in a folder, as far as they are his own. Files keep theirs: they may be
/// published in another folder, too.
#[cfg(unix)]
pub(super) fn allow_writing(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    const ALL_OF_OWNER: u32 = 0o700;
    for_each_folder(folder, &mut |folder, data| {
        let mode = data.permissions().mode();
        if mode & ALL_OF_OWNER != ALL_OF_OWNER {
            // Where that is refused, so is the removal, which tells of it.
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode | ALL_OF_OWNER));
        }
    });
}

/// The first folder in a folder that this user may take nothing out of, nor give himself the right to.
#[cfg(unix)]
pub(in crate::program::publish) fn locked_in(folder: &Path) -> Option<PathBuf> {
    use rustix::{
        fs::{Access, AtFlags, CWD, accessat},
        process::geteuid,
    };
    use std::os::unix::fs::MetadataExt;
    let user = geteuid().as_raw();
    let mut locked = None;
    for_each_folder(folder, &mut |folder, data| {
        let rights = Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK;
        let goes_along = folder.ends_with(REPOSITORY);
        if locked.is_none()
            && !goes_along
            && data.uid() != user
            && accessat(CWD, folder, rights, AtFlags::EACCESS).is_err()
        {
            locked = Some(folder.to_owned());
        }
    });
    locked
}

/// Refuses a place that this user may put nothing into: the folder that it is in, or else the nearest one around it.
#[cfg(unix)]
pub(in crate::program::publish) fn check_writable(place: &Path) -> Result<(), PublishError> {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    let Some(around) = place.ancestors().skip(1).find(|folder| folder.exists()) else { return Ok(()) };
    let rights = Access::WRITE_OK | Access::EXEC_OK;
    let may = accessat(CWD, around, rights, AtFlags::EACCESS).map_err(io::Error::from);
    may.map_err(PublishError::file("writing into", around))
}

/// Other systems tell by trying alone.
#[cfg(not(unix))]
pub(in crate::program::publish) const fn check_writable(_: &Path) -> Result<(), PublishError> {
    Ok(())
}

/// Looks at a folder, then at those in it, but not into a repository, which goes along. What cannot be read is the end of a
/// way.
#[cfg(unix)]
fn for_each_folder(folder: &Path, look: &mut dyn FnMut(&Path, &fs::Metadata)) {
    // A link to a folder is not the folder.
    let Ok(data) = fs::symlink_metadata(folder) else { return };
    if !data.is_dir() {
        return;
    }
    look(folder, &data);
    if folder.ends_with(REPOSITORY) {
        return;
    }
    for entry in entries(folder).unwrap_or_default() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            for_each_folder(&entry.path(), look);
        }
    }
}

/// Other systems remove what is marked as not to be written to.
#[cfg(not(unix))]
pub(super) const fn allow_writing(_: &Path) {}

/// Other systems tell by trying alone.
#[cfg(not(unix))]
pub(in crate::program::publish) const fn locked_in(_: &Path) -> Option<PathBuf> {
    None
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
