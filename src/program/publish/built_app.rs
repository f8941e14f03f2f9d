//! The built app that is published.

use super::PublishError;
use crate::program::{LeftOut, LeftOutReason, START_SCRIPT, entries};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// The name of the app's own page.
pub const PAGE: &str = "index.html";

/// The app's files that are called the same in every build, but for its page.
pub const NAMED_ALIKE: [&str; 2] = ["icons.svg", START_SCRIPT];

/// The files of the app, by their names: its page, its program and scripts, style sheet and icons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuiltApp {
    /// As Trunk leaves them in a folder, with a copy of the publication's data.
    Folder(PathBuf),
    /// As the program holds them.
    Embedded(BTreeMap<Cow<'static, str>, Cow<'static, [u8]>>),
}

impl BuiltApp {
    /// The folder, where they are in one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Embedded(_) => None,
        }
    }

    /// Where a file is, as messages name it.
    #[must_use]
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder().map_or_else(|| PathBuf::from(format!("{name} of the app in this program")), |app| app.join(name))
    }

    /// What a file holds.
    ///
    /// # Errors
    /// Where it is not there, or cannot be read.
    pub fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Folder(folder) => fs::read(folder.join(name)).map(Cow::Owned),
            Self::Embedded(files) => {
                files.get(name).map(|bytes| Cow::Borrowed(&**bytes)).ok_or_else(|| io::ErrorKind::NotFound.into())
            }
        }
    }

    /// What a file holds that is a text.
    ///
    /// # Errors
    /// Where it is not there, cannot be read, or is no text.
    pub fn read_text(&self, name: &str) -> io::Result<String> {
        let bytes = self.read(name)?.into_owned();
        String::from_utf8(bytes).map_err(|reason| io::Error::new(io::ErrorKind::InvalidData, reason))
    }

    /// The names of all files, but for what tools left beside them.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn names(&self) -> Result<Vec<String>, PublishError> {
        let folder = match self {
            Self::Embedded(files) => return Ok(files.keys().map(ToString::to_string).collect()),
            Self::Folder(folder) => folder,
        };
        let leftovers = LeftOut::new(folder, &[], &[])?;
        let is_leftover = |name: &Path, path: &Path| leftovers.reason(name, path) == Some(LeftOutReason::Leftover);
        let entries = entries(folder).map_err(PublishError::file("reading", folder))?;
        let files = entries.iter().filter(|entry| entry.path().is_file());
        let own = files.filter(|entry| !is_leftover(Path::new(&entry.file_name()), &entry.path()));
        Ok(own.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
    }
}
