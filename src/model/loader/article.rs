//! One article, found anywhere in its edition's feed.

use super::{
    Loader,
    chain::{FeedAddress, MAX_SEARCHED_DOCUMENTS},
    lock,
};
use crate::model::{
    feed::Feed,
    id::ItemSlug,
    page::Post,
    publication::Edition,
    source::{DocumentSource, Failure, Reason},
};

/// Where a search was given up. It goes on from there when the reader tries again.
#[derive(Debug)]
pub(super) struct GivenUp {
    feed: String,
    slug: ItemSlug,
    /// The next document of the feed's chain.
    next: usize,
}

impl<S: DocumentSource> Loader<S> {
    /// Looks for an article from the newest document on.
    pub(super) async fn article(&self, edition: &Edition, slug: &ItemSlug) -> Result<Option<Post>, Failure> {
        let position = |feed: &Feed| feed.items.iter().position(|item| slug.names(&item.id));
        let page_address = |page| edition.page_address(page);
        let feed = FeedAddress { first: &edition.feed, page: &page_address };
        let chain = self.chain(feed)?;
        let start = match lock(&self.given_up).take() {
            Some(search) if search.feed == edition.feed && search.slug == *slug => search.next,
            _ => 0,
        };
        // What has changed meanwhile may have made the chain shorter.
        let start = start.min(lock(&chain).len());
        let found = self.search(feed, &chain, start, &|feed| position(feed).is_some()).await;
        if matches!(&found, Err(Failure { reason: Reason::TooLong, .. })) {
            let next = start + MAX_SEARCHED_DOCUMENTS;
            *lock(&self.given_up) = Some(GivenUp { feed: edition.feed.clone(), slug: slug.clone(), next });
        }
        Ok(found?.and_then(|document| {
            let item = document.feed.items.get(position(&document.feed)?)?;
            Some(self.post(&edition.feed, &document.feed, item))
        }))
    }
}
