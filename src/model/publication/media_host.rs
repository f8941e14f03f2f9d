//! Where pictures, sound and films may come from.

use serde::Deserialize;
use std::fmt;
use url::Url;

/// The hosts of an origin, as a content security policy names them: `https://pictures.example`, or
/// `https://*.example` for every host below that one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct MediaHost {
    /// With its scheme, and its port where that is not the usual one.
    origin: Url,
    subdomains: Subdomains,
}

/// Which hosts of a name are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subdomains {
    /// The one of that name.
    No,
    /// Those below it.
    Only,
}

/// A text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no origin such as \"https://pictures.example\": https:// and the name of a host, without a path")]
pub struct InvalidMediaHost(String);

impl MediaHost {
    /// Whether a browser takes what lies at an address for a file of this host.
    #[must_use]
    pub fn holds(&self, address: &Url) -> bool {
        let own = &self.origin;
        // A host that is named without encryption may answer with it.
        let has_scheme = address.scheme() == own.scheme() || (own.scheme() == "http" && address.scheme() == "https");
        let (name, host) = (own.host_str().unwrap_or_default(), address.host_str().unwrap_or_default());
        let has_name = match self.subdomains {
            Subdomains::No => host == name,
            Subdomains::Only => host.strip_suffix(name).is_some_and(|below| below.len() > 1 && below.ends_with('.')),
        };
        // `Url` leaves out the usual port of a scheme.
        has_scheme && has_name && address.port() == own.port()
    }
}

impl TryFrom<String> for MediaHost {
    type Error = InvalidMediaHost;

    /// It comes to stand in a policy, where a space, a comma or a semicolon would begin something else.
    fn try_from(text: String) -> Result<Self, InvalidMediaHost> {
        read(&text).ok_or(InvalidMediaHost(text))
    }
}

fn read(text: &str) -> Option<MediaHost> {
    let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"))?;
    let (name, subdomains) = match rest.strip_prefix("*.") {
        Some(name) => (name, Subdomains::Only),
        None => (rest, Subdomains::No),
    };
    let name = name.strip_suffix('/').unwrap_or(name);
    // `Url` reads more than that: it forgives white space, and takes one slash for the other.
    let is_more = |character: char| character.is_whitespace() || "/\\?#@".contains(character);
    if name.is_empty() || name.contains(is_more) {
        return None;
    }
    let origin = Url::parse(&format!("{scheme}://{name}")).ok()?;
    let is_host = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    origin.host_str().is_some_and(is_host).then_some(MediaHost { origin, subdomains })
}

/// As a policy names it.
impl fmt::Display for MediaHost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.origin.origin().ascii_serialization();
        match (self.subdomains, origin.split_once("://")) {
            (Subdomains::Only, Some((scheme, name))) => write!(formatter, "{scheme}://*.{name}"),
            _ => formatter.write_str(&origin),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(text: &str) -> MediaHost {
        MediaHost::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn an_origin_is_written_as_a_policy_has_it() {
        for (written, shown) in [
            ("https://pictures.example", "https://pictures.example"),
            ("https://Pictures.Example/", "https://pictures.example"),
            ("https://*.example", "https://*.example"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://a.example:443", "https://a.example"),
            ("https://*.bücher.example:8443", "https://*.xn--bcher-kva.example:8443"),
        ] {
            assert_eq!(host(written).to_string(), shown);
        }
    }

    #[test]
    fn what_is_more_or_less_than_an_origin_is_refused() {
        for wrong in [
            "",
            "*",
            "https:",
            "https:a.example",
            "https://",
            "https:///a.example",
            " https://a.example",
            "https://*.",
            "https://*",
            "https://a.*.example",
            "pictures.example",
            "//pictures.example",
            "ftp://pictures.example",
            "data:",
            "'self'",
            "https://a.example/pictures/",
            "https://a.example?",
            "https://a.example#",
            "https://me@a.example",
            "https://a.example; script-src *",
            "https://a.example;script-src",
            "https://a.example,b",
            "https://a.example https://b.example",
            "https://a'b.example",
            "https://a.example\\",
            "https://[::1]",
            "https://a.example:port",
        ] {
            assert!(MediaHost::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_held_as_a_browser_holds_it() {
        let holds = |of: &str, address: &str| host(of).holds(&Url::parse(address).unwrap());
        assert!(holds("https://a.example", "https://a.example/b.jpg"));
        assert!(holds("http://a.example", "https://a.example/b.jpg"));
        assert!(holds("https://*.example", "https://a.example/b.jpg"));
        assert!(holds("https://*.example", "https://a.b.example/b.jpg"));
        assert!(holds("https://a.example:8443", "https://a.example:8443/b.jpg"));
        for (of, address) in [
            ("https://a.example", "http://a.example/b.jpg"),
            ("https://a.example", "https://b.example/b.jpg"),
            ("https://a.example", "https://b.a.example/b.jpg"),
            ("https://a.example", "https://a.example:8443/b.jpg"),
            ("https://*.example", "https://example/b.jpg"),
            ("https://*.example", "https://anexample/b.jpg"),
            ("https://*.a.example", "https://ba.example/b.jpg"),
        ] {
            assert!(!holds(of, address), "{of}: {address}");
        }
    }
}
