//! What can keep a publication from being published.

use super::template::TemplateError;
use crate::model::source::Failure;
use std::{
    io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why nothing was published. What was published before is unchanged.
#[derive(Debug, Error)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    #[error(
        "{doing} {path}: {reason}\n  \
         what to do: look whether it is there, whether you may write there, and whether the disk is full"
    )]
    File {
        /// What was being done: "reading", "writing".
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// The built app's page is not as `publish` knows it.
    #[error(
        "{path}: {reason}\n  \
         what to do: build the app again (make publish) from the index.html of the same version as this program"
    )]
    HtmlTemplate {
        /// The page.
        path: PathBuf,
        /// What is wrong with it.
        reason: TemplateError,
    },
    /// A document of the publication cannot be used.
    #[error("{0}\n  what to do: run \"publish check\", which names every fault with its place")]
    Document(Failure),
    /// A feed's document is not JSON, or no feed.
    #[error("{path}: {reason}\n  what to do: run \"publish check\", which names every fault with its place")]
    Feed {
        /// The document.
        path: PathBuf,
        /// What is wrong, with line and column.
        reason: serde_json::Error,
    },
    /// The folder to be replaced holds something else than a publication's pages.
    #[error("{path} would be replaced, and it holds {holds}\n  what to do: give a folder of its own: --out dist")]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        holds: &'static str,
    },
    /// `site.json` names no public address, and none was given.
    #[error(
        "site.json: base_url is missing: no page could say where it is read\n  \
         what to do: write \"base_url\": \"https://…/\" into site.json, or give --base-url"
    )]
    NoBaseUrl,
}

impl PublishError {
    /// For `map_err`: what was being done to which file.
    pub(super) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |reason| Self::File { doing, path: path.to_owned(), reason }
    }
}
