//! Where old addresses lead: what a new one may be. The one judgement of `check` and of publishing.

use super::{DataFolder, old_address::IN_SETTINGS};
use crate::model::content::Link;
use percent_encoding::{AsciiSet, utf8_percent_encode};
use url::Url;

/// What it may hold in the settings of every host: it may be encoded already, and may have a query and a fragment.
const IN_TARGETS: &AsciiSet = &IN_SETTINGS
    .remove(b'%')
    .remove(b'?')
    .remove(b'#')
    .remove(b'=')
    .remove(b'&')
    .remove(b'+')
    .remove(b'@')
    .remove(b',');

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewAddress {
    /// To something in the publication, from its folder; with a query and a fragment, where it has them.
    Here(String),
    /// To another site.
    Elsewhere(Url),
}

impl NewAddress {
    /// Reads an address as an owner writes it; `None` for one that no page may lead to.
    #[must_use]
    pub fn parse(text: &str, folder: &DataFolder) -> Option<Self> {
        // A host is named with its scheme, so that nobody leads out of the publication by a slash too many.
        if text.trim().is_empty() || text.contains('\\') || text.starts_with("//") || text.contains(char::is_control) {
            return None;
        }
        match folder.resolver().link(text)? {
            Link::Here(path) => folder.below(&path).map(|inside| Self::Here(inside.to_owned())),
            Link::Elsewhere(address) => {
                let url = Url::parse(&address).ok()?;
                let is_of_the_web =
                    matches!(url.scheme(), "https" | "http") && url.username().is_empty() && url.password().is_none();
                is_of_the_web.then_some(Self::Elsewhere(url))
            }
        }
    }

    /// As a page names it that lies so many folders below the publication's.
    #[must_use]
    pub fn href(&self, depth: usize) -> String {
        match self {
            Self::Here(path) if depth == 0 => format!("./{path}"),
            Self::Here(path) => "../".repeat(depth) + path,
            Self::Elsewhere(url) => url.to_string(),
        }
    }

    /// The whole address, for a publication at that one.
    #[must_use]
    pub fn absolute(&self, base_url: &str) -> String {
        match self {
            Self::Here(path) => format!("{base_url}{path}"),
            Self::Elsewhere(url) => url.to_string(),
        }
    }

    /// As the settings of a host name it, for a publication at that path of its host: without a sign that means
    /// something in any of them.
    #[must_use]
    pub fn in_settings(&self, folder: &str) -> String {
        let (start, rest) = match self {
            Self::Here(path) => (folder.to_owned(), path.as_str()),
            Self::Elsewhere(url) => {
                let origin = url.origin().ascii_serialization();
                (origin, &url[url::Position::BeforePath..])
            }
        };
        format!("{start}{}", utf8_percent_encode(rest, IN_TARGETS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    fn new_address(text: &str) -> Option<NewAddress> {
        NewAddress::parse(text, &DataFolder::new(Path::new("data"), Some("https://gazette.example/news/")))
    }

    #[test]
    fn a_new_address_is_in_the_publication_or_on_the_web() {
        for (text, href, in_settings) in [
            ("/en/posts/new/", "../../en/posts/new/", "/news/en/posts/new/"),
            ("en/about?x=1#y", "../../en/about?x=1#y", "/news/en/about?x=1#y"),
            ("https://gazette.example/news/a b", "../../a%20b", "/news/a%20b"),
            ("https://other.example/a b", "https://other.example/a%20b", "https://other.example/a%20b"),
            ("https://other.example", "https://other.example/", "https://other.example/"),
            ("/a:$b{c}*'(;)", "../../a:$b%7Bc%7D*'(;)", "/news/a%3A%24b%7Bc%7D%2A%27%28%3B%29"),
        ] {
            let new = new_address(text).unwrap();
            assert_eq!((new.href(2).as_str(), new.in_settings("/news/").as_str()), (href, in_settings), "{text}");
        }
        let hostile = [
            "javascript:alert(1)",
            "//evil.example/",
            "\\\\evil.example",
            "mailto:a@b.c",
            "",
            "a\nb",
            "data:text/html,x",
        ];
        for none in hostile {
            assert_eq!(new_address(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn no_address_means_anything_in_settings(text in "\\PC{0,30}") {
            let is_plain = |text: &str| text.chars().all(|character| character.is_ascii_alphanumeric() || "-_.~/%?#=&+@,".contains(character));
            if let Some(NewAddress::Here(path)) = new_address(&text) {
                let new = NewAddress::Here(path);
                prop_assert!(is_plain(&new.in_settings("/news/")), "{:?}", new);
            }
        }
    }
}
