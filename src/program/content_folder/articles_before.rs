//! Articles as they were when their files could be read last. Whoever shows a publication while somebody is at work on it
//! goes on showing them, and reads those alone that are others since.

use super::article_file::ArticleFile;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What is known of articles from the last time that they were read.
#[derive(Clone, Copy, Debug)]
pub enum LastReading<'a> {
    /// Nothing.
    Unknown,
    /// Articles whose files are the same are not read again.
    Reused(&'a ArticlesBefore),
    /// The same, and one that cannot be read is as it was. What is read now is kept for the next time.
    Shown(&'a ArticlesBefore),
}

impl<'a> LastReading<'a> {
    /// What may be reused.
    pub(super) const fn reused(self) -> Option<&'a ArticlesBefore> {
        match self {
            Self::Unknown => None,
            Self::Reused(before) | Self::Shown(before) => Some(before),
        }
    }

    /// What stands in the place of what cannot be read.
    pub(super) const fn shown(self) -> Option<&'a ArticlesBefore> {
        match self {
            Self::Unknown | Self::Reused(_) => None,
            Self::Shown(before) => Some(before),
        }
    }
}

/// Articles by their files, as each was when it could be read last.
#[derive(Debug, Default)]
pub struct ArticlesBefore(Mutex<BTreeMap<String, Arc<ArticleFile>>>);

impl ArticlesBefore {
    /// The article of a file.
    pub(super) fn get(&self, file: &str) -> Option<Arc<ArticleFile>> {
        self.known().get(file).map(Arc::clone)
    }

    /// The files of a folder, whose name ends with a slash.
    pub(super) fn files_below(&self, folder: &str) -> Vec<String> {
        let known = self.known();
        let files = known.range(folder.to_owned()..).map(|(file, _)| file);
        files.take_while(|file| file.starts_with(folder)).cloned().collect()
    }

    /// Takes these in the place of all others: a file that is gone is no article any more.
    pub(super) fn keep(&self, articles: &[Arc<ArticleFile>]) {
        *self.known() = articles.iter().map(|source| (source.file.clone(), Arc::clone(source))).collect();
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Arc<ArticleFile>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
