//! What can keep a publication from being published.

use super::template::TemplateError;
use crate::{
    model::source::{Failure, LONGEST_DOCUMENT},
    program::{FaultyFont, Finding, LeftOutReason, NotHere, PatternError, Remedy, Renumbered, printable},
};
use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why nothing was published. What was published before is unchanged, but for [`Self::Repository`].
#[derive(Debug, Error)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    #[error("{doing} {path}: {reason}")]
    File {
        /// What was being done: "reading", "writing".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// The built app is not where it was looked for.
    #[error("{path} is not there: the app is not built, or lies elsewhere")]
    NoApp {
        /// Its page.
        path: PathBuf,
    },
    /// The built app's page is not as `publish` knows it.
    #[error("{path}: {reason}")]
    HtmlTemplate {
        /// The page.
        path: PathBuf,
        /// What is wrong with it.
        reason: TemplateError,
    },
    /// A document of the publication cannot be used.
    #[error("{0}")]
    Document(Failure),
    /// A feed's document is not JSON, or no feed.
    #[error("{path}: {reason}")]
    Feed {
        /// The document.
        path: PathBuf,
        /// What is wrong, with line and column.
        reason: serde_json::Error,
    },
    /// An article's file cannot be one, a feed from elsewhere cannot be had, or a file of the owner's is in the way.
    #[error("{0}")]
    Source(Finding),
    /// A document is not in the publication's folder.
    #[error("{named_in}: \"{address}\" {reason}")]
    NotHere {
        /// The document that names it.
        named_in: String,
        /// Its address.
        address: String,
        /// Where it is instead.
        reason: NotHere,
    },
    /// The folder to be replaced holds something else than a publication's pages.
    #[error("{path} would be replaced, and it {what}")]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What it is or holds.
        what: &'static str,
    },
    /// The folder to be replaced holds files that no run has made.
    #[error("{path} would be replaced, and it holds what no run has put there: {}", some_of(.names))]
    NotMade {
        /// The folder.
        path: PathBuf,
        /// Their names in it.
        names: Vec<String>,
    },
    /// A folder is to be removed that belongs to somebody else.
    #[error("{path}: this folder is to be removed with what stands there, and this program may take nothing out of it")]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// The folder lies among the pages of another publication.
    #[error("{path} lies in {around}, where another publication's pages are: its next run would take this one away")]
    Within {
        /// The folder.
        path: PathBuf,
        /// The other publication's.
        around: PathBuf,
    },
    /// Two files of the publication are one on this disk.
    #[error(
        "{name}: this disk takes it for a file that was written before, whose name differs in capitals or in how its \
         letters are put together"
    )]
    SameFile {
        /// The file's name in the folder of pages.
        name: String,
    },
    /// Another run writes the same folder.
    #[error("{path}: another run is publishing there")]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The document of a page is longer than the app reads one.
    #[error(
        "{page} would hold {} MB of texts, and the app reads no more than {} MB at once",
        bytes.div_ceil(1_000_000), LONGEST_DOCUMENT / 1_000_000
    )]
    LongDocument {
        /// The page, from the publication's folder.
        page: String,
        /// How long it would be.
        bytes: usize,
    },
    /// A file that should be a font cannot be published.
    #[error("{0}")]
    Font(FaultyFont),
    /// A pattern of site.json cannot be read.
    #[error("site.json, ignore: {0}")]
    Pattern(#[from] PatternError),
    /// Pages of the archive would show other articles than before.
    #[error("site.json, page_size: {0}")]
    Renumbered(Renumbered),
    /// What the last run remembers of the folder cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Record {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: serde_json::Error,
    },
    /// The pages are published, and the owner's repository did not go along to them.
    #[error("the pages are published, but the .git among them is left in {path}: {reason}")]
    Repository {
        /// The folder that they were in before.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// `site.json` names no public address, and none was given.
    #[error("site.json: base_url is missing: shared links, search engines and feed readers need whole addresses")]
    NoBaseUrl,
}

impl Remedy for PublishError {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::File { reason, .. } => return of_system(reason),
            Self::NotHere { reason, .. } => return reason.remedy(),
            Self::Source(finding) => return finding.remedy(),
            Self::Font(font) => return font.remedy(),
            Self::Pattern(fault) => return fault.remedy(),
            Self::Renumbered(renumbered) => return renumbered.remedy(),
            Self::NoApp { .. } => "build it (make publish), or name its folder with --app",
            Self::HtmlTemplate { .. } => {
                "build the app again (make publish) from the index.html of the same version as this program"
            }
            Self::Document(_) | Self::Feed { .. } => "run \"masthead check\", which names every fault with its place",
            Self::NotOurs { .. } => "give a folder of its own, such as --out pages",
            Self::NotMade { .. } => {
                "move it into the publication's folder, from where it is published too (what begins with a dot by \
                 \"!name\" in \"ignore\" of site.json), or elsewhere"
            }
            Self::Locked { .. } => "make it yours, as with sudo chown -R \"$USER\" on Linux and macOS, or remove it",
            Self::Within { .. } => "give a folder of its own, beside that one, such as --out pages",
            Self::SameFile { .. } => {
                "give one of the two another name, or the item another id; \"masthead check\" names both"
            }
            Self::Busy { .. } => "wait until it has ended, or give another folder: --out",
            Self::LongDocument { .. } => "let \"page_size\" in site.json be smaller, or divide the longest articles",
            Self::Record { .. } => {
                "put back the one that was uploaded last, or remove it: the size of the archive's pages is then taken \
                 from site.json, whatever it was before"
            }
            Self::Repository { .. } => {
                "look whether another program uses it, and publish again: the next run moves it to the pages"
            }
            Self::NoBaseUrl => "write \"base_url\": \"https://…/\" into site.json, or give --base-url",
        })
    }
}

/// The first of several names.
fn some_of(names: &[String]) -> String {
    const MOST: usize = 5;
    let shown: Vec<_> = names.iter().take(MOST).map(|name| printable(name)).collect();
    let more = match names.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    shown.join(", ") + &more
}

/// What to do about what the system says.
fn of_system(reason: &io::Error) -> Cow<'_, str> {
    let left_out = reason.get_ref().and_then(|reason| reason.downcast_ref::<LeftOutReason>());
    if let Some(reason) = left_out {
        return reason.remedy();
    }
    Cow::Borrowed(match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk",
        io::ErrorKind::FileTooLarge => "let this program write larger files (ulimit -f), or choose another disk",
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => {
            "give it another name, or a shorter one: this disk takes none like it"
        }
        io::ErrorKind::AlreadyExists => "move one of the two away, for both have one name",
        // A disk of its own (a container's volume) cannot be replaced, only what is in it.
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
            "give a folder inside it: the place where a disk is mounted cannot be replaced"
        }
        io::ErrorKind::NotFound => "look whether it is there, and how it is spelt",
        io::ErrorKind::PermissionDenied => "look whether you may read it, and write there",
        io::ErrorKind::ReadOnlyFilesystem => "give a folder that can be written to",
        _ => "look whether it is there, and whether you may read it and write there",
    })
}

impl From<Finding> for PublishError {
    fn from(finding: Finding) -> Self {
        Self::Source(finding)
    }
}

impl PublishError {
    /// Whether what was published before is unchanged.
    #[must_use]
    pub fn leaves_all_as_it_was(&self) -> bool {
        !matches!(self, Self::Repository { .. })
    }

    /// For `map_err`: what was being done to which file.
    pub(super) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |reason| Self::File { doing, path: path.to_owned(), reason }
    }
}
