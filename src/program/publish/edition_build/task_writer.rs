//! Making the model of each page, and writing it.

use super::{EditionBuild, documents::posts, page_task::PageTask};
use crate::{
    model::{
        id::{PageNumber, PageSlug},
        loader::{recent_address, text_hash},
        locale::Year,
        page::{ArchivePage, EditionContext, ListKind, PageContent, PageModel, RECENT_POSTS, Recent, head::Head},
        route::Place,
        selection::Selection,
    },
    program::publish::{
        PublishError,
        articles::{ArticleIndex, Articles, DocumentText, ShortItem},
        page_writer::{PageSource, PageWriter},
        search::Searchable,
        sitemap::Address,
    },
};
use std::sync::Arc;

/// Writes the pages of an edition.
pub struct TaskWriter<'a> {
    /// The edition.
    pub build: &'a EditionBuild,
    /// Writes the files.
    pub writer: &'a PageWriter<'a>,
    /// All editions, for the links between translations.
    pub editions: &'a [EditionBuild],
}

/// What came of a page.
#[derive(Debug, Default)]
pub struct Written {
    /// For the sitemap; a page that is no address of its own has none.
    pub address: Option<Address>,
    /// For the search index.
    pub searchable: Option<Searchable>,
}

impl Written {
    fn at(address: Address) -> Self {
        Self { address: Some(address), searchable: None }
    }
}

impl TaskWriter<'_> {
    /// Writes a page.
    pub fn write(&self, task: &PageTask<'_>) -> Result<Written, PublishError> {
        match *task {
            PageTask::Front => self.write_front().map(Written::at),
            PageTask::Archive(page) => self.write_archive(page).map(Written::at),
            PageTask::Selected(selection, page) => self.write_selected(selection, page).map(Written::at),
            PageTask::ArchiveIndex => self.write_archive_index(None).map(Written::at),
            PageTask::Year(year) => self.write_archive_index(Some(year)).map(Written::at),
            PageTask::Article(articles, index) => self.write_article(articles, index),
            PageTask::Static(index) => self.write_static(index),
            PageTask::NotFound => {
                let model = self.model_of_any_address(PageContent::NotFound);
                self.writer.write_not_found(&self.source(&model, &Head::of(&model), None))?;
                Ok(Written::default())
            }
            PageTask::Offline => {
                let model = self.model_of_any_address(PageContent::Offline);
                self.writer.write_offline(&self.source(&model, &Head::of(&model), None))?;
                self.write_keepable()?;
                Ok(Written::default())
            }
            PageTask::Search => {
                let model = self.model(Place::Search, PageContent::Search, Recent::Deferred);
                self.writer.write_page_alone(&self.source(&model, &Head::of(&model), None))?;
                Ok(Written::default())
            }
        }
    }

    /// The front page, the publication's root, and the newest titles that every other page loads.
    fn write_front(&self) -> Result<Address, PublishError> {
        let EditionBuild { context, articles, .. } = self.build;
        let all = articles.all();
        let (document, list) = self.list_page(articles, all, None, ListKind::Front)?;
        let newest: Vec<_> = articles.standing(all).take(RECENT_POSTS).collect();
        let recent = posts(&self.articles_document(articles, &newest, None)?, context);
        let recent = recent.iter().map(|post| post.recent(context)).collect();
        let titles = articles.short(&newest, None, ShortItem::Title)?;
        self.writer.output.write(&recent_address(&context.edition), titles.text.as_bytes())?;
        let model = self.model(Place::Front, PageContent::List(list), Recent::Posts(recent));
        self.write_feeds(&model, &Place::Front, None, context.name(), all.len())?;
        self.write_next_archive_page(&document, &Place::Front, all.len())?;
        let head = Head::of(&model);
        let source = self.source(&model, &head, Some(&document));
        self.writer.write_root(&source)?;
        self.writer.write_page(&source, &document)?;
        Ok(address_of(&model, head))
    }

    fn write_archive(&self, page: PageNumber) -> Result<Address, PublishError> {
        let EditionBuild { context, articles, .. } = self.build;
        let all = articles.all();
        let (document, list) = self.list_page(articles, all, Some(page), ListKind::Archive(page))?;
        let model = self.model(Place::Archive(page), PageContent::List(list), Recent::Deferred);
        self.write_feeds(&model, &Place::Front, Some(page), context.name(), all.len())?;
        self.write_page(&model, &document)
    }

    /// The front page of a category, a tag, an author or a month, or a page of its archive.
    fn write_selected(&self, selection: &Selection, page: Option<PageNumber>) -> Result<Address, PublishError> {
        let EditionBuild { context, .. } = self.build;
        let (articles, indices) = self.build.articles_of(selection);
        let kind = ListKind::Selected { selection: selection.clone(), page };
        let (document, list) = self.list_page(articles, indices, page, kind)?;
        let front = Place::Selected(selection.clone());
        let place = page.and_then(|page| front.archive_page(page)).unwrap_or_else(|| front.clone());
        let title = context.category_feed_title(&list.label(selection, context));
        let model = self.model(place, PageContent::List(list), Recent::Deferred);
        if selection.has_feeds() {
            self.write_feeds(&model, &front, page, &title, indices.len())?;
        }
        if page.is_none() {
            self.write_next_archive_page(&document, &front, indices.len())?;
        }
        self.write_page(&model, &document)
    }

    /// The index of the archive, or a year of it.
    fn write_archive_index(&self, year: Option<Year>) -> Result<Address, PublishError> {
        let whole = &self.build.archive;
        let index = year.map_or_else(|| whole.clone(), |year| whole.of_year(year));
        let document = DocumentText::of_archive(&index);
        let place = year.map_or(Place::ArchiveIndex, Place::Year);
        let model = self.model(place, PageContent::Archive(ArchivePage { year, index }), Recent::Deferred);
        self.write_page(&model, &document)
    }

    fn write_article(&self, articles: &Articles, index: ArticleIndex) -> Result<Written, PublishError> {
        let document = self.document_of_item(articles, index, EditionBuild::has_article)?;
        let Some(post) = posts(&document, &self.build.context).into_iter().next() else {
            return Ok(Written::default());
        };
        self.write_read_on(articles, index, &post)?;
        let model = self.model(post.place(), PageContent::Article(post), Recent::Deferred);
        if articles.is_withdrawn(index) {
            return self.write_withdrawn(&model, &document);
        }
        self.write_item(&model, &document)
    }

    /// A page that is no article.
    fn write_static(&self, index: ArticleIndex) -> Result<Written, PublishError> {
        let document = self.document_of_item(&self.build.pages, index, EditionBuild::has_static_page)?;
        let Some(post) = posts(&document, &self.build.context).into_iter().next() else {
            return Ok(Written::default());
        };
        // Nothing leads to a page whose id is no address.
        let Some(slug) = PageSlug::parse(post.item.id.as_str()) else {
            return Ok(Written::default());
        };
        let model = self.model(Place::Page(slug), PageContent::Static(post), Recent::Deferred);
        if self.build.pages.is_withdrawn(index) {
            return self.write_withdrawn(&model, &document);
        }
        self.write_item(&model, &document)
    }

    /// The page of what was taken back. It stands in no sitemap and no index, and asks search engines to forget it.
    fn write_withdrawn(&self, model: &PageModel, document: &DocumentText) -> Result<Written, PublishError> {
        let head = Head { canonical: None, alternates: Vec::new(), ..Head::of(model) };
        self.writer.write_page(&self.source(model, &head, Some(document)), document)?;
        Ok(Written::default())
    }

    /// The page of one item, which can be found.
    fn write_item(&self, model: &PageModel, document: &DocumentText) -> Result<Written, PublishError> {
        let address = self.write_page(model, document)?;
        let searchable = match &model.content {
            PageContent::Article(post) | PageContent::Static(post) if model.context.site.has_search => {
                Some(Searchable::of(&model.place, post, &model.context))
            }
            _ => None,
        };
        Ok(Written { address: Some(address), searchable })
    }

    fn write_page(&self, model: &PageModel, document: &DocumentText) -> Result<Address, PublishError> {
        let head = Head::of(model);
        self.writer.write_page(&self.source(model, &head, Some(document)), document)?;
        Ok(address_of(model, head))
    }

    fn model(&self, place: Place, content: PageContent, recent: Recent) -> PageModel {
        PageModel { context: Arc::clone(&self.build.context), place, content, recent }.with_fragments_on_its_page()
    }

    /// A page that is shown at any address: its links start at the host's root.
    fn model_of_any_address(&self, shown: PageContent) -> PageModel {
        let context = Arc::new(EditionContext::at_public_address(&self.build.context));
        PageModel { context, place: Place::Unknown, content: shown, recent: Recent::Deferred }
    }

    fn source<'a>(&'a self, model: &'a PageModel, head: &'a Head, document: Option<&DocumentText>) -> PageSource<'a> {
        let document_hash = document.map(|document| text_hash(&document.text));
        PageSource { model, head, messages: &self.build.messages, document_hash }
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
