//! The publication's folder: which files are there, how large they are, and what their pictures measure.

use super::{kept_back::NamedFiles, meant_folder, sources, suggest::nearest_file};
use crate::program::{
    DataFolder, LeftOut, LeftOutReason, NotHere, OwnersFiles, PictureFault, PictureSize, SITE, Unread,
    content_folder::{Markup, beginning_with_keys, is_of_other_format, is_section},
    files_of_item, files_of_stray,
    publish::{PublishError, unreadable_file},
    tells_place, why_stray, why_stray_text,
};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

/// A folder on disk. Each file is looked up once: a logo is on every page.
#[derive(Debug)]
pub(super) struct Folder {
    data: DataFolder,
    /// `None` where the owner's patterns cannot be read.
    left_out: Option<LeftOut>,
    /// The moment as of which it is published.
    at: jiff::Timestamp,
    sizes: HashMap<String, Option<u64>>,
    pictures: HashMap<String, Option<PictureSize>>,
    /// Pictures that were looked into: each is reported once.
    examined: HashSet<String>,
    /// Those among them that no browser shows.
    no_pictures: HashSet<String>,
    /// How often a file was looked for that may be meant by another name.
    searches: usize,
}

/// What is to be said of a picture.
#[derive(Debug, Default)]
pub(super) struct PictureFindings {
    /// What is the matter with it.
    pub(super) fault: Option<PictureFault>,
    /// Whether it says where it was taken.
    pub(super) tells_place: bool,
}

impl Folder {
    pub(super) fn new(data: DataFolder, left_out: Option<LeftOut>, at: jiff::Timestamp) -> Self {
        let (sizes, pictures) = (HashMap::new(), HashMap::new());
        let (examined, no_pictures) = (HashSet::new(), HashSet::new());
        Self { data, left_out, at, sizes, pictures, examined, no_pictures, searches: 0 }
    }

    /// A place of a document as its owner finds it: see [`sources::named`].
    pub(super) fn named(&self, document: &str, place: &str, what: &str) -> String {
        sources::named(&self.data, document, place, what)
    }

    /// The file that an item of a document was made of, by its number there.
    pub(super) fn source(&self, document: &str, item: usize) -> Option<&str> {
        self.data.made().source(document, item)
    }

    /// Whether a document was made of files, one for each item.
    pub(super) fn is_of_files(&self, document: &str) -> bool {
        self.data.made().is_of_files(document)
    }

    /// What a document lacks, for it could not be read.
    pub(super) fn unread(&self, document: &str) -> Option<&Unread> {
        self.data.made().unread(document)
    }

    /// Whether a file is an article that could not be read.
    pub(super) fn is_unread(&self, file: &str) -> bool {
        self.data.made().is_unread(file)
    }

    /// The beginnings of the articles that could not be read.
    pub(super) fn beginnings_of_unread(&self) -> Vec<String> {
        let beginning = |file: &str| beginning_with_keys(&self.data.readable(file).ok()?).ok();
        self.data.made().unread_files().filter_map(beginning).collect()
    }

    /// Whether a document is somebody else's.
    pub(super) fn is_from_elsewhere(&self, document: &str) -> bool {
        self.data.made().is_from_elsewhere(document)
    }

    /// Whether a document has not come yet.
    pub(super) fn is_awaited(&self, document: &str) -> bool {
        self.data.made().is_awaited(document)
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

    /// Whether there is a folder of that name.
    pub(super) fn has_folder(&self, name: &str) -> bool {
        self.data.on_disk(name).is_some_and(|path| path.is_dir())
    }

    /// The files below a folder that are published; none where there is no such folder.
    pub(super) fn files_below(&self, name: &str) -> Vec<String> {
        let left_out = self.left_out.as_ref().filter(|_| self.has_folder(name));
        let found = left_out.and_then(|left_out| OwnersFiles::below(self.data.path(), name, left_out).ok());
        found.unwrap_or_default().published
    }

    /// The outermost folder of a file that is not there.
    pub(super) fn missing_folder(&self, file: &str) -> Option<String> {
        let mut folders = file.match_indices('/').map(|(end, _)| &file[..end]);
        folders.find(|folder| !self.has_folder(folder)).map(str::to_owned)
    }

    /// Why a file that is there is not published.
    pub(super) fn left_out(&mut self, file: &str) -> Option<LeftOutReason> {
        self.size(file)?;
        if self.data.made().is_source(file) {
            return Some(match Markup::of(file) {
                Some(_) => LeftOutReason::Article,
                None if is_of_other_format(file) => LeftOutReason::OtherFormat,
                None => LeftOutReason::Misnamed,
            });
        }
        let reason = self.left_out.as_ref()?.reason_of(Path::new(file));
        reason.or_else(|| why_stray_text(&self.data.on_disk(file)?, self.at))
    }

    /// An article in a folder of articles that the owner's patterns leave out, and the pattern that does.
    pub(super) fn left_out_article(&self, folder: &str) -> Option<(String, &str)> {
        let left_out = self.left_out.as_ref()?;
        let found = OwnersFiles::below(self.data.path(), folder.trim_end_matches('/'), left_out).ok()?;
        let without_patterns = LeftOut::new(self.data.path(), &[], &[]).ok()?;
        let is_article = |file: &String| Markup::of(file).is_some() && !is_section(file);
        found.left_out.iter().find_map(|(name, _)| {
            let pattern = left_out.owners_pattern_of(name)?;
            let name = name.to_str()?.to_owned();
            let files = if self.has_folder(&name) {
                OwnersFiles::below(self.data.path(), &name, &without_patterns).ok()?.published
            } else {
                vec![name]
            };
            Some((files.into_iter().find(is_article)?, pattern))
        })
    }

    /// The patterns of `ignore` that would bring a file back which is left out by others.
    pub(super) fn patterns_against(&self, file: &str) -> Vec<String> {
        self.left_out.as_ref().map(|left_out| left_out.patterns_against(Path::new(file))).unwrap_or_default()
    }

    /// Why publishing could not copy a file, in its words: it cannot be read.
    pub(super) fn not_copied(&self, file: &str) -> Option<PublishError> {
        unreadable_file(self.data.path(), file)
    }

    /// Whether a file is there, and is published.
    pub(super) fn is_published(&mut self, file: &str) -> bool {
        self.size(file).is_some() && self.left_out(file).is_none()
    }

    /// What the picture in a file measures, where that can be told.
    pub(super) fn picture_size(&mut self, file: &str) -> Option<PictureSize> {
        if let Some(known) = self.pictures.get(file) {
            return *known;
        }
        let size = self.data.readable(file).ok().and_then(|path| PictureSize::of(&path));
        self.pictures.insert(file.to_owned(), size);
        size
    }

    /// What is to be said of a picture; nothing where it was said before.
    pub(super) fn examine_picture(&mut self, file: &str) -> PictureFindings {
        if !self.examined.insert(file.to_owned()) {
            return PictureFindings::default();
        }
        let path = self.data.readable(file).ok();
        let fault = path.as_deref().and_then(PictureFault::of_file);
        if fault.as_ref().is_some_and(PictureFault::hides_picture) {
            self.no_pictures.insert(file.to_owned());
        }
        PictureFindings { fault, tells_place: path.as_deref().is_some_and(tells_place) }
    }

    /// Whether that was examined, and no browser shows it.
    pub(super) fn is_no_picture(&self, file: &str) -> bool {
        self.no_pictures.contains(file)
    }

    /// The files of the folder; `None` where the owner's patterns cannot be read.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub(super) fn files(&self) -> Option<Result<OwnersFiles, (PathBuf, io::Error)>> {
        Some(OwnersFiles::of(self.data.path(), self.left_out.as_ref()?))
    }

    /// The files that articles were read from.
    pub(super) fn sources(&self) -> BTreeSet<String> {
        self.data.made().sources().map(str::to_owned).collect()
    }

    /// The folder of articles beside one that is not there, where none of those that are `named` as feeds is meant.
    pub(super) fn folder_beside(&self, missing: &str, named: &HashSet<String>) -> Option<String> {
        meant_folder::beside(missing, &self.data, named)
    }

    /// Whether that a folder in it cannot be read was told when its articles were looked for.
    pub(super) fn is_told_of(&self, folder: &Path) -> bool {
        let told = self.data.made().faults().iter().filter(|fault| fault.file.ends_with('/'));
        told.filter_map(|fault| self.data.on_disk(&fault.file)).any(|feed| folder.starts_with(feed))
    }

    /// Whether a document that `site.json` names lies in a folder on the disk.
    pub(super) fn lies_in(&self, address: &str, folder: &Path) -> bool {
        let file = self.document(address, SITE).ok().and_then(|file| self.data.on_disk(&file));
        file.is_some_and(|file| file.starts_with(folder))
    }

    /// Why a file that no edition reads is left out, if it is.
    pub(super) fn why_stray(&self, file: &str) -> Option<LeftOutReason> {
        if self.data.made().is_source(file) {
            return None;
        }
        why_stray(&self.data.on_disk(file)?, self.at)
    }

    /// Takes note of the files of an item that nobody is to see.
    pub(super) fn keep_back(&self, named: &mut NamedFiles, item: &Value) {
        named.keep_back(files_of_item(&self.data, item));
    }

    /// The same for a file that is left out for that reason, because no edition reads it.
    pub(super) fn keep_back_with(&self, named: &mut NamedFiles, file: &str, reason: LeftOutReason) {
        named.keep_back(files_of_stray(&self.data, file, reason, self.at));
    }

    /// How many files were looked for.
    pub(super) fn looked_up(&self) -> usize {
        self.sizes.len()
    }
}
