//! Where an address of the publication leads.

use super::site_document::ReadSite;
use crate::{
    model::{
        content::{Link, Resolver, SafeNode},
        feed::Item,
        id::EditionCode,
        route::{Place, Route},
    },
    program::{
        NewAddress,
        data_folder::{DataFolder, file_name},
    },
};
use url::{Host, Url};

/// Reads addresses as the app does, for a publication at its `base_url`.
#[derive(Debug)]
pub(super) struct Addresses<'a> {
    read: &'a ReadSite,
    folder: DataFolder,
    /// As for the feed that is being read.
    resolver: Resolver,
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To a place of an edition; a file may lie there as well.
    Place(EditionCode, Place, String),
    /// To a file of the folder, or to nothing.
    File(String),
    /// To another host, by an absolute address.
    Elsewhere(String),
    /// To the publication's root, or out of its folder: nothing to look up here.
    Unchecked,
    /// Nowhere: it has a scheme that is not allowed, or is no address.
    Refused,
}

impl<'a> Addresses<'a> {
    pub(super) fn new(read: &'a ReadSite, folder: DataFolder) -> Self {
        let resolver = folder.resolver().clone();
        Self { read, folder, resolver }
    }

    /// Reads what follows as a feed's that says it belongs to that site: see [`Resolver::of_feed`].
    pub(super) fn read_as_of(&mut self, home_page_url: Option<&str>) {
        self.resolver = self.folder.resolver().of_feed(home_page_url);
    }

    /// Where a link leads.
    pub(super) fn link(&self, address: &str) -> Target {
        match self.resolver.link(address) {
            None => Target::Refused,
            Some(Link::Elsewhere(address)) => Target::Elsewhere(address),
            Some(Link::Here(path)) => self.folder.below(&path).map_or(Target::Unchecked, |path| self.inside(path)),
        }
    }

    /// Where an old address is to lead.
    pub(super) fn new_address(&self, address: &str) -> Option<NewAddress> {
        NewAddress::parse(address, &self.folder)
    }

    /// Where a picture, a sound, a film or a download lies.
    pub(super) fn file(&self, address: &str) -> Target {
        let Some(path) = self.resolver.file(address) else {
            return Target::Refused;
        };
        match self.folder.below(&path).map(file_name) {
            // Inside the publication an address is a path; elsewhere it starts with its scheme.
            None => Target::Elsewhere(path),
            Some(None) => Target::Refused,
            Some(Some(file)) => Target::File(file),
        }
    }

    /// An item's text, as readers see it.
    pub(super) fn content(&self, item: &Item) -> Vec<SafeNode> {
        item.content(&self.resolver).unwrap_or_default()
    }

    /// The edition and place an address of this publication names.
    fn inside(&self, path: &str) -> Target {
        let Some(file) = file_name(path) else {
            return Target::Refused;
        };
        let page = path.split(['?', '#']).next().unwrap_or_default();
        match Route::parse(page) {
            Route::Root => Target::Unchecked,
            Route::Edition(code, place) if self.read.site.edition(&code).is_some() => Target::Place(code, place, file),
            Route::Edition(code, _) if self.read.unread.contains(code.as_str()) => Target::Unchecked,
            Route::Edition(..) | Route::Unknown => Target::File(file),
        }
    }
}

/// Whether an absolute address names the machine of whoever follows it.
pub(super) fn is_own_machine(address: &str) -> bool {
    match Url::parse(address).ok().as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unspecified(),
        None => false,
    }
}

/// Whether an address is a place on the disk of whoever wrote it: `C:\a.jpg`, or `file:///a.jpg`.
pub(super) fn is_on_own_disk(address: &str) -> bool {
    let address = address.trim_start().as_bytes();
    // In HTML that is made of Markdown a backslash is written out.
    let is_of_windows = matches!(address, [drive, b':', b'\\' | b'/' | b'%', ..] if drive.is_ascii_alphabetic());
    is_of_windows || address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"file:"))
}

/// Whether an address starts at the root of its host, as those of an old site often do.
pub(super) fn starts_at_root(address: &str) -> bool {
    let address = address.trim_start();
    address.starts_with('/') && !address.starts_with("//")
}

/// What to call a file that is not there: by its name in the folder, unless the address that leads there looks like
/// another one to its owner.
pub(super) fn as_written<'a>(address: &'a str, file: &'a str) -> &'a str {
    let leads_up = address.split(['/', '\\', '?', '#']).any(|part| part == "..");
    if leads_up || starts_at_root(address) { address } else { file }
}

/// The whole address that was meant by one that lacks its beginning.
pub(super) fn meant(address: &str) -> Option<String> {
    let is_plain = |text: &str| !text.is_empty() && !text.contains(['/', '@', ' ', ':']);
    match address.split_once('@') {
        Some((name, host)) if is_plain(name) && is_plain(host) && host.contains('.') => {
            Some(format!("mailto:{address}"))
        }
        None if address.to_ascii_lowercase().starts_with("www.") => Some(format!("https://{address}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::check::site_document;
    use std::path::Path;

    fn site(base_url: Option<&str>) -> ReadSite {
        let site = serde_json::json!({
            "name": "News", "default_edition": "en", "base_url": base_url,
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }]
        });
        site_document::read_value(&site, &mut Vec::new()).unwrap()
    }

    fn addresses(read: &ReadSite) -> Addresses<'_> {
        Addresses::new(read, DataFolder::new(Path::new("data"), read.site.base_url.as_deref()))
    }

    #[test]
    fn a_link_leads_to_a_place_a_file_or_out() {
        for base_url in [None, Some("https://example.org/news/")] {
            let site = site(base_url);
            let addresses = addresses(&site);
            assert!(matches!(addresses.link("en/about?x#y"), Target::Place(_, Place::Page(_), _)));
            assert!(matches!(addresses.link("en/"), Target::Place(_, Place::Front, _)));
            assert_eq!(addresses.link("media/a%20b.pdf#page=2"), Target::File("media/a b.pdf".into()));
            assert_eq!(addresses.link("fa/about"), Target::File("fa/about".into()));
            for elsewhere in ["https://elsewhere.example/en/about", "mailto:a@example.org"] {
                assert_eq!(addresses.link(elsewhere), Target::Elsewhere(elsewhere.to_owned()));
            }
            assert_eq!(addresses.link("javascript:x()"), Target::Refused);
            assert_eq!(addresses.file("media/a.jpg"), Target::File("media/a.jpg".into()));
            assert_eq!(addresses.file("data:image/png;base64,"), Target::Refused);
        }
    }

    #[test]
    fn an_address_at_base_url_is_one_of_the_folder() {
        let site = site(Some("https://example.org/news"));
        let addresses = addresses(&site);
        assert_eq!(addresses.file("https://example.org/news/media/a.jpg"), Target::File("media/a.jpg".into()));
        assert_eq!(addresses.file("/media/a.jpg"), Target::File("media/a.jpg".into()));
        assert!(matches!(addresses.link("/en/about"), Target::Place(_, Place::Page(_), _)));
        let shop = "https://example.org/shop/";
        assert_eq!(addresses.link(shop), Target::Elsewhere(shop.to_owned()));
        assert!(matches!(addresses.link("/news/en/posts/1"), Target::Place(_, Place::Article(_), _)));
    }

    #[test]
    fn the_own_machine_of_a_reader_is_known_by_its_names() {
        for own in ["http://localhost:8080/a", "https://127.0.0.1/", "http://[::1]/", "http://a.localhost/"] {
            assert!(is_own_machine(own), "{own}");
        }
        for other in ["https://localhost.example/", "https://example.org/localhost", "mailto:a@localhost"] {
            assert!(!is_own_machine(other), "{other}");
        }
    }

    #[test]
    fn a_place_on_a_disk_is_known() {
        for own in ["C:\\a.jpg", "c:/a.jpg", "C:%5Ca.jpg", "file:///home/a.jpg", "FILE:a"] {
            assert!(is_on_own_disk(own), "{own}");
        }
        for other in ["a:b", "https://a.example/", "files/a.jpg", "fi", "é:/a"] {
            assert!(!is_on_own_disk(other), "{other}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_called_what_its_owner_has_written() {
        for (address, name) in [
            ("a%20b.json?v=1", "x"),
            ("./a..b.json", "x"),
            ("feeds/../a.json", "feeds/../a.json"),
            ("..\\a.json", "..\\a.json"),
            ("/a.json", "/a.json"),
        ] {
            assert_eq!(as_written(address, "x"), name);
        }
    }

    #[test]
    fn an_address_without_its_beginning_is_recognised() {
        assert_eq!(meant("a@b.c").as_deref(), Some("mailto:a@b.c"));
        assert_eq!(meant("www.x.es/a").as_deref(), Some("https://www.x.es/a"));
        for whole in ["media/a@b.jpg", "en/about", "a@b", "@b.c", "wwwa.jpg"] {
            assert_eq!(meant(whole), None, "{whole}");
        }
    }
}
