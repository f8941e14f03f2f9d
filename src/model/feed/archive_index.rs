//! What an edition holds, by time and topic: the document of an archive's index.

use crate::model::selection::Selection;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// The lists of an edition, each with the number of its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArchiveIndex {
    /// The lists: months with the newest first, then in the order in which they are shown.
    pub lists: Vec<ListEntry>,
    /// What it was counted from.
    pub counted: Counted,
}

/// What the index of an archive was counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// Every article.
    #[default]
    All,
    /// The newest articles: a feed of many documents was not read to its end.
    Newest,
}

/// A list in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// What it holds.
    #[serde(rename = "list")]
    pub selection: Selection,
    /// Its name for readers; none for a month, which the edition's words name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How many articles it holds, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// How many tags, and how many authors, an index names: those with the most articles. A large publication has ten
/// thousands; a reader finds the others from the articles.
const MAX_NAMES: usize = 100;

impl ArchiveIndex {
    /// An index of lists in any order.
    #[must_use]
    pub fn new(mut lists: Vec<ListEntry>, counted: Counted) -> Self {
        let (mut tags, mut authors) = (0, 0);
        lists.sort_by(order);
        lists.retain(|entry| {
            let named = match entry.selection {
                Selection::Tag(_) => &mut tags,
                Selection::Author(_) => &mut authors,
                Selection::Category(_) | Selection::Month(_) => return true,
            };
            *named += 1;
            *named <= MAX_NAMES
        });
        Self { lists, counted }
    }
}

/// Months from the newest on, categories as they were, tags and authors by the number of their articles.
fn order(one: &ListEntry, other: &ListEntry) -> Ordering {
    let kind = |entry: &ListEntry| match entry.selection {
        Selection::Month(_) => 0,
        Selection::Category(_) => 1,
        Selection::Tag(_) => 2,
        Selection::Author(_) => 3,
    };
    kind(one).cmp(&kind(other)).then_with(|| match (&one.selection, &other.selection) {
        (Selection::Month(one), Selection::Month(other)) => other.cmp(one),
        (Selection::Category(_), _) => Ordering::Equal,
        _ => other.count.cmp(&one.count).then_with(|| one.label.cmp(&other.label)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(list: &str, count: u32) -> ListEntry {
        ListEntry {
            selection: Selection::try_from(list.to_owned()).unwrap(),
            label: list.to_owned(),
            count: Some(count),
        }
    }

    #[test]
    fn months_come_newest_first_and_topics_by_their_number_of_articles() {
        let lists = ["tag/a", "category/z", "archive/2009/08", "author/b", "tag/c", "archive/2010/01", "category/y"];
        let lists = lists.into_iter().zip(1..).map(|(list, count)| entry(list, count)).collect();
        let index = ArchiveIndex::new(lists, Counted::All);
        let order: Vec<_> = index.lists.iter().map(|entry| entry.label.as_str()).collect();
        let expected = ["archive/2010/01", "archive/2009/08", "category/z", "category/y", "tag/c", "tag/a", "author/b"];
        assert_eq!(order, expected);
    }

    #[test]
    fn of_ten_thousand_tags_the_index_names_those_with_the_most_articles() {
        let tags = (0..10_000).map(|number| entry(&format!("tag/{number}"), number)).collect();
        let index = ArchiveIndex::new(tags, Counted::All);
        assert_eq!(index.lists.len(), MAX_NAMES);
        assert_eq!(index.lists[0].label, "tag/9999");
    }
}
