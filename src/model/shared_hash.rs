//! The part of an address after the hash, where several publications stand in one page.
//!
//! ```text
//! #/en/page/2/            the only publication, or the first: it has no name
//! #news/fa/               the one called "news"
//! #/en/page/2/;news/fa/   both
//! ```
//!
//! A link names the place of its own publication alone. When it was followed, the places of the others are put
//! before it, so that Back, a reload and a sent address lead to what was on the screen.

/// The place of the publication with that name: a path with a slash in front, and the fragment of the page after
/// it.
#[must_use]
pub fn place_of<'a>(hash: &'a str, name: &str) -> Option<&'a str> {
    places(hash).find(|(known, _)| *known == name).map(|(_, place)| place)
}

fn places(hash: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = hash.strip_prefix('#').unwrap_or_default().split(';');
    parts.filter_map(|part| part.find('/').map(|slash| part.split_at(slash)))
}

/// The hash of a page with the publications of those names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedHash {
    names: Vec<String>,
}

impl SharedHash {
    /// For publications of those names.
    #[must_use]
    pub fn new(names: Vec<String>) -> Self {
        Self { names }
    }

    /// The hash with a place for every publication: one that it does not name stays where it was `before`, or at its
    /// root. Without a hash all are at their roots. `None` for a hash that names none of them: it is the host page's.
    #[must_use]
    pub fn completed(&self, hash: &str, before: &str) -> Option<String> {
        if matches!(hash, "" | "#") {
            return Some(String::new());
        }
        let (named, missing): (Vec<_>, Vec<_>) = self.names.iter().partition(|name| place_of(hash, name).is_some());
        match (named.is_empty(), missing.is_empty()) {
            (true, _) => return None,
            (false, true) => return Some(hash.to_owned()),
            (false, false) => {}
        }
        let kept = missing.into_iter().map(|name| {
            // The fragment of a page that is not turned to leads nowhere.
            let place = place_of(before, name).unwrap_or("/").split('#').next().unwrap_or_default();
            format!("{name}{place}")
        });
        // What was turned to comes last, and its fragment with it.
        let turned = named.into_iter().filter_map(|name| Some(format!("{name}{}", place_of(hash, name)?)));
        Some(format!("#{}", kept.chain(turned).collect::<Vec<_>>().join(";")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> SharedHash {
        SharedHash::new(vec![String::new(), "news".to_owned()])
    }

    #[test]
    fn each_publication_finds_its_own_place() {
        let hash = "#/en/page/2/;news/fa/posts/1/#note";
        assert_eq!(place_of(hash, ""), Some("/en/page/2/"));
        assert_eq!(place_of(hash, "news"), Some("/fa/posts/1/#note"));
        assert_eq!(place_of("#news/fa/", ""), None);
        assert_eq!(place_of("#contact", ""), None);
    }

    #[test]
    fn a_link_of_one_publication_leaves_the_others_where_they_are() {
        assert_eq!(both().completed("#/en/page/2/", "").as_deref(), Some("#news/;/en/page/2/"));
        let after = both().completed("#news/fa/posts/1/#note", "#news/;/en/page/2/#top");
        assert_eq!(after.as_deref(), Some("#/en/page/2/;news/fa/posts/1/#note"));
    }

    #[test]
    fn back_leads_each_publication_to_where_it_was() {
        let whole = "#news/;/en/page/2/";
        assert_eq!(both().completed(whole, "#/en/page/2/;news/fa/").as_deref(), Some(whole));
        assert_eq!(both().completed("", whole).as_deref(), Some(""));
        assert_eq!(place_of(whole, "news"), Some("/"));
    }

    #[test]
    fn fragments_of_the_host_page_are_left_alone() {
        for hash in ["#contact", "#docs/start", "#a;b"] {
            assert_eq!(both().completed(hash, "#/en/;news/fa/"), None, "{hash}");
        }
    }
}
