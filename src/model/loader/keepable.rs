//! What of an edition can be kept for reading without a network.

use super::Loader;
use crate::model::{
    offline::{KEEPABLE, Keepable},
    publication::Edition,
    source::{DocumentSource, Failure, Freshness, Reason},
};

impl<S: DocumentSource> Loader<S> {
    /// What can be kept of an edition of finished pages.
    ///
    /// # Errors
    /// Where it cannot be loaded.
    pub async fn keepable(&self, edition: &Edition) -> Result<Keepable, Failure> {
        let address = self.absolute(&format!("{}/{KEEPABLE}", edition.code))?;
        let text = self.documents.text(&address, Freshness::Revalidate).await?;
        serde_json::from_str(&text).map_err(|error| Failure { address, reason: Reason::Unreadable(error.to_string()) })
    }
}
