//! Pages of cards.

use super::{EditionContext, Post};
use crate::model::{id::PageNumber, locale::Message, publication::Layout, route::Place, selection::Selection};

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
    /// A category, a tag, an author or a month, or a page of its archive.
    Selected {
        /// What its items have in common.
        selection: Selection,
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
            ListKind::Selected { selection, page: None } => self.label(selection, context),
            ListKind::Selected { selection, page: Some(page) } => {
                let label = self.label(selection, context);
                context.catalog.fill(Message::CategoryPage, &[("category", &label), ("page", &number(page))])
            }
        }
    }

    /// What its items have in common, for readers: in the words of the first of them, so that a page of an archive is
    /// called the same for ever.
    #[must_use]
    pub fn label(&self, selection: &Selection, context: &EditionContext) -> String {
        context.label(selection, self.posts.first().map(|post| &*post.item))
    }
}
