//! Pages of cards.

use super::{EditionContext, Post};
use crate::model::{
    id::{CategorySlug, PageNumber},
    locale::Message,
    publication::Layout,
    route::Place,
};

/// A page of cards.
#[derive(Clone)]
pub struct List {
    /// What is listed.
    pub kind: ListKind,
    /// The items, newest first.
    pub posts: Vec<Post>,
    /// The page of newer items.
    pub newer: Option<Place>,
    /// The page of older items.
    pub older: Option<Place>,
    /// How they are laid out.
    pub layout: Layout,
}

/// What a list lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// The newest items.
    Front,
    /// A page of the archive.
    Archive(PageNumber),
    /// A category, or a page of its archive.
    Category {
        /// Its name in addresses.
        slug: CategorySlug,
        /// Its name for readers.
        label: String,
        /// The page; none for the newest items.
        page: Option<PageNumber>,
    },
}

impl List {
    /// The heading of the page.
    #[must_use]
    pub fn heading(&self, context: &EditionContext) -> String {
        let number = |page: &PageNumber| context.catalog.number(page.get().into());
        match &self.kind {
            ListKind::Front => context.text(Message::LatestArticles),
            ListKind::Archive(page) => context.catalog.fill(Message::ArchivePage, &[("page", &number(page))]),
            ListKind::Category { label, page: None, .. } => label.clone(),
            ListKind::Category { label, page: Some(page), .. } => {
                context.catalog.fill(Message::CategoryPage, &[("category", label), ("page", &number(page))])
            }
        }
    }
}
