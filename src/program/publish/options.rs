//! What is published, and where to.

use super::{BuiltApp, PublishError, Renumbering, Unreadable, output::real_place, plan::Source, record::RECORD};
use crate::program::{SITE, entries, remote_feed::RemoteFeeds};
use std::{
    fs::DirEntry,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What is published, and where to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The built app.
    pub app: BuiltApp,
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
    /// Where feeds come from that lie elsewhere.
    pub remote_feeds: Arc<RemoteFeeds>,
    /// The moment as of which it is published: what has a later date waits.
    pub at: jiff::Timestamp,
    /// What becomes of drafts and of what waits.
    pub unpublished: Unpublished,
}

/// What becomes of drafts and of what waits for its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unpublished {
    /// Nobody learns of them.
    #[default]
    LeftOut,
    /// They are shown with a mark before the title, to whoever is at work on them.
    Marked,
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
    /// Where the publication is read from.
    pub(super) fn source(&self) -> Source<'_> {
        Source {
            app: &self.app,
            data: &self.data,
            base_url: self.base_url.as_deref(),
            public_url: &self.public_url,
            remote_feeds: &self.remote_feeds,
            at: self.at,
            unpublished: self.unpublished,
            unreadable: Unreadable::Refused,
        }
    }

    /// Refuses to replace a folder that holds something else than a publication's pages.
    pub(super) fn check_output_folder(&self) -> Result<(), PublishError> {
        let app = self.app.folder().and_then(|app| app.canonicalize().ok());
        // Trunk hands over a folder that it puts in the place of its own afterwards.
        if !self.out.canonicalize().is_ok_and(|out| Some(out) == app) {
            self.check_folders_around()?;
        }
        let Ok(out) = self.out.canonicalize() else {
            return Ok(());
        };
        let refuse = |holds| Err(PublishError::NotOurs { path: self.out.clone(), holds });
        if !out.is_dir() {
            return refuse("a file's text");
        }
        if self.data.canonicalize().is_ok_and(|data| data.starts_with(&out)) {
            return refuse("the publication's data");
        }
        if app.as_ref().is_some_and(|app| app.starts_with(&out) && *app != out) {
            return refuse("the built app");
        }
        let entries = entries(&out).map_err(PublishError::file("reading", &out))?;
        if entries.is_empty() || was_published(&out, &entries) || app.is_some_and(|app| app == out) {
            return Ok(());
        }
        refuse(if out.join(SITE).is_file() { "a publication's sources" } else { "other files" })
    }

    /// Refuses a folder among another publication's pages: the next run of that one replaces them all.
    fn check_folders_around(&self) -> Result<(), PublishError> {
        let place = real_place(&self.out)?;
        let around = place.ancestors().skip(1).find(|folder| folder.join(RECORD).is_file()).map(Path::to_owned);
        around.map_or(Ok(()), |around| Err(PublishError::Within { path: self.out.clone(), around }))
    }
}

/// Whether a folder that holds these is one of finished pages. Where there is no record, an earlier version has made it, if
/// any has: then the app lies there too, which no publication's sources have.
fn was_published(folder: &Path, entries: &[DirEntry]) -> bool {
    let has = |name: &str| folder.join(name).is_file();
    let is_program = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.starts_with("app-") && Path::new(&name).extension().is_some_and(|extension| extension == "wasm")
    };
    has(RECORD) || (has(SITE) && has("index.html") && entries.iter().any(is_program))
}
