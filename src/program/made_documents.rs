//! Documents that lie in no file of the publication's folder as they are read: each is made of something else, such as
//! a folder of Markdown, before anything is read.
//!
//! They are found under a name of their own ([`DataFolder::document`](super::DataFolder::document) gives it), so whoever
//! reads a document need not know where it comes from. They lie in a temporary folder.

use super::Finding;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;

/// What was made for a publication.
#[derive(Clone, Debug, Default)]
pub struct MadeDocuments(Arc<Made>);

/// What is being made for a publication.
#[derive(Debug, Default)]
pub struct MadeDocumentsWriter(Made);

#[derive(Debug, Default)]
struct Made {
    documents: BTreeMap<String, MadeDocument>,
    sources: BTreeSet<String>,
    unread: BTreeMap<String, Unread>,
    /// The addresses of articles' pages, by their files.
    pages: HashMap<String, String>,
    faults: Vec<Finding>,
    /// The copies of pictures from elsewhere that documents show.
    copies: BTreeSet<String>,
    /// `None` until something is made. Goes with the last clone.
    folder: Option<TempDir>,
}

/// A document that was made.
#[derive(Debug)]
pub struct MadeDocument {
    file: PathBuf,
    origin: Origin,
}

/// What a document was made of.
#[derive(Debug)]
pub enum Origin {
    /// Files of the publication's folder, one for each item, in their order.
    Files(Vec<String>),
    /// A feed of somebody else's, on another host.
    Elsewhere,
    /// The same, which has not come yet: nothing is in it.
    Awaited,
}

/// What a document lacks, for it could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Articles: their files, and the names that they have in addresses by these.
    Articles(BTreeMap<String, String>),
    /// A folder, and whatever is in it.
    Folder,
}

impl MadeDocuments {
    /// The name of the document that is made of a folder with that name, or of what is at that address elsewhere.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<&str> {
        let found = |name: &str| self.0.documents.get_key_value(name);
        // A folder is one with a slash at its end or without; elsewhere these are two addresses.
        let folder = || found(&format!("{name}/")).filter(|(_, document)| matches!(document.origin, Origin::Files(_)));
        found(name).or_else(folder).map(|(name, _)| name.as_str())
    }

    /// Where the document of that name lies.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Path> {
        self.0.documents.get(name).map(|document| document.file.as_path())
    }

    /// The file that an item of a document was made of, by its number there.
    #[must_use]
    pub fn source(&self, name: &str, item: usize) -> Option<&str> {
        match &self.0.documents.get(name)?.origin {
            Origin::Files(files) => files.get(item).map(String::as_str),
            Origin::Elsewhere | Origin::Awaited => None,
        }
    }

    /// Whether a document was made of files of the publication's folder.
    #[must_use]
    pub fn is_of_files(&self, name: &str) -> bool {
        self.0.documents.get(name).is_some_and(|document| matches!(document.origin, Origin::Files(_)))
    }

    /// Whether a document is somebody else's.
    #[must_use]
    pub fn is_from_elsewhere(&self, name: &str) -> bool {
        let origin = self.0.documents.get(name).map(|document| &document.origin);
        matches!(origin, Some(Origin::Elsewhere | Origin::Awaited))
    }

    /// Whether a document has not come yet.
    #[must_use]
    pub fn is_awaited(&self, name: &str) -> bool {
        self.0.documents.get(name).is_some_and(|document| matches!(document.origin, Origin::Awaited))
    }

    /// The files of the publication's folder that documents were made of: readers get those in their place.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0.sources.iter().map(String::as_str)
    }

    /// Whether a file is one of those.
    #[must_use]
    pub fn is_source(&self, file: &str) -> bool {
        self.0.sources.contains(file)
    }

    /// The addresses of articles' pages, from the publication's folder, by the files that they are written in.
    #[must_use]
    pub fn pages(&self) -> &HashMap<String, String> {
        &self.0.pages
    }

    /// What the document of that name lacks, for it could not be read.
    #[must_use]
    pub fn unread(&self, name: &str) -> Option<&Unread> {
        self.0.unread.get(name)
    }

    /// Whether a file is an article that could not be read, and lacks its page for as long.
    #[must_use]
    pub fn is_unread(&self, file: &str) -> bool {
        self.0.unread.values().any(|unread| matches!(unread, Unread::Articles(files) if files.contains_key(file)))
    }

    /// The files of articles that could not be read; one of a category's feed, too, may be there twice.
    pub fn unread_files(&self) -> impl Iterator<Item = &str> {
        let articles = self.0.unread.values().filter_map(|unread| match unread {
            Unread::Articles(files) => Some(files.keys().map(String::as_str)),
            Unread::Folder => None,
        });
        articles.flatten()
    }

    /// The copies of pictures from elsewhere that they show, by their names in the publication's folder.
    pub fn copies(&self) -> impl Iterator<Item = &str> {
        self.0.copies.iter().map(String::as_str)
    }

    /// What is wrong in them.
    #[must_use]
    pub fn faults(&self) -> &[Finding] {
        &self.0.faults
    }
}

impl MadeDocumentsWriter {
    /// Adds a document.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(
        &mut self,
        name: &str,
        origin: Origin,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let number = self.0.documents.len();
        let folder = match self.0.folder.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix("masthead-").tempdir()?,
        };
        let file = self.0.folder.insert(folder).path().join(format!("{number}.json"));
        let mut writer = BufWriter::with_capacity(1 << 16, File::create(&file)?);
        write(&mut writer)?;
        writer.flush()?;
        self.0.documents.insert(name.to_owned(), MadeDocument { file, origin });
        Ok(())
    }

    /// Names a file that is not for readers, because what is made of it holds what it holds.
    pub fn add_source(&mut self, file: &str) {
        self.0.sources.insert(file.to_owned());
    }

    /// Tells which pages are made of files.
    pub fn add_pages(&mut self, pages: HashMap<String, String>) {
        self.0.pages.extend(pages);
    }

    /// Tells what a document lacks, for it could not be read.
    pub fn add_unread(&mut self, name: &str, unread: Unread) {
        self.0.unread.insert(name.to_owned(), unread);
    }

    /// Names copies of pictures from elsewhere that documents show.
    pub fn add_copies(&mut self, names: BTreeSet<String>) {
        self.0.copies.extend(names);
    }

    /// Tells what is wrong in a source.
    pub fn add_fault(&mut self, fault: Finding) {
        self.0.faults.push(fault);
    }

    /// All of it.
    #[must_use]
    pub fn finish(self) -> MadeDocuments {
        MadeDocuments(Arc::new(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_found_by_its_name_and_goes_with_the_last_who_knows_it() {
        let mut made = MadeDocumentsWriter::default();
        made.add("content/en/", Origin::Files(vec!["content/en/a.md".into()]), |out| out.write_all(b"{}")).unwrap();
        made.add("https://blog.example/feed", Origin::Elsewhere, |out| out.write_all(b"[]")).unwrap();
        made.add("https://blog.example/", Origin::Elsewhere, |out| out.write_all(b"[]")).unwrap();
        let made = made.finish();
        for name in ["content/en/", "content/en"] {
            assert_eq!(made.name(name), Some("content/en/"));
        }
        assert_eq!(made.name("https://blog.example/feed"), Some("https://blog.example/feed"));
        assert_eq!(made.name("content"), None);
        assert_eq!(made.name("https://blog.example"), None);
        assert_eq!((made.source("content/en/", 0), made.source("content/en/", 1)), (Some("content/en/a.md"), None));
        let file = made.file("content/en/").unwrap().to_owned();
        let other = made.clone();
        drop(made);
        assert_eq!(std::fs::read(&file).unwrap(), b"{}");
        drop(other);
        assert!(!file.exists());
    }
}
