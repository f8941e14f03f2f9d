//! The folder of finished pages, made beside the one that is read and put in its place when it is whole.

use super::PublishError;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// A folder that is being written. Dropped before [`Output::put_in_place`], it leaves nothing behind.
#[derive(Debug)]
pub struct Output {
    place: PathBuf,
    fresh: PathBuf,
    written: AtomicU64,
    unchanged: AtomicU64,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileCounts {
    /// New or changed.
    pub written: u64,
    /// The same as before: not a byte of them was written.
    pub unchanged: u64,
    /// Of the previous run, and no longer needed.
    pub removed: u64,
}

impl Output {
    /// Begins a folder that will replace `place`.
    ///
    /// # Errors
    /// Where nothing can be written beside it.
    pub fn begin(place: &Path) -> Result<Self, PublishError> {
        let place = std::path::absolute(place).map_err(PublishError::file("looking for", place))?;
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fresh = place.with_file_name(format!(".{name}.publishing"));
        // Left by an interrupted run.
        remove(&fresh)?;
        fs::create_dir_all(&fresh).map_err(PublishError::file("writing", &fresh))?;
        Ok(Self { place, fresh, written: AtomicU64::new(0), unchanged: AtomicU64::new(0) })
    }

    /// Puts a file into the folder. One that was there before with the same bytes is not written again.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let (before, path) = (self.place.join(name), self.fresh.join(name));
        if same_bytes(&before, bytes) && self.keep(&before, &path)? {
            return Ok(());
        }
        make_folder_of(&path)?;
        fs::write(&path, bytes).map_err(PublishError::file("writing", &path))?;
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// Puts a copy of a file into the folder.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    pub fn copy(&self, name: &str, from: &Path) -> Result<(), PublishError> {
        let bytes = fs::read(from).map_err(PublishError::file("reading", from))?;
        self.write(name, &bytes)
    }

    /// Takes a file over from the folder before; false where the file system has no links.
    fn keep(&self, before: &Path, path: &Path) -> Result<bool, PublishError> {
        make_folder_of(path)?;
        let linked = fs::hard_link(before, path).is_ok();
        self.unchanged.fetch_add(u64::from(linked), Ordering::Relaxed);
        Ok(linked)
    }

    /// Puts the folder in its place; the one before is removed.
    ///
    /// # Errors
    /// Where folders cannot be renamed. The one before is then where it was.
    pub fn put_in_place(self) -> Result<FileCounts, PublishError> {
        let before = self.fresh.with_extension("before");
        remove(&before)?;
        let replaces = self.place.exists();
        if replaces {
            fs::rename(&self.place, &before).map_err(PublishError::file("moving", &self.place))?;
        } else if let Some(parent) = self.place.parent() {
            fs::create_dir_all(parent).map_err(PublishError::file("writing", parent))?;
        }
        if let Err(reason) = fs::rename(&self.fresh, &self.place) {
            if replaces {
                fs::rename(&before, &self.place).map_err(PublishError::file("moving back", &before))?;
            }
            return Err(PublishError::file("moving", &self.fresh)(reason));
        }
        let unchanged = self.unchanged.load(Ordering::Relaxed);
        let written = self.written.load(Ordering::Relaxed);
        let removed = if replaces { count_missing(&before, &self.place) } else { 0 };
        remove(&before)?;
        Ok(FileCounts { written, unchanged, removed })
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.fresh);
    }
}

fn remove(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(PublishError::file("removing", folder)(reason)),
        _ => Ok(()),
    }
}

fn make_folder_of(path: &Path) -> Result<(), PublishError> {
    let folder = path.parent().unwrap_or(path);
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(PublishError::file("writing", folder))
}

fn same_bytes(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|known| known == bytes)
}

/// How many files of a folder another lacks.
fn count_missing(folder: &Path, other: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => count_missing(&entry.path(), &other.join(entry.file_name())),
            _ => u64::from(!other.join(entry.file_name()).exists()),
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn publish(place: &Path, files: &[(&str, &str)]) -> FileCounts {
        let output = Output::begin(place).unwrap();
        for (name, text) in files {
            output.write(name, text.as_bytes()).unwrap();
        }
        output.put_in_place().unwrap()
    }

    #[test]
    fn a_second_run_writes_only_what_changed_and_removes_what_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let first = publish(&place, &[("a/index.html", "a"), ("b.txt", "b"), ("c.txt", "c")]);
        assert_eq!(first, FileCounts { written: 3, unchanged: 0, removed: 0 });
        let modified = |name: &str| fs::metadata(place.join(name)).unwrap().modified().unwrap();
        let before = modified("a/index.html");
        std::thread::sleep(Duration::from_millis(5));
        let second = publish(&place, &[("a/index.html", "a"), ("b.txt", "B")]);
        assert_eq!(second, FileCounts { written: 1, unchanged: 1, removed: 1 });
        assert_eq!(modified("a/index.html"), before);
        assert_eq!(fs::read_to_string(place.join("b.txt")).unwrap(), "B");
        assert!(!place.join("c.txt").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside");
    }

    #[test]
    fn a_run_that_ends_early_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("a.txt", "a")]);
        let output = Output::begin(&place).unwrap();
        output.write("a.txt", b"other").unwrap();
        drop(output);
        assert_eq!(fs::read_to_string(place.join("a.txt")).unwrap(), "a");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
