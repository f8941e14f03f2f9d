//! The pages of one edition, in the order they are written.

use super::{
    Fault,
    articles::{Articles, Document, Position},
    head::Head,
    readers::Channel,
    sitemap::Address,
    write::{Sheet, Writer},
};
use crate::{
    content::Resolver,
    feed::{ArchiveShape, PageSize},
    id::{CategorySlug, EditionCode, PageNumber, PageSlug},
    loader::{Entry, List, ListKind, Page, RECENT_ITEMS, Recent, Setting, View, recent_address},
    route::Place,
};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

/// An edition and all it holds.
#[derive(Debug)]
pub struct Volume {
    /// The edition and its words.
    pub setting: Arc<Setting>,
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
    Article(Option<usize>, Position),
    Page(Position),
    NotFound,
}

/// How many pages are drawn before the sitemap lists them: enough for every core, few enough to hold.
const BATCH: usize = 256;

impl Volume {
    /// Reads an edition's feeds.
    ///
    /// # Errors
    /// Where one is missing or no feed.
    pub fn read(folder: &Path, setting: Arc<Setting>, messages: String) -> Result<Self, Fault> {
        let edition = &setting.edition;
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
        Ok(Self { setting, messages, articles, pages, categories })
    }

    /// How many pages it makes.
    #[must_use]
    pub fn page_count(&self, size: PageSize) -> usize {
        self.tasks(size).len()
    }

    /// A category's name in addresses, its articles, and where they are from.
    fn category(&self, index: usize) -> (&CategorySlug, &[Position], &Articles) {
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
        writer: &Writer<'_>,
        others: &[Self],
        mut list: impl FnMut(Vec<Address>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        for batch in self.tasks(self.setting.site.page_size).chunks(BATCH) {
            let listed: Result<Vec<_>, Fault> =
                batch.par_iter().map(|task| self.write_task(writer, others, task)).collect();
            list(listed?.into_iter().flatten().collect())?;
        }
        Ok(())
    }

    fn write_task(&self, writer: &Writer<'_>, others: &[Self], task: &Task) -> Result<Option<Address>, Fault> {
        let edition = &self.setting.edition;
        match task {
            Task::Front => {
                let all = self.articles.all();
                let (document, list) = self.list(&self.articles, all, None, |_| ListKind::Front)?;
                let newest = &all[..all.len().min(RECENT_ITEMS)];
                let recent = entries(&self.articles.document(newest, &Value::Null)?);
                let titles = self.articles.titles(newest)?;
                writer.output.write(&recent_address(edition), titles.text.as_bytes())?;
                let view = self.view(Place::Front, Page::List(list), Recent::Items(recent));
                self.write_front(writer, &document, &view, all.len(), self.setting.name())?;
                let head = Head::of(&view, &Self::translations(&view, others));
                let sheet = self.sheet(&view, &head);
                writer.root_of(&sheet)?;
                writer.page(&sheet, &document)?;
                Ok(Some(address_of(&view, head)))
            }
            Task::Archive(page) => {
                let kind = |_: &[Entry]| ListKind::Archive(*page);
                let (document, list) = self.list(&self.articles, self.articles.all(), Some(*page), kind)?;
                let view = self.view(Place::Archive(*page), Page::List(list), Recent::Later);
                self.write_page(writer, others, &view, &document).map(Some)
            }
            Task::Category(index, page) => {
                let (slug, positions, articles) = self.category(*index);
                let label = |entries: &[Entry]| {
                    let declared = edition.category(slug).map(|category| category.label.as_str());
                    let label = declared.or_else(|| entries.first()?.item.category_label());
                    label.unwrap_or(slug.as_str()).to_owned()
                };
                let kind =
                    |entries: &[Entry]| ListKind::Category { slug: slug.clone(), label: label(entries), page: *page };
                let (document, list) = self.list(articles, positions, *page, kind)?;
                let place = match page {
                    Some(page) => Place::CategoryArchive(slug.clone(), *page),
                    None => Place::Category(slug.clone()),
                };
                let title = format!("{} – {}", self.setting.name(), label(&list.entries));
                let view = self.view(place, Page::List(list), Recent::Later);
                if page.is_none() {
                    self.write_front(writer, &document, &view, positions.len(), &title)?;
                }
                self.write_page(writer, others, &view, &document).map(Some)
            }
            Task::Article(category, position) => {
                let articles = category.and_then(|index| self.categories[index].1.as_ref()).unwrap_or(&self.articles);
                self.write_single(writer, others, articles, *position, Page::Article)
            }
            Task::Page(position) => self.write_single(writer, others, &self.pages, *position, Page::Static),
            Task::NotFound => {
                let view = self.view(Place::Unknown, Page::NotFound, Recent::Later);
                writer.not_found(&self.sheet(&view, &Head::of(&view, &[]))).map(|()| None)
            }
        }
    }

    /// The page of one item.
    fn write_single(
        &self,
        writer: &Writer<'_>,
        others: &[Self],
        articles: &Articles,
        position: Position,
        page: fn(Entry) -> Page,
    ) -> Result<Option<Address>, Fault> {
        let document = articles.document(&[position], &Value::Null)?;
        let Some(entry) = entries(&document).into_iter().next() else {
            return Ok(None);
        };
        let page = page(entry.clone());
        let place = match (&page, PageSlug::parse(entry.item.id.as_str())) {
            (Page::Static(_), Some(slug)) => Place::Page(slug),
            // Nothing leads to a page whose id is no address.
            (Page::Static(_), None) => return Ok(None),
            _ => entry.place(),
        };
        let view = self.view(place, page, Recent::Later);
        self.write_page(writer, others, &view, &document).map(Some)
    }

    /// A page of a list: the document of its items, and what is shown of it.
    fn list(
        &self,
        articles: &Articles,
        positions: &[Position],
        page: Option<PageNumber>,
        kind: impl Fn(&[Entry]) -> ListKind,
    ) -> Result<(Document, List), Fault> {
        let shape = ArchiveShape::new(positions.len(), self.setting.site.page_size);
        let range = page.and_then(|page| shape.page(page)).unwrap_or_else(|| shape.front());
        let pages = shape.newest().map_or(PageNumber::FIRST, PageNumber::next);
        let extension = match page {
            Some(page) => json!({ "page": page.get() }),
            None => json!({ "pages": pages.get() }),
        };
        let document = articles.document(&positions[range], &extension)?;
        let entries = entries(&document);
        let kind = kind(&entries);
        Ok((document, List::of_finished_page(&self.setting.edition, kind, pages, entries)))
    }

    fn sheet<'a>(&'a self, view: &'a View, head: &'a Head) -> Sheet<'a> {
        Sheet { view, head, messages: &self.messages }
    }

    fn write_page(
        &self,
        writer: &Writer<'_>,
        others: &[Self],
        view: &View,
        document: &Document,
    ) -> Result<Address, Fault> {
        let head = Head::of(view, &Self::translations(view, others));
        writer.page(&self.sheet(view, &head), document)?;
        Ok(address_of(view, head))
    }

    fn view(&self, place: Place, page: Page, recent: Recent) -> View {
        View { setting: Arc::clone(&self.setting), place, page, recent }.with_notes_on_its_page()
    }

    /// What stands beside a front page: its feeds for readers, and the way on from the newest archive page.
    fn write_front(
        &self,
        writer: &Writer<'_>,
        document: &Document,
        view: &View,
        count: usize,
        title: &str,
    ) -> Result<(), Fault> {
        let Page::List(list) = &view.page else {
            return Ok(());
        };
        let channel = Channel { setting: &self.setting, title, place: &view.place, entries: &list.entries };
        writer.beside(&view.setting.edition, &view.place, "feed.json", channel.to_json().as_bytes())?;
        writer.beside(&view.setting.edition, &view.place, "feed.xml", &channel.to_rss()?)?;
        let shape = ArchiveShape::new(count, self.setting.site.page_size);
        let Some(next) = shape.newest().map(PageNumber::next) else {
            return Ok(());
        };
        let place = match &view.place {
            Place::Category(slug) => Place::CategoryArchive(slug.clone(), next),
            _ => Place::Archive(next),
        };
        writer.leads_to(&self.setting, &place, &view.place)?;
        writer.beside(&self.setting.edition, &place, "index.json", document.text.as_bytes())
    }

    /// The places in other editions that hold what a view shows, and really exist.
    fn translations(view: &View, others: &[Self]) -> Vec<(EditionCode, Place)> {
        let here = &view.setting.edition.code;
        let others = others.iter().filter(|other| other.setting.edition.code != *here);
        others
            .filter_map(|other| {
                let code = &other.setting.edition.code;
                let place = match &view.page {
                    Page::List(List { kind: ListKind::Front, .. }) => Place::Front,
                    Page::List(List { kind: ListKind::Category { slug, page: None, .. }, .. }) => {
                        other.setting.edition.category(slug)?;
                        Place::Category(slug.clone())
                    }
                    Page::Article(entry) => {
                        let id = entry.item.translations.get(code.as_str()).filter(|id| other.articles.has(id))?;
                        Place::Article(id.slug())
                    }
                    Page::Static(entry) => {
                        let id = entry.item.translations.get(code.as_str()).filter(|id| other.pages.has(id))?;
                        Place::Page(PageSlug::parse(id.as_str())?)
                    }
                    _ => return None,
                };
                Some((code.clone(), place))
            })
            .collect()
    }
}

/// What the sitemap says of a page.
fn address_of(view: &View, head: Head) -> Address {
    let modified = match &view.page {
        Page::Article(entry) | Page::Static(entry) => {
            let time = entry.item.modified.as_ref().or(entry.item.published.as_ref());
            time.map(|time| time.as_str().to_owned())
        }
        _ => None,
    };
    Address { href: head.canonical.unwrap_or_default(), modified, alternates: head.alternates }
}

/// The items of a document, as a finished page shows them.
fn entries(document: &Document) -> Vec<Entry> {
    let resolver = Resolver::of_finished_pages();
    document.feed().items.into_iter().map(|item| Entry { item, resolver: resolver.clone() }).collect()
}
