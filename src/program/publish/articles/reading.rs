//! Reading a feed whole, document by document and item by item.

use super::{
    ArticleIndex, Articles, ItemJudgement, LeftOutItems,
    picture_sizes::PictureSizes,
    read_item::{ItemReader, ReadItem},
    store::ArticleStoreWriter,
};
use crate::{
    model::{
        feed::{Author, FeedHead, newest_first, read_feed},
        id::{ItemId, PageNumber},
        loader::{NextDocument, next_document},
        locale::Timestamp,
        page::ArchiveTally,
        publication::Edition,
        selection::Selection,
    },
    program::{DataFolder, Standing, data_folder::SITE, publish::PublishError},
};
use rayon::prelude::*;
use serde_json::{Map, Value, value::RawValue};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    io::BufReader,
    path::Path,
    sync::OnceLock,
};

/// How many items are read at once, and are held in memory.
const AT_ONCE: usize = 512;

/// The part of a feed that has been read.
struct Reading<'a> {
    edition: &'a Edition,
    reader: ItemReader<'a>,
    store: ArticleStoreWriter,
    entries: Vec<Entry>,
    ids: HashSet<ItemId>,
    /// The articles of each list, by their numbers in the store.
    lists: HashMap<Selection, Vec<ArticleIndex>>,
    tally: ArchiveTally,
    /// Those that name no author: the feed may name one for all.
    without_author: Vec<ArticleIndex>,
    documents: BTreeSet<String>,
    withdrawn: HashSet<ArticleIndex>,
    aliases: Vec<(ItemId, Vec<String>)>,
    left_out: LeftOutItems,
    kept_back: BTreeSet<String>,
}

/// What is known of an article without its text.
struct Entry {
    id: ItemId,
    published: Option<Timestamp>,
    /// Its number in the store.
    stored: ArticleIndex,
}

impl Articles {
    /// Reads a feed whole, newest first. `page_address` names the document of a page where the feed is numbered.
    /// `edition_articles` are those of the edition, where this is a category's feed.
    ///
    /// # Errors
    /// Where a document is missing or no feed.
    pub fn read(
        folder: &DataFolder,
        edition: &Edition,
        address: &str,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
        edition_articles: Option<&Self>,
        judgement: &ItemJudgement,
    ) -> Result<Self, PublishError> {
        let mut reading = Reading::of(folder, edition, edition_articles, judgement)?;
        let mut common = None;
        let mut next = Some(find(folder, address, SITE)?);
        while let Some(file) = next.take().filter(|file| !reading.documents.contains(file)) {
            let head = reading.read_document(folder, &file)?;
            let (_, authors) = common.get_or_insert_with(|| (common_fields(&head), head.authors()));
            reading.add_authors_of_feed(authors);
            next = next_file(folder, &head, &file, page_address)?;
        }
        let (common, _) = common.unwrap_or_default();
        reading.finish(common)
    }

    /// Reads a feed of pages, of which the first document is all.
    ///
    /// # Errors
    /// Where it is missing or no feed.
    pub fn read_pages(
        folder: &DataFolder,
        edition: &Edition,
        address: &str,
        judgement: &ItemJudgement,
    ) -> Result<Self, PublishError> {
        let mut reading = Reading::of(folder, edition, None, judgement)?;
        let head = reading.read_document(folder, &find(folder, address, SITE)?)?;
        reading.finish(common_fields(&head))
    }
}

impl<'a> Reading<'a> {
    fn of(
        folder: &'a DataFolder,
        edition: &'a Edition,
        edition_articles: Option<&'a Articles>,
        judgement: &'a ItemJudgement,
    ) -> Result<Self, PublishError> {
        Ok(Self {
            edition,
            reader: ItemReader { folder, edition, judgement, edition_articles, pictures: PictureSizes::new(folder) },
            store: ArticleStoreWriter::new()?,
            entries: Vec::new(),
            ids: HashSet::new(),
            lists: HashMap::new(),
            tally: ArchiveTally::default(),
            without_author: Vec::new(),
            documents: BTreeSet::new(),
            withdrawn: HashSet::new(),
            aliases: Vec::new(),
            left_out: LeftOutItems::default(),
            kept_back: BTreeSet::new(),
        })
    }

    fn read_document(&mut self, folder: &DataFolder, name: &str) -> Result<FeedHead, PublishError> {
        self.documents.insert(name.to_owned());
        let path = folder.path().join(name);
        let file = folder.open(name).map_err(PublishError::file("reading", &path))?;
        let (mut items, mut outcome) = (Vec::new(), Ok(()));
        let head = read_feed(BufReader::with_capacity(1 << 16, file), |_, item: Box<RawValue>| {
            items.push(item);
            if items.len() == AT_ONCE && outcome.is_ok() {
                outcome = self.add_all(&std::mem::take(&mut items), &path);
            }
        });
        let head = head.map_err(|reason| PublishError::Feed { path: path.clone(), reason })?;
        outcome?;
        self.add_all(&items, &path)?;
        Ok(head)
    }

    /// Adds items in their order. They are read on all cores.
    fn add_all(&mut self, items: &[Box<RawValue>], path: &Path) -> Result<(), PublishError> {
        let read: serde_json::Result<Vec<_>> = items.par_iter().map(|item| self.reader.read(item)).collect();
        let read = read.map_err(|reason| PublishError::Feed { path: path.to_owned(), reason })?;
        read.into_iter().flatten().try_for_each(|item| self.add(item))
    }

    /// Adds an item. One whose id is there already is left out.
    fn add(&mut self, read: ReadItem) -> Result<(), PublishError> {
        let ReadItem { item, standing, aliases, selections, kept_back, text } = read;
        self.kept_back.extend(kept_back);
        let Some(stored) = ArticleIndex::new(self.entries.len()) else { return Ok(()) };
        if !self.ids.insert(item.id.clone()) {
            return Ok(());
        }
        let Some(text) = text else {
            self.left_out.add(&item.id, &standing);
            return Ok(());
        };
        self.left_out.add_shown(&standing);
        let is_withdrawn = matches!(standing, Standing::Withdrawn(_));
        if is_withdrawn {
            self.withdrawn.insert(stored);
        }
        self.store.push(&text)?;
        if !aliases.is_empty() {
            self.aliases.push((item.id.clone(), aliases));
        }
        for selection in selections {
            if !is_withdrawn {
                self.tally.add(self.edition, selection.clone(), &item);
            }
            self.lists.entry(selection).or_default().push(stored);
        }
        if item.authors.is_empty() {
            self.without_author.push(stored);
        }
        self.entries.push(Entry { id: item.id, published: item.published, stored });
        Ok(())
    }

    /// Gives the items that named no author those of the feed.
    fn add_authors_of_feed(&mut self, authors: &[Author]) {
        let written = std::mem::take(&mut self.without_author);
        for author in authors.iter().filter(|_| !written.is_empty()) {
            let Some(selection) = author.slug().map(Selection::Author) else { continue };
            let standing = written.iter().filter(|article| !self.withdrawn.contains(article)).count();
            if standing > 0 {
                self.tally.add_author(author, standing);
            }
            self.lists.entry(selection).or_default().extend(&written);
        }
    }

    /// The articles in their order.
    fn finish(mut self, common: Map<String, Value>) -> Result<Articles, PublishError> {
        newest_first(&mut self.entries, |entry| entry.published.as_ref());
        let order = self.entries.iter().map(|entry| entry.stored).collect();
        let store = Some(self.store.finish(order)?);
        let (documents, pictures) = (self.documents, self.reader.pictures.into_files());
        let Self { aliases, left_out, kept_back, .. } = self;
        let read = Articles { store, documents, pictures, kept_back, common, aliases, left_out, ..Articles::default() };
        let mut articles = read;
        let mut position_of = vec![ArticleIndex::default(); self.entries.len()];
        for (position, entry) in self.entries.into_iter().enumerate() {
            let Some(index) = ArticleIndex::new(position) else { break };
            position_of[entry.stored.get()] = index;
            articles.all.push(index);
            if self.withdrawn.contains(&entry.stored) {
                articles.withdrawn.insert(index, entry.id.clone());
            }
            articles.indices.insert(entry.id, index);
        }
        for list in self.lists.values_mut() {
            for stored in list.iter_mut() {
                *stored = position_of[stored.get()];
            }
            list.sort_unstable();
        }
        articles.titles.resize_with(articles.all.len(), OnceLock::new);
        let with_withdrawn =
            self.lists.iter().filter(|(_, list)| list.iter().any(|index| articles.is_withdrawn(*index)));
        let standing = with_withdrawn.map(|(selection, list)| (selection.clone(), articles.standing(list).collect()));
        let standing_lists = standing.collect();
        Ok(Articles { lists: self.lists, standing_lists, tally: self.tally, ..articles })
    }
}

/// What a feed says for all its items: their authors, their language, and the site they come from.
fn common_fields(head: &FeedHead) -> Map<String, Value> {
    let fields = ["author", "authors", "language", "home_page_url"].into_iter();
    fields.filter_map(|field| Some((field.to_owned(), head.fields.get(field)?.clone()))).collect()
}

/// The document with the next older items.
fn next_file(
    folder: &DataFolder,
    head: &FeedHead,
    file: &str,
    page_address: &dyn Fn(PageNumber) -> Option<String>,
) -> Result<Option<String>, PublishError> {
    let next = next_document(head.text("next_url"), head.page_number("page"), head.page_number("pages"), page_address);
    match next {
        Some(NextDocument::NextUrl(address)) => find(folder, address, file).map(Some),
        Some(NextDocument::PageUrl(address)) => find(folder, &address, SITE).map(Some),
        None => Ok(None),
    }
}

/// The document at an address that another one names.
fn find(folder: &DataFolder, address: &str, named_in: &str) -> Result<String, PublishError> {
    let not_here =
        |reason| PublishError::NotHere { named_in: named_in.to_owned(), address: address.to_owned(), reason };
    folder.document(address, named_in).map_err(not_here)
}
