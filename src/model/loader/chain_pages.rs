//! A chain of documents cut into pages, from the newest item on.

use super::{
    Loader,
    chain::{Chain, FeedAddress, MAX_SEARCHED_DOCUMENTS},
    documents::text_hash,
    listing::{FeedQuery, Neighbour, Slice, newer_towards_first},
    lock,
};
use crate::model::{
    feed::Feed,
    id::PageNumber,
    page::Post,
    source::{DocumentSource, Failure, Reason},
};
use std::{
    collections::HashSet,
    ops::Range,
    sync::{Arc, Mutex},
};

/// The last page of a chain: a hundred thousand articles, ten on a page. It limits what is kept in memory for a
/// chain, far beyond where readers turn pages.
const MAX_CHAIN_PAGES: u32 = 10_000;

/// Where the items of a query are in its chain, as far as the chain was read for it.
#[derive(Debug, Default)]
pub(super) struct ChainPages {
    /// The version of the chain that this is about.
    version: u32,
    /// How many documents of the chain were read.
    documents: usize,
    /// The items that the query wants, each id once.
    items: Vec<ChainPosition>,
    /// The hashes of their ids.
    ids: HashSet<u64>,
    /// Where in `items` each page ends.
    page_ends: Vec<usize>,
}

/// A document of a chain, and an item of the document.
#[derive(Clone, Copy, Debug)]
struct ChainPosition {
    document: u32,
    item: u32,
}

impl ChainPages {
    /// Starts again if the chain has changed.
    fn follow(&mut self, chain: &Chain) {
        if self.version != chain.version() {
            *self = Self { version: chain.version(), ..Self::default() };
        }
    }

    /// Adds the items of a document that was not read yet.
    fn add(&mut self, index: usize, feed: &Feed, query: &FeedQuery<'_>) {
        let Ok(document) = u32::try_from(index) else {
            return;
        };
        if index != self.documents {
            return;
        }
        self.documents += 1;
        for (item, position) in feed.items.iter().zip(0..) {
            if query.wants(item) && self.ids.insert(text_hash(item.id.as_str())) {
                self.items.push(ChainPosition { document, item: position });
            }
        }
    }

    fn last_end(&self) -> usize {
        self.page_ends.last().copied().unwrap_or_default()
    }

    /// Ends each page that is full, up to a number.
    fn end_full_pages(&mut self, number: usize, page_size: usize) {
        while self.page_ends.len() < number && self.items.len() - self.last_end() >= page_size {
            self.page_ends.push(self.last_end() + page_size);
        }
    }

    /// Ends a page where reading has stopped: at the end of the chain, or because it went no further.
    fn end_last_page(&mut self, number: usize) {
        if self.page_ends.len() + 1 == number && self.items.len() > self.last_end() {
            self.page_ends.push(self.items.len());
        }
    }

    /// Takes back the end of a page that reading stopped at, if no other page has begun there.
    fn reopen_last_page(&mut self, number: usize, page_size: usize) {
        let is_short = self.range(number).is_some_and(|range| range.len() < page_size && range.end == self.items.len());
        if is_short && self.page_ends.len() == number {
            self.page_ends.pop();
        }
    }

    fn range(&self, number: usize) -> Option<Range<usize>> {
        let end = *self.page_ends.get(number - 1)?;
        let start = if number == 1 { 0 } else { self.page_ends[number - 2] };
        Some(start..end)
    }
}

impl<S: DocumentSource> Loader<S> {
    /// A page of a chain. Where the chain breaks off or is too long, the page is what was found.
    pub(super) async fn slice_of_chain(
        &self,
        query: &FeedQuery<'_>,
        page: Option<PageNumber>,
    ) -> Result<Option<Slice>, Failure> {
        let number = page.unwrap_or(PageNumber::FIRST);
        if number.get() > MAX_CHAIN_PAGES {
            return Ok(None);
        }
        let index = number.get() as usize;
        let chain = self.chain(query.feed)?;
        let pages = self.chain_pages(query)?;
        // Once more where a document turned out to have changed.
        for _ in 0..2 {
            // A first document that has changed says so here.
            self.chain_document(query.feed, &chain, 0).await?;
            let stopped = self.find_page(query, &chain, &pages, index).await.err();
            let found = {
                let (mut pages, chain) = (lock(&pages), lock(&chain));
                pages.end_last_page(index);
                pages.range(index).map(|range| {
                    let goes_on = stopped.is_some()
                        || pages.items.len() > range.end
                        || (query.wanted.is_none() && chain.has(pages.documents));
                    (pages.version, pages.items[range].to_vec(), goes_on)
                })
            };
            let Some((version, positions, goes_on)) = found else {
                return match stopped {
                    Some(failure) => Err(failure),
                    None if number == PageNumber::FIRST => Ok(Some(Slice::default())),
                    None => Ok(None),
                };
            };
            let posts = self.posts_at(query.feed, &chain, &positions).await?;
            if lock(&chain).version() == version {
                let older = (goes_on && number.get() < MAX_CHAIN_PAGES).then(|| Neighbour::Page(number.next()));
                return Ok(Some(Slice { posts, newer: newer_towards_first(page), older }));
            }
        }
        Err(Failure { address: self.absolute(query.feed.first)?, reason: Reason::TooLong })
    }

    /// Reads on until a page is known, and for a selection until its next item is found, which tells whether the page
    /// has a successor.
    async fn find_page(
        &self,
        query: &FeedQuery<'_>,
        chain: &Mutex<Chain>,
        pages: &Mutex<ChainPages>,
        number: usize,
    ) -> Result<(), Failure> {
        let page_size = self.site.page_size.get();
        lock(pages).reopen_last_page(number, page_size);
        let mut asked = 0;
        loop {
            let next = {
                let mut pages = lock(pages);
                pages.follow(&lock(chain));
                pages.end_full_pages(number, page_size);
                let found = pages.range(number);
                if found.is_some_and(|range| query.wanted.is_none() || pages.items.len() > range.end) {
                    return Ok(());
                }
                pages.documents
            };
            if asked == MAX_SEARCHED_DOCUMENTS {
                let address = self.absolute(query.feed.first)?;
                return Err(Failure { address, reason: Reason::TooLong });
            }
            asked += 1;
            let Some(document) = self.chain_document(query.feed, chain, next).await? else {
                return Ok(());
            };
            lock(pages).add(next, &document.feed, query);
        }
    }

    async fn posts_at(
        &self,
        feed: FeedAddress<'_>,
        chain: &Mutex<Chain>,
        positions: &[ChainPosition],
    ) -> Result<Vec<Post>, Failure> {
        let mut posts = Vec::with_capacity(positions.len());
        for in_document in positions.chunk_by(|one, other| one.document == other.document) {
            let Some(document) = self.chain_document(feed, chain, in_document[0].document as usize).await? else {
                continue;
            };
            let items = in_document.iter().filter_map(|position| document.feed.items.get(position.item as usize));
            posts.extend(items.map(|item| self.post(feed.first, &document.feed, item)));
        }
        Ok(posts)
    }

    /// The pages found so far for a query.
    fn chain_pages(&self, query: &FeedQuery<'_>) -> Result<Arc<Mutex<ChainPages>>, Failure> {
        let selection = query.wanted.map(|wanted| wanted.selection.to_string()).unwrap_or_default();
        let key = format!("{} {selection}", self.absolute(query.feed.first)?);
        Ok(lock(&self.chain_pages).get_or_insert(&key, Arc::default))
    }
}
