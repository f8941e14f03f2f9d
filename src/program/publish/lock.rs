//! One run at a time: two that write the same folder would each take files away from the other.

use super::PublishError;
use same_file::Handle;
use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

/// Keeps other runs from the folder until it is dropped.
#[derive(Debug)]
pub struct OutputLock {
    path: PathBuf,
    /// The system takes the lock back when this is closed, however the run ends.
    _file: File,
}

impl OutputLock {
    /// Takes the lock of a folder: a file beside it.
    ///
    /// # Errors
    /// Where another run has it, or nothing can be written beside the folder.
    pub fn take(path: PathBuf, folder: &Path) -> Result<Self, PublishError> {
        loop {
            // Nothing is taken out of it: the name may be a link that somebody has put there.
            let file = File::options().write(true).create(true).truncate(false).open(&path);
            let file = file.map_err(PublishError::file("writing into", path.parent().unwrap_or(&path)))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::Busy { path: folder.to_owned() }),
                Err(TryLockError::Error(reason)) => return Err(PublishError::file("locking", &path)(reason)),
            }
            // The run before may have removed the file between the two calls: then this is the lock of nothing.
            if is_still_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }

    /// The file beside the folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for OutputLock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn is_still_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(Handle::from_file);
    open.is_ok_and(|open| Handle::from_path(path).is_ok_and(|there| there == open))
}
