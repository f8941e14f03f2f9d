//! The texts and conventions of the editions.

use super::{Loader, lock};
use crate::model::{
    locale::{Catalog, Message},
    page::EditionContext,
    publication::Edition,
    source::{DocumentSource, Failure, Freshness, Reason},
};
use std::sync::Arc;

impl<S: DocumentSource> Loader<S> {
    /// The texts and conventions of an edition.
    ///
    /// # Errors
    /// Where its texts cannot be loaded.
    pub async fn edition_context(&self, edition: &Edition) -> Result<Arc<EditionContext>, Failure> {
        let key = edition.code.as_str();
        if let Some(context) = lock(&self.contexts).get(key) {
            return Ok(context);
        }
        let mut catalog = self.catalog(edition).await?;
        let missing: Vec<_> = catalog.missing().map(Message::key).collect();
        if !missing.is_empty() && edition.code != self.site.default_edition {
            (self.warn)(&format!("{} lacks: {}", edition.catalog_address(), missing.join(", ")));
            catalog.complete_from(&self.catalog(self.site.default_edition()).await?);
        }
        Ok(self.keep_context(edition, catalog))
    }

    pub(super) fn keep_context(&self, edition: &Edition, catalog: Catalog) -> Arc<EditionContext> {
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
        let text = self.documents.text(&address, Freshness::CacheAllowed).await?;
        self.read_catalog(edition, &address, &text)
    }

    pub(super) fn read_catalog(&self, edition: &Edition, address: &str, text: &str) -> Result<Catalog, Failure> {
        let read = Catalog::read(text, edition.lang.clone(), edition.digits(), edition.calendar());
        let (catalog, errors) = read.map_err(|error| Failure {
            address: address.to_owned(),
            reason: Reason::Unreadable(format!("it is not JSON: {error}")),
        })?;
        for error in errors {
            (self.warn)(&format!("{address}: {error}"));
        }
        Ok(catalog)
    }
}
