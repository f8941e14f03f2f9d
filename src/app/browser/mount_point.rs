//! Where the app is: a page of its own, or a place in a host page.
//!
//! `start.js` notes the folder of the app on the app's element; a finished page carries what it shows.

use super::dom::{app_element, fix_base, host};
use crate::model::{
    content::Resolver,
    page::HydrationDocuments,
    route::{BasePath, Route},
};
use leptos::prelude::{document, window};
use web_sys::HtmlElement;

/// The app's place.
#[derive(Clone, Debug)]
pub struct MountPoint {
    /// What the app is drawn into.
    pub element: HtmlElement,
    /// How its links are written.
    pub base: BasePath,
    /// Knows where its documents are.
    pub resolver: Resolver,
}

impl MountPoint {
    /// Looks for it: an element `data-masthead` of a host page, else the element with the id `app`.
    #[must_use]
    pub fn find() -> Option<Self> {
        let element = app_element()?;
        fix_base();
        let folder = element.get_attribute("data-folder").unwrap_or_default();
        Some(match host() {
            Some(host) => {
                let base = host.get_attribute("data-base").filter(|base| !base.is_empty());
                let base = base.map_or_else(BasePath::in_hash, |base| BasePath::new(&base));
                let site = host.get_attribute("data-site").unwrap_or_else(|| format!("{folder}site.json"));
                let document = window().location().href().unwrap_or_default();
                // With no origin of its own, every address is absolute: the host page may have any address.
                let resolver = Resolver::new("", &Resolver::new("", &document).absolute(&site)?);
                Self { element, base, resolver }
            }
            None => Self {
                element,
                base: BasePath::new(&folder),
                resolver: Resolver::new(
                    &window().location().origin().unwrap_or_default(),
                    &format!("{folder}site.json"),
                ),
            },
        })
    }

    /// The route in the location bar. A fragment that is no place of the publication is the host page's own.
    #[must_use]
    pub fn route(&self) -> Route {
        let location = window().location();
        if self.base.is_in_hash() {
            self.base.parse(&location.hash().unwrap_or_default()).unwrap_or(Route::Root)
        } else {
            self.base.parse(&location.pathname().unwrap_or_default()).unwrap_or(Route::Unknown)
        }
    }

    /// What a finished page carries.
    #[must_use]
    pub fn hydration_documents(&self) -> Option<HydrationDocuments> {
        let text = |id| document().get_element_by_id(id)?.text_content();
        let data = serde_json::from_str(&text(HydrationDocuments::DATA_ID)?).ok()?;
        Some(HydrationDocuments {
            data,
            site: text(HydrationDocuments::SITE_ID)?,
            messages: text(HydrationDocuments::MESSAGES_ID)?,
        })
    }
}
