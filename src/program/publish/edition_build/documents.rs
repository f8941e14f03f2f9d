//! The documents that pages are drawn from, and the app reads.

use super::{EditionBuild, task_writer::TaskWriter};
use crate::{
    model::{
        feed::ArchiveShape,
        id::{ItemId, PageNumber},
        page::{EditionContext, List, ListKind, Post},
    },
    program::publish::{
        PublishError,
        articles::{ArticleIndex, Articles, DocumentText, Paging, ShortItem},
    },
};
use std::sync::Arc;

impl TaskWriter<'_> {
    pub(super) fn articles_document(
        &self,
        articles: &Articles,
        indices: &[ArticleIndex],
        paging: Option<Paging>,
    ) -> Result<DocumentText, PublishError> {
        self.document(articles, indices, paging, EditionBuild::has_article)
    }

    /// A document of items that names only translations which have a page: `has` looks for one in an edition.
    fn document(
        &self,
        articles: &Articles,
        indices: &[ArticleIndex],
        paging: Option<Paging>,
        has: fn(&EditionBuild, &ItemId) -> bool,
    ) -> Result<DocumentText, PublishError> {
        articles.document(indices, paging, self.writer.pictures, &|code, id| self.exists_in(code, id, has))
    }

    /// The document of one item's page, which has one also when it was taken back.
    pub(super) fn document_of_item(
        &self,
        articles: &Articles,
        index: ArticleIndex,
        has: fn(&EditionBuild, &ItemId) -> bool,
    ) -> Result<DocumentText, PublishError> {
        if articles.is_withdrawn(index) {
            return articles.document_of_withdrawn(index, &|code, id| self.exists_in(code, id, has));
        }
        self.document(articles, &[index], None, has)
    }

    /// Whether an edition has a page for an item, as `has` looks for one.
    fn exists_in(&self, code: &str, id: &ItemId, has: fn(&EditionBuild, &ItemId) -> bool) -> bool {
        let other = self.editions.iter().find(|other| other.context.edition.code.as_str() == code);
        other.is_some_and(|other| has(other, id))
    }

    /// A page of a list: the document of its items, and what is shown of it.
    pub(super) fn list_page(
        &self,
        articles: &Articles,
        indices: &[ArticleIndex],
        page: Option<PageNumber>,
        kind: ListKind,
    ) -> Result<(DocumentText, List), PublishError> {
        let context = &self.build.context;
        let shape = ArchiveShape::new(indices.len(), context.site.page_size);
        let range = page.and_then(|page| shape.page(page)).unwrap_or_else(|| shape.front());
        let pages = shape.newest().map_or(PageNumber::FIRST, PageNumber::next);
        let paging = match page {
            // An archive page never changes, but the number of pages does.
            Some(page) => Paging { page: Some(page.get()), pages: None },
            None => Paging { page: None, pages: Some(pages.get()) },
        };
        // What an article has many of, holds it many times: without its text.
        let document = match &kind {
            ListKind::Selected { selection, .. } if !selection.has_feeds() => {
                articles.short(&indices[range], Some(paging), ShortItem::Entry)?
            }
            _ => self.articles_document(articles, &indices[range], Some(paging))?,
        };
        let posts = posts(&document, context);
        Ok((document, List::of_finished_page(&context.edition, kind, pages, posts)))
    }
}

/// The items of a document, as a finished page shows them.
pub(super) fn posts(document: &DocumentText, context: &EditionContext) -> Vec<Post> {
    let feed = document.feed();
    let resolver = Arc::new(context.resolver.of_feed(feed.home_page_url.as_deref()));
    feed.items.into_iter().map(|item| Post::new(item, Arc::clone(&resolver))).collect()
}
