//! What an address shows: documents by address, fetched in the browser and read from disk natively.
//!
//! [`Loader::load`] turns a [`Route`] into a [`PageModel`], everything a page is drawn from. The feeds it
//! needs come from a [`DocumentSource`] and stay in a cache, so that Back shows a page at once.

mod archive;
mod article;
mod cache;
mod chain;
mod chain_pages;
mod context;
mod documents;
mod in_flight;
mod keepable;
mod listing;
mod next_document;
mod published;
mod read_on;
mod recent;
mod search;

pub use documents::text_hash;
pub use next_document::{NextDocument, next_document};
pub use published::{RECENT, document_address, recent_address};
pub use read_on::READ_ON;
pub use search::{SearchResults, search_file};

use crate::model::{
    content::Resolver,
    feed::{Feed, Item},
    id::EditionCode,
    page::{EditionContext, HydrationDocuments, PageContent, PageModel, Post, Recent},
    publication::{Documents, Edition, Site},
    route::{BasePath, Place, Route},
    source::{DocumentSource, Failure, Freshness, Reason},
};
use article::GivenUp;
use cache::Cache;
use chain::Chain;
use chain_pages::ChainPages;
use documents::{DocumentStore, FeedDocument};
use search::SearchCache;
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

/// A page while it loads. Boxed, because otherwise each caller's future would contain a copy of the whole load.
type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + 'a>>;

/// Loads what addresses show.
pub struct Loader<S> {
    site: Arc<Site>,
    base: BasePath,
    /// For addresses relative to `site.json`.
    resolver: Resolver,
    documents: DocumentStore<S>,
    contexts: Mutex<Cache<Arc<EditionContext>>>,
    /// The chains followed last, and the lists cut from chains.
    chains: Mutex<Cache<Arc<Mutex<Chain>>>>,
    chain_pages: Mutex<Cache<Arc<Mutex<ChainPages>>>>,
    given_up: Mutex<Option<GivenUp>>,
    search: SearchCache,
    /// The address that the reader came by, where there is no such page: Back leads there again.
    no_such_page: OnceLock<Route>,
    /// Receives warnings for the owner: unknown keys, missing messages.
    warn: fn(&str),
}

/// How many editions stay ready.
const CACHED_CONTEXTS: usize = 48;

/// For how many chains, and lists cut from chains, the beginnings of pages are kept.
const CACHED_CHAINS: usize = 16;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: DocumentSource> Loader<S> {
    /// Loads `site.json`, the resolver's document, and is then ready for its addresses.
    ///
    /// # Errors
    /// Where `site.json` cannot be loaded or used.
    pub async fn open(source: S, base: BasePath, resolver: Resolver, warn: fn(&str)) -> Result<Self, Failure> {
        let address = resolver.document().to_owned();
        let text =
            source.text(&address, Freshness::CacheAllowed).await.map_err(|reason| Failure { address, reason })?;
        Self::new(source, base, resolver, warn, &text)
    }

    /// Starts from the text of `site.json`.
    ///
    /// # Errors
    /// Where it cannot be used.
    pub fn new(source: S, base: BasePath, resolver: Resolver, warn: fn(&str), site: &str) -> Result<Self, Failure> {
        let site = Site::parse(site).map_err(|error| Failure {
            address: resolver.document().to_owned(),
            reason: Reason::Unreadable(error.to_string()),
        })?;
        let resolver = resolver.with_public_address(site.base_url.as_deref());
        Ok(Self {
            documents: DocumentStore::new(source, site.documents),
            site: Arc::new(site),
            base,
            resolver,
            contexts: Mutex::new(Cache::new(CACHED_CONTEXTS)),
            chains: Mutex::new(Cache::new(CACHED_CHAINS)),
            chain_pages: Mutex::new(Cache::new(CACHED_CHAINS)),
            given_up: Mutex::new(None),
            search: SearchCache::new(),
            no_such_page: OnceLock::new(),
            warn,
        })
    }

    /// Starts from what a finished page carries, without a request.
    ///
    /// # Errors
    /// Where the page does not hold what it was published with.
    pub fn hydrate(
        source: S,
        base: BasePath,
        resolver: Resolver,
        warn: fn(&str),
        page: &HydrationDocuments,
    ) -> Result<(Self, PageModel), Failure> {
        let loader = Self::new(source, base, resolver, warn, &page.site)?;
        let edition = loader.edition_or_default(&page.data.edition);
        let address = edition.catalog_address();
        let catalog = loader.read_catalog(edition, &address, &page.messages)?;
        let context = loader.keep_context(edition, catalog);
        if let Some((place, text_hash)) = page.data.place.as_ref().zip(page.data.document) {
            loader.remember_document(&page.data.edition, place, text_hash);
        }
        let model = page.data.clone().page(context);
        Ok((loader, model))
    }

    /// The publication.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// The folder it lives in.
    pub fn base(&self) -> &BasePath {
        &self.base
    }

    /// What a route shows; a failure is a page too. `at_hand` is the edition for routes that have none of their own.
    ///
    /// # Errors
    /// Where not even the edition's texts can be loaded: then there are no words for a page that says so.
    pub fn load<'a>(&'a self, route: &'a Route, at_hand: &'a EditionCode) -> Answer<'a, PageModel> {
        Box::pin(self.load_route(route, at_hand))
    }

    async fn load_route(&self, route: &Route, at_hand: &EditionCode) -> Result<PageModel, Failure> {
        let (edition, place) = match route {
            Route::Edition(code, place) => match self.site.edition(code) {
                Some(edition) => (edition, place.clone()),
                None => (self.edition_or_default(at_hand), Place::Unknown),
            },
            Route::Root => (self.edition_or_default(at_hand), Place::Front),
            Route::Unknown => (self.edition_or_default(at_hand), Place::Unknown),
        };
        let context = self.edition_context(edition).await?;
        let found = match self.page(edition, &place).await {
            Ok(found) => found,
            Err(failure) if failure.is_missing() && self.no_such_page.get() == Some(route) => PageContent::NotFound,
            Err(failure) => {
                // It was made of documents in memory. Whoever tries again wants to know whether they are mended.
                if matches!(failure.reason, Reason::Loop | Reason::OtherHost) {
                    self.documents.expire();
                }
                PageContent::Failed(failure)
            }
        };
        let recent = match &found {
            // What just failed would only be waited for once more.
            PageContent::Failed(_) => Recent::Deferred,
            _ => self.recent_beside(&context).await,
        };
        let model = PageModel { context, place, content: found, recent };
        Ok(model.with_fragments_on_its_page())
    }

    /// What the address shows that the reader came by, which may be any: where the document of a finished page is missing,
    /// there is no such page.
    ///
    /// # Errors
    /// As [`Loader::load`].
    pub async fn load_first(&self, route: &Route, at_hand: &EditionCode) -> Result<PageModel, Failure> {
        let mut page = self.load(route, at_hand).await?;
        let is_missing = matches!(&page.content, PageContent::Failed(failure) if failure.is_missing());
        if is_missing && self.site.documents == Documents::Pages {
            page.content = PageContent::NotFound;
            // The reader comes by one address.
            let _ = self.no_such_page.set(route.clone());
        }
        Ok(page)
    }

    /// Loads what a route shows again, though it is in memory: `None` where every document of it has the text it had
    /// before. Other documents that may change are loaded again when they are next needed; the pages of a numbered
    /// archive never change. A document in memory that is out of reach counts as unchanged.
    ///
    /// A page that is not in memory and cannot be loaded is [`PageContent::Failed`]: the caller keeps what it shows.
    ///
    /// # Errors
    /// Where not even the edition's texts can be loaded.
    pub fn reload<'a>(&'a self, route: &'a Route, at_hand: &'a EditionCode) -> Answer<'a, Option<PageModel>> {
        Box::pin(async move {
            let before = self.documents.changes();
            self.documents.expire();
            self.search.expire();
            let mut model = self.load_route(route, at_hand).await?;
            let is_there = !matches!(model.content, PageContent::NotFound | PageContent::Failed(_));
            if is_there && self.documents.changes() == before {
                return Ok(None);
            }
            if is_there && matches!(model.recent, Recent::Deferred) {
                model.recent = self.recent_of(&model.context).await.unwrap_or(Recent::Deferred);
            }
            Ok(Some(model))
        })
    }

    /// Records the [`text_hash`] that the document of a finished page had when the page was written, so that
    /// [`Loader::reload`] knows whether it has changed since.
    pub fn remember_document(&self, edition: &EditionCode, place: &Place, text_hash: u64) {
        let edition = self.site.edition(edition);
        let address = edition.and_then(|edition| self.absolute(&document_address(edition, place)).ok());
        if let Some(address) = address {
            self.documents.remember_hash(&address, text_hash);
        }
    }

    /// Loads the document of a finished page into memory before the reader goes there. Without finished pages nothing is
    /// loaded: a page may then need many documents.
    ///
    /// # Errors
    /// Where it cannot be loaded. The reader is told only when they go there.
    pub async fn prefetch(&self, route: &Route) -> Result<(), Failure> {
        let Route::Edition(code, place) = route else {
            return Ok(());
        };
        if self.site.documents == Documents::Pages
            && !matches!(place, Place::Unknown | Place::Search)
            && let Some(edition) = self.site.edition(code)
        {
            self.feed(&document_address(edition, place)).await?;
        }
        Ok(())
    }

    fn edition_or_default(&self, code: &EditionCode) -> &Edition {
        self.site.edition(code).unwrap_or_else(|| self.site.default_edition())
    }

    async fn page(&self, edition: &Edition, place: &Place) -> Result<PageContent, Failure> {
        if self.site.documents == Documents::Pages {
            return Ok(self.published(edition, place).await?.unwrap_or(PageContent::NotFound));
        }
        Ok(match place {
            Place::Front => self.front(edition, None).await?,
            Place::Archive(number) => self.front(edition, Some(*number)).await?,
            Place::Selected(selection) => self.selected(edition, selection, None).await?,
            Place::SelectedArchive(selection, number) => self.selected(edition, selection, Some(*number)).await?,
            Place::ArchiveIndex => Some(PageContent::Archive(self.archive(edition, None).await?)),
            Place::Year(year) => {
                let archive = self.archive(edition, Some(*year)).await?;
                (!archive.index.lists.is_empty()).then_some(PageContent::Archive(archive))
            }
            Place::Article(slug) => self.article(edition, slug).await?.map(PageContent::Article),
            Place::Search if self.site.has_search => Some(PageContent::Search),
            Place::Page(slug) => match &edition.pages {
                Some(address) => {
                    let feed = &self.feed(address).await?.feed;
                    let item = feed.items.iter().find(|item| item.id.as_str() == slug.as_str());
                    item.map(|item| PageContent::Static(self.post(address, feed, item)))
                }
                None => None,
            },
            Place::Search | Place::Unknown => None,
        }
        .unwrap_or(PageContent::NotFound))
    }

    /// A feed's document, from memory or its source.
    fn feed<'a>(&'a self, address: &'a str) -> Answer<'a, Arc<FeedDocument>> {
        Box::pin(async move {
            let address = self.absolute(address)?;
            self.documents.feed(&address, |feed| feed.page.is_some() && !self.is_first_document(&address)).await
        })
    }

    /// Whether a feed begins at that absolute address, with items that newer ones will come before.
    fn is_first_document(&self, address: &str) -> bool {
        let feeds = self.site.editions.iter().flat_map(|edition| {
            let of_categories = edition.categories.iter().filter_map(|category| category.feed.as_deref());
            of_categories.chain([edition.feed.as_str()])
        });
        feeds.filter_map(|feed| self.resolver.absolute(feed)).any(|feed| feed == address)
    }

    fn absolute(&self, address: &str) -> Result<String, Failure> {
        self.resolver.absolute(address).ok_or_else(|| Failure {
            address: address.to_owned(),
            reason: Reason::Unreadable("it is no address".to_owned()),
        })
    }

    /// An item with what its addresses are relative to: in a feed of the publication's own host its folder, in another
    /// feed the page that the item names, else the feed's. In a feed taken over from another site, a path from the
    /// root of a host leads to that site.
    fn post(&self, address: &str, feed: &Feed, item: &Arc<Item>) -> Post {
        let resolver = if self.resolver.is_of_another_host(address) {
            let of_item = item.url.as_deref().or(item.external_url.as_deref());
            let document = of_item.or(feed.home_page_url.as_deref()).unwrap_or(address);
            self.resolver.at(document)
        } else {
            Some(self.resolver.of_feed(feed.home_page_url.as_deref()))
        };
        Post::new(Arc::clone(item), Arc::new(resolver.unwrap_or_else(|| self.resolver.clone())))
    }
}
