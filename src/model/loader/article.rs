//! One article, wherever in its edition's feed it stands.

use super::Loader;
use crate::model::{
    feed::Feed,
    id::ItemSlug,
    page::Post,
    publication::Edition,
    source::{DocumentSource, Failure},
};

impl<S: DocumentSource> Loader<S> {
    /// Looks for an article from the newest document on.
    pub(super) async fn article(&self, edition: &Edition, slug: &ItemSlug) -> Result<Option<Post>, Failure> {
        let position = |feed: &Feed| feed.items.iter().position(|item| slug.names(&item.id));
        let page_address = |page| edition.page_address(page);
        let document = self.walk_to(&edition.feed, &page_address, &|feed| position(feed).is_some()).await?;
        Ok(document.and_then(|feed| {
            let item = feed.items.get(position(&feed)?)?;
            Some(self.post(&edition.feed, &feed, item))
        }))
    }
}
