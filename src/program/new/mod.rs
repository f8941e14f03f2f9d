//! `masthead new`: a small publication for an owner to begin with.

mod deploy;
mod documents;
mod edition;
mod error;

pub use deploy::Deploy;
pub use edition::NewEdition;
pub use error::NewError;

use super::{SITE, entries};
use documents::Beginning;
use jiff::Timestamp;
use rust_embed::RustEmbed;
use std::{
    borrow::Cow,
    collections::BTreeSet,
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// The sample publication.
#[derive(RustEmbed)]
#[folder = "public"]
#[exclude = ".*"]
#[exclude = "*/.*"]
#[exclude = "*~"]
struct Sample;

/// What editors complete and check `site.json` by.
const SCHEMA: &str = include_str!("../../../public/site.schema.json");
const ICON: &str = include_str!("icon.svg");

/// Names and contents, as they are written one after the other.
type Files = Vec<(String, Cow<'static, [u8]>)>;

/// What a new publication holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// One article in each of these editions, of which the first is the one for everybody else.
    FirstArticle(Vec<NewEdition>),
    /// The sample, with all that it shows.
    Sample,
}

/// A publication to be made.
#[derive(Clone, Debug)]
pub struct NewPublication {
    /// Where: a folder that is not there, or is empty but for files whose names begin with a dot.
    pub folder: PathBuf,
    /// What it holds.
    pub content: Content,
    /// How the finished pages come to readers, where a file helps with that.
    pub deploy: Option<Deploy>,
    /// When the first article was written.
    pub now: Timestamp,
}

impl NewPublication {
    /// Makes it. Nothing that is there is written over.
    ///
    /// # Errors
    /// Where the folder holds something already, two editions are one, or a file cannot be written; what was written before
    /// that is removed.
    pub fn create(&self) -> Result<(), NewError> {
        self.check_folder()?;
        let files = self.files()?;
        let mut begun = Vec::new();
        for (name, content) in &files {
            let path = self.folder.join(name);
            if let Err(reason) = write(&path, content, &mut begun) {
                take_back(&begun, &self.folder);
                return Err(match reason.kind() {
                    ErrorKind::AlreadyExists if fs::symlink_metadata(&path).is_ok() => NewError::Exists { path },
                    _ => NewError::File { path, reason },
                });
            }
        }
        Ok(())
    }

    fn check_folder(&self) -> Result<(), NewError> {
        let is_hidden = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
        match entries(&self.folder) {
            Err(reason) if reason.kind() == ErrorKind::NotFound => match fs::symlink_metadata(&self.folder) {
                Ok(_) => Err(NewError::Dangling { folder: self.folder.clone() }),
                Err(_) => Ok(()),
            },
            Err(reason) if reason.kind() == ErrorKind::NotADirectory => {
                Err(NewError::NoFolder { folder: self.folder.clone() })
            }
            Err(reason) => Err(NewError::File { path: self.folder.clone(), reason }),
            Ok(entries) => match entries.iter().find(|entry| !is_hidden(entry)) {
                Some(entry) => Err(NewError::NotEmpty {
                    folder: self.folder.clone(),
                    holds: entry.file_name().to_string_lossy().into_owned(),
                }),
                None => Ok(()),
            },
        }
    }

    fn files(&self) -> Result<Files, NewError> {
        let mut files = match &self.content {
            Content::Sample => sample(),
            Content::FirstArticle(editions) => self.first_articles(editions)?,
        };
        if let Some(deploy) = self.deploy {
            files.push((deploy.file_name().to_owned(), deploy.text(&self.folder).into_bytes().into()));
        }
        Ok(files)
    }

    fn first_articles(&self, editions: &[NewEdition]) -> Result<Files, NewError> {
        let mut codes = BTreeSet::new();
        if let Some(twice) = editions.iter().find(|edition| !codes.insert(edition.code.as_str())) {
            return Err(NewError::Twice { code: twice.code.clone() });
        }
        let beginnings: Vec<Beginning<'_>> =
            editions.iter().map(|edition| (edition, edition.words.first_article())).collect();
        let site = documents::site(&beginnings).ok_or(NewError::NoEdition)?;
        let mut files = vec![
            (SITE.to_owned(), site.into_bytes().into()),
            ("site.schema.json".to_owned(), SCHEMA.as_bytes().into()),
            (documents::ICON.to_owned(), ICON.as_bytes().into()),
        ];
        for beginning in &beginnings {
            let (edition, _) = beginning;
            let article = documents::first_article(beginning, self.now);
            files.push((edition.first_article_file(), article.into_bytes().into()));
            files.push((edition.catalog(), edition.words().as_bytes().into()));
        }
        Ok(files)
    }
}

fn sample() -> Files {
    Sample::iter().filter_map(|name| Sample::get(&name).map(|file| (name.into_owned(), file.data))).collect()
}

/// Writes a file that is not there yet, and takes note of it as soon as it is.
fn write(path: &Path, content: &[u8], begun: &mut Vec<PathBuf>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create_new(path)?;
    begun.push(path.to_owned());
    file.write_all(content)
}

/// Removes files, and the folders that were made for them.
fn take_back(files: &[PathBuf], publication: &Path) {
    for path in files {
        let _ = fs::remove_file(path);
        for folder in path.ancestors().skip(1).take_while(|folder| folder.starts_with(publication)) {
            // Only one that is empty goes.
            let _ = fs::remove_dir(folder);
        }
    }
}
