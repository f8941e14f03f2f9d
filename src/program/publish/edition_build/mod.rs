//! One edition: what its feeds hold, and the pages it becomes.

mod beside_page;
mod documents;
mod page_task;
mod pages_of_file;
mod task_writer;

use super::{
    PublishError,
    articles::{ArticleIndex, Articles, ItemJudgement, LeftOutCounts, LeftOutItems},
    page_writer::PageWriter,
    plan::Inputs,
    search::IndexWriter,
    sitemap::Address,
};
use crate::{
    model::{
        feed::{ArchiveIndex, Counted},
        id::{ItemId, PageSlug},
        locale::Message,
        page::EditionContext,
        publication::{Edition, Site},
        route::{Place, Route},
        selection::Selection,
    },
    program::DataFolder,
};
pub use beside_page::FEEDS;
use page_task::tasks;
use rayon::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use task_writer::{TaskWriter, Written};

/// An edition and all it holds. To clone it costs little.
#[derive(Clone, Debug)]
pub struct EditionBuild {
    /// The edition and its words.
    pub context: Arc<EditionContext>,
    /// The words as the app gets them.
    pub messages: String,
    articles: Arc<Articles>,
    /// The pages that are no articles.
    pages: Arc<Articles>,
    /// The articles of categories that have a feed of their own.
    own_feeds: Arc<HashMap<Selection, Articles>>,
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
    pub fn read(
        folder: &DataFolder,
        context: Arc<EditionContext>,
        messages: String,
        inputs: &Inputs<'_>,
    ) -> Result<Self, PublishError> {
        let edition = &context.edition;
        let withdrawn_notice = context.text(Message::Withdrawn);
        let judgement = ItemJudgement { at: inputs.at, unpublished: inputs.unpublished, withdrawn_notice };
        let page_address = |page| edition.page_address(page);
        let articles = Articles::read(folder, edition, &edition.feed, &page_address, None, &judgement)?;
        let pages = match &edition.pages {
            Some(address) => Articles::read_pages(folder, edition, address, &judgement)?,
            None => Articles::default(),
        };
        let mut own_feeds = HashMap::new();
        for category in &edition.categories {
            if let Some(address) = &category.feed {
                let page_address = |page| category.page_address(page);
                let own = Articles::read(folder, edition, address, &page_address, Some(&articles), &judgement)?;
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
                entry.count = u32::try_from(own.standing(own.all()).count()).ok();
            }
        }
        let (articles, pages, own_feeds) = (Arc::new(articles), Arc::new(pages), Arc::new(own_feeds));
        Ok(Self { context, messages, articles, pages, own_feeds, lists, archive })
    }

    /// What it holds, with its own words, as an edition of a site that says something else of it.
    #[must_use]
    pub fn in_site(&self, edition: &Edition, site: &Arc<Site>) -> Self {
        let (site, edition) = (Arc::clone(site), edition.clone());
        let context = Arc::new(EditionContext { site, edition, ..EditionContext::clone(&self.context) });
        Self { context, ..self.clone() }
    }

    /// The documents that its feeds were read from, by their names in the publication's folder.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.feeds().flat_map(Articles::documents)
    }

    /// Pictures of its items that may be published in several sizes, by their names in the publication's folder.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.feeds().flat_map(Articles::pictures)
    }

    /// The files that items name which were taken back, or are not published yet.
    pub fn kept_back(&self) -> impl Iterator<Item = &str> {
        self.feeds().flat_map(Articles::kept_back)
    }

    /// How many of its items are not published yet.
    #[must_use]
    pub fn left_out(&self) -> LeftOutCounts {
        let articles = self.own_feeds.values().chain([&*self.articles]);
        let pages = LeftOutItems::counts([self.pages.left_out()].into_iter());
        LeftOutItems::counts(articles.map(Articles::left_out)).and(pages)
    }

    /// When the next of its items is due that waits, and is shown with a mark.
    pub fn next_marked(&self) -> Option<jiff::Timestamp> {
        self.feeds().filter_map(|feed| feed.left_out().next_marked()).min()
    }

    /// The old addresses of what it holds: each with the place that it leads to now, and what that is called.
    ///
    /// # Errors
    /// Where a title cannot be read.
    pub fn aliases(&self) -> Result<Vec<(&str, Place, String)>, PublishError> {
        let mut found = Vec::new();
        for (feed, place) in self.feeds_with_places() {
            for (id, aliases) in feed.aliases() {
                let title = feed.index_of(id).map(|index| feed.title(index, &self.context)).transpose()?.flatten();
                let title = title.map_or_else(|| self.context.name().to_owned(), |title| title.title);
                let Some(place) = place(id) else { continue };
                found.extend(aliases.iter().map(|alias| (alias.as_str(), place.clone(), title.clone())));
            }
        }
        Ok(found)
    }

    /// The pages of what was taken back, as links lead there from the publication's folder.
    #[must_use]
    pub fn withdrawn(&self) -> Vec<String> {
        let feeds = self.feeds_with_places();
        let places = feeds.flat_map(|(feed, place)| feed.withdrawn().filter_map(place));
        places.map(|place| Route::Edition(self.context.edition.code.clone(), place).to_string()).collect()
    }

    /// Each feed with how the place of one of its items is told by its id.
    fn feeds_with_places(&self) -> impl Iterator<Item = (&Articles, fn(&ItemId) -> Option<Place>)> {
        let article: fn(&ItemId) -> Option<Place> = |id| Some(Place::Article(id.slug()));
        let page: fn(&ItemId) -> Option<Place> = |id| PageSlug::parse(id.as_str()).map(Place::Page);
        let articles = [&*self.articles].into_iter().chain(self.own_feeds.values()).map(move |feed| (feed, article));
        articles.chain([(&*self.pages, page)])
    }

    /// All of its feeds.
    pub fn feeds(&self) -> impl Iterator<Item = &Articles> {
        self.own_feeds.values().chain([&*self.articles, &*self.pages])
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
        self.articles.stands(id) || self.own_feeds.values().any(|own| own.stands(id))
    }

    /// Whether it has a page that is no article with that id.
    fn has_static_page(&self, id: &ItemId) -> bool {
        self.pages.stands(id) && PageSlug::parse(id.as_str()).is_some()
    }

    /// The articles that a list takes its own from, and which they are.
    fn articles_of(&self, selection: &Selection) -> (&Articles, &[ArticleIndex]) {
        match self.own_feeds.get(selection) {
            Some(own) => (own, own.all()),
            None => (&self.articles, self.articles.of(selection)),
        }
    }
}
