//! Where a publication is on its host, and how links to its places are written.

use super::{Place, Route};
use crate::model::{id::EditionCode, shared_hash};

/// Where a publication is on its host, and how links to its places are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath {
    /// What a link starts with: `/`, `/news/`, nothing in a finished page, whose `<base>` leads to the folder, or
    /// `#/` and `#news/` after the hash.
    folder: String,
    links: Links,
}

/// How links to places are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Links {
    /// Below the folder: `/news/en/`.
    Folder,
    /// After the hash, for a publication inside a host page: `#/en/`.
    Hash,
}

impl BasePath {
    /// A folder such as `/`, `news` or `/news/`; a whole URL is reduced to its path.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let path = match text.split_once("://") {
            Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
            None => text.strip_prefix("./").unwrap_or(text),
        };
        let folder = match path.trim_matches('/') {
            "" | "." => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        Self { folder, links: Links::Folder }
    }

    /// For a finished page, which knows by its `<base>` where the folder is: links start at that.
    #[must_use]
    pub fn relative() -> Self {
        Self { folder: String::new(), links: Links::Folder }
    }

    /// For a publication inside a host page, whose path is not ours: places come after the hash, and after the name
    /// of one among several ([`shared_hash`](crate::model::shared_hash)).
    #[must_use]
    pub fn in_hash(name: &str) -> Self {
        Self { folder: format!("#{name}/"), links: Links::Hash }
    }

    /// Whether places come after the hash.
    #[must_use]
    pub fn is_in_hash(&self) -> bool {
        self.links == Links::Hash
    }

    /// The folder: a path with a slash at both ends, unless it is relative.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.folder
    }

    /// The link to an address.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        match route {
            // An empty link would lead to the page it is on.
            Route::Root if self.folder.is_empty() => "./".to_owned(),
            _ => format!("{}{route}", self.folder),
        }
    }

    /// What an address says of this publication, where others have their places after the same hash.
    fn own_part<'a>(&self, address: &'a str) -> Option<&'a str> {
        self.name().and_then(|name| shared_hash::own_part(address, name))
    }

    /// Whether the step from one hash to the next leads another publication elsewhere, and leaves this one.
    #[must_use]
    pub fn is_for_another(&self, before: &str, now: &str) -> bool {
        self.name().is_some_and(|name| shared_hash::is_for_another(name, before, now))
    }

    /// The fragment of a page that the hash of an address names: the id of what is to be seen.
    #[must_use]
    pub fn fragment<'a>(&self, hash: &'a str) -> Option<&'a str> {
        match self.links {
            Links::Folder => hash.strip_prefix('#'),
            Links::Hash => self.own_part(hash)?.split_once('#').map(|(_, fragment)| fragment),
        }
    }

    /// What an address asks for: its query without the question mark, which in a host page follows the place. `search`
    /// and `hash` are those of the location bar.
    #[must_use]
    pub fn query<'a>(&self, search: &'a str, hash: &'a str) -> &'a str {
        match self.links {
            Links::Folder => search.strip_prefix('?').unwrap_or_default(),
            Links::Hash => {
                let place = self.own_part(hash).unwrap_or_default().split('#').next().unwrap_or_default();
                place.split_once('?').map_or("", |(_, query)| query)
            }
        }
    }

    /// What follows the path of the location bar when a place of this publication asks for something else: `query` has
    /// its question mark. `hash` is that of the location bar.
    #[must_use]
    pub fn with_query(&self, route: &Route, query: &str, hash: &str) -> String {
        match self.name() {
            None => format!("{query}{hash}"),
            Some(name) => shared_hash::with_place(hash, name, &format!("/{route}{query}")),
        }
    }

    /// What places start with after the hash.
    fn name(&self) -> Option<&str> {
        self.is_in_hash().then(|| self.folder.trim_matches(['#', '/']))
    }

    /// The link to a place of an edition.
    #[must_use]
    pub fn place(&self, edition: &EditionCode, place: Place) -> String {
        self.href(&Route::Edition(edition.clone(), place))
    }

    /// Reads the address of a location bar, or of a link; `None` where it lies outside this publication, as the
    /// fragments of a host page do.
    #[must_use]
    pub fn parse(&self, address: &str) -> Option<Route> {
        let inside = match self.links {
            Links::Hash => self.own_part(address),
            // From a page's `<base>`; where its host's root is, nobody knows yet.
            Links::Folder if self.folder.is_empty() && address.starts_with('/') => None,
            Links::Folder => address.strip_prefix(self.folder.as_str()).or_else(|| {
                // `/news` is `/news/`.
                (!self.folder.is_empty() && address == self.folder.trim_end_matches('/')).then_some("")
            }),
        };
        inside.map(|path| Route::parse(path.split(['?', '#']).next().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::PageNumber;

    fn en(place: Place) -> Route {
        Route::Edition(EditionCode::parse("en").unwrap(), place)
    }

    #[test]
    fn a_sub_folder_is_part_of_every_link() {
        for written in ["news", "/news", "/news/", "https://example.org/news/", "./news"] {
            let base = BasePath::new(written);
            assert_eq!(base.as_str(), "/news/", "{written}");
            assert_eq!(base.href(&en(Place::Front)), "/news/en/");
            assert_eq!(base.parse("/news/en/"), Some(en(Place::Front)));
            assert_eq!(base.parse("/news"), Some(Route::Root));
            assert_eq!(base.parse("/newsletter/en/"), None);
        }
        assert_eq!(BasePath::new("").as_str(), "/");
        assert_eq!(BasePath::new("./").as_str(), "/");
        assert_eq!(BasePath::new("https://example.org").as_str(), "/");
    }

    #[test]
    fn a_finished_page_links_from_its_base() {
        let base = BasePath::relative();
        assert_eq!(base.href(&en(Place::Front)), "en/");
        assert_eq!(base.href(&Route::Root), "./");
        assert_eq!(base.parse("en/"), Some(en(Place::Front)));
    }

    #[test]
    fn an_embedded_publication_keeps_its_places_after_the_hash() {
        let base = BasePath::in_hash("");
        let two = Place::Archive(PageNumber::new(2).unwrap());
        assert_eq!(base.href(&en(two.clone())), "#/en/page/2/");
        assert_eq!(BasePath::in_hash("news").href(&en(two.clone())), "#news/en/page/2/");
        assert_eq!(BasePath::in_hash("news").parse("#/en/;news/en/page/2/"), Some(en(two.clone())));
        assert_eq!(base.parse("#/en/page/2/#note"), Some(en(two)));
        assert_eq!(base.parse(""), Some(Route::Root));
        assert_eq!(base.parse("/host/page"), None);
        assert_eq!(base.parse("#contact"), None);
        assert_eq!(base.fragment("#news/en/;/en/page/2/#note"), Some("note"));
        assert_eq!(BasePath::in_hash("news").fragment("#news/en/;/en/page/2/#note"), None);
        assert_eq!(base.fragment("#contact"), None);
        assert_eq!(BasePath::new("/").fragment("#note"), Some("note"));
    }

    #[test]
    fn a_query_belongs_to_the_place_it_follows() {
        let (folder, news) = (BasePath::new("/"), BasePath::in_hash("news"));
        assert_eq!(folder.query("?q=a", "#note"), "q=a");
        assert_eq!(folder.with_query(&en(Place::Search), "?q=b", "#note"), "?q=b#note");
        let hash = "#/fa/;news/en/search/?q=a";
        assert_eq!(news.query("?q=host", hash), "q=a");
        assert_eq!(news.parse(hash), Some(en(Place::Search)));
        assert_eq!(news.with_query(&en(Place::Search), "?q=b", hash), "#/fa/;news/en/search/?q=b");
        assert_eq!(news.with_query(&en(Place::Search), "", hash), "#/fa/;news/en/search/");
    }
}
