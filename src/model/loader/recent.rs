//! The newest items of an edition, beside every page.

use super::{Loader, documents::FeedDocument, published::recent_address};
use crate::model::{
    feed::ShownBy,
    page::{EditionContext, RECENT_POSTS, Recent, RecentPost},
    publication::Documents,
    source::{DocumentSource, Failure, Reason},
};

impl<S: DocumentSource> Loader<S> {
    /// The newest items of an edition, for [`Recent::Deferred`].
    ///
    /// # Errors
    /// Where they cannot be loaded. The next call tries again.
    pub async fn recent_of(&self, context: &EditionContext) -> Result<Recent, Failure> {
        let address = match self.site.documents {
            Documents::Feeds => context.edition.feed.clone(),
            Documents::Pages => recent_address(&context.edition),
        };
        let document = self.feed(&address).await?;
        if document.feed.shown_by == ShownBy::LaterApp {
            return Err(Failure { address, reason: Reason::LaterApp });
        }
        Ok(Recent::Posts(self.newest(&address, &document, context)))
    }

    /// The newest items beside a loaded page, which is shown even if they cannot be loaded. A finished page does not
    /// wait for them: they are in a document of their own.
    pub(super) async fn recent_beside(&self, context: &EditionContext) -> Recent {
        match self.site.documents {
            Documents::Feeds => self.recent_of(context).await.unwrap_or(Recent::Deferred),
            Documents::Pages => {
                let address = recent_address(&context.edition);
                match self.absolute(&address).ok().and_then(|absolute| self.documents.current(&absolute)) {
                    Some(document) => Recent::Posts(self.newest(&address, &document, context)),
                    None => Recent::Deferred,
                }
            }
        }
    }

    fn newest(&self, address: &str, document: &FeedDocument, context: &EditionContext) -> Vec<RecentPost> {
        let items = document.feed.items.iter().take(RECENT_POSTS);
        items.map(|item| self.post(address, &document.feed, item).recent(context)).collect()
    }
}
