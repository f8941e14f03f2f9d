//! Writing the files of an index.

use super::Searchable;
use crate::{
    model::{
        loader::{search_file, text_hash},
        locale::{Timestamp, Year},
        publication::Edition,
        search::{Posting, Record, RecordBlock, SearchIndex, TermShard, Weight, YearStart},
    },
    program::publish::{Destination, PublishError},
};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;

/// Gathers the articles of an edition, and writes what leads to them.
#[derive(Debug, Default)]
pub struct IndexWriter {
    articles: Vec<IndexedArticle>,
    /// The articles of each term, by their order of arrival.
    terms: HashMap<String, Vec<Posting>>,
}

#[derive(Debug)]
struct IndexedArticle {
    record: Record,
    year: Option<Year>,
}

/// How many records a file holds: each result needs one of them, and an index names all files.
const RECORDS_PER_BLOCK: u32 = 16;

/// How many postings a shard holds, where no term alone has more: some ten kilobytes, compressed.
const POSTINGS_PER_SHARD: usize = 6000;

/// What a term's own letters count for beside its postings.
const POSTINGS_PER_TERM: usize = 4;

/// From how many articles on a term may be common: in fewer, all of its articles can be listed.
const LEAST_ARTICLES: usize = 1000;

/// A term that one of so many articles has is common.
const COMMON_SHARE: usize = 4;

impl IndexWriter {
    /// Adds an article.
    pub fn add(&mut self, article: Searchable) {
        // Four thousand million articles have a number.
        let Ok(number) = u32::try_from(self.articles.len()) else { return };
        let Searchable { record, year, terms } = article;
        self.articles.push(IndexedArticle { record, year });
        for (term, weight) in terms {
            self.terms.entry(term).or_default().push(Posting { article: number, weight });
        }
    }

    /// Writes the index of an edition.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write(mut self, output: &dyn Destination, edition: &Edition) -> Result<(), PublishError> {
        let order = self.order();
        let is_common =
            |count: usize| self.articles.len() >= LEAST_ARTICLES && count > self.articles.len() / COMMON_SHARE;
        let shards = shards(std::mem::take(&mut self.terms), &order, is_common);
        let mut articles: Vec<_> = order.iter().copied().zip(self.articles).collect();
        articles.par_sort_unstable_by_key(|(number, _)| *number);
        let years = years(articles.iter().map(|(_, article)| article.year));
        let records: Vec<_> = articles.into_iter().map(|(_, article)| article.record).collect();
        let blocks: Vec<_> = records.chunks(RECORDS_PER_BLOCK as usize).map(<[Record]>::to_vec).collect();
        let blocks: Vec<_> = blocks.into_iter().map(|records| HashedFile::new(&RecordBlock { records })).collect();
        let named: Vec<_> = shards.par_iter().map(HashedFile::new).collect();
        let first_of = |shard: &TermShard| shard.terms.first().map(|(term, _)| term.clone()).unwrap_or_default();
        let index = SearchIndex {
            years,
            articles: u32::try_from(order.len()).unwrap_or(u32::MAX),
            shards: shards.iter().map(first_of).zip(named.iter().map(|file| file.hash.clone())).collect(),
            records_per_block: RECORDS_PER_BLOCK,
            blocks: blocks.iter().map(|file| file.hash.clone()).collect(),
        };
        let write = |name: Option<String>, file: &HashedFile| match name {
            Some(name) => output.write(&search_file(edition, &name), file.text.as_bytes()),
            None => Ok(()),
        };
        named.par_iter().enumerate().try_for_each(|(shard, file)| write(index.shard_file(shard), file))?;
        blocks.par_iter().enumerate().try_for_each(|(block, file)| write(index.block_file(block), file))?;
        output.write(&search_file(edition, "index.json"), json(&index).as_bytes())
    }

    /// The number of each article, in the order of arrival: the oldest is 0. They arrive newest first, and what has no
    /// date is a page that is no article.
    fn order(&self) -> Vec<u32> {
        let mut arrivals: Vec<usize> = (0..self.articles.len()).rev().collect();
        arrivals.sort_by_key(|arrival| self.articles[*arrival].record.published.as_ref().map(Timestamp::sort_key));
        let mut order = vec![0; arrivals.len()];
        for (number, arrival) in (0..).zip(arrivals) {
            order[arrival] = number;
        }
        order
    }
}

/// A file whose name changes with what is in it.
struct HashedFile {
    text: String,
    hash: String,
}

impl HashedFile {
    fn new(document: &impl Serialize) -> Self {
        let text = json(document);
        let hash = format!("{:06x}", text_hash(&text) & 0xff_ffff);
        Self { text, hash }
    }
}

/// Texts and numbers: nothing in them could fail to be JSON.
fn json(document: &impl Serialize) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

/// The terms in stretches, sorted. `order` gives the number of each article.
fn shards(
    terms: HashMap<String, Vec<Posting>>,
    order: &[u32],
    is_common: impl Fn(usize) -> bool + Sync,
) -> Vec<TermShard> {
    let mut terms: Vec<_> = terms.into_par_iter().collect();
    terms.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let packed: Vec<_> = terms
        .into_par_iter()
        .map(|(term, mut postings)| {
            let is_common = is_common(postings.len()) && !term.contains(':');
            if is_common {
                postings.retain(|posting| posting.weight > Weight::Often);
            }
            for posting in &mut postings {
                posting.article = order[posting.article as usize];
            }
            postings.sort_unstable();
            (term, Posting::pack(&postings), is_common)
        })
        .collect();
    let mut shards = vec![TermShard::default()];
    let mut room = POSTINGS_PER_SHARD;
    for (term, postings, is_common) in packed {
        let size = postings.len() + POSTINGS_PER_TERM;
        if size > room && shards.last().is_some_and(|shard| !shard.terms.is_empty()) {
            shards.push(TermShard::default());
            room = POSTINGS_PER_SHARD;
        }
        room = room.saturating_sub(size);
        if let Some(shard) = shards.last_mut() {
            shard.common.extend(is_common.then(|| term.clone()));
            shard.terms.push((term, postings));
        }
    }
    shards
}

/// Where each year begins. The day of a date is that of its own place on Earth, so that one may seem to come before
/// the last of the year before: it counts to the later year.
fn years(of_articles: impl Iterator<Item = Option<Year>>) -> Vec<YearStart> {
    let mut years: Vec<YearStart> = Vec::new();
    for (first, year) in (0..).zip(of_articles) {
        if let Some(year) = year
            && years.last().is_none_or(|last| last.year < year)
        {
            years.push(YearStart { year, first });
        }
    }
    years
}
