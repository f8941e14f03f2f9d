//! What an edition holds, by time and topic: the index of its archive, and the pages of its years.

use super::EditionContext;
use crate::model::{
    feed::{ArchiveIndex, Author, Counted, Item, ListEntry},
    locale::{Message, Year},
    publication::Edition,
    selection::Selection,
};
use std::collections::HashMap;

/// The index of an edition's archive, or what it says of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePage {
    /// The year; none for the whole index.
    pub year: Option<Year>,
    /// Its lists.
    pub index: ArchiveIndex,
}

impl ArchivePage {
    /// The heading of the page.
    #[must_use]
    pub fn heading(&self, context: &EditionContext) -> String {
        match self.year {
            Some(year) => context.catalog.year(year),
            None => context.text(Message::ArchiveIndex),
        }
    }
}

impl ArchiveIndex {
    /// The years, newest first, each with its months.
    pub fn years(&self) -> impl Iterator<Item = (Year, &[ListEntry])> {
        let years = self.lists.chunk_by(|one, other| year_of(one) == year_of(other));
        years.filter_map(|months| Some((year_of(months.first()?)?, months)))
    }

    /// What it says of one year.
    #[must_use]
    pub fn of_year(&self, year: Year) -> Self {
        let months = self.lists.iter().filter(|entry| year_of(entry) == Some(year));
        Self { lists: months.cloned().collect(), counted: self.counted }
    }
}

fn year_of(entry: &ListEntry) -> Option<Year> {
    match entry.selection {
        Selection::Month(month) => Some(month.year()),
        _ => None,
    }
}

/// Counts the articles of each list, one after the other.
#[derive(Debug, Default)]
pub struct ArchiveTally {
    lists: HashMap<Selection, ListTally>,
}

#[derive(Debug, Default)]
struct ListTally {
    count: u32,
    label: String,
    /// Whether a link leads there. All articles with a tag may have it as their category.
    linked: bool,
}

impl ArchiveTally {
    /// Counts an article in one of its lists.
    pub fn add(&mut self, edition: &Edition, selection: Selection, item: &Item) {
        let linked = match &selection {
            Selection::Tag(_) => edition.links_to(&selection, item),
            _ => true,
        };
        let tally = self.lists.entry(selection).or_insert_with_key(|selection| ListTally {
            label: edition.label(selection, Some(item)).unwrap_or_default(),
            ..ListTally::default()
        });
        tally.count += 1;
        tally.linked |= linked;
    }

    /// Counts so many articles that name no author, for one of the authors of their feed.
    pub fn add_author(&mut self, author: &Author, articles: usize) {
        if let (Some(slug), Some(name)) = (author.slug(), &author.name) {
            let tally = self.lists.entry(Selection::Author(slug)).or_default();
            if tally.label.is_empty() {
                tally.label.clone_from(name);
            }
            tally.count += u32::try_from(articles).unwrap_or(u32::MAX);
            tally.linked = true;
        }
    }

    /// The lists that links lead to, in no order.
    pub fn linked(&self) -> impl Iterator<Item = &Selection> {
        self.lists.iter().filter(|(_, tally)| tally.linked).map(|(selection, _)| selection)
    }

    /// The index of what was counted. Declared categories are in it though they be empty; of one with a feed of its own
    /// the number is not known here.
    #[must_use]
    pub fn index(&self, edition: &Edition, counted: Counted) -> ArchiveIndex {
        let declared = edition.categories.iter().map(|category| {
            let selection = Selection::Category(category.slug.clone());
            let count = self.lists.get(&selection).map_or(0, |tally| tally.count);
            let count = category.feed.is_none().then_some(count);
            ListEntry { selection, label: category.label.clone(), count }
        });
        let is_declared =
            |selection: &Selection| matches!(selection, Selection::Category(slug) if edition.category(slug).is_some());
        let mut others: Vec<_> = self.linked().filter(|selection| !is_declared(selection)).collect();
        others.sort();
        let others = others.into_iter().filter_map(|selection| {
            let ListTally { count, label, .. } = self.lists.get(selection)?;
            Some(ListEntry { selection: selection.clone(), label: label.clone(), count: Some(*count) })
        });
        ArchiveIndex::new(declared.chain(others).collect(), counted)
    }
}
