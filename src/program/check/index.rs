//! What a feed holds, as far as links and translations need it.

use super::{
    item::{self, InspectedItem},
    lengths::Lengths,
    names::Neighbours,
    readers::Readers,
};
use crate::{
    model::{
        feed::{ArchiveKind, ArchiveShape, Author, PageSize},
        id::{ItemId, ItemSlug, PageNumber},
        locale::Year,
        selection::Selection,
    },
    program::Standing,
};
use std::{collections::HashMap, ops::Range, rc::Rc};

/// Where an item is: the number of its document in the chain, and its own in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ItemPosition {
    pub(super) document: usize,
    pub(super) item: usize,
}

/// A feed's items, by name.
pub(super) struct FeedIndex {
    pub(super) documents: Vec<Rc<str>>,
    pub(super) ids: HashMap<Box<str>, ItemPosition>,
    pub(super) slugs: HashMap<Box<str>, ItemPosition>,
    pub(super) translated: Vec<TranslatedItem>,
    pub(super) archive: ArchiveKind,
    /// Whether every document could be read. If not, an item that was not found may still exist.
    pub(super) complete: bool,
    /// How many items have no id of their own, and are left out. Any name that is missing may be that of one of them.
    pub(super) nameless: usize,
    /// Articles whose files could not be read: the names that they most likely have in addresses.
    pub(super) unread: Vec<String>,
    /// How many items each list holds, those without an id among them.
    lists: HashMap<Selection, Counted>,
    /// Those that readers do not see yet, by their names.
    unpublished: HashMap<Box<str>, Standing>,
    /// How many these are.
    unpublished_count: usize,
    /// The dates of the others by which they are sorted, with their names in addresses.
    dates: Vec<(Box<str>, i64)>,
    /// How long they are.
    pub(super) lengths: Lengths,
    /// The folders of its items.
    pub(super) neighbours: Neighbours,
    /// How many items of the document that is being read name no author.
    authorless: Counted,
}

/// How many articles a list holds.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    /// All that have a place in it.
    places: usize,
    /// Those of them that were not taken back.
    shown: usize,
}

impl Counted {
    fn add(&mut self, count: usize, standing: &Standing) {
        self.places += count;
        self.shown += if matches!(standing, Standing::Withdrawn(_)) { 0 } else { count };
    }
}

/// An item and its translations.
pub(super) struct TranslatedItem {
    pub(super) id: ItemId,
    pub(super) position: ItemPosition,
    /// Who reads it.
    pub(super) readers: Readers,
    /// Edition codes and ids.
    pub(super) to: Vec<(String, ItemId)>,
}

impl Default for FeedIndex {
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            ids: HashMap::new(),
            slugs: HashMap::new(),
            translated: Vec::new(),
            archive: ArchiveKind::default(),
            complete: true,
            nameless: 0,
            unread: Vec::new(),
            lists: HashMap::new(),
            unpublished: HashMap::new(),
            unpublished_count: 0,
            dates: Vec::new(),
            lengths: Lengths::default(),
            neighbours: Neighbours::of_edition(),
            authorless: Counted::default(),
        }
    }
}

/// The archive pages that open by template, of a feed with so many documents.
pub(super) fn pages_by_template(archive: ArchiveKind, documents: usize) -> Range<u32> {
    match archive {
        ArchiveKind::Numbered(pages) => 1..pages.get(),
        ArchiveKind::Template => 2..u32::try_from(documents).unwrap_or(u32::MAX).saturating_add(1),
        ArchiveKind::Whole | ArchiveKind::Chain => 0..0,
    }
}

impl FeedIndex {
    /// Takes note of an item.
    pub(super) fn add(&mut self, position: ItemPosition, id: ItemId, slug: &ItemSlug, seen: InspectedItem) {
        self.ids.insert(id.as_str().into(), position);
        self.slugs.entry(slug.as_str().into()).or_insert(position);
        if seen.standing.is_unpublished() {
            self.unpublished_count += 1;
            self.unpublished.insert(id.as_str().into(), seen.standing.clone());
            self.unpublished.insert(slug.as_str().into(), seen.standing.clone());
        } else {
            self.add_to_lists(&seen);
            self.lengths.add(&seen);
            self.dates.extend(seen.published.as_ref().map(|date| (slug.as_str().into(), date.sort_key())));
        }
        if !seen.translations.is_empty() {
            self.translated.push(TranslatedItem {
                id,
                position,
                readers: Readers::of(&seen.standing),
                to: seen.translations,
            });
        }
    }

    /// Takes note of an item without an id: once it has one, it is in its lists.
    pub(super) fn add_nameless(&mut self, seen: &InspectedItem) {
        self.nameless += 1;
        self.add_to_lists(seen);
    }

    fn add_to_lists(&mut self, seen: &InspectedItem) {
        for list in &seen.selections {
            self.lists.entry(list.clone()).or_default().add(1, &seen.standing);
        }
        if seen.authors == 0 {
            self.authorless.add(1, &seen.standing);
        }
    }

    /// Whether all of the feed could be read, and there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.complete && self.ids.is_empty() && self.nameless == 0 && self.unread.is_empty()
    }

    /// Whether all of it is known: what is not in its lists is in none.
    pub(super) fn is_known(&self) -> bool {
        self.complete && self.unread.is_empty()
    }

    /// Whether an item is found under that name: the app takes its slug, and its id too.
    pub(super) fn has_item(&self, name: &str) -> bool {
        self.slugs.contains_key(name) || self.ids.contains_key(name)
    }

    /// Gives the items of a document that name no author those of the feed.
    pub(super) fn add_authors_of_feed(&mut self, authors: &[Author]) {
        let count = std::mem::take(&mut self.authorless);
        for slug in authors.iter().filter(|_| count.places > 0).filter_map(Author::slug) {
            let list = self.lists.entry(Selection::Author(slug)).or_default();
            list.places += count.places;
            list.shown += count.shown;
        }
    }

    /// All lists.
    pub(super) fn lists(&self) -> impl Iterator<Item = &Selection> {
        self.lists.keys()
    }

    /// The names of its items in addresses, and the dates by which they are sorted.
    pub(super) fn dates(&self) -> impl Iterator<Item = (&str, i64)> {
        self.dates.iter().map(|(name, date)| (&**name, *date))
    }

    /// How many items a list holds.
    pub(super) fn count_in(&self, list: &Selection) -> usize {
        self.lists.get(list).map_or(0, |list| list.shown)
    }

    /// Why readers do not see an item of that name yet.
    pub(super) fn unpublished(&self, name: &str) -> Option<&Standing> {
        self.unpublished.get(name)
    }

    /// Whether an item was published in a year.
    pub(super) fn has_year(&self, year: Year) -> bool {
        let shown = self.lists.iter().filter(|(_, count)| count.shown > 0);
        shown.map(|(list, _)| list).any(|list| matches!(list, Selection::Month(month) if month.year() == year))
    }

    /// Whether there is an archive page of that number.
    pub(super) fn has_page(&self, number: PageNumber, size: PageSize) -> bool {
        match self.archive {
            ArchiveKind::Numbered(pages) => number < pages,
            ArchiveKind::Template => number.get() as usize <= self.documents.len(),
            ArchiveKind::Whole | ArchiveKind::Chain => {
                let all = self.ids.len() + self.nameless + self.unread.len();
                self.holds_page(number, size, all - self.unpublished_count)
            }
        }
    }

    /// Whether a list that is looked for in this feed has an archive page of that number.
    pub(super) fn has_page_of(&self, list: &Selection, number: PageNumber, size: PageSize) -> bool {
        self.count_in(list) > 0 && self.holds_page(number, size, self.lists.get(list).map_or(0, |list| list.places))
    }

    /// Whether so many articles fill the page of that number.
    fn holds_page(&self, number: PageNumber, size: PageSize, articles: usize) -> bool {
        match self.archive {
            ArchiveKind::Whole => ArchiveShape::new(articles, size).page(number).is_some(),
            // Numbered from the newest: the page is there if anything is left for it.
            _ => number == PageNumber::FIRST || articles > (number.get() as usize - 1).saturating_mul(size.get()),
        }
    }

    /// The place of an item, as in `feeds/en.json: items[3] "1004"`.
    pub(super) fn describe(&self, position: ItemPosition, id: &ItemId) -> String {
        format!("{}: {}", self.documents[position.document], item::place(position.item, Some(id)))
    }

    /// The place of an item whose id is not at hand.
    pub(super) fn place_of(&self, position: ItemPosition) -> String {
        format!("{}: {}", self.documents[position.document], item::place(position.item, None))
    }
}
