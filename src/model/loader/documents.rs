//! The feed documents kept in memory, by absolute address.

use super::{
    cache::Cache,
    in_flight::{InFlight, RequestTurn},
    lock,
};
use crate::model::{
    feed::Feed,
    publication::Documents,
    source::{DocumentSource, Failure, Freshness, Reason},
};
use std::sync::{Arc, Mutex};

/// How many documents stay in memory. Readers rarely go further back, and memory use stays flat.
pub(super) const CACHED_DOCUMENTS: usize = 48;

/// For how many documents the hash of the last text is kept, to notice a change.
const KNOWN_TEXTS: usize = 256;

/// A feed document, and what was learned when it was read.
#[derive(Debug)]
pub(super) struct FeedDocument {
    /// Its absolute address.
    pub(super) address: String,
    pub(super) feed: Feed,
    pub(super) text_hash: u64,
    /// Whether it is a page of an archive that never changes.
    pub(super) is_final: bool,
}

/// Asks for documents and keeps those used last.
pub(super) struct DocumentStore<S> {
    source: S,
    /// Who wrote the documents: publishing, or the owner.
    written_as: Documents,
    kept: Mutex<Kept>,
    in_flight: InFlight,
}

struct Kept {
    documents: Cache<KeptDocument>,
    text_hashes: Cache<u64>,
    /// How often everything that may change was declared out of date.
    round: u32,
    /// How many documents came with a new text.
    changes: u64,
}

#[derive(Clone)]
struct KeptDocument {
    document: Arc<FeedDocument>,
    /// The round in which it was last asked for.
    round: u32,
}

impl<S: DocumentSource> DocumentStore<S> {
    pub(super) fn new(source: S, written_as: Documents) -> Self {
        let kept = Kept {
            documents: Cache::new(CACHED_DOCUMENTS),
            text_hashes: Cache::new(KNOWN_TEXTS),
            round: 0,
            changes: 0,
        };
        Self { source, written_as, kept: Mutex::new(kept), in_flight: InFlight::default() }
    }

    /// A document that is no feed; it is not kept.
    pub(super) async fn text(&self, address: &str, freshness: Freshness) -> Result<String, Failure> {
        self.ask(address, freshness).await
    }

    /// Waits until no request for a document is under way.
    pub(super) async fn turn<'a>(&'a self, address: &'a str) -> RequestTurn<'a> {
        self.in_flight.turn(address).await
    }

    /// A feed document from memory, else from the source. A second caller waits for a request that is under way.
    pub(super) async fn feed(
        &self,
        address: &str,
        is_final: impl FnOnce(&Feed) -> bool,
    ) -> Result<Arc<FeedDocument>, Failure> {
        if let Some(document) = self.current(address) {
            return Ok(document);
        }
        let _turn = self.in_flight.turn(address).await;
        if let Some(document) = self.current(address) {
            return Ok(document);
        }
        let round = lock(&self.kept).round;
        let freshness = if round == 0 { Freshness::CacheAllowed } else { Freshness::Revalidate };
        let text = match self.ask(address, freshness).await {
            Ok(text) => text,
            // Out of reach for now: the kept text serves until the next use asks again.
            Err(failure) if !failure.is_missing() => {
                return lock(&self.kept).documents.get(address).map(|kept| kept.document).ok_or(failure);
            }
            Err(failure) => return Err(failure),
        };
        let text_hash = text_hash(&text);
        if let Some(document) = lock(&self.kept).confirm(address, text_hash, round) {
            return Ok(document);
        }
        let mut feed = Feed::parse(&text)
            .map_err(|error| Failure { address: address.to_owned(), reason: Reason::Unreadable(error.to_string()) })?;
        if self.written_as == Documents::Feeds {
            feed.forget_publishing();
        }
        let is_final = is_final(&feed);
        let document = Arc::new(FeedDocument { address: address.to_owned(), feed, text_hash, is_final });
        lock(&self.kept).insert(Arc::clone(&document), round);
        Ok(document)
    }

    /// A document that is in memory and not out of date.
    pub(super) fn current(&self, address: &str) -> Option<Arc<FeedDocument>> {
        let mut kept = lock(&self.kept);
        let round = kept.round;
        let entry = kept.documents.get(address)?;
        (entry.round == round || entry.document.is_final).then_some(entry.document)
    }

    /// Makes each document that may change be loaded again before its next use.
    pub(super) fn expire(&self) {
        lock(&self.kept).round += 1;
    }

    /// How many documents came with a new text.
    pub(super) fn changes(&self) -> u64 {
        lock(&self.kept).changes
    }

    /// Records the hash of a document that a finished page was made from.
    pub(super) fn remember_hash(&self, address: &str, text_hash: u64) {
        lock(&self.kept).text_hashes.insert(address, text_hash);
    }

    async fn ask(&self, address: &str, freshness: Freshness) -> Result<String, Failure> {
        let text = self.source.text(address, freshness).await;
        text.map_err(|reason| Failure { address: address.to_owned(), reason })
    }
}

impl Kept {
    /// The document kept at that address, if its text is still the same.
    fn confirm(&mut self, address: &str, text_hash: u64, round: u32) -> Option<Arc<FeedDocument>> {
        let KeptDocument { document, .. } = self.documents.get(address)?;
        if document.text_hash != text_hash {
            return None;
        }
        self.documents.insert(address, KeptDocument { document: Arc::clone(&document), round });
        Some(document)
    }

    fn insert(&mut self, document: Arc<FeedDocument>, round: u32) {
        if self.text_hashes.get(&document.address) != Some(document.text_hash) {
            self.changes += 1;
        }
        self.text_hashes.insert(&document.address, document.text_hash);
        let address = document.address.clone();
        self.documents.insert(&address, KeptDocument { document, round });
    }
}

/// The hash of a text, the same natively and in the browser: FNV-1a, 64 bits. The standard library does not
/// promise that of its hashers.
#[must_use]
pub fn text_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_same_hash_everywhere() {
        // From the vectors of the function's authors.
        assert_eq!(text_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(text_hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(text_hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
