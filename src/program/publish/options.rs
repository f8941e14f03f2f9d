//! What is published, and where to.

use super::{PublishError, Renumbering, copy::entries};
use std::path::PathBuf;

/// What is published, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The built app, as Trunk leaves it.
    pub app: PathBuf,
    /// The publication's data: `site.json` and what it names.
    pub data: PathBuf,
    /// The folder of finished pages.
    pub out: PathBuf,
    /// The public address, in place of the one in `site.json`.
    pub base_url: Option<String>,
    /// The address Trunk built the app for.
    pub public_url: String,
    /// Whether compressed copies are laid beside the files.
    pub copies: CompressedCopies,
    /// Whether the pages of the archive may hold other articles than before.
    pub renumbering: Renumbering,
}

/// Whether compressed copies are laid beside the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompressedCopies {
    /// For hosts that send them as they are.
    #[default]
    Beside,
    /// For hosts that compress by themselves.
    None,
}

impl Options {
    /// Refuses to replace a folder that holds something else than a publication's pages.
    pub(super) fn check_output_folder(&self) -> Result<(), PublishError> {
        let Ok(out) = self.out.canonicalize() else {
            return Ok(());
        };
        let refuse = |holds| Err(PublishError::NotOurs { path: self.out.clone(), holds });
        if self.data.canonicalize().is_ok_and(|data| data.starts_with(&out)) {
            return refuse("the publication's data");
        }
        if self.app.canonicalize().is_ok_and(|app| app.starts_with(&out) && app != out) {
            return refuse("the built app");
        }
        if !entries(&out)?.is_empty() && !out.join("site.json").is_file() {
            return refuse("other files");
        }
        Ok(())
    }
}
