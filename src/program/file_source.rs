//! Documents from a folder, for native programs and tests.

use super::data_folder::{DataFolder, SITE};
use crate::model::{
    byte_order_mark::without_byte_order_mark,
    source::{DocumentSource, Freshness, Reason},
};
use std::{
    io::{ErrorKind, Read},
    path::Path,
};

/// A publication's folder, as it would be served at an address.
#[derive(Clone, Debug)]
pub struct FileSource {
    folder: DataFolder,
    /// The address that documents are asked for by, with a slash at its end.
    root: String,
}

impl FileSource {
    /// Serves `folder` at `root`, an absolute address with a slash at its end.
    #[must_use]
    pub fn new(folder: impl AsRef<Path>, root: &str) -> Self {
        Self::of(DataFolder::new(folder.as_ref(), Some(root)), root)
    }

    /// Serves a folder at `root`, an absolute address with a slash at its end, which may be another than the
    /// publication's own.
    #[must_use]
    pub fn of(folder: DataFolder, root: &str) -> Self {
        Self { folder, root: root.to_owned() }
    }

    /// The address as a document of the folder names it.
    fn as_named(&self, address: &str) -> String {
        let host = self.root.split_inclusive('/').take(3).map(str::len).sum::<usize>().saturating_sub(1);
        match (address.strip_prefix(&self.root), address.strip_prefix(&self.root[..host])) {
            (Some(inside), _) => format!("./{inside}"),
            (None, Some(path)) if path.starts_with('/') => path.to_owned(),
            _ => address.to_owned(),
        }
    }
}

impl DocumentSource for FileSource {
    async fn text(&self, address: &str, _: Freshness) -> Result<String, Reason> {
        let file = self.folder.document(&self.as_named(address), SITE).map_err(|_| Reason::Network)?;
        let mut text = String::new();
        let read = self.folder.open(&file).and_then(|mut file| file.read_to_string(&mut text));
        read.map(|_| without_byte_order_mark(&text).to_owned()).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Reason::Status(404),
            _ => Reason::Unreadable(error.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.json"), "\u{feff}{}").unwrap();
        let source = FileSource::new(folder.path(), "https://gazette.example/");
        let text = pollster::block_on(source.text("https://gazette.example/a.json", Freshness::CacheAllowed));
        assert_eq!(text.as_deref(), Ok("{}"));
    }

    #[test]
    fn a_folder_is_read_at_another_address_than_the_publications() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("locales")).unwrap();
        std::fs::write(folder.path().join("locales/en.json"), "{}").unwrap();
        let data = DataFolder::new(folder.path(), Some("https://gazette.example/news/"));
        let source = FileSource::of(data, "https://publication.invalid/-/");
        let text = |address: &str| pollster::block_on(source.text(address, Freshness::CacheAllowed));
        for address in [
            "https://publication.invalid/-/locales/en.json",
            "https://publication.invalid/news/locales/en.json",
            "https://gazette.example/news/locales/en.json",
        ] {
            assert_eq!(text(address).as_deref(), Ok("{}"), "{address}");
        }
        assert_eq!(text("https://publication.invalid/-/locales/fa.json"), Err(Reason::Status(404)));
        for elsewhere in ["https://publication.invalid/locales/en.json", "https://other.example/locales/en.json"] {
            assert_eq!(text(elsewhere), Err(Reason::Network), "{elsewhere}");
        }
    }
}
