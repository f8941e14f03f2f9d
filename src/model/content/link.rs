//! Where the addresses in a feed's text lead: into the publication, or elsewhere.

use super::{
    address::{Resolved, path_from_root, resolve},
    allow::{FILE_SCHEMES, LINK_SCHEMES},
    fragment::{fragment_of, with_id_on_page},
};

/// A safe address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A page or a file of the publication: a path from its host's root, or from a finished page's `<base>`.
    Here(String),
    /// Anywhere else, on the same host too: an absolute address.
    Elsewhere(String),
}

impl Link {
    /// The address, as for `href` or `src`.
    #[must_use]
    pub fn into_string(self) -> String {
        match self {
            Self::Here(address) | Self::Elsewhere(address) => address,
        }
    }
}

/// Knows what the addresses of a document are relative to.
///
/// Those of the publication's own feeds start at its folder, with a slash in front or without: the same data works at
/// the root of a host and in a folder of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolver {
    /// The host that pages are read on, such as `https://example.org`.
    origin: String,
    /// The absolute address that relative ones start from.
    document: String,
    /// The publication's folder, an absolute address; empty where it is not known.
    folder: String,
    /// The public address of that folder (`base_url`), which stands for it wherever it is read.
    public: Option<String>,
    root: Root,
    /// The page the document is shown on, for links to fragments of it: with a `<base>` in the page, `#fragment`
    /// alone would lead elsewhere.
    page: String,
}

/// Where an address begins that starts with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Root {
    /// At the publication's folder.
    Folder,
    /// At the root of the host of that site: the feed is, or was once, the site's own.
    Site(String),
}

/// A folder on a host that cannot exist (RFC 2606), for finished pages: their real address is not known yet.
/// Addresses below it are written relative to the page's `<base>`.
const NOWHERE: &str = "https://publication.invalid";
const NOWHERE_FOLDER: &str = "/-/";

impl Resolver {
    /// For the documents of a publication whose `site.json` is at that absolute address, read on a host with that
    /// origin (`https://example.org`).
    #[must_use]
    pub fn new(origin: &str, document: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            document: document.to_owned(),
            folder: resolve("./", document).map(|folder| folder.href).unwrap_or_default(),
            public: None,
            root: Root::Folder,
            page: String::new(),
        }
    }

    /// For finished pages, which work wherever their folder is put. Documents have absolute addresses below
    /// [`Resolver::nowhere`].
    #[must_use]
    pub fn of_finished_pages() -> Self {
        Self::new(NOWHERE, &format!("{}site.json", Self::nowhere()))
    }

    /// The address used for a finished publication's folder, whose real one is not known.
    #[must_use]
    pub fn nowhere() -> String {
        format!("{NOWHERE}{NOWHERE_FOLDER}")
    }

    /// The address of `site.json`, or of what [`Resolver::at`] was asked for.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The same, on a page with that address.
    #[must_use]
    pub fn on_page(mut self, page: &str) -> Self {
        page.clone_into(&mut self.page);
        self
    }

    /// The same for a publication whose folder has that public address, which ends with a slash.
    #[must_use]
    pub fn with_public_address(self, base_url: Option<&str>) -> Self {
        Self { public: base_url.and_then(|address| resolve("./", address)).map(|folder| folder.href), ..self }
    }

    /// For a feed of the publication. One whose `home_page_url` is on another host was taken over from there, and what
    /// it links to from the root of its host was written for that host.
    #[must_use]
    pub fn of_feed(&self, home_page_url: Option<&str>) -> Self {
        let origin = |address: &str| resolve(address, &self.document).map(|resolved| resolved.origin);
        let own = [origin(""), self.public.as_deref().and_then(origin), Some(self.origin.clone())];
        let site = home_page_url.filter(|home| {
            let home = origin(home);
            home.as_ref().is_some_and(|home| home.starts_with("http")) && own.iter().all(|own| *own != home)
        });
        Self { root: site.map_or(Root::Folder, |site| Root::Site(site.to_owned())), ..self.clone() }
    }

    /// The same for a document of the same feed elsewhere.
    #[must_use]
    pub fn with_root_of(self, other: &Self) -> Self {
        Self { root: other.root.clone(), ..self }
    }

    /// The page that the document is shown on.
    #[must_use]
    pub fn page(&self) -> &str {
        &self.page
    }

    /// The link to a fragment of the page.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{id}", self.page)
    }

    /// For a document at that address, which may be another site's; `None` where the address cannot be resolved.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<Self> {
        let document = self.absolute(address)?;
        Some(Self { root: Root::Site(document.clone()), document, ..self.clone() })
    }

    /// An absolute address, whatever its scheme; `None` where it cannot be parsed.
    #[must_use]
    pub fn absolute(&self, address: &str) -> Option<String> {
        resolve(address, &self.document).map(|resolved| resolved.href)
    }

    /// Whether an address leads to another host than the document's.
    #[must_use]
    pub fn is_of_another_host(&self, address: &str) -> bool {
        let origin = |address| resolve(address, &self.document).map(|resolved| resolved.origin);
        origin(address) != origin("")
    }

    /// Where a link may lead; `None` for a scheme that is not on the list.
    #[must_use]
    pub fn link(&self, address: &str) -> Option<Link> {
        self.allowed(address, &LINK_SCHEMES)
    }

    /// Where a picture, sound or film may come from; `None` for a scheme that is not on the list.
    ///
    /// A fragment alone is the document itself, which is no picture.
    #[must_use]
    pub fn file(&self, address: &str) -> Option<String> {
        if fragment_of(address).is_some() { None } else { self.allowed(address, &FILE_SCHEMES).map(Link::into_string) }
    }

    /// Whether an address starts at the root of another site, which the feed was taken over from.
    #[must_use]
    pub fn starts_at_another_site(&self, address: &str) -> bool {
        matches!(self.root, Root::Site(_)) && path_from_root(address).is_some()
    }

    fn allowed(&self, address: &str, schemes: &[&str]) -> Option<Link> {
        // What a browser sees nothing of is the document's own address.
        if address.chars().all(|character| character <= ' ') {
            return None;
        }
        let resolved = self.resolve(address)?;
        if !schemes.contains(&resolved.scheme.as_str()) {
            return None;
        }
        let href = match resolved.href.strip_prefix(&self.folder) {
            Some(inside) => format!("{}{}", self.folder, with_id_on_page(inside)),
            None => resolved.href,
        };
        Some(match self.path_inside(&href) {
            Some(path) => Link::Here(path),
            // Where finished pages are on a host, only their public address tells.
            None if resolved.origin == NOWHERE => {
                let public = self.public.as_deref()?;
                Link::Elsewhere(match href.strip_prefix(&self.folder) {
                    Some(inside) => format!("{public}{inside}"),
                    None => resolve(address, public)?.href,
                })
            }
            None => Link::Elsewhere(href),
        })
    }

    fn resolve(&self, address: &str) -> Option<Resolved> {
        let resolved = match (path_from_root(address), &self.root) {
            (Some(path), Root::Folder) => self.resolve_from_folder(address, &path),
            (Some(_), Root::Site(site)) => resolve(address, site),
            (None, _) => resolve(address, &self.document),
        }?;
        let public = self.public.as_deref().filter(|public| {
            // A copy in a folder of the public one's host is read where it is.
            !(self.folder.starts_with(public) && resolved.href.starts_with(&self.folder))
        });
        match public.and_then(|public| resolved.href.strip_prefix(public)) {
            Some(inside) => resolve(&format!("./{inside}"), &self.folder),
            None => Some(resolved),
        }
    }

    /// An address that starts with a slash; `path` is the same without it. An owner may have written the folder too:
    /// `/news/en/about` for `/en/about`.
    fn resolve_from_folder(&self, address: &str, path: &str) -> Option<Resolved> {
        let folder = self.public.as_deref().unwrap_or(&self.folder);
        resolve(address, folder)
            .filter(|resolved| resolved.href.starts_with(folder))
            .or_else(|| resolve(path, &self.folder))
    }

    /// The path of a page or file of the publication. No path of it starts with another slash: alone that would name
    /// a host.
    fn path_inside(&self, href: &str) -> Option<String> {
        let inside = href.strip_prefix(&self.folder).filter(|inside| !inside.starts_with('/'))?;
        if self.origin == NOWHERE {
            return Some(relative_to_base(inside));
        }
        // On a host page, which is on a host of its own, every address is absolute.
        let folder = self.folder.strip_prefix(&self.origin).filter(|folder| folder.starts_with('/'))?;
        Some(format!("{folder}{inside}"))
    }
}

/// A path below the placeholder folder, as a finished page writes it.
fn relative_to_base(inside: &str) -> String {
    match inside.split('/').next() {
        Some("") => "./".to_owned(),
        // What looks like a scheme would be one.
        Some(first) if first.contains(':') => format!("./{inside}"),
        _ => inside.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolver() -> Resolver {
        Resolver::new("https://example.org", "https://example.org/news/")
    }

    #[test]
    fn an_address_of_nothing_is_not_that_of_the_document() {
        for nothing in ["", " ", "\n\t", "\u{1}"] {
            assert_eq!((resolver().link(nothing), resolver().file(nothing)), (None, None), "{nothing:?}");
        }
        for fragment in ["#", " #a", "\u{1}#a"] {
            assert_eq!(resolver().file(fragment), None, "{fragment:?}");
        }
    }

    /// The same publication wherever it is read: in its folder, by `trunk serve`, and as finished pages.
    fn readings() -> [Resolver; 3] {
        let served = Resolver::new("http://127.0.0.1:8080", "http://127.0.0.1:8080/site.json");
        [resolver(), served, Resolver::of_finished_pages()]
            .map(|reading| reading.with_public_address(Some("https://example.org/news/")))
    }

    /// What a link of the publication reads in each of them, from its folder.
    fn inside(address: &str) -> Vec<Option<String>> {
        let folders = ["/news/", "/", ""];
        let links = readings().into_iter().zip(folders).map(|(reading, folder)| match reading.link(address) {
            Some(Link::Here(path)) => path.strip_prefix(folder).map(str::to_owned),
            _ => None,
        });
        links.collect()
    }

    #[test]
    fn an_address_of_the_publication_means_the_same_wherever_it_is_read() {
        for (written, meant) in [
            ("media/a.jpg", "media/a.jpg"),
            ("./media/a.jpg", "media/a.jpg"),
            ("/media/a.jpg", "media/a.jpg"),
            ("\\media/a.jpg", "media/a.jpg"),
            ("/en/about?x#y", "en/about?x#y"),
            ("/news/en/about", "en/about"),
            ("https://example.org/news/en/about", "en/about"),
        ] {
            assert_eq!(inside(written), vec![Some(meant.to_owned()); 3], "{written}");
        }
    }

    #[test]
    fn a_link_to_a_part_of_another_text_leads_to_the_id_that_it_has_on_its_page() {
        for (written, meant) in [
            ("/en/posts/night/#part", "en/posts/night/#night--part"),
            ("en/posts/night?x#بخش", "en/posts/night?x#night--%D8%A8%D8%AE%D8%B4"),
            ("/en/posts/شب/#b", "en/posts/%D8%B4%D8%A8/#%D8%B4%D8%A8--b"),
            ("/docs/manual/#b", "docs/manual/#b"),
            ("/en/posts/night/#top", "en/posts/night/#top"),
            ("/en/posts/night/#night--part", "en/posts/night/#night--part"),
            ("/en/posts/night/#picture-night-2", "en/posts/night/#picture-night-2"),
            ("/en/posts/night/#:~:text=a", "en/posts/night/#:~:text=a"),
            ("/en/posts/night/#", "en/posts/night/#"),
            ("/en/#a", "en/#a"),
            ("/media/a.pdf#page=3", "media/a.pdf#page=3"),
        ] {
            assert_eq!(inside(written), vec![Some(meant.to_owned()); 3], "{written}");
        }
    }

    #[test]
    fn addresses_in_a_finished_page_start_at_its_base() {
        let here = |address: &str| match Resolver::of_finished_pages().link(address) {
            Some(Link::Here(address)) => address,
            other => panic!("{address}: {other:?}"),
        };
        assert_eq!(here("media/a.jpg"), "media/a.jpg");
        assert_eq!(here("./"), "./");
        assert_eq!(here("/"), "./");
        assert_eq!(here("./javascript:alert(1)"), "./javascript:alert(1)");
        assert_eq!(here("/javascript:alert(1)"), "./javascript:alert(1)");
    }

    #[test]
    fn addresses_elsewhere_stay_absolute() {
        for (written, meant) in [
            ("https://example.com/a b", "https://example.com/a%20b"),
            ("//example.com/a b", "https://example.com/a%20b"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            // On the same host, but not in the publication.
            ("https://example.org/shop/", "https://example.org/shop/"),
            ("https://example.org/newspaper/", "https://example.org/newspaper/"),
        ] {
            for reading in readings() {
                let host = if reading.origin.starts_with("http:") { "http:" } else { "https:" };
                let meant = if written.starts_with("//") { meant.replace("https:", host) } else { meant.to_owned() };
                assert_eq!(reading.link(written), Some(Link::Elsewhere(meant)), "{written}");
            }
        }
        let above = readings().map(|reading| reading.link("../shop/"));
        let shop = Some(Link::Elsewhere("https://example.org/shop/".into()));
        assert_eq!([&above[0], &above[2]], [&shop, &shop]);
    }

    #[test]
    fn what_names_another_host_leads_elsewhere() {
        let at_root = Resolver::new("https://example.org", "https://example.org/site.json");
        for reading in readings().into_iter().chain([at_root]) {
            for address in [
                "//evil.example/y",
                "/\\evil.example/y",
                "\\\\evil.example/y",
                "\\/evil.example/y",
                "/\t/evil.example/y",
                "/\n/evil.example/y",
                " \t//evil.example/y",
                "https:evil.example/y",
                "https:/evil.example/y",
                "https:\\\\evil.example/y",
                "/.//evil.example/",
                "/..//evil.example/",
                ".//..//..//evil.example/",
                "/%2e//evil.example/",
                ".//evil.example/",
                ".///evil.example/",
            ] {
                let Some(Link::Elsewhere(meant)) = reading.link(address) else {
                    panic!("{address:?}: {:?}", reading.link(address))
                };
                assert!(meant.starts_with("http"), "{address:?} became {meant}");
            }
        }
    }

    #[test]
    fn a_feed_taken_over_from_another_site_keeps_its_links_to_that_site() {
        let own = resolver().with_public_address(Some("https://public.example/news/"));
        let taken_over = own.of_feed(Some("https://old.example/blog/"));
        let elsewhere = |address: &str| Some(Link::Elsewhere(address.to_owned()));
        assert_eq!(taken_over.link("/2019/a"), elsewhere("https://old.example/2019/a"));
        assert_eq!(taken_over.file("/img/a.jpg").as_deref(), Some("https://old.example/img/a.jpg"));
        assert_eq!(taken_over.link("//other.example/a"), elsewhere("https://other.example/a"));
        assert_eq!(taken_over.link("media/a.jpg"), Some(Link::Here("/news/media/a.jpg".into())));
        for home in
            [None, Some("https://example.org/"), Some("/"), Some("javascript:x"), Some("https://public.example/")]
        {
            assert_eq!(own.of_feed(home).link("/2019/a"), Some(Link::Here("/news/2019/a".into())), "{home:?}");
        }
    }

    #[test]
    fn no_other_scheme_passes() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "https://[",
        ] {
            assert_eq!(resolver().link(address), None, "{address}");
            assert_eq!(resolver().file(address), None, "{address}");
        }
        assert_eq!(resolver().file("mailto:a@example.org"), None);
    }

    #[test]
    fn a_foreign_feeds_addresses_are_relative_to_it() {
        let foreign = resolver().at("https://blog.example/posts/1/").unwrap();
        assert_eq!(foreign.file("a.jpg").as_deref(), Some("https://blog.example/posts/1/a.jpg"));
        assert_eq!(foreign.file("/a.jpg").as_deref(), Some("https://blog.example/a.jpg"));
        let ours = foreign.link("https://example.org/news/en/about");
        assert_eq!(ours, Some(Link::Here("/news/en/about".into())));
    }
}
