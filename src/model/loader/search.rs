//! Searching the articles of an edition, by the index beside its finished pages.

use super::{Answer, Loader, cache::Cache, document_address, lock};
use crate::model::{
    content::plain_text,
    locale::Year,
    publication::Edition,
    route::Place,
    search::{
        QueryWord, Record, RecordBlock, SearchIndex, SearchRequest, TermShard, Terms, WordMatches, category_term, rank,
        window,
    },
    source::{DocumentSource, Failure, Freshness, Reason},
};
use futures::future::try_join_all;
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// How many articles.
    pub total: usize,
    /// The best of them, as many as were asked for.
    pub records: Vec<Record>,
    /// The years that have articles, in the edition's calendar, the newest first.
    pub years: Vec<Year>,
}

/// The files of indexes that were used last.
pub(super) struct SearchCache {
    indexes: Mutex<Cache<Arc<SearchIndex>>>,
    shards: Mutex<Cache<Arc<TermShard>>>,
    blocks: Mutex<Cache<Arc<RecordBlock>>>,
}

/// Enough for a question that is typed letter by letter; each is some ten kilobytes.
const CACHED_SHARDS: usize = 32;

/// Enough for some pages of results.
const CACHED_BLOCKS: usize = 64;

/// In how many files longer words are looked for: the first letters of one fit too many.
const MOST_SHARDS: usize = 3;

/// How many results are loaded before the others: as many files come beside each other from any host.
const FIRST_RESULTS: usize = 5;

/// How much of a text is shown around a match, in characters.
const WINDOW_LENGTH: usize = 200;

/// The address of a file of an edition's index, from the publication's folder.
#[must_use]
pub fn search_file(edition: &Edition, file: &str) -> String {
    format!("{}/{}{file}", edition.code, Place::Search)
}

impl SearchCache {
    pub(super) fn new() -> Self {
        Self {
            indexes: Mutex::new(Cache::new(super::CACHED_CONTEXTS)),
            shards: Mutex::new(Cache::new(CACHED_SHARDS)),
            blocks: Mutex::new(Cache::new(CACHED_BLOCKS)),
        }
    }

    /// Makes each index be loaded again before its next use. Its other files have other names when they change.
    pub(super) fn expire(&self) {
        lock(&self.indexes).clear();
    }
}

impl<S: DocumentSource> Loader<S> {
    /// Answers a question. One without words finds what the category and the year hold, the newest first; without these,
    /// nothing but the years to choose from. `on_first` is given the best
    /// results while the others load, where there are others.
    ///
    /// # Errors
    /// Where the index cannot be loaded.
    pub fn find_articles<'a>(
        &'a self,
        edition: &'a Edition,
        request: &'a SearchRequest,
        count: usize,
        on_first: &'a dyn Fn(SearchResults),
    ) -> Answer<'a, SearchResults> {
        Box::pin(async move {
            match self.answer(edition, request, count, on_first, Freshness::CacheAllowed).await {
                // The publication was published anew: what an older index names is there no more.
                Err(failure) if failure.is_missing() => {
                    self.answer(edition, request, count, on_first, Freshness::Revalidate).await
                }
                answer => answer,
            }
        })
    }

    /// The part of an article's text that answers a question, where it has one.
    pub async fn text_around(&self, edition: &Edition, place: &Place, asked: &[QueryWord]) -> Option<String> {
        let address = document_address(edition, place);
        let document = self.feed(&address).await.ok()?;
        let post = self.post(&address, &document.feed, document.feed.items.first()?);
        window(&plain_text(post.content()), WINDOW_LENGTH, Terms::new(&edition.lang), asked)
    }

    async fn answer(
        &self,
        edition: &Edition,
        request: &SearchRequest,
        count: usize,
        on_first: &dyn Fn(SearchResults),
        freshness: Freshness,
    ) -> Result<SearchResults, Failure> {
        let index = self.search_index(edition, freshness).await?;
        let years = index.years.iter().rev().map(|start| start.year).collect();
        let asked = Terms::new(&edition.lang).of_query(&request.text);
        if asked.is_empty() && (request.has_text() || request.is_empty()) {
            return Ok(SearchResults { years, ..SearchResults::default() });
        }
        let category = request.category.as_ref().map(category_term);
        let of_category = category.as_ref().map(|term| index.shard_of(term).into_iter().collect());
        let needed = asked.iter().map(|word| shards_of_word(&index, word)).chain(of_category);
        // All at once: on a slow network each round counts.
        let shards = try_join_all(needed.map(|numbers| self.shards(edition, &index, numbers))).await?;
        let mut shards = shards.iter().map(|shards| shards.iter().map(Arc::as_ref));
        let mut words: Vec<_> =
            asked.iter().zip(&mut shards).map(|(word, shards)| WordMatches::of_word(word, shards)).collect();
        words.extend(category.iter().zip(&mut shards).map(|(term, shards)| WordMatches::of_term(term, shards)));
        let of_years = index.articles_of(request.year);
        let found = match words[..] {
            [] => of_years.rev().collect(),
            _ => rank(&words, |article| of_years.contains(&article)),
        };
        let wanted = &found[..found.len().min(count)];
        let (first, others) = wanted.split_at(wanted.len().min(FIRST_RESULTS));
        let records = self.records(edition, &index, first).await?;
        let mut results = SearchResults { total: found.len(), records, years };
        if !others.is_empty() {
            on_first(results.clone());
            results.records.extend(self.records(edition, &index, others).await?);
        }
        Ok(results)
    }

    async fn search_index(&self, edition: &Edition, freshness: Freshness) -> Result<Arc<SearchIndex>, Failure> {
        let read = async |freshness| self.search_document(&self.search.indexes, edition, "index.json", freshness).await;
        match read(freshness).await {
            // A cache may hold what an older version wrote.
            Err(Failure { reason: Reason::Unreadable(_), .. }) if freshness == Freshness::CacheAllowed => {
                read(Freshness::Revalidate).await
            }
            read => read,
        }
    }

    async fn shards(
        &self,
        edition: &Edition,
        index: &SearchIndex,
        numbers: BTreeSet<usize>,
    ) -> Result<Vec<Arc<TermShard>>, Failure> {
        let files: Vec<_> = numbers.into_iter().filter_map(|shard| index.shard_file(shard)).collect();
        let load = |file| self.search_document(&self.search.shards, edition, file, Freshness::CacheAllowed);
        try_join_all(files.iter().map(|file| load(file))).await
    }

    /// The records of some articles, in their order.
    async fn records(&self, edition: &Edition, index: &SearchIndex, articles: &[u32]) -> Result<Vec<Record>, Failure> {
        let size = index.records_per_block.max(1);
        let record = async |article: &u32| {
            let Some(file) = index.block_file((article / size) as usize) else { return Ok(None) };
            let block: Arc<RecordBlock> =
                self.search_document(&self.search.blocks, edition, &file, Freshness::CacheAllowed).await?;
            Ok(block.records.get((article % size) as usize).cloned())
        };
        let records: Vec<Option<Record>> = try_join_all(articles.iter().map(record)).await?;
        Ok(records.into_iter().flatten().collect())
    }

    /// A file of an index, from memory unless it is to be fresh.
    async fn search_document<T: DeserializeOwned>(
        &self,
        kept: &Mutex<Cache<Arc<T>>>,
        edition: &Edition,
        file: &str,
        freshness: Freshness,
    ) -> Result<Arc<T>, Failure> {
        let address = self.absolute(&search_file(edition, file))?;
        let from_memory = || lock(kept).get(&address).filter(|_| freshness == Freshness::CacheAllowed);
        if let Some(document) = from_memory() {
            return Ok(document);
        }
        // Results beside each other often have their records in one file.
        let _turn = self.documents.turn(&address).await;
        if let Some(document) = from_memory() {
            return Ok(document);
        }
        let text = self.documents.text(&address, freshness).await?;
        let document = serde_json::from_str(&text).map_err(|error| Failure {
            address: address.clone(),
            reason: Reason::Unreadable(format!("it is no search index: {error}")),
        })?;
        let document = Arc::new(document);
        lock(kept).insert(&address, Arc::clone(&document));
        Ok(document)
    }
}

/// The files that may hold what a word finds.
fn shards_of_word(index: &SearchIndex, word: &QueryWord) -> BTreeSet<usize> {
    let longer = word.beginning.iter().flat_map(|beginning| index.shards_beginning(beginning).take(MOST_SHARDS));
    longer.chain(index.shard_of(&word.whole)).chain(index.shard_of(&word.stem)).collect()
}
