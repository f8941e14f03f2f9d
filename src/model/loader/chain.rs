//! A feed as the chain of its documents, newest first: which they are, as far as the chain was followed.
//!
//! The addresses are kept when the documents themselves have left memory, so that a chain is not followed from its
//! start again. Where a document turns out to have changed, everything after it is forgotten.

use super::{
    Loader,
    documents::{CACHED_DOCUMENTS, FeedDocument},
    lock,
    next_document::{NextDocument, next_document},
};
use crate::model::{
    feed::Feed,
    id::PageNumber,
    source::{DocumentSource, Failure, Reason},
};
use std::sync::{Arc, Mutex};

/// How many documents one search reads. As many stay in memory, so that a second search costs no request; and a
/// reader on a slow network would not wait for more.
pub(super) const MAX_SEARCHED_DOCUMENTS: usize = 40;

const _: () = assert!(MAX_SEARCHED_DOCUMENTS < CACHED_DOCUMENTS);

/// The documents of a feed in their order.
#[derive(Debug)]
pub(super) struct Chain {
    documents: Vec<ChainDocument>,
    /// The address after the last known document, or why nobody may follow it; none at the end of the feed.
    next: Option<Result<String, Failure>>,
    /// How often a known document turned out to have changed.
    version: u32,
}

#[derive(Debug)]
struct ChainDocument {
    address: String,
    text_hash: u64,
    page: Option<PageNumber>,
}

/// A feed to follow.
#[derive(Clone, Copy)]
pub(super) struct FeedAddress<'a> {
    /// The address of the feed's first document.
    pub(super) first: &'a str,
    /// The template for its pages.
    pub(super) page: &'a dyn Fn(PageNumber) -> Option<String>,
}

impl Chain {
    pub(super) fn new(first: String) -> Self {
        Self { documents: Vec::new(), next: Some(Ok(first)), version: 0 }
    }

    pub(super) fn version(&self) -> u32 {
        self.version
    }

    /// How many documents are known.
    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there is a document with that number, known or still to be loaded.
    pub(super) fn has(&self, index: usize) -> bool {
        index < self.documents.len() || self.next.is_some()
    }

    /// Which document is the page with that number.
    pub(super) fn index_of(&self, page: PageNumber) -> Option<usize> {
        self.documents.iter().position(|document| document.page == Some(page))
    }

    /// The address of a known document or of the one after them; none after the end.
    fn address(&self, index: usize) -> Result<Option<String>, Failure> {
        if let Some(document) = self.documents.get(index) {
            return Ok(Some(document.address.clone()));
        }
        match self.next.as_ref().filter(|_| index == self.documents.len()) {
            Some(Ok(next)) if self.documents.iter().any(|document| document.address == *next) => {
                Err(Failure { address: next.clone(), reason: Reason::Loop })
            }
            next => next.cloned().transpose(),
        }
    }

    /// Records what a document that was just read says.
    fn record(&mut self, index: usize, document: &FeedDocument, next: Option<Result<String, Failure>>) {
        match self.documents.get(index) {
            Some(known) if known.text_hash == document.text_hash => return,
            Some(_) => {
                self.documents.truncate(index);
                self.version += 1;
            }
            // Another request has found meanwhile that the chain is shorter.
            None if index > self.documents.len() => return,
            None => {}
        }
        let FeedDocument { address, text_hash, feed, .. } = document;
        self.documents.push(ChainDocument { address: address.clone(), text_hash: *text_hash, page: feed.page });
        self.next = next;
    }
}

impl<S: DocumentSource> Loader<S> {
    /// The chain that begins at a feed's first document.
    pub(super) fn chain(&self, feed: FeedAddress<'_>) -> Result<Arc<Mutex<Chain>>, Failure> {
        let first = self.absolute(feed.first)?;
        let mut chains = lock(&self.chains);
        Ok(chains.get_or_insert(&first, || Arc::new(Mutex::new(Chain::new(first.clone())))))
    }

    /// A document of a chain, which is a known one or the next; none after the end.
    pub(super) async fn chain_document(
        &self,
        feed: FeedAddress<'_>,
        chain: &Mutex<Chain>,
        index: usize,
    ) -> Result<Option<Arc<FeedDocument>>, Failure> {
        // Where the chain breaks off, the document that says so is looked at again: it may have been mended since.
        let start = if lock(chain).address(index).is_err() { index.saturating_sub(1) } else { index };
        let mut found = None;
        for index in start..=index {
            let address = lock(chain).address(index)?;
            let Some(address) = address else {
                return Ok(None);
            };
            let document = self.feed(&address).await?;
            let Feed { next_url, page, pages, .. } = &document.feed;
            let next = match next_document(next_url.as_deref(), *page, *pages, feed.page) {
                Some(NextDocument::NextUrl(next)) => self.on_same_host(&document.address, next),
                Some(NextDocument::PageUrl(next)) => self.absolute(&next).ok().map(Ok),
                None => None,
            };
            lock(chain).record(index, &document, next);
            found = Some(document);
        }
        Ok(found)
    }

    /// Where the `next_url` of a document leads. Which host a feed is on, `site.json` says; no feed has a reader's browser
    /// ask another one.
    fn on_same_host(&self, document: &str, next_url: &str) -> Option<Result<String, Failure>> {
        let resolver = self.resolver.at(document)?;
        let address = self.absolute(&resolver.file(next_url)?).ok()?;
        let is_elsewhere = resolver.is_of_another_host(&address);
        Some(if is_elsewhere { Err(Failure { address, reason: Reason::OtherHost }) } else { Ok(address) })
    }

    /// Reads a chain from one of its known documents on, until the wanted document is found. A search
    /// that is [`Reason::TooLong`] can go on [`MAX_SEARCHED_DOCUMENTS`] further.
    pub(super) async fn search(
        &self,
        feed: FeedAddress<'_>,
        chain: &Mutex<Chain>,
        start: usize,
        wanted: &dyn Fn(&Feed) -> bool,
    ) -> Result<Option<Arc<FeedDocument>>, Failure> {
        for index in start..start + MAX_SEARCHED_DOCUMENTS {
            match self.chain_document(feed, chain, index).await? {
                Some(document) if wanted(&document.feed) => return Ok(Some(document)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        let next = lock(chain).address(start + MAX_SEARCHED_DOCUMENTS)?;
        next.map_or(Ok(None), |address| Err(Failure { address, reason: Reason::TooLong }))
    }
}
