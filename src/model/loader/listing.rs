//! Lists of items: which ten stand on a page, and what comes before and after it.
//!
//! A feed is one of four things, told apart by its first document:
//! one document (its length is known), a numbered archive (`_masthead.pages`), an archive whose pages open
//! by template (`page_url`) though nobody says how many there are, or a chain of `next_url`s.
//! The first two are numbered from the oldest page, so that a page never changes; the others from the newest.

use super::{Answer, Loader, MAX_CHAIN_DOCUMENTS};
use crate::model::{
    content::Resolver,
    feed::{ArchiveShape, Feed, Item},
    id::{CategorySlug, PageNumber},
    page::{List, ListKind, PageContent, Post},
    publication::{Category, Edition, Layout},
    route::Place,
    source::{DocumentSource, Failure, Reason},
};
use std::{collections::HashSet, sync::Arc};

/// A list to load.
struct FeedQuery<'a> {
    /// The address of the feed's first document.
    address: &'a str,
    /// The template for its pages.
    page_address: &'a dyn Fn(PageNumber) -> Option<String>,
    /// The only category that counts.
    category: Option<&'a CategorySlug>,
}

/// A page of a query.
struct Slice {
    posts: Vec<Post>,
    newer: Option<Neighbour>,
    older: Option<Neighbour>,
}

/// The page before or after.
enum Neighbour {
    Front,
    Page(PageNumber),
}

impl<S: DocumentSource> Loader<S> {
    /// The edition's newest items, or a page of its archive.
    pub(super) async fn front(
        &self,
        edition: &Edition,
        page: Option<PageNumber>,
    ) -> Result<Option<PageContent>, Failure> {
        let query =
            FeedQuery { address: &edition.feed, page_address: &|page| edition.page_address(page), category: None };
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

    /// A category's newest items, or a page of its archive; none where neither the edition nor an item knows it.
    pub(super) async fn category(
        &self,
        edition: &Edition,
        slug: &CategorySlug,
        page: Option<PageNumber>,
    ) -> Result<Option<PageContent>, Failure> {
        let declared = edition.category(slug);
        let own_feed = declared.and_then(|category| Some((category, category.feed.as_deref()?)));
        let of_category = |page| own_feed.and_then(|(category, _): (&Category, _)| category.page_address(page));
        let of_edition = |page| edition.page_address(page);
        let query = match own_feed {
            Some((_, address)) => FeedQuery { address, page_address: &of_category, category: None },
            None => FeedQuery { address: &edition.feed, page_address: &of_edition, category: Some(slug) },
        };
        let Some(slice) = self.slice(&query, page).await? else {
            return Ok(None);
        };
        let label = match declared {
            Some(category) => category.label.clone(),
            None => match slice.posts.first().and_then(|post| post.item.category_label()) {
                Some(label) => label.to_owned(),
                None => return Ok(None),
            },
        };
        let place = |neighbour| match neighbour {
            Neighbour::Front => Place::Category(slug.clone()),
            Neighbour::Page(number) => Place::CategoryArchive(slug.clone(), number),
        };
        Ok(Some(PageContent::List(List {
            kind: ListKind::Category { slug: slug.clone(), label, page },
            posts: slice.posts,
            newer: slice.newer.map(place),
            older: slice.older.map(place),
            layout: declared.map(|category| category.layout).unwrap_or_default(),
        })))
    }

    fn slice<'a>(&'a self, query: &'a FeedQuery<'a>, page: Option<PageNumber>) -> Answer<'a, Option<Slice>> {
        Box::pin(self.read_slice(query, page))
    }

    async fn read_slice(&self, query: &FeedQuery<'_>, page: Option<PageNumber>) -> Result<Option<Slice>, Failure> {
        let first = self.feed(query.address).await?;
        if first.pages.is_none() && first.next_url.is_none() {
            return Ok(self.slice_of_whole(query, &first, page));
        }
        match (first.pages, query.category) {
            (Some(pages), None) => self.slice_of_numbered(query, &first, pages, page).await,
            (None, None) if (query.page_address)(PageNumber::FIRST).is_some() => {
                self.slice_by_template(query, &first, page).await
            }
            _ => self.slice_of_chain(query, page).await,
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
        let posts = items[range].iter().map(|item| self.post(query.address, feed, item)).collect();
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
        first: &Arc<Feed>,
        pages: PageNumber,
        page: Option<PageNumber>,
    ) -> Result<Option<Slice>, Failure> {
        let newest = pages.previous();
        let feed = match page {
            None => Some(Arc::clone(first)),
            Some(number) if newest.is_none_or(|newest| number > newest) => None,
            Some(number) => {
                if let Some(address) = (query.page_address)(number) {
                    self.feed_if_there(&address).await?
                } else {
                    let here = |feed: &Feed| feed.page == Some(number);
                    self.walk_to(query.address, query.page_address, &here).await?
                }
            }
        };
        let Some(feed) = feed else {
            return Ok(None);
        };
        Ok(Some(Slice {
            posts: self.posts(query.address, &feed),
            newer: page.map(|number| newer_of(number, newest)),
            older: older_of(page, newest),
        }))
    }

    /// A feed whose pages open by template, of unknown number: page 1 is the newest.
    async fn slice_by_template(
        &self,
        query: &FeedQuery<'_>,
        first: &Arc<Feed>,
        page: Option<PageNumber>,
    ) -> Result<Option<Slice>, Failure> {
        let number = page.unwrap_or(PageNumber::FIRST);
        let feed = match (page, (query.page_address)(number)) {
            (Some(_), Some(address)) => self.feed_if_there(&address).await?,
            _ => Some(Arc::clone(first)),
        };
        let Some(feed) = feed else {
            return Ok(None);
        };
        let older = feed.next_url.is_some().then(|| Neighbour::Page(number.next()));
        Ok(Some(Slice { posts: self.posts(query.address, &feed), newer: newer_towards_first(page), older }))
    }

    /// A chain of documents, cut into pages from the newest on.
    async fn slice_of_chain(&self, query: &FeedQuery<'_>, page: Option<PageNumber>) -> Result<Option<Slice>, Failure> {
        let size = self.site.page_size.get();
        let number = page.unwrap_or(PageNumber::FIRST);
        let end = (number.get() as usize).saturating_mul(size);
        // Whether a category goes on shows only when the next of it is found.
        let enough = if query.category.is_some() { end.saturating_add(1) } else { end };
        let mut walk = Walk::new(query.address, query.page_address);
        let mut posts: Vec<Post> = Vec::new();
        while posts.len() < enough {
            let Some(feed) = walk.next(self).await? else {
                break;
            };
            for post in self.posts(query.address, &feed) {
                let known = posts.iter().any(|known| known.item.id == post.item.id);
                if !known && query.wants(&post.item) {
                    posts.push(post);
                }
            }
        }
        let goes_on = posts.len() > end || (query.category.is_none() && walk.goes_on());
        let start = end - size;
        if page.is_some() && posts.len() <= start && start > 0 {
            return Ok(None);
        }
        posts.truncate(end);
        posts.drain(..start.min(posts.len()));
        Ok(Some(Slice {
            posts,
            newer: newer_towards_first(page),
            older: goes_on.then(|| Neighbour::Page(number.next())),
        }))
    }

    /// A feed's document that may not exist.
    async fn feed_if_there(&self, address: &str) -> Result<Option<Arc<Feed>>, Failure> {
        match self.feed(address).await {
            Ok(feed) => Ok(Some(feed)),
            Err(failure) if failure.is_missing() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// Goes through a feed, newest document first, until one is the one wanted.
    pub(super) async fn walk_to(
        &self,
        address: &str,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
        wanted: &dyn Fn(&Feed) -> bool,
    ) -> Result<Option<Arc<Feed>>, Failure> {
        let mut walk = Walk::new(address, page_address);
        while let Some(feed) = walk.next(self).await? {
            if wanted(&feed) {
                return Ok(Some(feed));
            }
        }
        Ok(None)
    }

    pub(super) fn posts(&self, address: &str, feed: &Feed) -> Vec<Post> {
        feed.items.iter().map(|item| self.post(address, feed, item)).collect()
    }
}

impl FeedQuery<'_> {
    fn wants(&self, item: &Item) -> bool {
        self.category.is_none_or(|category| item.category.as_ref() == Some(category))
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
fn newer_towards_first(page: Option<PageNumber>) -> Option<Neighbour> {
    let before = page?.previous()?;
    Some(if before == PageNumber::FIRST { Neighbour::Front } else { Neighbour::Page(before) })
}

/// A way through a feed from its newest document to its oldest: along `next_url`, or where there is none
/// and the documents are numbered, by number.
struct Walk<'a> {
    next: Option<String>,
    page_address: &'a dyn Fn(PageNumber) -> Option<String>,
    seen: HashSet<String>,
}

impl<'a> Walk<'a> {
    fn new(address: &str, page_address: &'a dyn Fn(PageNumber) -> Option<String>) -> Self {
        Self { next: Some(address.to_owned()), page_address, seen: HashSet::new() }
    }

    fn goes_on(&self) -> bool {
        self.next.is_some()
    }

    async fn next<S: DocumentSource>(&mut self, loader: &Loader<S>) -> Result<Option<Arc<Feed>>, Failure> {
        let Some(address) = self.next.take() else {
            return Ok(None);
        };
        let absolute = loader.absolute(&address)?;
        if self.seen.len() >= MAX_CHAIN_DOCUMENTS || !self.seen.insert(absolute.clone()) {
            return Err(Failure { address: absolute, reason: Reason::Loop });
        }
        let feed = loader.feed(&absolute).await?;
        self.next = match &feed.next_url {
            // As anywhere on the web, an address in a document is relative to the document.
            Some(next) => Resolver::new("", &absolute).absolute(next),
            None => feed.page.or(feed.pages).and_then(PageNumber::previous).and_then(self.page_address),
        };
        Ok(Some(feed))
    }
}
