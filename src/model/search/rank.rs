//! Which articles answer a question, the best first.

use super::{Posting, QueryWord, TermShard};

/// The articles that have one word of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordMatches {
    /// Their numbers, ascending, each with what it counts for.
    scores: Vec<(u32, u32)>,
    /// Whether other articles have it too, too many to list.
    is_common: bool,
}

impl WordMatches {
    /// Looks for a word in the shards that may hold it.
    #[must_use]
    pub fn of_word<'a>(word: &QueryWord, shards: impl IntoIterator<Item = &'a TermShard>) -> Self {
        Self::collect(shards, |term| match term {
            // A word as it was written counts for more than another form of it, and that for more than a longer word.
            _ if term == word.whole => Some(3),
            _ if term == word.stem => Some(2),
            _ => word.finds(term).then_some(1),
        })
    }

    /// The articles that have a term, all alike.
    #[must_use]
    pub fn of_term<'a>(term: &str, shards: impl IntoIterator<Item = &'a TermShard>) -> Self {
        Self::collect(shards, |known| (known == term).then_some(0))
    }

    fn collect<'a>(shards: impl IntoIterator<Item = &'a TermShard>, factor: impl Fn(&str) -> Option<u32>) -> Self {
        let mut found = Self::default();
        for shard in shards {
            for (term, postings) in &shard.terms {
                let Some(factor) = factor(term) else { continue };
                let score = |posting: Posting| (posting.article, factor * posting.weight.score());
                found.scores.extend(Posting::unpack(postings).map(score));
                found.is_common |= shard.common.contains(term);
            }
        }
        // The best of an article comes first, and stays.
        found.scores.sort_unstable_by_key(|(article, score)| (*article, u32::MAX - score));
        found.scores.dedup_by_key(|(article, _)| *article);
        found
    }

    fn score(&self, article: u32) -> Option<u32> {
        let index = self.scores.binary_search_by_key(&article, |(known, _)| *known).ok()?;
        Some(self.scores[index].1)
    }
}

/// The articles that have all words, the best first, of equals the newest. `is_wanted` tells those of the chosen years.
#[must_use]
pub fn rank(words: &[WordMatches], is_wanted: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut needed: Vec<_> = words.iter().filter(|word| !word.is_common).collect();
    needed.sort_by_key(|word| word.scores.len());
    let articles = |word: &WordMatches| word.scores.iter().map(|(article, _)| *article).collect::<Vec<_>>();
    let candidates = needed.first().map_or_else(
        // Nothing but words that all articles have: those that they matter to.
        || {
            let mut all: Vec<_> = words.iter().flat_map(articles).collect();
            all.sort_unstable();
            all.dedup();
            all
        },
        |rarest| articles(rarest),
    );
    let score_of = |article: u32| {
        let is_there = needed.iter().all(|word| word.score(article).is_some());
        (is_there && is_wanted(article)).then(|| words.iter().filter_map(|word| word.score(article)).sum::<u32>())
    };
    let mut found: Vec<_> = candidates.into_iter().filter_map(|article| Some((score_of(article)?, article))).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, article)| article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::search::Weight;

    fn shard(terms: &[(&str, &[(u32, Weight)])]) -> TermShard {
        let pack = |postings: &[(u32, Weight)]| {
            let postings: Vec<_> =
                postings.iter().map(|(article, weight)| Posting { article: *article, weight: *weight }).collect();
            Posting::pack(&postings)
        };
        TermShard {
            terms: terms.iter().map(|(term, postings)| ((*term).to_owned(), pack(postings))).collect(),
            common: Vec::new(),
        }
    }

    fn word(whole: &str, stem: &str, beginning: Option<&str>) -> QueryWord {
        QueryWord { whole: whole.into(), stem: stem.into(), beginning: beginning.map(Into::into) }
    }

    #[test]
    fn a_title_comes_before_a_text_and_of_equals_the_newest() {
        let shard = shard(&[("camp", &[(1, Weight::Text), (2, Weight::Title), (3, Weight::Text)])]);
        let camp = WordMatches::of_word(&word("camp", "camp", None), [&shard]);
        assert_eq!(rank(&[camp], |_| true), [2, 3, 1]);
    }

    #[test]
    fn the_word_itself_comes_before_its_forms_and_longer_words() {
        let shard =
            shard(&[("camp", &[(5, Weight::Text)]), ("camper", &[(7, Weight::Text)]), ("camps", &[(3, Weight::Text)])]);
        let camps = WordMatches::of_word(&word("camps", "camp", Some("camp")), [&shard]);
        assert_eq!(rank(&[camps], |_| true), [3, 5, 7]);
    }

    #[test]
    fn all_words_are_needed_but_those_that_all_articles_have() {
        let mut shard = shard(&[
            ("camp", &[(1, Weight::Text), (2, Weight::Text)]),
            ("iraq", &[(2, Weight::Text), (3, Weight::Text)]),
            ("the", &[(3, Weight::Title)]),
        ]);
        shard.common.push("the".to_owned());
        let of = |text: &str| WordMatches::of_word(&word(text, text, None), [&shard]);
        assert_eq!(rank(&[of("camp"), of("iraq")], |_| true), [2]);
        assert_eq!(rank(&[of("camp"), of("none")], |_| true), Vec::<u32>::new());
        assert_eq!(rank(&[of("the"), of("iraq")], |_| true), [3, 2]);
        assert_eq!(rank(&[of("the")], |_| true), [3]);
        assert_eq!(rank(&[of("iraq")], |article| article > 2), [3]);
    }
}
