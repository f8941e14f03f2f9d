//! Addresses as a browser reads them.
//!
//! Each target has its own implementation of the URL standard, because what decides is how the browser will read an
//! address (`java\nscript:` is a scheme to it).

use std::borrow::Cow;

/// The parts of an absolute address that decide whether it is safe, and where it leads.
pub(super) struct Resolved {
    pub(super) href: String,
    pub(super) scheme: String,
    pub(super) origin: String,
}

/// An address in a document with that absolute address; `None` where it is none.
pub(super) fn resolve(address: &str, document: &str) -> Option<Resolved> {
    join(&with_host(address), document)
}

#[cfg(target_arch = "wasm32")]
fn join(address: &str, document: &str) -> Option<Resolved> {
    let url = web_sys::Url::new_with_base(address, document).ok()?;
    Some(Resolved { href: url.href(), scheme: url.protocol(), origin: url.origin() })
}

#[cfg(not(target_arch = "wasm32"))]
fn join(address: &str, document: &str) -> Option<Resolved> {
    let url = url::Url::parse(document).ok()?.join(address).ok()?;
    Some(Resolved {
        scheme: format!("{}:", url.scheme()),
        origin: url.origin().ascii_serialization(),
        href: url.into(),
    })
}

/// What a browser sees of an address: it leaves these characters out before it reads (URL, "basic URL parser").
fn seen(address: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let address = address.trim_start_matches(|character| character <= ' ');
    address.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r'))
}

/// The address with the slashes before its host: `https:host.example` is a path on a page with the same scheme, and a
/// host on any other page.
fn with_host(address: &str) -> Cow<'_, str> {
    let seen: String = seen(address).collect();
    match seen.split_once(':') {
        Some((scheme, rest)) if ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) => {
            Cow::Owned(format!("{scheme}://{}", rest.trim_start_matches(['/', '\\'])))
        }
        _ => Cow::Borrowed(address),
    }
}

/// The host of an absolute address with its port, as a reader is told: what stands before it (`name@`) could pass for
/// another host. `None` for an address without one.
#[must_use]
pub fn host_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    authority.rsplit('@').next()
}

/// The relative form of an address that starts at the root of a host: `./en/about` for `/en/about`. `None` for every
/// other, such as `//host.example/`.
pub(super) fn path_from_root(address: &str) -> Option<String> {
    let is_slash = |character: Option<char>| matches!(character, Some('/' | '\\'));
    let mut characters = seen(address);
    let starts_at_root = is_slash(characters.next()) && !is_slash(characters.clone().next());
    starts_at_root.then(|| format!("./{}", characters.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_from_the_root_is_known_however_it_is_written() {
        for address in ["/en/about", " /en/about", "\u{1}\n/en/about", "\\en/about", "/\ten/ab\nout"] {
            assert_eq!(path_from_root(address).as_deref(), Some("./en/about"), "{address:?}");
        }
        assert_eq!(path_from_root("/").as_deref(), Some("./"));
        assert_eq!(path_from_root("/javascript:alert(1)").as_deref(), Some("./javascript:alert(1)"));
        for address in
            ["en/about", "", "//a.example/", "/\\a.example/", "\\\\a.example/", "/\t/a.example/", "\u{a0}/en"]
        {
            assert_eq!(path_from_root(address), None, "{address:?}");
        }
    }

    #[test]
    fn the_host_is_told_without_what_could_pass_for_another() {
        for (address, host) in [
            ("https://a.example/x", Some("a.example")),
            ("https://bank.example@a.example/", Some("a.example")),
            ("https://a.example:8080?x/y", Some("a.example:8080")),
            ("https://a.example#@b.example", Some("a.example")),
            ("/media/a.mp4", None),
            ("mailto:a@example.org", None),
        ] {
            assert_eq!(host_of(address), host, "{address}");
        }
    }

    #[test]
    fn what_follows_the_scheme_of_the_web_is_a_host() {
        for address in ["https:a.example/x", "https:/a.example/x", "HTTPS:\\\\a.example/x", "ht\ntps:\t///a.example/x"]
        {
            for page in ["https://example.org/", "http://example.org/"] {
                let resolved = resolve(address, page).unwrap();
                assert_eq!(resolved.href, "https://a.example/x", "{address:?} on {page}");
            }
        }
        assert_eq!(resolve("a:b", "https://example.org/").unwrap().href, "a:b");
        assert_eq!(resolve("?u=https:a", "https://example.org/").unwrap().href, "https://example.org/?u=https:a");
    }
}
