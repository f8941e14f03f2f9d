//! Addresses in a feed's text: resolved as a browser would, and sorted by where they lead.
//!
//! Each target resolves with its own implementation of the URL standard, because what decides is how
//! the browser will read the address (`java\nscript:` is a scheme to it).

use super::allow::{FILE_SCHEMES, LINK_SCHEMES};

/// A safe address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// On the publication's own host: a path from the host's root.
    Here(String),
    /// Anywhere else: an absolute address.
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolver {
    /// The publication's host, such as `https://example.org`.
    origin: String,
    /// The absolute address that relative ones start from.
    document: String,
    /// The page the document is shown on, for links to fragments of it: with a `<base>` in the page, `#fragment`
    /// alone would lead elsewhere.
    page: String,
    /// The site whose root a path that starts with a slash begins at, where that is not the publication's host.
    site: Option<String>,
}

/// A folder on a host that cannot exist (RFC 2606), for finished pages: their real address is not known yet.
/// Addresses below it are written relative to the page's `<base>`.
const NOWHERE: &str = "https://publication.invalid";
const NOWHERE_FOLDER: &str = "/-/";

/// The parts of an absolute address that decide whether it is safe, and where it leads.
struct Resolved {
    href: String,
    scheme: String,
    origin: String,
}

#[cfg(target_arch = "wasm32")]
fn resolve(address: &str, document: &str) -> Option<Resolved> {
    let url = web_sys::Url::new_with_base(address, document).ok()?;
    Some(Resolved { href: url.href(), scheme: url.protocol(), origin: url.origin() })
}

#[cfg(not(target_arch = "wasm32"))]
fn resolve(address: &str, document: &str) -> Option<Resolved> {
    let url = url::Url::parse(document).ok()?.join(address).ok()?;
    Some(Resolved {
        scheme: format!("{}:", url.scheme()),
        origin: url.origin().ascii_serialization(),
        href: url.into(),
    })
}

impl Resolver {
    /// For documents at an absolute address, read on a host with that origin (`https://example.org`).
    #[must_use]
    pub fn new(origin: &str, document: &str) -> Self {
        Self { origin: origin.to_owned(), document: document.to_owned(), page: String::new(), site: None }
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

    /// For a feed that was taken over from another site: `home_page_url` is the site, `base_url` the publication's
    /// own address. The feed's links from the root of its host were written for that host.
    #[must_use]
    pub fn of_feed(&self, home_page_url: Option<&str>, base_url: Option<&str>) -> Self {
        let site = home_page_url.filter(|home| {
            let origin = |address: &str| resolve(address, &self.document).map(|resolved| resolved.origin);
            let home = origin(home);
            let own = [origin(""), base_url.and_then(origin), Some(self.origin.clone())];
            home.as_ref().is_some_and(|home| home.starts_with("http")) && own.iter().all(|own| *own != home)
        });
        Self { site: site.map(str::to_owned), ..self.clone() }
    }

    /// The same for a document of the same feed elsewhere.
    #[must_use]
    pub fn with_site_of(self, other: &Self) -> Self {
        Self { site: other.site.clone(), ..self }
    }

    fn resolve(&self, address: &str) -> Option<Resolved> {
        match &self.site {
            Some(site) if starts_at_root(address) => resolve(address, site),
            _ => resolve(address, &self.document),
        }
    }

    /// The link to a fragment of the page.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{id}", self.page)
    }

    /// The same host, another document; `None` where the address cannot be resolved.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<Self> {
        let document = resolve(address, &self.document)?.href;
        Some(Self { document, ..self.clone() })
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
    #[must_use]
    pub fn file(&self, address: &str) -> Option<String> {
        self.allowed(address, &FILE_SCHEMES).map(Link::into_string)
    }

    fn allowed(&self, address: &str, schemes: &[&str]) -> Option<Link> {
        let Resolved { href, scheme, origin } = self.resolve(address)?;
        if !schemes.contains(&scheme.as_str()) {
            return None;
        }
        if origin == self.origin {
            let path = href.strip_prefix(&self.origin)?;
            // Alone it would name another host; the standard writes such a path with a dot (URL, "URL serializing").
            if path.starts_with("//") {
                return Some(Link::Here(format!("/.{path}")));
            }
            #[cfg(not(target_arch = "wasm32"))]
            if self.origin == NOWHERE {
                return Some(Link::Here(relative_to_base(path)));
            }
            return Some(Link::Here(path.to_owned()));
        }
        Some(Link::Elsewhere(href))
    }
}

/// Whether an address is a path from the root of a host.
fn starts_at_root(address: &str) -> bool {
    let is_slash = |character: Option<char>| matches!(character, Some('/' | '\\'));
    let mut characters = address.trim_start().chars();
    is_slash(characters.next()) && !is_slash(characters.next())
}

/// A path below the placeholder folder, as a finished page writes it.
#[cfg(not(target_arch = "wasm32"))]
fn relative_to_base(path: &str) -> String {
    match path.strip_prefix(NOWHERE_FOLDER) {
        Some("") => "./".to_owned(),
        // What looks like a scheme would be one.
        Some(inside) if inside.split('/').next().is_some_and(|first| first.contains(':')) => format!("./{inside}"),
        Some(inside) => inside.to_owned(),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolver() -> Resolver {
        Resolver::new("https://example.org", "https://example.org/news/")
    }

    #[test]
    fn addresses_of_the_host_become_paths() {
        let here = |address: &str| resolver().link(address);
        assert_eq!(here("media/a.jpg"), Some(Link::Here("/news/media/a.jpg".into())));
        assert_eq!(here("/en/"), Some(Link::Here("/en/".into())));
        assert_eq!(here("https://example.org/x?y#z"), Some(Link::Here("/x?y#z".into())));
    }

    #[test]
    fn addresses_in_a_finished_page_start_at_its_base() {
        let here = |address: &str| match Resolver::of_finished_pages().link(address) {
            Some(Link::Here(address)) => address,
            other => panic!("{address}: {other:?}"),
        };
        assert_eq!(here("media/a.jpg"), "media/a.jpg");
        assert_eq!(here("./"), "./");
        assert_eq!(here("/shop/"), "/shop/");
        assert_eq!(here("./javascript:alert(1)"), "./javascript:alert(1)");
    }

    #[test]
    fn addresses_elsewhere_stay_absolute() {
        let expected = Some(Link::Elsewhere("https://example.com/a%20b".into()));
        assert_eq!(resolver().link("https://example.com/a b"), expected);
        assert_eq!(resolver().link("//example.com/a b"), expected);
        let mail = Some(Link::Elsewhere("mailto:a@example.org".into()));
        assert_eq!(resolver().link("mailto:a@example.org"), mail);
    }

    #[test]
    fn no_path_names_another_host() {
        for resolver in [resolver(), Resolver::of_finished_pages()] {
            for address in
                ["/.//evil.example/", "/..//evil.example/", ".//..//..//evil.example/", "/%2e//evil.example/"]
            {
                let Some(Link::Here(path)) = resolver.link(address) else { panic!("{address}") };
                assert!(!path.starts_with("//"), "{address} became {path}");
                let url = url::Url::parse("https://host.example/").unwrap().join(&path).unwrap();
                assert_eq!(url.host_str(), Some("host.example"), "{address} became {path}");
            }
            for address in ["//evil.example/y", "/\\evil.example/y", "\\\\evil.example/y", "/\t/evil.example/y"] {
                let elsewhere = Some(Link::Elsewhere("https://evil.example/y".into()));
                assert_eq!(resolver.link(address), elsewhere, "{address}");
            }
        }
    }

    #[test]
    fn a_feed_taken_over_from_another_site_keeps_its_links_to_that_site() {
        let own = resolver();
        let taken_over = own.of_feed(Some("https://old.example/blog/"), Some("https://example.org/news/"));
        let elsewhere = |address: &str| Some(Link::Elsewhere(address.to_owned()));
        assert_eq!(taken_over.link("/2019/a"), elsewhere("https://old.example/2019/a"));
        assert_eq!(taken_over.file("/img/a.jpg").as_deref(), Some("https://old.example/img/a.jpg"));
        assert_eq!(taken_over.link("//other.example/a"), elsewhere("https://other.example/a"));
        assert_eq!(taken_over.link("media/a.jpg"), Some(Link::Here("/news/media/a.jpg".into())));
        for home in
            [None, Some("https://example.org/"), Some("/"), Some("javascript:x"), Some("https://public.example/")]
        {
            let feed = own.of_feed(home, Some("https://public.example/news/"));
            assert_eq!(feed.link("/2019/a"), Some(Link::Here("/2019/a".into())), "{home:?}");
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
    }
}
