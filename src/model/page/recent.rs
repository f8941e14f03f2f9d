//! The newest items of an edition.

use crate::model::{
    id::ItemSlug,
    locale::{Language, Timestamp},
    route::Place,
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

impl Recent {
    /// Without the article that a reader has before them.
    #[must_use]
    pub fn beside(mut self, place: &Place) -> Self {
        if let (Self::Posts(posts), Place::Article(shown)) = (&mut self, place) {
            posts.retain(|post| post.slug != *shown);
        }
        self
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_before_a_reader_is_not_among_the_newest() {
        let slug = |name: &str| serde_json::from_value::<ItemSlug>(name.into()).unwrap();
        let post = |name| RecentPost { slug: slug(name), title: String::new(), language: None, published: None };
        let recent = || Recent::Posts(vec![post("1"), post("2")]);
        assert_eq!(recent().beside(&Place::Article(slug("1"))), Recent::Posts(vec![post("2")]));
        assert_eq!(recent().beside(&Place::Article(slug("3"))), recent());
        assert_eq!(recent().beside(&Place::Front), recent());
        assert_eq!(Recent::Deferred.beside(&Place::Article(slug("1"))), Recent::Deferred);
    }
}
