//! Which files a run has made, for the next one: what else lies in their folder is the owner's own, and must not be taken
//! away with them.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, num::ParseIntError};
use xxhash_rust::xxh3::xxh3_64;

/// How many digits tell a name.
const DIGITS: usize = 8;

/// The names of files, each by a part of its hash: they are to be told from others, and a publication has many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FilesOfRun(BTreeSet<u32>);

impl FilesOfRun {
    /// Whether a file of that name is one of them, or a compressed copy of one.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
        [Some(name), original].into_iter().flatten().any(|name| self.0.contains(&key(name)))
    }
}

impl<'a> FromIterator<&'a str> for FilesOfRun {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        Self(names.into_iter().map(key).collect())
    }
}

impl From<FilesOfRun> for String {
    fn from(names: FilesOfRun) -> Self {
        let keys: Vec<_> = names.0.into_iter().map(|key| format!("{key:08x}")).collect();
        keys.concat()
    }
}

impl TryFrom<String> for FilesOfRun {
    type Error = ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let keys = text.as_bytes().chunks(DIGITS).map(String::from_utf8_lossy);
        Ok(Self(keys.map(|key| u32::from_str_radix(&key, 16)).collect::<Result<_, _>>()?))
    }
}

fn key(name: &str) -> u32 {
    let [.., a, b, c, d] = xxh3_64(name.as_bytes()).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_again() {
        let made: FilesOfRun = ["en/index.html", "سیل/index.html"].into_iter().collect();
        let text = serde_json::to_string(&made).unwrap();
        assert_eq!(text.len(), 2 * DIGITS + 2);
        let read: FilesOfRun = serde_json::from_str(&text).unwrap();
        assert_eq!(read, made);
        assert!(read.has("en/index.html") && read.has("en/index.html.br") && read.has("سیل/index.html.gz"));
        assert!(!read.has("notes.txt") && !read.has("index.html") && !FilesOfRun::default().has(""));
        assert!(serde_json::from_str::<FilesOfRun>("\"no number\"").is_err());
    }
}
