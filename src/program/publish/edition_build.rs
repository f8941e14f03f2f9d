//! The pages of one edition, in the order they are written.

use super::{
    PublishError,
    articles::{ArticleIndex, Articles, Document},
    page_writer::{PageSource, PageWriter},
    sitemap::Address,
    syndication::Channel,
};
use crate::model::{
    content::Resolver,
    feed::{ArchiveShape, PageSize},
    id::{CategorySlug, EditionCode, PageNumber, PageSlug},
    loader::{recent_address, text_hash},
    page::head::Head,
    page::{EditionContext, List, ListKind, PageContent, PageModel, Post, RECENT_POSTS, Recent},
    route::Place,
};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

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
    /// Every category, and where its articles are from.
    categories: Vec<(CategorySlug, Option<Articles>)>,
}

/// A page to be written.
#[derive(Clone, Debug)]
enum Task {
    Front,
    Archive(PageNumber),
    Category(usize, Option<PageNumber>),
    Article(Option<usize>, ArticleIndex),
    Page(ArticleIndex),
    NotFound,
}

/// How many pages are drawn before the sitemap lists them: enough for every core, few enough to hold.
const BATCH: usize = 256;

impl EditionBuild {
    /// Reads an edition's feeds.
    ///
    /// # Errors
    /// Where one is missing or no feed.
    pub fn read(folder: &Path, context: Arc<EditionContext>, messages: String) -> Result<Self, PublishError> {
        let edition = &context.edition;
        let articles = Articles::read(folder, &edition.feed, &|page| edition.page_address(page))?;
        let pages = match &edition.pages {
            Some(address) => Articles::read(folder, address, &|_| None)?,
            None => Articles::default(),
        };
        let mut categories = Vec::new();
        for category in &edition.categories {
            let own = match &category.feed {
                Some(address) => Some(Articles::read(folder, address, &|page| category.page_address(page))?),
                None => None,
            };
            categories.push((category.slug.clone(), own));
        }
        let undeclared = articles.categories().filter(|slug| edition.category(slug).is_none());
        categories.extend(undeclared.map(|slug| (slug.clone(), None)));
        Ok(Self { context, messages, articles, pages, categories })
    }

    /// How many pages it makes.
    #[must_use]
    pub fn page_count(&self, size: PageSize) -> usize {
        self.tasks(size).len()
    }

    /// A category's name in addresses, its articles, and where they are from.
    fn category(&self, index: usize) -> (&CategorySlug, &[ArticleIndex], &Articles) {
        let (slug, own) = &self.categories[index];
        match own {
            Some(own) => (slug, own.all(), own),
            None => (slug, self.articles.of_category(slug), &self.articles),
        }
    }

    fn tasks(&self, size: PageSize) -> Vec<Task> {
        let pages_of = |count| {
            let newest = ArchiveShape::new(count, size).newest().map_or(0, PageNumber::get);
            (1..=newest).filter_map(PageNumber::new)
        };
        let mut tasks = vec![Task::Front, Task::NotFound];
        tasks.extend(pages_of(self.articles.all().len()).map(Task::Archive));
        for index in 0..self.categories.len() {
            let (_, positions, articles) = self.category(index);
            tasks.push(Task::Category(index, None));
            tasks.extend(pages_of(positions.len()).map(|page| Task::Category(index, Some(page))));
            // What stands in a category's own feed alone has no other page.
            if !std::ptr::eq(articles, &raw const self.articles) {
                let alone = positions.iter().zip(articles.ids()).filter(|(_, id)| !self.articles.has(id));
                tasks.extend(alone.map(|(position, _)| Task::Article(Some(index), *position)));
            }
        }
        tasks.extend(self.pages.all().iter().copied().map(Task::Page));
        tasks.extend(self.articles.all().iter().map(|position| Task::Article(None, *position)));
        tasks
    }

    /// Writes the edition, and lists its addresses.
    ///
    /// # Errors
    /// Where a page cannot be written.
    pub fn write(
        &self,
        writer: &PageWriter<'_>,
        others: &[Self],
        mut list: impl FnMut(Vec<Address>) -> Result<(), PublishError>,
    ) -> Result<(), PublishError> {
        for batch in self.tasks(self.context.site.page_size).chunks(BATCH) {
            let listed: Result<Vec<_>, PublishError> =
                batch.par_iter().map(|task| self.write_task(writer, others, task)).collect();
            list(listed?.into_iter().flatten().collect())?;
        }
        Ok(())
    }

    fn write_task(
        &self,
        writer: &PageWriter<'_>,
        others: &[Self],
        task: &Task,
    ) -> Result<Option<Address>, PublishError> {
        let edition = &self.context.edition;
        match task {
            Task::Front => {
                let all = self.articles.all();
                let (document, list) = self.list(&self.articles, all, None, |_| ListKind::Front)?;
                let newest = &all[..all.len().min(RECENT_POSTS)];
                let recent = posts(&self.articles.document(newest, &Value::Null)?);
                let recent = recent.iter().map(|post| post.recent(&self.context)).collect();
                let titles = self.articles.titles(newest)?;
                writer.output.write(&recent_address(edition), titles.text.as_bytes())?;
                let model = self.model(Place::Front, PageContent::List(list), Recent::Posts(recent));
                self.write_front(writer, &document, &model, all.len(), self.context.name())?;
                let head = Head::of(&model, &Self::translations(&model, others));
                let source = self.source(&model, &head, Some(&document));
                writer.root_of(&source)?;
                writer.page(&source, &document)?;
                Ok(Some(address_of(&model, head)))
            }
            Task::Archive(page) => {
                let kind = |_: &[Post]| ListKind::Archive(*page);
                let (document, list) = self.list(&self.articles, self.articles.all(), Some(*page), kind)?;
                let model = self.model(Place::Archive(*page), PageContent::List(list), Recent::Deferred);
                self.write_page(writer, others, &model, &document).map(Some)
            }
            Task::Category(index, page) => {
                let (slug, positions, articles) = self.category(*index);
                let label = |posts: &[Post]| {
                    let declared = edition.category(slug).map(|category| category.label.as_str());
                    let label = declared.or_else(|| posts.first()?.item.category_label());
                    label.unwrap_or(slug.as_str()).to_owned()
                };
                let kind = |posts: &[Post]| ListKind::Category { slug: slug.clone(), label: label(posts), page: *page };
                let (document, list) = self.list(articles, positions, *page, kind)?;
                let place = match page {
                    Some(page) => Place::CategoryArchive(slug.clone(), *page),
                    None => Place::Category(slug.clone()),
                };
                let title = format!("{} – {}", self.context.name(), label(&list.posts));
                let model = self.model(place, PageContent::List(list), Recent::Deferred);
                if page.is_none() {
                    self.write_front(writer, &document, &model, positions.len(), &title)?;
                }
                self.write_page(writer, others, &model, &document).map(Some)
            }
            Task::Article(category, position) => {
                let articles = category.and_then(|index| self.categories[index].1.as_ref()).unwrap_or(&self.articles);
                self.write_single(writer, others, articles, *position, PageContent::Article)
            }
            Task::Page(position) => self.write_single(writer, others, &self.pages, *position, PageContent::Static),
            Task::NotFound => {
                let model = self.model(Place::Unknown, PageContent::NotFound, Recent::Deferred);
                writer.not_found(&self.source(&model, &Head::of(&model, &[]), None)).map(|()| None)
            }
        }
    }

    /// The page of one item.
    fn write_single(
        &self,
        writer: &PageWriter<'_>,
        others: &[Self],
        articles: &Articles,
        position: ArticleIndex,
        page: fn(Post) -> PageContent,
    ) -> Result<Option<Address>, PublishError> {
        let document = articles.document(&[position], &Value::Null)?;
        let Some(post) = posts(&document).into_iter().next() else {
            return Ok(None);
        };
        let page = page(post.clone());
        let place = match (&page, PageSlug::parse(post.item.id.as_str())) {
            (PageContent::Static(_), Some(slug)) => Place::Page(slug),
            // Nothing leads to a page whose id is no address.
            (PageContent::Static(_), None) => return Ok(None),
            _ => post.place(),
        };
        let model = self.model(place, page, Recent::Deferred);
        self.write_page(writer, others, &model, &document).map(Some)
    }

    /// A page of a list: the document of its items, and what is shown of it.
    fn list(
        &self,
        articles: &Articles,
        positions: &[ArticleIndex],
        page: Option<PageNumber>,
        kind: impl Fn(&[Post]) -> ListKind,
    ) -> Result<(Document, List), PublishError> {
        let shape = ArchiveShape::new(positions.len(), self.context.site.page_size);
        let range = page.and_then(|page| shape.page(page)).unwrap_or_else(|| shape.front());
        let pages = shape.newest().map_or(PageNumber::FIRST, PageNumber::next);
        let extension = match page {
            Some(page) => json!({ "page": page.get() }),
            None => json!({ "pages": pages.get() }),
        };
        let document = articles.document(&positions[range], &extension)?;
        let posts = posts(&document);
        let kind = kind(&posts);
        Ok((document, List::of_finished_page(&self.context.edition, kind, pages, posts)))
    }

    fn source<'a>(&'a self, model: &'a PageModel, head: &'a Head, document: Option<&Document>) -> PageSource<'a> {
        let document_hash = document.map(|document| text_hash(&document.text));
        PageSource { model, head, messages: &self.messages, document_hash }
    }

    fn write_page(
        &self,
        writer: &PageWriter<'_>,
        others: &[Self],
        model: &PageModel,
        document: &Document,
    ) -> Result<Address, PublishError> {
        let head = Head::of(model, &Self::translations(model, others));
        writer.page(&self.source(model, &head, Some(document)), document)?;
        Ok(address_of(model, head))
    }

    fn model(&self, place: Place, content: PageContent, recent: Recent) -> PageModel {
        PageModel { context: Arc::clone(&self.context), place, content, recent }.with_fragments_on_its_page()
    }

    /// What stands beside a front page: its feeds for syndication, and the way on from the newest archive page.
    fn write_front(
        &self,
        writer: &PageWriter<'_>,
        document: &Document,
        model: &PageModel,
        count: usize,
        title: &str,
    ) -> Result<(), PublishError> {
        let PageContent::List(list) = &model.content else {
            return Ok(());
        };
        let channel = Channel { context: &self.context, title, place: &model.place, posts: &list.posts };
        writer.beside(&model.context.edition, &model.place, "feed.json", channel.to_json().as_bytes())?;
        writer.beside(&model.context.edition, &model.place, "feed.xml", &channel.to_rss()?)?;
        let shape = ArchiveShape::new(count, self.context.site.page_size);
        let Some(next) = shape.newest().map(PageNumber::next) else {
            return Ok(());
        };
        let place = match &model.place {
            Place::Category(slug) => Place::CategoryArchive(slug.clone(), next),
            _ => Place::Archive(next),
        };
        writer.write_redirect(&self.context, &place, &model.place)?;
        writer.beside(&self.context.edition, &place, "index.json", document.text.as_bytes())
    }

    /// The places in other editions that hold what a page shows, and really exist.
    fn translations(page: &PageModel, others: &[Self]) -> Vec<(EditionCode, Place)> {
        let is_page = matches!(page.content, PageContent::Static(_));
        page.translations(|code, id| {
            let other = others.iter().find(|other| other.context.edition.code == *code);
            other.is_some_and(|other| if is_page { other.pages.has(id) } else { other.articles.has(id) })
        })
    }
}

/// What the sitemap says of a page.
fn address_of(model: &PageModel, head: Head) -> Address {
    let modified = match &model.content {
        PageContent::Article(post) | PageContent::Static(post) => {
            let time = post.item.modified.as_ref().or(post.item.published.as_ref());
            time.map(|time| time.as_str().to_owned())
        }
        _ => None,
    };
    Address { href: head.canonical.unwrap_or_default(), modified, alternates: head.alternates }
}

/// The items of a document, as a finished page shows them.
fn posts(document: &Document) -> Vec<Post> {
    let resolver = Arc::new(Resolver::of_finished_pages());
    document.feed().items.into_iter().map(|item| Post::new(item, Arc::clone(&resolver))).collect()
}
