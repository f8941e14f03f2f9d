//! The newest items of an edition, beside every page.

use super::{Loader, documents::FeedDocument, published::recent_address};
use crate::model::{
    page::{Post, Recent},
    publication::{Documents, Edition},
    source::{DocumentSource, Failure},
};

/// How many of the newest items stand beside every page.
pub const RECENT_ITEMS: usize = 5;

impl<S: DocumentSource> Loader<S> {
    /// The newest items of an edition, for [`Recent::Deferred`].
    ///
    /// # Errors
    /// Where they cannot be had. That is not remembered: the next call asks again.
    pub async fn recent_of(&self, edition: &Edition) -> Result<Recent, Failure> {
        let address = match self.site.documents {
            Documents::Feeds => edition.feed.clone(),
            Documents::Pages => recent_address(edition),
        };
        let document = self.feed(&address).await?;
        Ok(Recent::Items(self.newest(&address, &document)))
    }

    /// The newest items beside a page that is there, which does not fail with them. A finished page does not
    /// even wait for them: they are in a document of their own.
    pub(super) async fn recent_beside(&self, edition: &Edition) -> Recent {
        match self.site.documents {
            Documents::Feeds => self.recent_of(edition).await.unwrap_or(Recent::Deferred),
            Documents::Pages => {
                let address = recent_address(edition);
                match self.absolute(&address).ok().and_then(|absolute| self.documents.current(&absolute)) {
                    Some(document) => Recent::Items(self.newest(&address, &document)),
                    None => Recent::Deferred,
                }
            }
        }
    }

    fn newest(&self, address: &str, document: &FeedDocument) -> Vec<Post> {
        let items = document.feed.items.iter().take(RECENT_ITEMS);
        items.map(|item| self.post(address, &document.feed, item)).collect()
    }
}
