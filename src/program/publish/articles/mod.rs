//! The articles of a feed, however many: kept in a file, known in memory by little more than their ids.

mod document;
mod left_out;
mod picture_sizes;
mod read_item;
mod reading;
mod store;
mod stored_item;

pub use document::{DocumentText, Paging};
pub use left_out::{ItemJudgement, LeftOutCounts, LeftOutItems};
pub use stored_item::ShortItem;

use super::{PublishError, pictures::Pictures};
use crate::{
    model::{
        id::{ItemId, ItemSlug},
        page::{ArchiveTally, EditionContext, Post, RecentPost},
        selection::Selection,
    },
    program::{DataFolder, named_anywhere},
};
use rayon::prelude::*;
use serde_json::{Map, Value, value::RawValue};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, OnceLock},
};
use store::ArticleStore;

/// The articles of a feed, newest first.
#[derive(Debug, Default)]
pub struct Articles {
    /// None where there is no feed.
    store: Option<ArticleStore>,
    all: Vec<ArticleIndex>,
    indices: HashMap<ItemId, ArticleIndex>,
    /// The articles of each list, newest first.
    lists: HashMap<Selection, Vec<ArticleIndex>>,
    /// Those of them in which something was taken back, without it.
    standing_lists: HashMap<Selection, Vec<ArticleIndex>>,
    tally: ArchiveTally,
    /// The titles that were asked for: those of an article's neighbours are asked for again and again.
    titles: Vec<OnceLock<RecentPost>>,
    /// The documents it was read from, by their names in the publication's folder.
    documents: BTreeSet<String>,
    /// Pictures of its items that may be published in several sizes, by their names in the publication's folder.
    pictures: BTreeSet<String>,
    /// The files that those name which were taken back, or are not published yet.
    kept_back: BTreeSet<String>,
    /// What the feed says for all its items: their authors, their language, and the site they come from.
    common: Map<String, Value>,
    /// Those that were taken back. They keep their places in the lists, so that no page of an archive changes, and are
    /// in no document but their own.
    withdrawn: BTreeMap<ArticleIndex, ItemId>,
    /// The old addresses of articles.
    aliases: Vec<(ItemId, Vec<String>)>,
    /// What is not published yet.
    left_out: LeftOutItems,
}

/// An article's number in its feed; the newest is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIndex(u32);

impl ArticleIndex {
    /// The index of a position; four thousand million articles have one.
    fn new(position: usize) -> Option<Self> {
        u32::try_from(position).ok().map(Self)
    }

    fn get(self) -> usize {
        self.0 as usize
    }
}

impl Articles {
    /// Whether one has that id.
    #[must_use]
    pub fn has(&self, id: &ItemId) -> bool {
        self.indices.contains_key(id)
    }

    /// Those at an address: an id may look like what another becomes in addresses.
    pub fn named<'a>(&'a self, slug: &'a ItemSlug) -> impl Iterator<Item = (&'a ItemId, ArticleIndex)> {
        self.indices.iter().filter(|(id, _)| slug.names(id)).map(|(id, index)| (id, *index))
    }

    /// All that have a place in the edition's list, newest first.
    #[must_use]
    pub fn all(&self) -> &[ArticleIndex] {
        &self.all
    }

    /// Some of them without those that were taken back.
    pub fn standing<'a>(&'a self, articles: &'a [ArticleIndex]) -> impl Iterator<Item = ArticleIndex> + 'a {
        articles.iter().copied().filter(|index| !self.is_withdrawn(*index))
    }

    /// Whether one was taken back.
    #[must_use]
    pub fn is_withdrawn(&self, index: ArticleIndex) -> bool {
        self.withdrawn.contains_key(&index)
    }

    /// Those that were taken back.
    pub fn withdrawn(&self) -> impl Iterator<Item = &ItemId> {
        self.withdrawn.values()
    }

    /// Whether one has that id, and was not taken back.
    #[must_use]
    pub fn stands(&self, id: &ItemId) -> bool {
        self.index_of(id).is_some_and(|index| !self.is_withdrawn(index))
    }

    /// The number of the article with that id.
    #[must_use]
    pub fn index_of(&self, id: &ItemId) -> Option<ArticleIndex> {
        self.indices.get(id).copied()
    }

    /// The old addresses of articles, as their owner has written them.
    pub fn aliases(&self) -> impl Iterator<Item = (&ItemId, &[String])> {
        self.aliases.iter().map(|(id, aliases)| (id, aliases.as_slice()))
    }

    /// What is not published yet.
    #[must_use]
    pub const fn left_out(&self) -> &LeftOutItems {
        &self.left_out
    }

    /// Those of a category, a tag, an author or a month, newest first.
    #[must_use]
    pub fn of(&self, selection: &Selection) -> &[ArticleIndex] {
        self.lists.get(selection).map(Vec::as_slice).unwrap_or_default()
    }

    /// The same without those that were taken back.
    #[must_use]
    pub fn standing_of(&self, selection: &Selection) -> &[ArticleIndex] {
        self.standing_lists.get(selection).map_or_else(|| self.of(selection), Vec::as_slice)
    }

    /// How many articles each list holds.
    #[must_use]
    pub fn tally(&self) -> &ArchiveTally {
        &self.tally
    }

    /// The documents they were read from, by their names in the publication's folder.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(String::as_str)
    }

    /// The files that items name which were taken back, or are not published yet.
    pub fn kept_back(&self) -> impl Iterator<Item = &str> {
        self.kept_back.iter().map(String::as_str)
    }

    /// Those of some files that others of its items name, or all of it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn naming<'f>(
        &self,
        folder: &DataFolder,
        files: &'f BTreeSet<String>,
    ) -> Result<BTreeSet<&'f str>, PublishError> {
        let in_item = |index: &ArticleIndex| {
            let item = serde_json::from_str(self.stored(*index)?.get()).map_err(unreadable)?;
            Ok(named_anywhere(folder, &item, files))
        };
        let common = named_anywhere(folder, &Value::Object(self.common.clone()), files);
        let named = self.all.par_iter().map(in_item);
        named.try_reduce(|| common.clone(), |one, other| Ok(&one | &other))
    }

    /// Their pictures that may be published in several sizes, by their names in the publication's folder.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.iter().map(String::as_str)
    }

    /// Those that another feed does not have, newest first.
    #[must_use]
    pub fn missing_in(&self, other: &Self) -> Vec<ArticleIndex> {
        let missing = self.indices.iter().filter(|(id, _)| !other.has(id));
        let mut missing: Vec<_> = missing.map(|(_, index)| *index).collect();
        missing.sort_unstable();
        missing
    }

    /// A document of those of them that were not taken back, with the sizes of their `pictures`, which names only translations that `exists` finds: by the code of an edition, and
    /// the id of an item there.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn document(
        &self,
        articles: &[ArticleIndex],
        paging: Option<Paging>,
        pictures: &Pictures,
        exists: &dyn Fn(&str, &ItemId) -> bool,
    ) -> Result<DocumentText, PublishError> {
        let item = |index: ArticleIndex| {
            let item = stored_item::with_existing_translations(self.stored(index)?, exists);
            item.and_then(|item| stored_item::with_sized_pictures(item, pictures)).map_err(unreadable)
        };
        let items: Result<Vec<_>, PublishError> = self.standing(articles).map(item).collect();
        DocumentText::new(&self.common, paging, &items?).map_err(unreadable)
    }

    /// The document of one that was taken back.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn document_of_withdrawn(
        &self,
        article: ArticleIndex,
        exists: &dyn Fn(&str, &ItemId) -> bool,
    ) -> Result<DocumentText, PublishError> {
        let item = stored_item::with_existing_translations(self.stored(article)?, exists).map_err(unreadable)?;
        DocumentText::new(&self.common, None, &[item]).map_err(unreadable)
    }

    /// An article's title, as lists of titles show it; `None` where there is no such article.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn title(&self, index: ArticleIndex, context: &EditionContext) -> Result<Option<RecentPost>, PublishError> {
        let Some(kept) = self.titles.get(index.get()) else { return Ok(None) };
        if let Some(title) = kept.get() {
            return Ok(Some(title.clone()));
        }
        let feed = self.short(&[index], None, ShortItem::Title)?.feed();
        let title = feed.items.first().map(|item| {
            let resolver = context.resolver.of_feed(feed.home_page_url.as_deref());
            Post::new(Arc::clone(item), Arc::new(resolver)).recent(context)
        });
        Ok(title.map(|title| kept.get_or_init(|| title).clone()))
    }

    /// A document of items without their texts.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn short(
        &self,
        articles: &[ArticleIndex],
        paging: Option<Paging>,
        kept: ShortItem,
    ) -> Result<DocumentText, PublishError> {
        let item = |index| stored_item::shortened(&self.stored(index)?, kept).map_err(unreadable);
        let items: Result<Vec<_>, PublishError> = self.standing(articles).map(item).collect();
        DocumentText::new(&self.common, paging, &items?).map_err(unreadable)
    }

    fn stored(&self, index: ArticleIndex) -> Result<Box<RawValue>, PublishError> {
        let text = match &self.store {
            Some(store) => store.text(index)?,
            None => "null".to_owned(),
        };
        RawValue::from_string(text).map_err(unreadable)
    }
}

/// What the store holds is JSON. If it is not, another program wrote into the temporary file.
fn unreadable(reason: serde_json::Error) -> PublishError {
    PublishError::file("reading", &std::env::temp_dir())(reason.into())
}
