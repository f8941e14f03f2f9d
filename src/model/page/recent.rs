//! The newest items of an edition.

use crate::model::{
    id::ItemSlug,
    locale::{Language, Timestamp},
};
use serde::{Deserialize, Serialize};

/// The newest items of an edition, beside every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recent {
    /// At most [`RECENT_POSTS`] of them.
    Posts(Vec<RecentPost>),
    /// Not loaded yet. They are not part of a finished page that never changes: the app loads them.
    Deferred,
}

/// How many of the newest items are listed beside every page.
pub const RECENT_POSTS: usize = 5;

/// One of the newest items, as the list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentPost {
    /// Its name in addresses.
    pub slug: ItemSlug,
    /// Its title.
    pub title: String,
    /// Its language, where that is not its edition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
}
