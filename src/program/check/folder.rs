//! The publication's folder: which files are there, how large they are, and what their pictures measure.

use percent_encoding::percent_decode_str;
use std::{
    collections::HashMap,
    fs::File,
    io::{self, BufReader},
    path::{Component, Path, PathBuf},
};

/// A folder on disk. Each file is looked up once: a logo is on every page.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    sizes: HashMap<String, Option<u64>>,
    pictures: HashMap<String, PictureMeasure>,
}

/// What a file's picture measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureMeasure {
    /// Width and height in pixels.
    Size(u32, u32),
    /// Of a kind without pixels, such as SVG, or one not known here.
    Unmeasured,
    /// Its name says it is a picture, but nothing in it does.
    Broken,
}

/// Names of kinds that [`imagesize`] reads: a file called so that it cannot read is broken.
const MEASURED: [&str; 7] = ["avif", "bmp", "gif", "jpeg", "jpg", "png", "webp"];

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), sizes: HashMap::new(), pictures: HashMap::new() }
    }

    /// Opens a document.
    pub(super) fn open(&self, file: &str) -> io::Result<BufReader<File>> {
        let path = self.on_disk(file).ok_or(io::ErrorKind::NotFound)?;
        if path.is_dir() {
            return Err(io::ErrorKind::NotFound.into());
        }
        File::open(path).map(BufReader::new)
    }

    /// A file's size in bytes; `None` where there is no such file.
    pub(super) fn size(&mut self, file: &str) -> Option<u64> {
        if let Some(known) = self.sizes.get(file) {
            return *known;
        }
        let data = self.on_disk(file).and_then(|path| path.metadata().ok());
        let size = data.filter(std::fs::Metadata::is_file).map(|data| data.len());
        self.sizes.insert(file.to_owned(), size);
        size
    }

    /// What the picture in a file measures.
    pub(super) fn picture(&mut self, file: &str) -> PictureMeasure {
        if let Some(known) = self.pictures.get(file) {
            return *known;
        }
        let measured = self.on_disk(file).and_then(|path| imagesize::size(path).ok());
        let size = measured.and_then(|size| Some((size.width.try_into().ok()?, size.height.try_into().ok()?)));
        let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let picture = match size {
            Some((width, height)) => PictureMeasure::Size(width, height),
            None if extension.is_some_and(|extension| MEASURED.contains(&extension.as_str())) => PictureMeasure::Broken,
            None => PictureMeasure::Unmeasured,
        };
        self.pictures.insert(file.to_owned(), picture);
        picture
    }

    /// How many files were looked for.
    pub(super) fn looked_up(&self) -> usize {
        self.sizes.len()
    }

    /// A file of the folder, and none above it.
    fn on_disk(&self, file: &str) -> Option<PathBuf> {
        let file = Path::new(file);
        let inside = file.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.path.join(file))
    }
}

/// The name of the file at an address below the folder; `None` where it is not UTF-8.
pub(super) fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}
