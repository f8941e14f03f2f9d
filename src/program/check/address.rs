//! Where an address of the publication leads.

use super::folder::file_name;
use crate::model::{
    content::{Link, Resolver},
    id::EditionCode,
    publication::Site,
    route::{BasePath, Place, Route},
};
use url::Url;

/// The host used for a publication that does not say where it will be.
const SOMEWHERE: &str = "https://somewhere.invalid/";

/// Reads addresses as the app does, for a publication at its `base_url`.
#[derive(Debug)]
pub(super) struct Addresses<'a> {
    site: &'a Site,
    resolver: Resolver,
    base: BasePath,
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To a place of an edition; a file may lie there as well.
    Place(EditionCode, Place, String),
    /// To a file of the folder, or to nothing.
    File(String),
    /// To the publication's root, or out of the publication: nothing to look up here.
    Unchecked,
    /// Nowhere: it has a scheme that is not allowed, or is no address.
    Refused,
}

/// Where a document of the publication lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Document {
    /// In the folder.
    Here(String),
    /// On another host, or outside the folder.
    Elsewhere,
    /// It is no address of a document.
    NoAddress,
}

impl<'a> Addresses<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        let root = site.base_url.clone().unwrap_or_else(|| SOMEWHERE.to_owned());
        let origin = Url::parse(&root).map(|url| url.origin().ascii_serialization()).unwrap_or_default();
        Self { site, resolver: Resolver::new(&origin, &root), base: BasePath::new(&root) }
    }

    /// Where a link leads.
    pub(super) fn link(&self, address: &str) -> Target {
        match self.resolver.link(address) {
            None => Target::Refused,
            Some(Link::Elsewhere(_)) => Target::Unchecked,
            Some(Link::Here(path)) => self.below_base(&path).map_or(Target::Unchecked, |path| self.inside(path)),
        }
    }

    /// Where a picture, a sound, a film or a download lies.
    pub(super) fn file(&self, address: &str) -> Target {
        let Some(path) = self.resolver.file(address) else {
            return Target::Refused;
        };
        // On the publication's host an address is a path; elsewhere it starts with its scheme.
        match self.below_base(&path).map(file_name) {
            None => Target::Unchecked,
            Some(None) => Target::Refused,
            Some(Some(file)) => Target::File(file),
        }
    }

    /// Where a document lies that `site.json` names, or another document does.
    pub(super) fn document(&self, address: &str, named_in: &str) -> Document {
        let base = self.resolver.absolute(named_in).and_then(|document| self.resolver.at(&document));
        let Some(path) = base.and_then(|resolver| resolver.file(address)) else {
            return Document::NoAddress;
        };
        match self.below_base(&path).map(file_name) {
            None => Document::Elsewhere,
            Some(None) => Document::NoAddress,
            Some(Some(file)) => Document::Here(file),
        }
    }

    /// The edition and place an address of this publication names.
    fn inside(&self, path: &str) -> Target {
        let Some(file) = file_name(path) else {
            return Target::Refused;
        };
        let page = path.split(['?', '#']).next().unwrap_or_default();
        match Route::parse(page) {
            Route::Root => Target::Unchecked,
            Route::Edition(code, place) if self.site.edition(&code).is_some() => Target::Place(code, place, file),
            Route::Edition(..) | Route::Unknown => Target::File(file),
        }
    }

    /// The part of a host's path below the publication's folder.
    fn below_base<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.base.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(base_url: Option<&str>) -> Site {
        let site = serde_json::json!({
            "name": "News", "default_edition": "en", "base_url": base_url,
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }]
        });
        Site::parse(&site.to_string()).unwrap()
    }

    #[test]
    fn a_link_leads_to_a_place_a_file_or_out() {
        for base_url in [None, Some("https://example.org/news/")] {
            let site = site(base_url);
            let addresses = Addresses::new(&site);
            assert!(matches!(addresses.link("en/about?x#y"), Target::Place(_, Place::Page(_), _)));
            assert!(matches!(addresses.link("en/"), Target::Place(_, Place::Front, _)));
            assert_eq!(addresses.link("media/a%20b.pdf#page=2"), Target::File("media/a b.pdf".into()));
            assert_eq!(addresses.link("fa/about"), Target::File("fa/about".into()));
            assert_eq!(addresses.link("https://elsewhere.example/en/about"), Target::Unchecked);
            assert_eq!(addresses.link("mailto:a@example.org"), Target::Unchecked);
            assert_eq!(addresses.link("javascript:x()"), Target::Refused);
            assert_eq!(addresses.file("media/a.jpg"), Target::File("media/a.jpg".into()));
            assert_eq!(addresses.file("data:image/png;base64,"), Target::Refused);
        }
    }

    #[test]
    fn an_address_at_base_url_is_one_of_the_folder() {
        let site = site(Some("https://example.org/news"));
        let addresses = Addresses::new(&site);
        assert_eq!(addresses.file("https://example.org/news/media/a.jpg"), Target::File("media/a.jpg".into()));
        assert_eq!(addresses.file("/media/a.jpg"), Target::File("media/a.jpg".into()));
        assert!(matches!(addresses.link("/en/about"), Target::Place(_, Place::Page(_), _)));
        assert_eq!(addresses.link("https://example.org/shop/"), Target::Unchecked);
        assert!(matches!(addresses.link("/news/en/posts/1"), Target::Place(_, Place::Article(_), _)));
    }

    #[test]
    fn a_document_is_relative_to_the_one_that_names_it() {
        let site = site(None);
        let addresses = Addresses::new(&site);
        let here = |file: &str| Document::Here(file.into());
        assert_eq!(addresses.document("feeds/en.json", "site.json"), here("feeds/en.json"));
        assert_eq!(addresses.document("2.json", "feeds/en.json"), here("feeds/2.json"));
        assert_eq!(addresses.document("https://blog.example/feed.json", "site.json"), Document::Elsewhere);
        assert_eq!(addresses.document("mailto:x", "site.json"), Document::NoAddress);
    }
}
