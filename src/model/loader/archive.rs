//! What an edition holds, by time and topic, counted along its feed.

use super::{
    Loader,
    chain::{FeedAddress, MAX_SEARCHED_DOCUMENTS},
    lock,
};
use crate::model::{
    feed::Counted,
    locale::Year,
    page::{ArchivePage, ArchiveTally},
    publication::Edition,
    source::{DocumentSource, Failure},
};
use std::collections::HashSet;

impl<S: DocumentSource> Loader<S> {
    /// The index of an edition's archive, or what it says of one year. Where the feed has too many documents, or breaks
    /// off, it is what the newest of them hold.
    pub(super) async fn archive(&self, edition: &Edition, year: Option<Year>) -> Result<ArchivePage, Failure> {
        let page_address = |page| edition.page_address(page);
        let feed = FeedAddress { first: &edition.feed, page: &page_address };
        let chain = self.chain(feed)?;
        let mut tally = ArchiveTally::default();
        let mut counted = Counted::All;
        let mut ids = HashSet::new();
        for index in 0..=MAX_SEARCHED_DOCUMENTS {
            if !lock(&chain).has(index) {
                break;
            }
            if index == MAX_SEARCHED_DOCUMENTS {
                counted = Counted::Newest;
                break;
            }
            let document = match self.chain_document(feed, &chain, index).await {
                Ok(Some(document)) => document,
                Err(failure) if index == 0 => return Err(failure),
                Ok(None) => break,
                Err(_) => {
                    counted = Counted::Newest;
                    break;
                }
            };
            for item in &document.feed.items {
                if ids.insert(item.id.clone()) {
                    edition.selections(item).for_each(|selection| tally.add(edition, selection, item));
                }
            }
        }
        let index = tally.index(edition, counted);
        Ok(ArchivePage { year, index: year.map_or_else(|| index.clone(), |year| index.of_year(year)) })
    }
}
