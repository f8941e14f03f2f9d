//! What an address shows: documents by address, fetched in the browser and read from disk natively.
//!
//! [`Loader::load`] turns a [`Route`] into a [`PageModel`], everything a page is drawn from. The feeds it
//! needs come from a [`DocumentSource`] and stay in a cache, so that Back shows a page at once.

mod article;
mod cache;
mod listing;
mod published;

pub use published::{document_address, recent_address};

use crate::model::{
    content::Resolver,
    feed::Feed,
    id::EditionCode,
    json::Json,
    locale::Catalog,
    page::{EditionContext, HydrationDocuments, PageContent, PageModel, Post, Recent},
    publication::{Documents, Edition, Site},
    route::{BasePath, Place, Route},
    source::{DocumentSource, Failure, Reason},
};
use cache::Cache;
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

/// What is loaded, one day. Boxed, because every place that waits would be built with all there is to wait for.
type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + 'a>>;

/// Loads what addresses show.
pub struct Loader<S> {
    source: S,
    site: Arc<Site>,
    base: BasePath,
    /// For addresses relative to `site.json`.
    resolver: Resolver,
    feeds: Mutex<Cache<Arc<Feed>>>,
    contexts: Mutex<Cache<Arc<EditionContext>>>,
    /// Told what an owner should know: unknown keys, missing messages.
    warn: fn(&str),
}

/// How many documents stay at hand. A reader's way back is rarely longer, and memory stays flat.
const CACHED_DOCUMENTS: usize = 48;

/// How many of the newest items stand beside every page.
pub const RECENT_ITEMS: usize = 5;

/// How many documents of a chain are read in search of one thing, so that an endless feed ends.
const MAX_CHAIN_DOCUMENTS: usize = 400;

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: DocumentSource> Loader<S> {
    /// Loads `site.json`, the resolver's document, and is then ready for its addresses.
    ///
    /// # Errors
    /// Where `site.json` cannot be had or used.
    pub async fn open(source: S, base: BasePath, resolver: Resolver, warn: fn(&str)) -> Result<Self, Failure> {
        let address = resolver.document().to_owned();
        let text = source.text(&address).await.map_err(|reason| Failure { address, reason })?;
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
        Ok(Self {
            source,
            site: Arc::new(site),
            base,
            resolver,
            feeds: Mutex::new(Cache::new(CACHED_DOCUMENTS)),
            contexts: Mutex::new(Cache::new(CACHED_DOCUMENTS)),
            warn,
        })
    }

    /// Starts from what a finished page carries; nothing is asked for.
    ///
    /// # Errors
    /// Where the page says something else than it was published with.
    pub fn adopt(
        source: S,
        base: BasePath,
        resolver: Resolver,
        warn: fn(&str),
        page: &HydrationDocuments,
    ) -> Result<(Self, PageModel), Failure> {
        let loader = Self::new(source, base, resolver, warn, &page.site)?;
        let edition = loader.edition_or_default(&page.hydration.edition);
        let address = edition.catalog_address();
        let catalog = loader.read_catalog(edition, &address, &page.messages)?;
        let context = loader.keep_setting(edition, catalog);
        let recent = if page.hydration.has_recent { Recent::Prerendered } else { Recent::Deferred };
        let place = page.hydration.place.clone();
        let model =
            PageModel { context, place, content: PageContent::Prerendered(page.hydration.prerendered.clone()), recent };
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

    /// What a route shows, whatever happens. `at_hand` is the edition for routes that have none of their own.
    ///
    /// # Errors
    /// Where not even the edition's texts can be had: then there are no words to tell it with.
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
        let context = self.context(edition).await?;
        let content = self.page(edition, &place).await.unwrap_or_else(PageContent::Failed);
        let recent = match &content {
            // What just failed would only be waited for once more.
            PageContent::Failed(_) => Recent::Items(Vec::new()),
            _ if self.site.documents == Documents::Pages => self.published_recent(edition),
            _ => Recent::Items(self.recent(edition).await),
        };
        let model = PageModel { context, place, content, recent };
        Ok(model.with_fragments_on_its_page())
    }

    /// The newest items; none where they cannot be had, because the page itself is there.
    async fn recent(&self, edition: &Edition) -> Vec<Post> {
        match self.feed(&edition.feed).await {
            Ok(feed) => {
                feed.items.iter().take(RECENT_ITEMS).map(|item| self.post(&edition.feed, &feed, item)).collect()
            }
            Err(_) => Vec::new(),
        }
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
            Place::Category(slug) => self.category(edition, slug, None).await?,
            Place::CategoryArchive(slug, number) => self.category(edition, slug, Some(*number)).await?,
            Place::Article(slug) => self.article(edition, slug).await?.map(PageContent::Article),
            Place::Page(slug) => match &edition.pages {
                Some(address) => {
                    let feed = self.feed(address).await?;
                    let item = feed.items.iter().find(|item| item.id.as_str() == slug.as_str());
                    item.map(|item| PageContent::Static(self.post(address, &feed, item)))
                }
                None => None,
            },
            Place::Unknown => None,
        }
        .unwrap_or(PageContent::NotFound))
    }

    /// The texts and conventions of an edition.
    ///
    /// # Errors
    /// Where its texts cannot be had.
    pub async fn context(&self, edition: &Edition) -> Result<Arc<EditionContext>, Failure> {
        let key = edition.code.as_str();
        if let Some(context) = lock(&self.contexts).get(key) {
            return Ok(context);
        }
        let mut catalog = self.catalog(edition).await?;
        let missing: Vec<_> = catalog.missing().map(crate::model::locale::Message::key).collect();
        if !missing.is_empty() && edition.code != self.site.default_edition {
            (self.warn)(&format!("{} lacks: {}", edition.catalog_address(), missing.join(", ")));
            catalog.fill_from(&self.catalog(self.site.default_edition()).await?);
        }
        Ok(self.keep_setting(edition, catalog))
    }

    fn keep_setting(&self, edition: &Edition, catalog: Catalog) -> Arc<EditionContext> {
        let context = Arc::new(EditionContext {
            site: Arc::clone(&self.site),
            edition: edition.clone(),
            catalog,
            base: self.base.clone(),
            resolver: self.resolver.clone(),
        });
        lock(&self.contexts).insert(edition.code.as_str(), Arc::clone(&context));
        context
    }

    async fn catalog(&self, edition: &Edition) -> Result<Catalog, Failure> {
        let address = self.absolute(&edition.catalog_address())?;
        let text = self.text(&address).await?;
        self.read_catalog(edition, &address, &text)
    }

    fn read_catalog(&self, edition: &Edition, address: &str, text: &str) -> Result<Catalog, Failure> {
        let json = Json::parse(text).map_err(|error| Failure {
            address: address.to_owned(),
            reason: Reason::Unreadable(format!("it is not JSON: {error}")),
        })?;
        let (catalog, errors) = Catalog::read(&json, edition.lang.clone(), edition.digits(), edition.calendar());
        for error in errors {
            (self.warn)(&format!("{address}: {error}"));
        }
        Ok(catalog)
    }

    /// A feed's document, from the cache or its source.
    fn feed<'a>(&'a self, address: &'a str) -> Answer<'a, Arc<Feed>> {
        Box::pin(self.read_feed(address))
    }

    async fn read_feed(&self, address: &str) -> Result<Arc<Feed>, Failure> {
        let address = self.absolute(address)?;
        if let Some(feed) = lock(&self.feeds).get(&address) {
            return Ok(feed);
        }
        let text = self.text(&address).await?;
        let feed = Feed::parse(&text)
            .map_err(|error| Failure { address: address.clone(), reason: Reason::Unreadable(error.to_string()) })?;
        let feed = Arc::new(feed);
        lock(&self.feeds).insert(&address, Arc::clone(&feed));
        Ok(feed)
    }

    /// A feed's document, if it is in the cache.
    fn feed_at_hand(&self, address: &str) -> Option<Arc<Feed>> {
        lock(&self.feeds).get(&self.absolute(address).ok()?)
    }

    async fn text(&self, address: &str) -> Result<String, Failure> {
        self.source.text(address).await.map_err(|reason| Failure { address: address.to_owned(), reason })
    }

    fn absolute(&self, address: &str) -> Result<String, Failure> {
        self.resolver.absolute(address).ok_or_else(|| Failure {
            address: address.to_owned(),
            reason: Reason::Unreadable("it is no address".to_owned()),
        })
    }

    /// An item with what its addresses are relative to: a feed of the publication's own speaks of the
    /// publication's folder, a foreign one of its own site.
    fn post(&self, address: &str, feed: &Feed, item: &Arc<crate::model::feed::Item>) -> Post {
        let resolver = if self.resolver.is_of_another_host(address) {
            let of_item = item.url.as_deref().or(item.external_url.as_deref());
            let document = of_item.or(feed.home_page_url.as_deref()).unwrap_or(address);
            self.resolver.at(document)
        } else {
            None
        };
        Post { item: Arc::clone(item), resolver: resolver.unwrap_or_else(|| self.resolver.clone()) }
    }
}
