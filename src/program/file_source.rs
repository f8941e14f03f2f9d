//! Documents from a folder, for native programs and tests.

use crate::model::source::{DocumentSource, Freshness, Reason};
use percent_encoding::percent_decode_str;
use std::{
    io::ErrorKind,
    path::{Component, Path, PathBuf},
};

/// A publication's folder, as it would be served at an address.
#[derive(Clone, Debug)]
pub struct FileSource {
    folder: PathBuf,
    root: String,
}

impl FileSource {
    /// Serves `folder` at `root`, an absolute address with a slash at its end.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>, root: &str) -> Self {
        Self { folder: folder.into(), root: root.to_owned() }
    }
}

impl DocumentSource for FileSource {
    async fn text(&self, address: &str, _: Freshness) -> Result<String, Reason> {
        let path = address.strip_prefix(&self.root).ok_or(Reason::Network)?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path)
            .decode_utf8()
            .map_err(|_| Reason::Unreadable("its name is not UTF-8".to_owned()))?;
        let path = Path::new(&*path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Reason::Status(404));
        }
        std::fs::read_to_string(self.folder.join(path)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Reason::Status(404),
            _ => Reason::Unreadable(error.to_string()),
        })
    }
}
