//! Lists of items: what is on a page, and what comes before and after it.
//!
//! A feed is one of four things, told apart by its first document: see `ArchiveKind`. A whole feed and a numbered
//! one have their pages numbered from the oldest, so that a page never changes; the others from the newest.

use super::{Answer, Loader, chain::FeedAddress, documents::FeedDocument, lock};
use crate::model::{
    feed::{ArchiveKind, ArchiveShape, Feed, Item},
    id::PageNumber,
    page::{List, ListKind, PageContent, Post},
    publication::{Category, Edition, Layout},
    route::Place,
    selection::Selection,
    source::{DocumentSource, Failure},
};
use std::sync::Arc;

/// A list to load.
pub(super) struct FeedQuery<'a> {
    /// The feed.
    pub(super) feed: FeedAddress<'a>,
    /// What is wanted of it; none for everything.
    pub(super) wanted: Option<Wanted<'a>>,
}

/// The articles of a feed that a list holds.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) selection: &'a Selection,
    /// Knows which articles those are.
    pub(super) edition: &'a Edition,
}

/// A page of a query.
#[derive(Default)]
pub(super) struct Slice {
    pub(super) posts: Vec<Post>,
    pub(super) newer: Option<Neighbour>,
    pub(super) older: Option<Neighbour>,
}

/// The page before or after.
pub(super) enum Neighbour {
    Front,
    Page(PageNumber),
}

/// How many items a page shows of a document that is one: more than the front page of the largest `page_size` has.
const MOST_POSTS: usize = 200;

impl<S: DocumentSource> Loader<S> {
    /// The edition's newest items, or a page of its archive.
    pub(super) async fn front(
        &self,
        edition: &Edition,
        page: Option<PageNumber>,
    ) -> Result<Option<PageContent>, Failure> {
        let page_address = |page| edition.page_address(page);
        let query = FeedQuery { feed: FeedAddress { first: &edition.feed, page: &page_address }, wanted: None };
        let place = |neighbour| match neighbour {
            Neighbour::Front => Place::Front,
            Neighbour::Page(number) => Place::Archive(number),
        };
        Ok(self.slice(&query, page).await?.map(|slice| {
            PageContent::List(List {
                kind: page.map_or(ListKind::Front, ListKind::Archive),
                posts: slice.posts,
                newer: slice.newer.map(place),
                older: slice.older.map(place),
                layout: Layout::List,
            })
        }))
    }

    /// The newest items of a category, a tag, an author or a month, or a page of its archive; none where neither the
    /// edition nor an item knows it.
    pub(super) async fn selected(
        &self,
        edition: &Edition,
        selection: &Selection,
        page: Option<PageNumber>,
    ) -> Result<Option<PageContent>, Failure> {
        let declared = match selection {
            Selection::Category(slug) => edition.category(slug),
            _ => None,
        };
        let own_feed = declared.and_then(|category| Some((category, category.feed.as_deref()?)));
        let of_category = |page| own_feed.and_then(|(category, _): (&Category, _)| category.page_address(page));
        let of_edition = |page| edition.page_address(page);
        let query = match own_feed {
            Some((_, first)) => FeedQuery { feed: FeedAddress { first, page: &of_category }, wanted: None },
            None => FeedQuery {
                feed: FeedAddress { first: &edition.feed, page: &of_edition },
                wanted: Some(Wanted { selection, edition }),
            },
        };
        let Some(slice) = self.slice(&query, page).await? else {
            return Ok(None);
        };
        if declared.is_none() && slice.posts.is_empty() {
            return Ok(None);
        }
        let place = |neighbour| match neighbour {
            Neighbour::Front => Place::Selected(selection.clone()),
            Neighbour::Page(number) => Place::SelectedArchive(selection.clone(), number),
        };
        Ok(Some(PageContent::List(List {
            kind: ListKind::Selected { selection: selection.clone(), page },
            posts: slice.posts,
            newer: slice.newer.map(place),
            older: slice.older.map(place),
            layout: edition.layout(selection),
        })))
    }

    fn slice<'a>(&'a self, query: &'a FeedQuery<'a>, page: Option<PageNumber>) -> Answer<'a, Option<Slice>> {
        Box::pin(self.read_slice(query, page))
    }

    async fn read_slice(&self, query: &FeedQuery<'_>, page: Option<PageNumber>) -> Result<Option<Slice>, Failure> {
        let first = self.feed(query.feed.first).await?;
        match (first.feed.archive_kind(query.feed.page), query.wanted) {
            (ArchiveKind::Whole, _) => Ok(self.slice_of_whole(query, &first.feed, page)),
            (ArchiveKind::Numbered(pages), None) => self.slice_of_numbered(query, &first, pages, page).await,
            (ArchiveKind::Template, None) => self.slice_by_template(query, &first, page).await,
            // The pages of an archive hold every selection: one is looked for along the documents.
            (ArchiveKind::Numbered(_) | ArchiveKind::Template, Some(_)) | (ArchiveKind::Chain, _) => {
                self.slice_of_chain(query, page).await
            }
        }
    }

    /// A feed that is one document.
    fn slice_of_whole(&self, query: &FeedQuery<'_>, feed: &Feed, page: Option<PageNumber>) -> Option<Slice> {
        let items: Vec<_> = feed.items.iter().filter(|item| query.wants(item)).collect();
        let shape = ArchiveShape::new(items.len(), self.site.page_size);
        let range = match page {
            None => shape.front(),
            Some(number) => shape.page(number)?,
        };
        let posts = items[range].iter().map(|item| self.post(query.feed.first, feed, item)).collect();
        Some(Slice {
            posts,
            newer: page.map(|number| newer_of(number, shape.newest())),
            older: older_of(page, shape.newest()),
        })
    }

    /// A feed that says how many pages it has, the newest included.
    async fn slice_of_numbered(
        &self,
        query: &FeedQuery<'_>,
        first: &Arc<FeedDocument>,
        pages: PageNumber,
        page: Option<PageNumber>,
    ) -> Result<Option<Slice>, Failure> {
        let newest = pages.previous();
        let document = match page {
            None => Some(Arc::clone(first)),
            Some(number) if newest.is_none_or(|newest| number > newest) => None,
            Some(number) => match (query.feed.page)(number) {
                // The feed counts it: where it is missing, something is wrong.
                Some(address) => Some(self.feed(&address).await?),
                None => self.numbered_document(query.feed, number).await?,
            },
        };
        let Some(document) = document else {
            return Ok(None);
        };
        Ok(Some(Slice {
            posts: self.posts(query.feed.first, &document.feed),
            newer: page.map(|number| newer_of(number, newest)),
            older: older_of(page, newest),
        }))
    }

    /// A feed whose pages open by template, of unknown number: page 1 is the newest.
    async fn slice_by_template(
        &self,
        query: &FeedQuery<'_>,
        first: &Arc<FeedDocument>,
        page: Option<PageNumber>,
    ) -> Result<Option<Slice>, Failure> {
        let number = page.unwrap_or(PageNumber::FIRST);
        let document = match (page, (query.feed.page)(number)) {
            (Some(_), Some(address)) if self.is_named_by_the_page_before(query, first, number) => {
                Some(self.feed(&address).await?)
            }
            (Some(_), Some(address)) => self.feed_if_there(&address).await?,
            _ => Some(Arc::clone(first)),
        };
        let Some(document) = document else {
            return Ok(None);
        };
        let feed = &document.feed;
        let older = feed.next_url.is_some().then(|| Neighbour::Page(number.next()));
        Ok(Some(Slice { posts: self.posts(query.feed.first, feed), newer: newer_towards_first(page), older }))
    }

    /// Whether the page before one is in memory, and says that there is a page after it.
    fn is_named_by_the_page_before(&self, query: &FeedQuery<'_>, first: &FeedDocument, number: PageNumber) -> bool {
        let names_a_next = |document: &FeedDocument| document.feed.next_url.is_some();
        match number.previous() {
            Some(PageNumber::FIRST) => names_a_next(first),
            Some(before) => {
                let address = (query.feed.page)(before).and_then(|address| self.absolute(&address).ok());
                address.and_then(|address| self.documents.current(&address)).is_some_and(|page| names_a_next(&page))
            }
            None => false,
        }
    }

    /// A page of a numbered feed without a template: from where its documents are known.
    async fn numbered_document(
        &self,
        feed: FeedAddress<'_>,
        number: PageNumber,
    ) -> Result<Option<Arc<FeedDocument>>, Failure> {
        let chain = self.chain(feed)?;
        // A first document that has changed says so here.
        self.chain_document(feed, &chain, 0).await?;
        let start = {
            let chain = lock(&chain);
            chain.index_of(number).unwrap_or_else(|| chain.len())
        };
        self.search(feed, &chain, start, &|feed| feed.page == Some(number)).await
    }

    /// A feed's document that may not exist.
    pub(super) async fn feed_if_there(&self, address: &str) -> Result<Option<Arc<FeedDocument>>, Failure> {
        match self.feed(address).await {
            Ok(document) => Ok(Some(document)),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// What a document that is a page of its feed shows.
    pub(super) fn posts(&self, address: &str, feed: &Feed) -> Vec<Post> {
        feed.items.iter().take(MOST_POSTS).map(|item| self.post(address, feed, item)).collect()
    }
}

impl FeedQuery<'_> {
    pub(super) fn wants(&self, item: &Item) -> bool {
        self.wanted.is_none_or(|Wanted { selection, edition }| edition.selects(selection, item))
    }
}

fn newer_of(number: PageNumber, newest: Option<PageNumber>) -> Neighbour {
    if newest.is_some_and(|newest| number < newest) { Neighbour::Page(number.next()) } else { Neighbour::Front }
}

fn older_of(page: Option<PageNumber>, newest: Option<PageNumber>) -> Option<Neighbour> {
    match page {
        None => newest,
        Some(number) => number.previous(),
    }
    .map(Neighbour::Page)
}

/// Where page 1 is the newest, it is the front page.
pub(super) fn newer_towards_first(page: Option<PageNumber>) -> Option<Neighbour> {
    let before = page?.previous()?;
    Some(if before == PageNumber::FIRST { Neighbour::Front } else { Neighbour::Page(before) })
}
