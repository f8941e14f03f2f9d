//! An owner's file or folder in a place that publishing needs: `check` and publishing refuse it in the same words.

use super::{Finding, START_SCRIPT, Severity};

/// What is the matter with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTheWay {
    /// A file where a folder is made.
    FileForFolder,
    /// A folder where a file is made.
    FolderForFile,
    /// A file in the place of a script or program that every page needs.
    NeededScript,
}

impl InTheWay {
    /// What is said of it, by its name in the publication's folder.
    #[must_use]
    pub fn of(self, name: &str) -> Finding {
        let what = match self {
            Self::FileForFolder => "it is a file of yours where publishing makes a folder of that name",
            Self::FolderForFile => "it is a folder of yours where publishing makes a file of that name",
            Self::NeededScript => {
                "it stands in the place of a script that every page needs: none would work with another"
            }
        };
        Finding {
            severity: Severity::Error,
            file: name.to_owned(),
            place: String::new(),
            what: what.to_owned(),
            remedy: "give it another name".to_owned(),
        }
    }
}

/// Whether a file of the publication's folder has the name of a script or program of the app. Those that are built have a
/// hash in theirs.
#[must_use]
pub fn is_needed_script(name: &str) -> bool {
    const BUILT: [(&str, &str); 3] = [("app-", ".js"), ("app-", "_bg.wasm"), ("theme-", ".js")];
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
    let is_built = |(start, end): (&str, &str)| {
        name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end)).is_some_and(is_hash)
    };
    matches!(name, START_SCRIPT | "embed.js") || BUILT.into_iter().any(is_built)
}
