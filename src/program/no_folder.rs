//! A path that was given for a publication's folder and is none: `check`, publishing and `serve` say so alike.

use super::Remedy;
use std::{borrow::Cow, io::ErrorKind, path::Path};
use thiserror::Error;

/// Why there is no folder at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoFolder {
    /// Nothing is there.
    #[error("there is no such folder")]
    Missing,
    /// A file is there.
    #[error("it is a file, and a publication is a folder")]
    File,
}

impl NoFolder {
    /// That of a path; `None` where there is a folder, or what is there cannot be told.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.metadata() {
            Ok(data) => (!data.is_dir()).then_some(Self::File),
            Err(reason) => {
                matches!(reason.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory).then_some(Self::Missing)
            }
        }
    }
}

impl Remedy for NoFolder {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Missing => "look how it is spelt, and where you stand; \"masthead new\" makes one",
            Self::File => "name the folder that site.json is in",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_told_from_a_file_and_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        std::fs::write(&file, "A").unwrap();
        assert_eq!(NoFolder::of(folder.path()), None);
        assert_eq!(NoFolder::of(&file), Some(NoFolder::File));
        for missing in ["b", "a.md/b"] {
            assert_eq!(NoFolder::of(&folder.path().join(missing)), Some(NoFolder::Missing), "{missing}");
        }
    }
}
