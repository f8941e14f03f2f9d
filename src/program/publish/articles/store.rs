//! The articles' text, in a temporary file: a feed may be larger than memory.

use super::ArticleIndex;
use crate::program::publish::PublishError;
use std::{
    env::temp_dir,
    fs::File,
    io::{self, BufWriter, Read, Seek, SeekFrom, Write},
    sync::Mutex,
};

/// Holds each article as the text of its JSON object.
#[derive(Debug)]
pub struct ArticleStore {
    file: Mutex<File>,
    extents: Vec<Extent>,
}

/// Where an article lies in the file.
#[derive(Clone, Copy, Debug)]
struct Extent {
    offset: u64,
    length: usize,
}

/// Fills a store.
pub struct ArticleStoreWriter {
    file: BufWriter<File>,
    extents: Vec<Extent>,
    end: u64,
}

impl ArticleStoreWriter {
    /// An empty store.
    pub fn new() -> Result<Self, PublishError> {
        let file = tempfile::tempfile().map_err(PublishError::file("writing", &temp_dir()))?;
        Ok(Self { file: BufWriter::new(file), extents: Vec::new(), end: 0 })
    }

    /// Adds an article after those that are there.
    pub fn push(&mut self, text: &str) -> Result<(), PublishError> {
        self.file.write_all(text.as_bytes()).map_err(PublishError::file("writing", &temp_dir()))?;
        self.extents.push(Extent { offset: self.end, length: text.len() });
        self.end += text.len() as u64;
        Ok(())
    }

    /// The store with what was added, in that order.
    pub fn finish(self, order: Vec<ArticleIndex>) -> Result<ArticleStore, PublishError> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error);
        let file = Mutex::new(file.map_err(PublishError::file("writing", &temp_dir()))?);
        let extents = order.into_iter().filter_map(|index| self.extents.get(index.get()).copied()).collect();
        Ok(ArticleStore { file, extents })
    }
}

impl ArticleStore {
    /// An article's text.
    pub fn text(&self, index: ArticleIndex) -> Result<String, PublishError> {
        self.read(index).map_err(PublishError::file("reading", &temp_dir()))
    }

    fn read(&self, index: ArticleIndex) -> io::Result<String> {
        let Extent { offset, length } = *self.extents.get(index.get()).ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; length];
        // A thread that panicked can only have left another position in the file, and the next line sets it.
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(&mut bytes)?;
        drop(file);
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}
