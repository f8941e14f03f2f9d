//! What a finished page carries, so that the app can take it over without a request.

use super::{EditionContext, PageContent, PageModel, Prerendered, Recent, RecentPost};
use crate::model::{
    id::EditionCode,
    route::{Place, Route},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// What a finished page says about itself. The site and the messages of its edition are beside it; the
/// content of its `<main>` is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HydrationData {
    /// The edition of the page.
    pub edition: EditionCode,
    /// Where in the edition it is; none for the page of an address that does not exist.
    pub place: Option<Place>,
    /// Which addresses it may be shown at.
    #[serde(default, skip_serializing_if = "ShownAt::is_own")]
    pub shown_at: ShownAt,
    /// The same in other editions; what is not here is the front page.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<EditionCode, Place>,
    /// The hash of the document beside the page, which tells later whether it has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<u64>,
    /// The newest items, if the page lists them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recent: Option<Vec<RecentPost>>,
}

/// At which addresses a finished page may be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShownAt {
    /// At its own; that of an address that does not exist, at all of those.
    #[default]
    Own,
    /// At any: it stands in for a page that cannot be had without a network.
    Any,
}

impl ShownAt {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
    fn is_own(&self) -> bool {
        *self == Self::Own
    }
}

/// The texts of the documents that a finished page carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HydrationDocuments {
    /// What the page says about itself.
    pub data: HydrationData,
    /// `site.json`, as published.
    pub site: String,
    /// The message catalog of its edition.
    pub messages: String,
}

impl HydrationDocuments {
    /// The id of the element that holds [`HydrationData`]. `start.js` looks for it too.
    pub const DATA_ID: &str = "hydration";
    /// The id of the element that holds `site.json`.
    pub const SITE_ID: &str = "site";
    /// The id of the element that holds the message catalog.
    pub const MESSAGES_ID: &str = "messages";
}

impl HydrationData {
    /// What the finished page of a model says. `document` is the hash of the document beside it.
    #[must_use]
    pub fn of(page: &PageModel, document: Option<u64>) -> Self {
        let own = &page.context.edition.code;
        let editions = page.context.site.editions.iter().filter(|edition| edition.code != *own);
        let places = editions.map(|edition| (edition.code.clone(), page.place_in(&edition.code)));
        Self {
            edition: own.clone(),
            place: (!matches!(page.content, PageContent::NotFound | PageContent::Offline)).then(|| page.place.clone()),
            shown_at: if matches!(page.content, PageContent::Offline) { ShownAt::Any } else { ShownAt::Own },
            translations: places.filter(|(_, place)| *place != Place::Front).collect(),
            document,
            recent: match &page.recent {
                Recent::Posts(posts) => Some(posts.clone()),
                Recent::Deferred => None,
            },
        }
    }

    /// The model of the page that carries this.
    #[must_use]
    pub fn page(self, context: Arc<EditionContext>) -> PageModel {
        let shown = match self.place {
            // What these show is drawn from the messages alone.
            _ if self.shown_at == ShownAt::Any => PageContent::Offline,
            Some(Place::Search) if context.site.has_search => PageContent::Search,
            _ => PageContent::Prerendered(Prerendered { translations: self.translations.into_iter().collect() }),
        };
        PageModel {
            context,
            place: self.place.unwrap_or(Place::Unknown),
            content: shown,
            recent: self.recent.map_or(Recent::Deferred, Recent::Posts),
        }
    }

    /// Whether this is the page of a route. `/` shows the front page of one edition.
    #[must_use]
    pub fn is_at(&self, route: &Route) -> bool {
        match route {
            _ if self.shown_at == ShownAt::Any => true,
            Route::Root => self.place == Some(Place::Front),
            Route::Edition(code, Place::Unknown) => *code == self.edition && self.place.is_none(),
            Route::Edition(code, place) => *code == self.edition && self.place.as_ref() == Some(place),
            Route::Unknown => self.place.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_is_read_back() {
        let english = EditionCode::parse("en").unwrap();
        for place in [Some(Place::Front), Some(Place::parse("posts/1001")), None] {
            let data = HydrationData {
                edition: english.clone(),
                place,
                shown_at: ShownAt::Own,
                translations: BTreeMap::from([(EditionCode::parse("fa").unwrap(), Place::parse("posts/3001"))]),
                document: Some(u64::MAX),
                recent: None,
            };
            let text = serde_json::to_string(&data).unwrap();
            assert_eq!(serde_json::from_str::<HydrationData>(&text).unwrap(), data);
        }
    }

    #[test]
    fn a_page_belongs_to_its_own_address_alone() {
        let text = r#"{"edition": "en", "place": "page/2/"}"#;
        let data: HydrationData = serde_json::from_str(text).unwrap();
        assert!(data.is_at(&Route::parse("en/page/2/")));
        for other in ["", "en/", "en/page/3/", "fa/page/2/", "en/a/b", "EN!/"] {
            assert!(!data.is_at(&Route::parse(other)), "{other}");
        }
    }

    #[test]
    fn the_page_that_says_that_there_is_no_network_belongs_to_every_address() {
        let text = r#"{"edition": "en", "place": null, "shown_at": "any"}"#;
        let data: HydrationData = serde_json::from_str(text).unwrap();
        for address in ["", "en/", "en/posts/1/", "fa/", "EN!/"] {
            assert!(data.is_at(&Route::parse(address)), "{address}");
        }
    }
}
