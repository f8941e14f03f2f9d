//! One edition: what its feeds hold, and the pages it becomes.

mod asked;
mod page_task;
mod task_writer;

use super::{
    PublishError,
    articles::{ArticleIndex, Articles},
    page_writer::PageWriter,
    search::IndexWriter,
    sitemap::Address,
};
use crate::{
    model::{
        feed::{ArchiveIndex, Counted},
        id::{ItemId, PageSlug},
        page::EditionContext,
        selection::Selection,
    },
    program::DataFolder,
};
use page_task::tasks;
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use task_writer::{TaskWriter, Written};

/// An edition and all it holds.
#[derive(Debug)]
pub struct EditionBuild {
    /// The edition and its words.
    pub context: Arc<EditionContext>,
    /// The words as the app gets them.
    pub messages: String,
    articles: Articles,
    /// The pages that are no articles.
    pages: Articles,
    /// The articles of categories that have a feed of their own.
    own_feeds: HashMap<Selection, Articles>,
    /// The lists that have pages: the categories declared, then what articles name.
    lists: Vec<Selection>,
    archive: ArchiveIndex,
}

/// How many pages are drawn before the sitemap lists them: enough for every core, few enough to hold.
const BATCH: usize = 256;

impl EditionBuild {
    /// Reads an edition's feeds.
    ///
    /// # Errors
    /// Where one is missing or no feed.
    pub fn read(folder: &DataFolder, context: Arc<EditionContext>, messages: String) -> Result<Self, PublishError> {
        let edition = &context.edition;
        let articles = Articles::read(folder, edition, &edition.feed, &|page| edition.page_address(page), None)?;
        let pages = match &edition.pages {
            Some(address) => Articles::read_pages(folder, edition, address)?,
            None => Articles::default(),
        };
        let mut own_feeds = HashMap::new();
        for category in &edition.categories {
            if let Some(address) = &category.feed {
                let page_address = |page| category.page_address(page);
                let own = Articles::read(folder, edition, address, &page_address, Some(&articles))?;
                own_feeds.insert(Selection::Category(category.slug.clone()), own);
            }
        }
        let declared = edition.categories.iter().map(|category| Selection::Category(category.slug.clone()));
        let mut lists: Vec<_> = declared.collect();
        let known: HashSet<_> = lists.iter().cloned().collect();
        let mut others: Vec<_> = articles.tally().linked().filter(|list| !known.contains(*list)).cloned().collect();
        others.sort();
        lists.append(&mut others);
        let mut archive = articles.tally().index(edition, Counted::All);
        for entry in &mut archive.lists {
            if let Some(own) = own_feeds.get(&entry.selection) {
                entry.count = u32::try_from(own.all().len()).ok();
            }
        }
        Ok(Self { context, messages, articles, pages, own_feeds, lists, archive })
    }

    /// The documents that its feeds were read from, by their names in the publication's folder.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.feeds().flat_map(Articles::documents)
    }

    /// Pictures of its items that may be published in several sizes, by their names in the publication's folder.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.feeds().flat_map(Articles::pictures)
    }

    fn feeds(&self) -> impl Iterator<Item = &Articles> {
        self.own_feeds.values().chain([&self.articles, &self.pages])
    }

    /// How many pages it makes.
    #[must_use]
    pub fn page_count(&self) -> usize {
        tasks(self).len()
    }

    /// Writes all pages and the search index, and hands over their addresses batch by batch. `editions` are all of the publication, for
    /// the links between translations.
    ///
    /// # Errors
    /// Where a page cannot be written.
    pub fn write(
        &self,
        writer: &PageWriter<'_>,
        editions: &[Self],
        mut on_written: impl FnMut(Vec<Address>) -> Result<(), PublishError>,
    ) -> Result<(), PublishError> {
        let task_writer = TaskWriter { build: self, writer, editions };
        let mut index = IndexWriter::default();
        for batch in tasks(self).chunks(BATCH) {
            let written: Result<Vec<_>, _> = batch.par_iter().map(|task| task_writer.write(task)).collect();
            let mut addresses = Vec::new();
            for Written { address, searchable } in written? {
                addresses.extend(address);
                if let Some(article) = searchable {
                    index.add(article);
                }
            }
            on_written(addresses)?;
        }
        if self.context.site.has_search {
            index.write(writer.output, &self.context.edition)?;
        }
        Ok(())
    }

    /// Whether it has a page for the article with that id.
    fn has_article(&self, id: &ItemId) -> bool {
        self.articles.has(id) || self.own_feeds.values().any(|own| own.has(id))
    }

    /// Whether it has a page that is no article with that id.
    fn has_static_page(&self, id: &ItemId) -> bool {
        self.pages.has(id) && PageSlug::parse(id.as_str()).is_some()
    }

    /// The articles that a list takes its own from, and which they are.
    fn articles_of(&self, selection: &Selection) -> (&Articles, &[ArticleIndex]) {
        match self.own_feeds.get(selection) {
            Some(own) => (own, own.all()),
            None => (&self.articles, self.articles.of(selection)),
        }
    }
}
