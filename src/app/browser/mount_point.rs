//! Where the app is: a page of its own, or a place in a host page.
//!
//! `start.js` notes the folder of the app on the app's element; a finished page carries what it shows.

use super::{AppRoot, dom::fix_base, warn};
use crate::model::{
    content::Resolver,
    page::HydrationDocuments,
    route::{BasePath, Route},
    shared_hash,
};
use leptos::prelude::{document, window};

/// The app's place.
#[derive(Clone, Debug)]
pub struct MountPoint {
    /// What the app is drawn into.
    pub root: AppRoot,
    /// How its links are written.
    pub base: BasePath,
    /// Knows where its documents are.
    pub resolver: Resolver,
    /// What its places after the hash start with, where it has them there: nothing for the first of a page.
    pub name: Option<String>,
}

impl MountPoint {
    /// All of the page: elements `data-masthead` of a host page, else the element with the id `app`.
    #[must_use]
    pub fn find_all() -> Vec<Self> {
        fix_base();
        let roots = AppRoot::find_all();
        if roots.is_empty() {
            warn("the page has no element with the id \"app\"");
        }
        let names = names(&roots);
        roots
            .into_iter()
            .zip(names)
            .filter_map(
                |(root, name)| if root.is_embedded() { Self::embedded(name, root) } else { Some(Self::own(root)) },
            )
            .collect()
    }

    fn own(root: AppRoot) -> Self {
        let folder = root.folder();
        let origin = window().location().origin().unwrap_or_default();
        Self {
            base: BasePath::new(&folder),
            resolver: Resolver::new(&origin, &format!("{folder}site.json")),
            name: None,
            root,
        }
    }

    fn embedded(name: String, root: AppRoot) -> Option<Self> {
        let site = root.host_attribute("data-site").unwrap_or_else(|| format!("{}site.json", root.folder()));
        let document = window().location().href().unwrap_or_default();
        // With no origin of its own, every address is absolute: the host page may have any address.
        let Some(site) = Resolver::new("", &document).absolute(&site) else {
            root.report_failure(&format!("the address in data-site leads nowhere: {site}"));
            return None;
        };
        let resolver = Resolver::new("", &site);
        let (base, name) = if let Some(base) = root.host_attribute("data-base") {
            (BasePath::new(&base), None)
        } else {
            (BasePath::in_hash(&name), Some(name))
        };
        Some(Self { root, base, resolver, name })
    }

    /// The route in the location bar. A fragment that is no place of the publication is the host page's own.
    #[must_use]
    pub fn route(&self) -> Route {
        let location = window().location();
        if self.base.is_in_hash() {
            self.base.parse(&location.hash().unwrap_or_default()).unwrap_or(Route::Root)
        } else {
            // A host page may be at any address.
            let elsewhere = if self.root.is_embedded() { Route::Root } else { Route::Unknown };
            self.base.parse(&location.pathname().unwrap_or_default()).unwrap_or(elsewhere)
        }
    }

    /// What a finished page carries.
    #[must_use]
    pub fn hydration_documents(&self) -> Option<HydrationDocuments> {
        if self.root.is_embedded() {
            return None;
        }
        let text = |id| document().get_element_by_id(id)?.text_content();
        let data = serde_json::from_str(&text(HydrationDocuments::DATA_ID)?).ok()?;
        Some(HydrationDocuments {
            data,
            site: text(HydrationDocuments::SITE_ID)?,
            messages: text(HydrationDocuments::MESSAGES_ID)?,
        })
    }
}

/// What the places of each start with after the hash. The owner of the page is told where that is not what they asked for.
fn names(roots: &[AppRoot]) -> Vec<String> {
    let asked: Vec<_> = roots.iter().map(|root| root.host_attribute("data-name")).collect();
    let names = shared_hash::names(&asked.iter().map(Option::as_deref).collect::<Vec<_>>());
    for (asked, name) in asked.into_iter().zip(&names) {
        if let Some(asked) = asked.filter(|asked| asked != name) {
            warn(&format!(
                "data-name=\"{asked}\" is taken, or not only of the letters a-z, digits, - and _: the publication has \
                 the addresses #{name}/"
            ));
        }
    }
    names
}
