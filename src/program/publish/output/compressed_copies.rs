//! The compressed copies in the folder that is being written.

use super::Output;
use crate::program::publish::{
    PublishError,
    compress::{self, Encoding},
};
use rayon::prelude::*;
use same_file::is_same_file;
use std::{fs, sync::atomic::Ordering};

impl Output {
    /// Makes the compressed copies. Those of files that did not change are kept.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn compress(&self) -> Result<(), PublishError> {
        let names = std::mem::take(&mut self.placed().compressible);
        names.par_iter().try_for_each(|name| {
            let (before, path) = (self.place.join(name), self.fresh.join(name));
            let is_kept = is_same_file(&before, &path).unwrap_or(false);
            Encoding::ALL.iter().try_for_each(|encoding| {
                let copy_name = encoding.name_of(name);
                if self.is_owners(&copy_name) {
                    self.placed().instead_of_ours.insert(copy_name);
                    return Ok(());
                }
                let (copy_before, copy) = (self.place.join(&copy_name), self.fresh.join(&copy_name));
                if is_kept && fs::hard_link(copy_before, &copy).is_ok() {
                    self.unchanged.fetch_add(1, Ordering::Relaxed);
                    return Ok(());
                }
                self.make_way(&copy_name, &copy)?;
                self.written.fetch_add(1, Ordering::Relaxed);
                compress::write_copy(&path, *encoding, &copy).map_err(PublishError::file("compressing", &path))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::program::publish::{FileCounts, Output};
    use std::fs;

    #[test]
    fn compressed_copies_are_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let run = |text: &str| {
            let output = Output::begin(&place).unwrap();
            output.write("a/index.html", text.repeat(500).as_bytes()).unwrap();
            output.write("small.txt", b"x").unwrap();
            output.compress().unwrap();
            output.put_in_place().unwrap()
        };
        assert_eq!(run("abc"), FileCounts { written: 4, unchanged: 0, removed: 0 });
        assert_eq!(run("abc"), FileCounts { written: 0, unchanged: 4, removed: 0 });
        let before = fs::read(place.join("a/index.html.br")).unwrap();
        assert_eq!(run("abd"), FileCounts { written: 3, unchanged: 1, removed: 0 });
        assert_ne!(fs::read(place.join("a/index.html.br")).unwrap(), before);
    }

    #[test]
    fn a_compressed_copy_of_the_owners_stands() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let (data, copy) = (folder.path().join("data.json"), folder.path().join("data.json.gz"));
        fs::write(&data, "1234567890".repeat(200)).unwrap();
        fs::write(&copy, "mine").unwrap();
        let run = || {
            let output = Output::begin(&place).unwrap();
            output.copy_owners("data.json", &data).unwrap();
            output.copy_owners("data.json.gz", &copy).unwrap();
            output.compress().unwrap();
            assert_eq!(output.instead_of_ours(), ["data.json.gz"]);
            output.put_in_place().unwrap()
        };
        assert_eq!(run(), FileCounts { written: 3, unchanged: 0, removed: 0 });
        assert_eq!(run(), FileCounts { written: 0, unchanged: 3, removed: 0 });
        assert_eq!(fs::read_to_string(place.join("data.json.gz")).unwrap(), "mine");
        assert!(place.join("data.json.br").is_file());
    }

    #[test]
    fn a_joined_file_is_put_there_once() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dist");
        let run = |text: &str| {
            let output = Output::begin(&place).unwrap();
            output.leave_to_join("robots.txt");
            output.write_joined("robots.txt", text.repeat(1000).as_bytes()).unwrap();
            output.compress().unwrap();
            output.put_in_place().unwrap()
        };
        assert_eq!(run("a"), FileCounts { written: 3, unchanged: 0, removed: 0 });
        assert_eq!(run("a"), FileCounts { written: 0, unchanged: 3, removed: 0 });
    }
}
