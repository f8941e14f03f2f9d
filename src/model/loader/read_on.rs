//! What to read after an article.

use super::Loader;
use crate::model::{
    page::{EditionContext, ReadOn, ReadOnChoice},
    publication::Documents,
    route::Place,
    selection::Selection,
    source::{DocumentSource, Failure, Freshness, Reason},
};

/// The name of the document that says what to read after an article, beside the article's page.
pub const READ_ON: &str = "related.json";

impl<S: DocumentSource> Loader<S> {
    /// What to read after the article at a place. Without finished pages it is chosen from the edition's first document.
    ///
    /// # Errors
    /// Where it cannot be loaded.
    pub async fn read_on(&self, context: &EditionContext, place: &Place) -> Result<ReadOn, Failure> {
        let Place::Article(slug) = place else {
            return Ok(ReadOn::default());
        };
        let edition = &context.edition;
        if self.site.documents == Documents::Pages {
            let address = self.absolute(&format!("{}/{place}{READ_ON}", edition.code))?;
            let text = self.documents.text(&address, Freshness::CacheAllowed).await?;
            return serde_json::from_str(&text)
                .map_err(|error| Failure { address, reason: Reason::Unreadable(error.to_string()) });
        }
        let document = self.feed(&edition.feed).await?;
        let items = &document.feed.items;
        let Some(own) = items.iter().position(|item| slug.names(&item.id)) else {
            return Ok(ReadOn::default());
        };
        let of = |selection: &Selection| -> Vec<usize> {
            (0..items.len()).filter(|index| edition.selects(selection, &items[*index])).collect()
        };
        let mut category = Vec::new();
        let mut tags = Vec::new();
        for selection in edition.selections(&items[own]) {
            match selection {
                Selection::Category(_) => category = of(&selection),
                Selection::Tag(_) => tags.push(of(&selection)),
                Selection::Author(_) | Selection::Month(_) => {}
            }
        }
        let tags: Vec<_> = tags.iter().map(Vec::as_slice).collect();
        let title = |index: usize| Ok(Some(self.post(&edition.feed, &document.feed, &items[index]).recent(context)));
        ReadOnChoice::of(own, &category, &tags).with_titles(title)
    }
}
