//! What two files, or two folders, have in common.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    path::Path,
};

/// Whether two files hold the same; neither is held in memory.
pub fn same_files(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|data| data.len());
    if length(one).is_none() || length(one) != length(other) {
        return false;
    }
    let (Ok(one), Ok(other)) = (File::open(one), File::open(other)) else {
        return false;
    };
    same_contents(BufReader::new(one), BufReader::new(other)).unwrap_or(false)
}

fn same_contents(mut one: impl Read, mut other: impl Read) -> io::Result<bool> {
    const CHUNK: u64 = 1 << 16;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        (&mut one).take(CHUNK).read_to_end(&mut left)?;
        (&mut other).take(CHUNK).read_to_end(&mut right)?;
        if left != right {
            return Ok(false);
        }
        if left.is_empty() {
            return Ok(true);
        }
    }
}

/// Whether a file holds these bytes.
pub fn same_bytes(path: &Path, bytes: &[u8]) -> bool {
    fs::metadata(path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|known| known == bytes)
}

/// How many files of a folder another lacks.
pub fn count_missing(folder: &Path, other: &Path) -> u64 {
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
