//! One edition: what its feeds hold, and the pages it becomes.

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
        id::{CategorySlug, ItemId, PageSlug},
        page::EditionContext,
    },
    program::DataFolder,
};
use page_task::tasks;
use rayon::prelude::*;
use std::sync::Arc;
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
    /// Those declared, then those that only articles name.
    categories: Vec<CategoryBuild>,
}

/// A category of an edition.
#[derive(Debug)]
struct CategoryBuild {
    slug: CategorySlug,
    /// Its articles, where it has a feed of its own.
    own_feed: Option<Articles>,
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
        let articles = Articles::read(folder, &edition.feed, &|page| edition.page_address(page))?;
        let pages = match &edition.pages {
            Some(address) => Articles::read_pages(folder, address)?,
            None => Articles::default(),
        };
        let mut categories = Vec::new();
        for category in &edition.categories {
            let own_feed = match &category.feed {
                Some(address) => Some(Articles::read(folder, address, &|page| category.page_address(page))?),
                None => None,
            };
            categories.push(CategoryBuild { slug: category.slug.clone(), own_feed });
        }
        let undeclared = articles.categories().filter(|slug| edition.category(slug).is_none());
        categories.extend(undeclared.map(|slug| CategoryBuild { slug: slug.clone(), own_feed: None }));
        Ok(Self { context, messages, articles, pages, categories })
    }

    /// The documents that its feeds were read from, by their names in the publication's folder.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        let own_feeds = self.categories.iter().filter_map(|category| category.own_feed.as_ref());
        own_feeds.chain([&self.articles, &self.pages]).flat_map(Articles::documents)
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
        let own_feeds = self.categories.iter().filter_map(|category| category.own_feed.as_ref());
        self.articles.has(id) || own_feeds.into_iter().any(|own| own.has(id))
    }

    /// Whether it has a page that is no article with that id.
    fn has_static_page(&self, id: &ItemId) -> bool {
        self.pages.has(id) && PageSlug::parse(id.as_str()).is_some()
    }

    /// The articles that a category takes its own from, and which they are.
    fn articles_of<'a>(&'a self, category: &'a CategoryBuild) -> (&'a Articles, &'a [ArticleIndex]) {
        match &category.own_feed {
            Some(own) => (own, own.all()),
            None => (&self.articles, self.articles.of_category(&category.slug)),
        }
    }
}
