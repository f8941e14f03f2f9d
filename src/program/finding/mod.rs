//! Something wrong in a publication's folder, in words for its owner: what whoever reads or makes documents tells, and
//! `check` gathers.

mod place;
mod told;

pub use place::{Key, LinesAndColumns, keys, line_and_column, of_line, offset_of_line};
pub use told::{Marking, Words};

use serde::Serialize;
use std::{
    fmt::{self, Display},
    ops::Range,
};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A reader misses something, or comes to nothing.
    #[default]
    Error,
    /// It works, if less well than it could.
    Warning,
    /// It is as it may be while its owner is at work.
    Note,
}

/// Something wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The document it is about, relative to the folder.
    pub file: String,
    /// Where in the document: `items[12] "1012".image`, or `line 3, column 5` where the document cannot be read.
    /// Empty for the document as a whole.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// What the owner can do about it.
    pub remedy: String,
}

/// A place in a text, as editors count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// The character after the last one at fault that is in the line.
    pub end_column: usize,
    /// What stands there: the line, or of a long one the part around the place.
    pub excerpt: String,
    /// The words at fault in it: bytes.
    pub marked: Range<usize>,
}

impl Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

impl Finding {
    /// Its place, where that says more than a position that is told already.
    #[must_use]
    pub fn place_beside(&self, position: Option<&Position>) -> &str {
        if position.is_some() && place::is_of_line(&self.place) { "" } else { &self.place }
    }
}
