//! The documents of an index.
//!
//! Articles are numbered from the oldest, so that a new one changes the files of its own words and the newest records.

use crate::model::{
    id::CategorySlug,
    locale::{Language, Timestamp, Year},
    route::Place,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use strum::VariantArray;

/// The folder of the files of terms, beside the index.
pub const TERMS_FOLDER: &str = "terms/";

/// The folder of the files of records, beside the index.
pub const RECORDS_FOLDER: &str = "records/";

/// What is read first: where the rest is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchIndex {
    /// The years of the edition's calendar, the oldest first.
    pub years: Vec<YearStart>,
    /// The files of terms: the first term of each, and the hash in its name.
    pub shards: Vec<(String, String)>,
    /// How many articles there are, and pages that are none.
    pub articles: u32,
    /// How many records a file holds.
    pub records_per_block: u32,
    /// The files of records, by the hash in their names.
    pub blocks: Vec<String>,
}

/// A year, and its first article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearStart {
    /// The year.
    pub year: Year,
    /// The number of its first article. Those without a date come before all years.
    pub first: u32,
}

/// A stretch of the alphabet: its terms, sorted, each with the articles that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermShard {
    /// A term and its postings, written as [`Posting::pack`] does.
    pub terms: Vec<(String, Vec<u32>)>,
    /// Those that so many articles have that only the articles they matter to are listed: they exclude none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common: Vec<String>,
}

/// How much a term matters to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Weight {
    /// It stands in the text.
    Text,
    /// It stands in the text again and again.
    Often,
    /// It stands in the summary, the tags or the authors' names.
    Summary,
    /// It stands in the title.
    Title,
}

/// An article that has a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The article's number.
    pub article: u32,
    /// How much the term matters to it.
    pub weight: Weight,
}

impl Weight {
    /// What it counts for.
    #[must_use]
    pub const fn score(self) -> u32 {
        match self {
            Self::Text => 1,
            Self::Often => 2,
            Self::Summary => 4,
            Self::Title => 10,
        }
    }
}

impl Posting {
    /// Sorted postings as numbers: how far each is from the one before, times four, plus its weight. Small numbers
    /// make small files.
    #[must_use]
    pub fn pack(postings: &[Self]) -> Vec<u32> {
        let mut before = 0;
        let pack = |posting: &Self| {
            posting.weight as u32 + 4 * (posting.article - std::mem::replace(&mut before, posting.article))
        };
        postings.iter().map(pack).collect()
    }

    /// What [`Posting::pack`] has packed.
    pub fn unpack(packed: &[u32]) -> impl Iterator<Item = Self> {
        let mut article = 0_u32;
        packed.iter().map(move |number| {
            article = article.saturating_add(number / 4);
            Self { article, weight: Weight::VARIANTS[(number % 4) as usize] }
        })
    }
}

/// Some articles that come after each other, as results show them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBlock {
    /// The articles.
    pub records: Vec<Record>,
}

/// An article, or a page that is none, as results show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Where it is.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// Its summary, or the beginning of its text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// Its category, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Its language, where that is not its edition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// The term that all articles of a category have. No word is one.
#[must_use]
pub fn category_term(category: &CategorySlug) -> String {
    format!("category:{category}")
}

impl SearchIndex {
    /// The shard that holds a term, if any does.
    #[must_use]
    pub fn shard_of(&self, term: &str) -> Option<usize> {
        // The first shard begins before all terms.
        self.shards.partition_point(|(first, _)| first.as_str() <= term).checked_sub(1)
    }

    /// The shards that may hold terms with that beginning.
    #[must_use]
    pub fn shards_beginning(&self, beginning: &str) -> Range<usize> {
        let Some(start) = self.shard_of(beginning) else { return 0..0 };
        let after = self.shards[start..].iter().skip(1);
        let more = after.take_while(|(first, _)| first.starts_with(beginning)).count();
        start..start + 1 + more
    }

    /// The file of a shard, beside the index.
    #[must_use]
    pub fn shard_file(&self, shard: usize) -> Option<String> {
        self.shards.get(shard).map(|(_, hash)| format!("{TERMS_FOLDER}{shard}-{hash}.json"))
    }

    /// The file of a block of records, beside the index.
    #[must_use]
    pub fn block_file(&self, block: usize) -> Option<String> {
        self.blocks.get(block).map(|hash| format!("{RECORDS_FOLDER}{block}-{hash}.json"))
    }

    /// The articles of a year; all there are, where none is asked for.
    #[must_use]
    pub fn articles_of(&self, year: Option<Year>) -> Range<u32> {
        let Some(year) = year else { return 0..self.articles };
        match self.years.iter().position(|start| start.year == year) {
            Some(index) => {
                let end = self.years.get(index + 1).map_or(self.articles, |next| next.first);
                self.years[index].first..end
            }
            None => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(firsts: &[&str]) -> SearchIndex {
        let shards = firsts.iter().map(|first| ((*first).to_owned(), String::new())).collect();
        SearchIndex { shards, ..SearchIndex::default() }
    }

    #[test]
    fn postings_are_read_back() {
        let posting = |article, weight| Posting { article, weight };
        let postings = [posting(0, Weight::Title), posting(3, Weight::Text), posting(70_000, Weight::Summary)];
        let packed = Posting::pack(&postings);
        assert_eq!(packed, [3, 12, 279_990]);
        assert_eq!(Posting::unpack(&packed).collect::<Vec<_>>(), postings);
        assert_eq!(Posting::unpack(&[u32::MAX, u32::MAX, u32::MAX, u32::MAX, u32::MAX]).count(), 5);
    }

    #[test]
    fn a_term_is_looked_for_where_it_stands() {
        let index = index(&["", "camp", "campus", "iraq"]);
        assert_eq!(index.shard_of("archive"), Some(0));
        assert_eq!(index.shard_of("camp"), Some(1));
        assert_eq!(index.shards_beginning("cam"), 0..3);
        assert_eq!(index.shards_beginning("camp"), 1..3);
        assert_eq!(index.shards_beginning("zebra"), 3..4);
        assert_eq!(SearchIndex::default().shards_beginning("a"), 0..0);
        assert_eq!(SearchIndex::default().shard_of("a"), None);
    }

    #[test]
    fn a_year_ends_where_the_next_begins() {
        let start = |year, first| YearStart { year: Year::new(year).unwrap(), first };
        let index = SearchIndex { years: vec![start(2009, 2), start(2012, 5)], articles: 9, ..SearchIndex::default() };
        let articles_of = |year| index.articles_of(Year::new(year));
        assert_eq!([2009, 2012, 2010].map(articles_of), [2..5, 5..9, 0..0]);
        assert_eq!(index.articles_of(None), 0..9);
    }
}
