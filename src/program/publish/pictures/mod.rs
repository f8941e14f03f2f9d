//! The sizes of the publication's own pictures that pages choose from: made once, and kept as long as the picture stays
//! the same. The owner's own file is published as it is, for feed readers, for sharing and for older browsers.

mod pixels;
mod sizes;

use super::{Output, Progress, PublishError};
use crate::{
    model::feed::SizedPicture,
    program::{DataFolder, FaultyPicture, PictureFault, PictureKind},
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sizes::Sizes;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    sync::Mutex,
};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// Whether sizes may be made of a file of that name. A GIF is a drawing or a film, an SVG has no size, and an AVIF is
/// small already.
#[must_use]
pub fn may_have_sizes(file: &str) -> bool {
    matches!(PictureKind::of_name(file), Some(PictureKind::Jpeg | PictureKind::Png | PictureKind::Webp))
}

/// The pictures of a publication whose sizes are there.
#[derive(Debug, Default)]
pub struct Pictures {
    /// By their names in the publication's folder.
    by_file: BTreeMap<String, SizedPicture>,
    /// What they were made of, by the names that their files begin with.
    pub originals: BTreeMap<String, Original>,
    /// Those that are shown as they are, and why.
    pub as_they_are: Vec<FaultyPicture>,
}

/// The owner's files that the sizes of a picture were made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Their names in the publication's folder.
    pub files: BTreeSet<String>,
    /// What is in them.
    pub digest: String,
}

impl Original {
    /// Whether one of them is still published as it was.
    #[must_use]
    pub fn is_public(&self, folder: &DataFolder, output: &Output) -> bool {
        let is_same = |file: &str| read(folder, file).is_ok_and(|picture| digest(&picture) == self.digest);
        self.files.iter().any(|file| output.is_owners(file) && is_same(file))
    }
}

impl Pictures {
    /// The sizes of the picture in a file of the publication's folder.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&SizedPicture> {
        self.by_file.get(file)
    }

    /// All of them by the names that their files begin with, for the next run.
    #[must_use]
    pub fn to_record(&self) -> BTreeMap<String, SizedPicture> {
        self.by_file.values().map(|picture| (picture.name.clone(), picture.clone())).collect()
    }
}

/// Makes the sizes of pictures, by their names in the publication's folder; `before` are those that the last run made.
///
/// # Errors
/// Where a file cannot be read or written. A picture that is damaged or too large is no error: it is shown as it is.
pub fn make(
    files: &BTreeSet<&str>,
    before: &BTreeMap<String, SizedPicture>,
    folder: &DataFolder,
    output: &Output,
    progress: &dyn Progress,
) -> Result<Pictures, PublishError> {
    // What an owner leaves out is not published in another size either.
    let files: Vec<_> = files.iter().copied().filter(|file| output.is_owners(file)).collect();
    progress.begin("pictures", files.len());
    let named = files.par_iter().map(|file| {
        let picture = read(folder, file)?;
        Ok::<_, PublishError>((name_of(&picture), digest(&picture), *file))
    });
    let named: Result<Vec<_>, _> = named.collect();
    // Two files of one picture have the same sizes.
    let mut by_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut pictures = Pictures::default();
    for (name, digest, file) in named? {
        let original = pictures.originals.entry(name.clone()).or_default();
        original.files.insert(file.to_owned());
        original.digest = digest;
        by_name.entry(name).or_default().push(file);
    }
    let maker = Maker { before, folder, output, large: Mutex::new(()) };
    let made: Result<Vec<_>, PublishError> = by_name
        .into_par_iter()
        .map(|(name, files)| {
            let outcome = maker.sized(name, files[0])?;
            progress.advance(files.len());
            Ok((files, outcome))
        })
        .collect();
    for (files, outcome) in made? {
        for file in files {
            match &outcome {
                Ok(sized) => drop(pictures.by_file.insert(file.to_owned(), sized.clone())),
                Err(fault) => pictures.as_they_are.push(FaultyPicture { file: file.to_owned(), fault: fault.clone() }),
            }
        }
    }
    Ok(pictures)
}

/// What the names of a picture's files begin with: it changes with what is in it, and with what is made of it.
fn name_of(picture: &[u8]) -> String {
    let mut hash = Xxh3Default::new();
    hash.update(sizes::settings().as_bytes());
    hash.update(picture);
    format!("{:016x}", hash.digest())
}

/// What is in a picture.
fn digest(picture: &[u8]) -> String {
    format!("{:016x}", xxh3_64(picture))
}

fn read(folder: &DataFolder, file: &str) -> Result<Vec<u8>, PublishError> {
    let path = folder.path().join(file);
    fs::read(&path).map_err(PublishError::file("reading", &path))
}

struct Maker<'a> {
    before: &'a BTreeMap<String, SizedPicture>,
    folder: &'a DataFolder,
    output: &'a Output,
    /// Held while a large picture is open: the others take little memory, but as much as there are cores.
    large: Mutex<()>,
}

impl Maker<'_> {
    /// The sizes of a picture: those of the last run, or new ones.
    fn sized(&self, name: String, file: &str) -> Result<Result<SizedPicture, PictureFault>, PublishError> {
        if let Some(known) = self.before.get(&name)
            && self.kept(known)?
        {
            return Ok(Ok(known.clone()));
        }
        let Sizes { files, tint } = match Sizes::of(file, &read(self.folder, file)?, &self.large) {
            Ok(sizes) => sizes,
            Err(fault) => return Ok(Err(fault)),
        };
        let widths = files.iter().map(|(width, _)| *width).collect();
        let sized = SizedPicture { name, widths, tint };
        for (width, bytes) in &files {
            self.output.write(&sized.file(*width), bytes)?;
        }
        Ok(Ok(sized))
    }

    /// Takes the files of the last run over; false where one is gone.
    fn kept(&self, picture: &SizedPicture) -> Result<bool, PublishError> {
        for width in &picture.widths {
            if !self.output.keep_before(&picture.file(*width))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
