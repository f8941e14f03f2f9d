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

/// What an address with that hash says of the publication with that name. Without a hash it is at its root.
#[must_use]
pub fn own_part<'a>(hash: &'a str, name: &str) -> Option<&'a str> {
    if matches!(hash, "" | "#") { Some("/") } else { place_of(hash, name) }
}

/// Whether the step from one hash to the next leaves the publication with that name where it is, and leads another one
/// elsewhere. A fragment counts only where it stands: at the end of the hash, with what was turned to.
#[must_use]
pub fn is_for_another(name: &str, before: &str, now: &str) -> bool {
    let (Some(own_before), Some(own)) = (own_part(before, name), own_part(now, name)) else {
        return false;
    };
    let is_last = places(now).last().is_some_and(|(last, _)| last == name);
    before != now && without_query(own_before) == without_query(own) && (own_before == own || !is_last)
}

fn without_fragment(place: &str) -> &str {
    place.split('#').next().unwrap_or_default()
}

/// The same without what a place asks for: that changes while a reader types.
fn without_query(place: &str) -> &str {
    without_fragment(place).split('?').next().unwrap_or_default()
}

/// A hash in which the publication with that name has another place.
#[must_use]
pub fn with_place(hash: &str, name: &str, place: &str) -> String {
    let others = places(hash).map(|(known, at)| format!("{known}{}", if known == name { place } else { at }));
    format!("#{}", others.collect::<Vec<_>>().join(";"))
}

/// A name for each publication of a page, in their order: the one it asks for, where it is a good one and none before it
/// has it; else none for the first, and the next free number for the others.
#[must_use]
pub fn names(asked: &[Option<&str>]) -> Vec<String> {
    let is_free = |index: usize, name: &str| !asked[..index].contains(&Some(name));
    let own = |index: usize| asked[index].filter(|name| is_name(name) && is_free(index, name));
    let mut names: Vec<String> = Vec::new();
    for index in 0..asked.len() {
        let mut numbers = (index + 1..).map(|number| number.to_string());
        let name = match own(index) {
            Some(name) => name.to_owned(),
            None if index == 0 => String::new(),
            None => numbers
                .find(|number| !asked.contains(&Some(number.as_str())) && !names.contains(number))
                .unwrap_or_default(),
        };
        names.push(name);
    }
    names
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character))
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
            let place = without_fragment(place_of(before, name).unwrap_or("/"));
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
    fn a_turn_of_one_publication_is_nothing_to_the_others() {
        // Turned from a note of "news", which the address names no longer.
        let (before, now) = ("#/en/;news/fa/posts/1/#note", "#news/fa/posts/1/;/en/page/2/");
        assert!(is_for_another("news", before, now));
        assert!(!is_for_another("", before, now));
        // A note of the first, and the same link once more.
        let noted = "#news/fa/posts/1/;/en/posts/2/#note";
        assert!(is_for_another("news", now, noted));
        assert!(!is_for_another("", "#news/fa/posts/1/;/en/posts/2/", noted));
        assert!(!is_for_another("", noted, noted));
        assert!(!is_for_another("news", "#contact", now));
    }

    #[test]
    fn no_two_publications_have_one_name() {
        let table: [(&[Option<&str>], &[&str]); 4] = [
            (&[None, Some("news"), None], &["", "news", "3"]),
            (&[Some("news"), Some("news"), Some("news")], &["news", "2", "3"]),
            (&[Some("2"), None, Some("3"), None], &["2", "4", "3", "5"]),
            (&[Some("a b"), Some("#"), Some("2")], &["", "3", "2"]),
        ];
        for (asked, given) in table {
            assert_eq!(names(asked), given, "{asked:?}");
        }
    }

    #[test]
    fn fragments_of_the_host_page_are_left_alone() {
        for hash in ["#contact", "#docs/start", "#a;b"] {
            assert_eq!(both().completed(hash, "#/en/;news/fa/"), None, "{hash}");
        }
    }
}
