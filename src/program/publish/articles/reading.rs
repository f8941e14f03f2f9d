//! Reading a feed whole, document by document and item by item.

use super::{
    ArticleIndex, Articles, ItemJudgement, LeftOutItems, picture_sizes::PictureSizes, store::ArticleStoreWriter,
    stored_item,
};
use crate::{
    model::{
        feed::{Author, FeedHead, Item, newest_first, read_feed},
        id::{ItemId, PageNumber},
        loader::{NextDocument, next_document},
        locale::Timestamp,
        page::ArchiveTally,
        publication::Edition,
        selection::Selection,
    },
    program::{
        DataFolder, Standing, aliases,
        data_folder::SITE,
        forget_owners_own,
        publish::{PublishError, options::Unpublished},
    },
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    io::BufReader,
    sync::OnceLock,
};

/// The part of a feed that has been read.
struct Reading<'a> {
    edition: &'a Edition,
    judgement: &'a ItemJudgement,
    /// Where this is the feed of a category: the articles that are in all their lists.
    edition_articles: Option<&'a Articles>,
    store: ArticleStoreWriter,
    entries: Vec<Entry>,
    ids: HashSet<ItemId>,
    /// The articles of each list, by their numbers in the store.
    lists: HashMap<Selection, Vec<ArticleIndex>>,
    tally: ArchiveTally,
    /// Those that name no author: the feed may name one for all.
    without_author: Vec<ArticleIndex>,
    pictures: PictureSizes,
    /// Those that only what nobody is to see has.
    pictures_kept_back: PictureSizes,
    documents: BTreeSet<String>,
    withdrawn: HashSet<ArticleIndex>,
    aliases: Vec<(ItemId, Vec<String>)>,
    left_out: LeftOutItems,
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
        let mut reading = Reading { edition_articles, ..Reading::of(folder, edition, judgement)? };
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
        let mut reading = Reading::of(folder, edition, judgement)?;
        let head = reading.read_document(folder, &find(folder, address, SITE)?)?;
        reading.finish(common_fields(&head))
    }
}

impl<'a> Reading<'a> {
    fn of(folder: &DataFolder, edition: &'a Edition, judgement: &'a ItemJudgement) -> Result<Self, PublishError> {
        Ok(Self {
            edition,
            judgement,
            edition_articles: None,
            store: ArticleStoreWriter::new()?,
            entries: Vec::new(),
            ids: HashSet::new(),
            lists: HashMap::new(),
            tally: ArchiveTally::default(),
            without_author: Vec::new(),
            pictures: PictureSizes::new(folder),
            pictures_kept_back: PictureSizes::new(folder),
            documents: BTreeSet::new(),
            withdrawn: HashSet::new(),
            aliases: Vec::new(),
            left_out: LeftOutItems::default(),
        })
    }

    fn read_document(&mut self, folder: &DataFolder, name: &str) -> Result<FeedHead, PublishError> {
        self.documents.insert(name.to_owned());
        let path = folder.path().join(name);
        let file = folder.open(name).map_err(PublishError::file("reading", &path))?;
        let mut outcome = Ok(());
        let head = read_feed(BufReader::with_capacity(1 << 16, file), |_, item| {
            if outcome.is_ok() {
                outcome = self.add(item);
            }
        });
        let head = head.map_err(|reason| PublishError::Feed { path, reason })?;
        outcome.map(|()| head)
    }

    /// Adds an item that the app would show. One that it would drop, or that is there already, is left out, and so is one
    /// that is not published yet: nothing of it comes any further.
    fn add(&mut self, mut value: Value) -> Result<(), PublishError> {
        stored_item::forget_publishing(&mut value);
        let item = Item::deserialize(&value).ok().filter(|item| !self.ids.contains(&item.id));
        let (Some(item), Some(stored)) = (item, ArticleIndex::new(self.entries.len())) else {
            return Ok(());
        };
        let standing = Standing::of(&value, item.published.as_ref(), self.judgement.at);
        let is_left_out = self.leaves_out(&item, &standing);
        if is_left_out || matches!(standing, Standing::Withdrawn(_)) {
            self.pictures_kept_back.fill_in(&mut value.clone());
        }
        if is_left_out {
            self.ids.insert(item.id);
            return Ok(());
        }
        let old_addresses: Vec<_> = aliases(&value).into_iter().map(str::to_owned).collect();
        forget_owners_own(&mut value);
        if self.edition_articles.is_some_and(|articles| !articles.has(&item.id)) {
            stored_item::mark_as_listed_in_category(&mut value);
        }
        stored_item::cut_long_fields(&mut value);
        match &standing {
            Standing::Published => {}
            Standing::Draft => stored_item::mark(&mut value, "✎"),
            Standing::Waiting(date) => {
                let day = date.as_str().split('T').next().unwrap_or_default();
                stored_item::mark(&mut value, &format!("⏲ {day} ·"));
            }
            Standing::Withdrawn(reason) => {
                stored_item::withdraw(&mut value, &self.judgement.withdrawn_notice, reason.as_deref());
                self.withdrawn.insert(stored);
            }
        }
        self.pictures.fill_in(&mut value);
        self.store.push(&value.to_string())?;
        self.ids.insert(item.id.clone());
        if !old_addresses.is_empty() {
            self.aliases.push((item.id.clone(), old_addresses));
        }
        for selection in self.edition.selections(&item) {
            if !self.withdrawn.contains(&stored) {
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

    /// Whether an item is not published yet. What the edition's feed says of it counts in a category's, too.
    fn leaves_out(&mut self, item: &Item, standing: &Standing) -> bool {
        let is_taken_back =
            |articles: &Articles| articles.index_of(&item.id).is_some_and(|index| articles.is_withdrawn(index));
        if self.edition_articles.is_some_and(|articles| articles.left_out().has(&item.id) || is_taken_back(articles)) {
            return true;
        }
        let is_left_out = standing.is_unpublished() && self.judgement.unpublished == Unpublished::LeftOut;
        if is_left_out {
            self.left_out.add(&item.id, standing);
        }
        is_left_out
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
        let (documents, pictures) = (self.documents, self.pictures.into_files());
        let mut articles = Articles {
            store,
            documents,
            pictures,
            pictures_kept_back: self.pictures_kept_back.into_files(),
            common,
            aliases: self.aliases,
            left_out: self.left_out,
            ..Articles::default()
        };
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
        Ok(Articles { lists: self.lists, tally: self.tally, ..articles })
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
