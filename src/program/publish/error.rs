//! What can keep a publication from being published.

use crate::model::source::Failure;
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why nothing was published. What was published before stands as it was.
#[derive(Debug)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    File {
        /// What was being done: "reading", "writing".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// The built app's page is not as `publish` knows it.
    HtmlTemplate {
        /// The page.
        path: PathBuf,
        /// What is missing in it.
        missing: &'static str,
    },
    /// A document of the publication cannot be used.
    Document(Failure),
    /// A feed's document is not JSON, or no feed.
    Feed {
        /// The document.
        path: PathBuf,
        /// What is wrong, with line and column.
        reason: serde_json::Error,
    },
    /// The folder to be replaced holds something else than a publication's pages.
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        holds: &'static str,
    },
    /// `site.json` names no public address, and none was given.
    NoBaseUrl,
}

impl PublishError {
    /// For `map_err`: what was being done to which file.
    pub(super) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |reason| Self::File { doing, path: path.to_owned(), reason }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remedy = match self {
            Self::File { doing, path, reason } => {
                write!(formatter, "{doing} {}: {reason}", path.display())?;
                "look whether it is there, whether you may write there, and whether the disk is full"
            }
            Self::HtmlTemplate { path, missing } => {
                write!(formatter, "{}: {missing} is missing", path.display())?;
                "build the app anew (make build) from the index.html of the same version as this program"
            }
            Self::Document(failure) => {
                write!(formatter, "{failure}")?;
                "run \"publish check\", which names every fault with its place"
            }
            Self::Feed { path, reason } => {
                write!(formatter, "{}: {reason}", path.display())?;
                "run \"publish check\", which names every fault with its place"
            }
            Self::NotOurs { path, holds } => {
                write!(formatter, "{} would be replaced, and it holds {holds}", path.display())?;
                "give a folder of its own: --out dist"
            }
            Self::NoBaseUrl => {
                formatter.write_str("site.json: base_url is missing: no page could say where it is read")?;
                "write \"base_url\": \"https://…/\" into site.json, or give --base-url"
            }
        };
        write!(formatter, "\n  what to do: {remedy}")
    }
}

impl std::error::Error for PublishError {}
