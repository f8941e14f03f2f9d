//! The folder of finished pages, made beside the one that is read and put in its place when it is whole.

mod compressed_copies;
mod copied;
mod folders;
mod in_the_way;
mod owners;
mod repository;

use self::{
    copied::{copy_contents, is_readable_as_pages},
    folders::{make_folder_of, remove},
};
use super::{
    Destination, PublishError,
    compare::{count_missing, same_bytes, same_files},
    compress,
    lock::OutputLock,
    swap,
};
use std::{
    collections::{BTreeSet, HashSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

pub(super) use self::{
    folders::{check_writable, locked_in, real_place},
    owners::unknown_files,
};

/// A folder that is being written. Dropped before [`Output::put_in_place`], it leaves nothing behind.
#[derive(Debug)]
pub struct Output {
    place: PathBuf,
    fresh: PathBuf,
    before: PathBuf,
    written: AtomicU64,
    unchanged: AtomicU64,
    placed: Mutex<PlacedFiles>,
    lock: OutputLock,
}

/// What was put into the folder.
#[derive(Debug, Default)]
struct PlacedFiles {
    /// The owner's own files, which stand.
    of_owner: BTreeSet<String>,
    /// Those that stand in the place of one of ours.
    instead_of_ours: BTreeSet<String>,
    /// All of them.
    names: HashSet<String>,
    /// Files that compressed copies may be kept of.
    compressible: BTreeSet<String>,
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
    /// Begins a folder that will replace the one that is `named`. A link stays a link: the folder it leads to is replaced.
    ///
    /// # Errors
    /// Where another run writes the same folder, or nothing can be written beside it.
    pub fn begin(named: &Path) -> Result<Self, PublishError> {
        let place = real_place(named)?;
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = |extension: &str| place.with_file_name(format!(".{name}.{extension}"));
        let (fresh, before) = (beside("publishing"), beside("before"));
        check_writable(&place)?;
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(PublishError::file("writing", parent))?;
        }
        let lock = OutputLock::take(beside("lock"), named)?;
        // Left by an interrupted run.
        swap::recover(&place, &before).map_err(PublishError::file("moving", &before))?;
        for left in [&before, &fresh] {
            repository::carry_over(left, &place).map_err(PublishError::file("moving the .git of", left))?;
        }
        // It could not be removed when another has taken its place, and would keep the next run from beginning.
        if let Some(path) = locked_in(&place) {
            return Err(PublishError::Locked { path });
        }
        remove(&before)?;
        remove(&fresh)?;
        fs::create_dir_all(&fresh).map_err(PublishError::file("writing", &fresh))?;
        let (written, unchanged) = (AtomicU64::new(0), AtomicU64::new(0));
        Ok(Self { place, fresh, before, written, unchanged, placed: Mutex::default(), lock })
    }

    /// Puts a file into the folder, unless the owner has put one of that name there. One that was there before with
    /// the same bytes is not written again.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if self.is_owners(name) {
            self.placed().instead_of_ours.insert(name.to_owned());
            return Ok(());
        }
        self.put(name, bytes)
    }

    /// Puts a file into the folder that joins the owner's with ours.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_joined(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.put(name, bytes)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.put_bytes(name, bytes).map_err(|fault| self.owners_in_the_way_of(name).unwrap_or(fault))
    }

    fn put_bytes(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let (before, path) = (self.place.join(name), self.fresh.join(name));
        if same_bytes(&before, bytes) && self.keep(name, &before, &path)? {
            return Ok(());
        }
        self.make_way(name, &path)?;
        fs::write(&path, bytes).map_err(PublishError::file("writing", &path))?;
        self.count(name, &path, &self.written);
        Ok(())
    }

    /// Puts a copy of a file into the folder, which may be read by whoever may read the pages.
    fn copy(&self, name: &str, from: &Path) -> Result<(), PublishError> {
        let (before, path) = (self.place.join(name), self.fresh.join(name));
        if is_readable_as_pages(&before, &self.fresh) && same_files(&before, from) && self.keep(name, &before, &path)? {
            return Ok(());
        }
        self.make_way(name, &path)?;
        copy_contents(from, &path).map_err(PublishError::file("copying", from))?;
        self.count(name, &path, &self.written);
        Ok(())
    }

    /// Puts a copy of one of the owner's files into the folder. It stands, whatever is made here.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    pub fn copy_owners(&self, name: &str, from: &Path) -> Result<(), PublishError> {
        self.leave_to_join(name);
        self.copy(name, from).map_err(|fault| self.ours_in_the_way_of(name).unwrap_or(fault))
    }

    /// Takes note that the owner has put a file of that name there, which is joined with ours later.
    pub fn leave_to_join(&self, name: &str) {
        self.placed().of_owner.insert(name.to_owned());
    }

    /// Whether the owner has put a file of that name into the folder.
    #[must_use]
    pub fn is_owners(&self, name: &str) -> bool {
        self.placed().of_owner.contains(name)
    }

    /// The owner's files that stand in the place of ours.
    #[must_use]
    pub fn instead_of_ours(&self) -> Vec<String> {
        self.placed().instead_of_ours.iter().cloned().collect()
    }

    /// The folder, and what lies beside it while it is written.
    #[must_use]
    pub fn own_paths(&self) -> [&Path; 4] {
        [&self.place, &self.fresh, &self.before, self.lock.path()]
    }

    /// Keeps a file of the publication before; false where it is not there.
    ///
    /// # Errors
    /// Where it cannot be taken over.
    pub fn keep_before(&self, name: &str) -> Result<bool, PublishError> {
        let (before, path) = (self.place.join(name), self.fresh.join(name));
        if path.exists() {
            return Ok(true);
        }
        if !before.is_file() {
            return Ok(false);
        }
        if !self.keep(name, &before, &path)? {
            self.copy(name, &before)?;
        }
        Ok(true)
    }

    /// Takes a file over from the folder before; false where the file system has no links.
    fn keep(&self, name: &str, before: &Path, path: &Path) -> Result<bool, PublishError> {
        make_folder_of(path)?;
        let linked = fs::hard_link(before, path).is_ok();
        if linked {
            self.count(name, path, &self.unchanged);
        }
        Ok(linked)
    }

    /// Makes the folder of a file, and removes what is in its place: it may be a link to a file that is published now.
    ///
    /// # Errors
    /// Where that is a file of another name: to many disks `A` and `a` are one.
    fn make_way(&self, name: &str, path: &Path) -> Result<(), PublishError> {
        match fs::remove_file(path) {
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => make_folder_of(path),
            Err(reason) => Err(PublishError::file("writing", path)(reason)),
            Ok(()) if self.placed().names.contains(name) => Ok(()),
            Ok(()) => Err(PublishError::SameFile { name: name.to_owned() }),
        }
    }

    fn count(&self, name: &str, path: &Path, counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
        self.placed().names.insert(name.to_owned());
        if fs::metadata(path).is_ok_and(|data| compress::is_worth_it(path, data.len())) {
            self.placed().compressible.insert(name.to_owned());
        }
    }

    fn placed(&self) -> std::sync::MutexGuard<'_, PlacedFiles> {
        self.placed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the folder in its place; the one before is removed, but for the owner's repository, which goes along. What
    /// cannot be removed is left to the next run.
    ///
    /// # Errors
    /// Where folders cannot be renamed. The one before is then where it was; but where only the repository cannot be moved,
    /// the new one stands, and the next run finds the repository beside it.
    pub fn put_in_place(self) -> Result<FileCounts, PublishError> {
        let replaced =
            swap::put(&self.fresh, &self.place, &self.before).map_err(PublishError::file("replacing", &self.place))?;
        if let Some(replaced) = replaced.as_ref().filter(|_| !self.publishes_repository()) {
            repository::carry_over(replaced, &self.place)
                .map_err(|reason| PublishError::Repository { path: replaced.clone(), reason })?;
        }
        let unchanged = self.unchanged.load(Ordering::Relaxed);
        let written = self.written.load(Ordering::Relaxed);
        let removed = replaced.as_ref().map_or(0, |replaced| count_missing(replaced, &self.place));
        // The new one is published, whatever becomes of this.
        let _ = replaced.as_deref().map(remove);
        Ok(FileCounts { written, unchanged, removed })
    }
}

impl Output {
    /// Whether an owner has one published.
    fn publishes_repository(&self) -> bool {
        let names = &self.placed().names;
        names.iter().any(|name| name.split('/').next() == Some(repository::REPOSITORY))
    }
}

impl Destination for Output {
    fn wants(&self, _: &str) -> bool {
        true
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        Self::write(self, name, bytes)
    }

    fn is_owners(&self, name: &str) -> bool {
        Self::is_owners(self, name)
    }

    fn is_free(&self, name: &str) -> bool {
        let is_below_a_file = Path::new(name).ancestors().skip(1).any(|folder| self.fresh.join(folder).is_file());
        !is_below_a_file && !self.fresh.join(name).exists() && !self.is_owners(name)
    }

    fn keep_before(&self, name: &str) -> Result<bool, PublishError> {
        Self::keep_before(self, name)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // It may be the folder before, whose repository could not be moved.
        if !repository::is_in(&self.fresh) {
            let _ = remove(&self.fresh);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Remedy;
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
    fn a_second_run_at_the_same_time_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let first = Output::begin(&place).unwrap();
        first.write("a.txt", b"a").unwrap();
        let fault = Output::begin(&place).unwrap_err().told();
        assert!(fault.contains("another run") && fault.contains("what to do"), "{fault}");
        first.put_in_place().unwrap();
        assert_eq!(publish(&place, &[("b.txt", "b")]).removed, 1);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_name_is_free_that_no_file_or_folder_stands_in_the_way_of() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        output.write("a/b.html", b"b").unwrap();
        output.leave_to_join("robots.txt");
        for taken in ["a/b.html", "a/b.html/index.html", "a", "robots.txt"] {
            assert!(!output.is_free(taken), "{taken}");
        }
        for free in ["a/c.html", "a/index.html", "c/d/index.html"] {
            assert!(output.is_free(free), "{free}");
        }
    }

    /// As a disk does that takes the two names for one.
    #[test]
    fn two_names_of_one_file_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        output.write("en/posts/A1/index.html", b"one").unwrap();
        fs::rename(output.fresh.join("en/posts/A1"), output.fresh.join("en/posts/a1")).unwrap();
        let fault = output.write("en/posts/a1/index.html", b"other").unwrap_err().told();
        assert!(fault.contains("en/posts/a1/index.html") && fault.contains("what to do"), "{fault}");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_in_the_place_of_the_lock_harms_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (place, letter) = (folder.path().join("dist"), folder.path().join("letter.txt"));
        fs::write(&letter, "Dear friend").unwrap();
        std::os::unix::fs::symlink(&letter, folder.path().join(".dist.lock")).unwrap();
        publish(&place, &[("a.txt", "a")]);
        assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear friend");
    }

    #[test]
    fn a_run_that_was_killed_between_two_moves_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("a.txt", "a")]);
        fs::rename(&place, folder.path().join(".dist.before")).unwrap();
        fs::create_dir(folder.path().join(".dist.publishing")).unwrap();
        fs::write(folder.path().join(".dist.lock"), "").unwrap();
        let output = Output::begin(&place).unwrap();
        assert_eq!(fs::read_to_string(place.join("a.txt")).unwrap(), "a");
        output.write("a.txt", b"a").unwrap();
        assert_eq!(output.put_in_place().unwrap(), FileCounts { written: 0, unchanged: 1, removed: 0 });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (place, target) = (folder.path().join("dist"), folder.path().join("www/site"));
        std::os::unix::fs::symlink("www/site", &place).unwrap();
        for text in ["a", "b"] {
            publish(&place, &[("a.txt", text)]);
            assert!(place.is_symlink());
            assert_eq!(fs::read_to_string(target.join("a.txt")).unwrap(), text);
        }
        assert_eq!(fs::read_dir(folder.path().join("www")).unwrap().count(), 1, "nothing is left beside");
    }

    #[test]
    fn a_repository_goes_along() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("a.txt", "a")]);
        fs::create_dir(place.join(".git")).unwrap();
        fs::write(place.join(".git/HEAD"), "mine").unwrap();
        assert_eq!(publish(&place, &[("a.txt", "b")]), FileCounts { written: 1, unchanged: 0, removed: 0 });
        let head = || fs::read_to_string(place.join(".git/HEAD")).unwrap();
        assert_eq!(head(), "mine");
        // A run that ended between the two steps has left it beside the pages.
        let beside = folder.path().join(".dist.publishing");
        fs::create_dir(&beside).unwrap();
        fs::rename(place.join(".git"), beside.join(".git")).unwrap();
        publish(&place, &[("a.txt", "c")]);
        assert_eq!(head(), "mine");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        // Where there are two, none is taken away.
        fs::create_dir_all(beside.join(".git")).unwrap();
        let fault = Output::begin(&place).unwrap_err().told();
        assert!(fault.contains("move one of the two away"), "{fault}");
        assert!(beside.join(".git").is_dir() && head() == "mine");
    }

    #[test]
    fn where_a_repository_cannot_go_along_the_pages_are_published_and_the_next_run_moves_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("a.txt", "a")]);
        fs::create_dir(place.join(".git")).unwrap();
        fs::write(place.join(".git/HEAD"), "mine").unwrap();
        let output = Output::begin(&place).unwrap();
        output.write("a.txt", b"b").unwrap();
        // Something else has come into its place.
        fs::create_dir(output.fresh.join(".git")).unwrap();
        let fault = output.put_in_place().unwrap_err();
        assert!(!fault.leaves_all_as_it_was(), "{}", fault.told());
        assert!(fault.told().starts_with("the pages are published, but"), "{}", fault.told());
        assert_eq!(fs::read_to_string(place.join("a.txt")).unwrap(), "b");
        fs::remove_dir(place.join(".git")).unwrap();
        publish(&place, &[("a.txt", "b")]);
        assert_eq!(fs::read_to_string(place.join(".git/HEAD")).unwrap(), "mine");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_owners_file_stands() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let owners = folder.path().join("robots.txt");
        fs::write(&owners, "mine").unwrap();
        let output = Output::begin(&place).unwrap();
        output.copy_owners("robots.txt", &owners).unwrap();
        output.write("robots.txt", b"ours").unwrap();
        assert_eq!(output.instead_of_ours(), ["robots.txt"]);
        output.put_in_place().unwrap();
        assert_eq!(fs::read_to_string(place.join("robots.txt")).unwrap(), "mine");
    }

    #[test]
    fn what_is_published_now_is_never_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("a.txt", "a")]);
        let output = Output::begin(&place).unwrap();
        output.write("a.txt", b"a").unwrap();
        output.write("a.txt", b"other").unwrap();
        assert_eq!(fs::read_to_string(place.join("a.txt")).unwrap(), "a");
    }

    /// The super-user may remove everything: for others only this shows anything.
    #[test]
    #[cfg(unix)]
    fn what_its_owner_has_locked_is_removed_all_the_same() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        publish(&place, &[("locked/a.txt", "a")]);
        let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        allow(&place.join("locked"), 0o555);
        assert_eq!(publish(&place, &[("b.txt", "b")]), FileCounts { written: 1, unchanged: 0, removed: 1 });
        assert!(place.join("b.txt").is_file());
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
