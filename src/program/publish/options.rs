//! What is published, and where to.

use super::{BuiltApp, PublishError, Renumbering, Unreadable, plan::Inputs, replaced};
use crate::program::remote_feed::RemoteFeeds;
use std::{path::PathBuf, sync::Arc};

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
    /// What its pages are made from.
    pub(super) fn inputs(&self) -> Inputs<'_> {
        Inputs {
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
        replaced::check(&self.out, &self.data, self.app.folder())
    }
}
