//! What to read after an article.

use super::RecentPost;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, hash::Hash};

/// What to read after an article. It changes when newer articles come, so it is in a document of its own, and in no
/// finished page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadOn {
    /// The next newer article of its category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newer: Option<RecentPost>,
    /// The next older one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub older: Option<RecentPost>,
    /// At most [`RELATED_POSTS`] others, the one that has most in common first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RecentPost>,
}

/// How many related articles are named.
const RELATED_POSTS: usize = 3;

/// How far from an article its relatives are looked for in each list, in either direction: they are of its time, and an
/// old article keeps those it has.
const REACH: usize = 12;

/// Which articles those are, before their titles are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOnChoice<T> {
    newer: Option<T>,
    older: Option<T>,
    related: Vec<T>,
}

impl<T: Copy + Ord + Hash> ReadOnChoice<T> {
    /// Chooses for an article: from its category, and from all with each of its tags. The lists are sorted, the newest
    /// first.
    #[must_use]
    pub fn of(own: T, category: &[T], tags: &[&[T]]) -> Self {
        let place = category.binary_search(&own).ok();
        let newer = place.and_then(|place| category.get(place.checked_sub(1)?)).copied();
        let older = place.and_then(|place| category.get(place + 1)).copied();
        // Shared tags say more than the category; of two that share as much, the nearer one is related.
        let mut candidates: HashMap<T, (u32, usize)> = HashMap::new();
        let lists = tags.iter().map(|list| (*list, 2)).chain([(category, 1)]);
        for (list, weight) in lists {
            let Ok(place) = list.binary_search(&own) else { continue };
            for (at, other) in list.iter().enumerate().skip(place.saturating_sub(REACH)).take(2 * REACH + 1) {
                let (shared, distance) = candidates.entry(*other).or_insert((0, usize::MAX));
                *shared += weight;
                *distance = place.abs_diff(at).min(*distance);
            }
        }
        for named in [Some(own), newer, older].into_iter().flatten() {
            candidates.remove(&named);
        }
        let mut candidates: Vec<_> = candidates.into_iter().collect();
        candidates.sort_by_key(|(other, (shared, distance))| (std::cmp::Reverse(*shared), *distance, *other));
        let related = candidates.into_iter().map(|(other, _)| other).take(RELATED_POSTS).collect();
        Self { newer, older, related }
    }

    /// What it comes to with the titles.
    ///
    /// # Errors
    /// Where a title cannot be read.
    pub fn with_titles<E>(self, title: impl Fn(T) -> Result<Option<RecentPost>, E>) -> Result<ReadOn, E> {
        let one = |chosen: Option<T>| chosen.map_or(Ok(None), &title);
        let related: Result<Vec<_>, E> = self.related.iter().copied().map(&title).collect();
        Ok(ReadOn {
            newer: one(self.newer)?,
            older: one(self.older)?,
            related: related?.into_iter().flatten().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_of_the_category_and_what_shares_most() {
        let category = [1, 4, 5, 9];
        let choice = ReadOnChoice::of(5, &category, &[&[2, 5, 8], &[5, 8]]);
        assert_eq!((choice.newer, choice.older), (Some(4), Some(9)));
        // Two tags, one tag, the category alone; no article twice.
        assert_eq!(choice.related, [8, 2, 1]);
    }

    #[test]
    fn the_newest_has_no_newer_one_and_a_lonely_article_none_at_all() {
        assert_eq!(ReadOnChoice::of(1, &[1, 2], &[]).newer, None);
        let lonely = ReadOnChoice::of(1, &[], &[&[1]]);
        assert_eq!(lonely, ReadOnChoice { newer: None, older: None, related: Vec::new() });
    }

    #[test]
    fn newer_articles_leave_an_old_one_its_relatives() {
        let many: Vec<u32> = (0..100).collect();
        let more: Vec<u32> = (0..120).collect();
        let choice = |own: u32, list: &[u32]| ReadOnChoice::of(own, list, &[list]).related;
        let later: Vec<_> = choice(50, &many).into_iter().map(|index| index + 20).collect();
        assert_eq!(choice(70, &more), later);
    }
}
