//! What can keep a new publication from being made.

use crate::{model::id::EditionCode, program::Remedy};
use std::{borrow::Cow, io, path::PathBuf};
use thiserror::Error;

/// Why no publication was made.
#[derive(Debug, Error)]
pub enum NewError {
    /// A file is there.
    #[error("{folder} is a file, and a publication is a folder")]
    NoFolder {
        /// The file.
        folder: PathBuf,
    },
    /// A link is there that leads nowhere.
    #[error("{folder} is a link, and what it leads to is not there")]
    Dangling {
        /// The link.
        folder: PathBuf,
    },
    /// Something is there already.
    #[error("{folder} is not empty: it holds {holds}, and nothing is written over")]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
        /// One of the names in it.
        holds: String,
    },
    /// A file is there that would be written.
    #[error("{path} is there already, and nothing is written over")]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// No words come with the program.
    #[error("no words come with this program for \"{tag}\"")]
    UnknownLanguage {
        /// As it was written.
        tag: String,
        /// The language that was most likely meant: its tag and its name.
        meant: Option<String>,
    },
    /// A publication needs one edition at least.
    #[error("no edition was named")]
    NoEdition,
    /// An edition was asked for twice.
    #[error("the edition {code} was asked for twice")]
    Twice {
        /// Its code.
        code: EditionCode,
    },
    /// A file or the folder cannot be read or written.
    #[error("{path} cannot be made: {reason}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

impl Remedy for NewError {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::NoFolder { .. } => "name a folder that is not there yet",
            Self::Dangling { .. } => "make the folder that it leads to, or name another",
            Self::NotEmpty { .. } => {
                "name a folder that is not there yet, and put afterwards into it what belongs to it"
            }
            Self::Exists { .. } => "move it away, or do without --deploy",
            Self::UnknownLanguage { meant, .. } => {
                let meant = meant.as_ref().map(|meant| format!("did you mean {meant}? Else ")).unwrap_or_default();
                return format!(
                    "{meant}choose one of those that \"masthead languages\" lists; for another language begin with one of \
                     them, and translate its file in locales/"
                )
                .into();
            }
            Self::NoEdition => "name one, such as --edition en",
            Self::Twice { .. } => "name each once",
            Self::File { .. } => "name a folder where you may write, on a disk that has room",
        })
    }
}
