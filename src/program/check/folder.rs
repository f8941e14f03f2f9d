//! The publication's folder: which files are there, how large they are, and what their pictures measure.

use super::suggest::nearest_file;
use crate::program::{DataFolder, LeftOut, LeftOutReason, NotHere, PictureSize, tells_place};
use std::{
    collections::{HashMap, HashSet},
    fs::{self, File},
    io::{self, BufReader},
    path::Path,
};

/// A folder on disk. Each file is looked up once: a logo is on every page.
#[derive(Debug)]
pub(super) struct Folder {
    data: DataFolder,
    /// `None` where the owner's patterns cannot be read.
    left_out: Option<LeftOut>,
    sizes: HashMap<String, Option<u64>>,
    pictures: HashMap<String, PictureMeasure>,
    /// Pictures that were asked for the place they were taken at.
    located: HashSet<String>,
    /// How often a file was looked for that may be meant by another name.
    searches: usize,
}

/// What a file's picture measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PictureMeasure {
    /// So much.
    Size(PictureSize),
    /// Of a kind without pixels, such as SVG, or one not known here.
    Unmeasured,
    /// Its name says it is a picture, but nothing in it does.
    Broken,
}

/// Names of kinds that [`imagesize`] reads: a file called so that it cannot read is broken.
const MEASURED: [&str; 7] = ["avif", "bmp", "gif", "jpeg", "jpg", "png", "webp"];

impl Folder {
    pub(super) fn new(data: DataFolder, left_out: Option<LeftOut>) -> Self {
        Self { data, left_out, sizes: HashMap::new(), pictures: HashMap::new(), located: HashSet::new(), searches: 0 }
    }

    /// The name in the folder of a document that another one names.
    ///
    /// # Errors
    /// Where it is not in the folder.
    pub(super) fn document(&self, address: &str, named_in: &str) -> Result<String, NotHere> {
        self.data.document(address, named_in)
    }

    /// Opens a document.
    pub(super) fn open(&self, file: &str) -> io::Result<BufReader<File>> {
        self.data.open(file).map(BufReader::new)
    }

    /// The file that was most likely meant by the name of one that is not there. After a hundred of them none is
    /// looked for: then a whole folder is missing, and to compare its names takes time.
    pub(super) fn nearest(&mut self, file: &str) -> Option<String> {
        const MOST_SEARCHES: usize = 100;
        self.searches += 1;
        if self.searches > MOST_SEARCHES {
            return None;
        }
        let mut path = String::new();
        for part in file.split('/') {
            let folder = if path.is_empty() { self.data.path().to_owned() } else { self.data.on_disk(&path)? };
            let names: Vec<String> =
                fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
            let name = nearest_file(part, names.iter().map(String::as_str))?;
            path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        }
        self.data.on_disk(&path).filter(|path| path.is_file()).map(|_| path)
    }

    /// A file's size in bytes; `None` where there is no such file.
    pub(super) fn size(&mut self, file: &str) -> Option<u64> {
        if let Some(known) = self.sizes.get(file) {
            return *known;
        }
        let data = self.data.on_disk(file).and_then(|path| path.metadata().ok());
        let size = data.filter(std::fs::Metadata::is_file).map(|data| data.len());
        self.sizes.insert(file.to_owned(), size);
        size
    }

    /// Why a file that is there is not published.
    pub(super) fn left_out(&mut self, file: &str) -> Option<LeftOutReason> {
        self.size(file)?;
        self.left_out.as_ref()?.reason_of(Path::new(file))
    }

    /// The patterns of `ignore` that would bring a file back which is left out by others.
    pub(super) fn patterns_against(&self, file: &str) -> Vec<String> {
        self.left_out.as_ref().map(|left_out| left_out.patterns_against(Path::new(file))).unwrap_or_default()
    }

    /// Whether a file is there, and is published.
    pub(super) fn is_published(&mut self, file: &str) -> bool {
        self.size(file).is_some() && self.left_out(file).is_none()
    }

    /// What the picture in a file measures.
    pub(super) fn picture(&mut self, file: &str) -> PictureMeasure {
        if let Some(known) = self.pictures.get(file) {
            return *known;
        }
        let size = self.data.on_disk(file).and_then(|path| PictureSize::of(&path));
        let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let picture = match size {
            Some(size) => PictureMeasure::Size(size),
            None if extension.is_some_and(|extension| MEASURED.contains(&extension.as_str())) => PictureMeasure::Broken,
            None => PictureMeasure::Unmeasured,
        };
        self.pictures.insert(file.to_owned(), picture);
        picture
    }

    /// Whether a picture says where it was taken; said of each picture once.
    pub(super) fn tells_place_unreported(&mut self, file: &str) -> bool {
        self.located.insert(file.to_owned()) && self.data.on_disk(file).is_some_and(|path| tells_place(&path))
    }

    /// How many files were looked for.
    pub(super) fn looked_up(&self) -> usize {
        self.sizes.len()
    }
}
