//! Words as they appear in addresses: categories, tags, authors and pages.

use serde::Deserialize;

/// Whether a character can appear in an address unchanged and means nothing to any host.
///
/// Letters of every script are kept; general punctuation (which holds most of the invisible signs of direction, U+061C,
/// U+180E and the tags of plane 14 being elsewhere), Arabic punctuation and quotation marks are not. Unicode's own tables would cost the browser 14 kB.
fn is_plain(character: char) -> bool {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' => true,
        '\u{0}'..='\u{bf}'
        | '،'
        | '؛'
        | '؟'
        | '٪'
        | '۔'
        | '\u{2000}'..='\u{206f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{3000}'..='\u{303f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe1f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{e0000}'..='\u{e0fff}' => false,
        other => !other.is_whitespace(),
    }
}

/// Words joined by hyphens, ASCII letters in lower case: the form of a tag in an address.
pub(crate) fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if is_plain(character) {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a text is one non-empty path segment that needs no encoding.
pub(super) fn is_slug(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.chars().all(is_plain) && text.chars().any(|character| character != '.')
}

name_type! {
    /// A category's name in addresses.
    #[derive(Deserialize)]
    #[serde(try_from = "String")]
    CategorySlug
}

impl CategorySlug {
    /// Checks a slug: one non-empty path segment of letters, digits, `-`, `_`, `.` and `~`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(text.to_owned()))
    }

    /// The slug of a tag, for feeds that know tags but no categories. `None` for a tag without letters.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::parse(&slugify(tag))
    }
}

/// A text that is no slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a slug: use letters, digits, -, _, . and ~, such as \"photo-gallery\"")]
pub struct InvalidSlug(String);

impl TryFrom<String> for CategorySlug {
    type Error = InvalidSlug;

    fn try_from(text: String) -> Result<Self, InvalidSlug> {
        Self::parse(&text).ok_or(InvalidSlug(text))
    }
}

/// A slug made of the words that a feed has for something.
macro_rules! slug_of_words {
    ($(#[$meta:meta])* $name:ident) => {
        name_type! {
            $(#[$meta])*
            $name
        }

        impl $name {
            /// Checks a slug as [`CategorySlug::parse`] does.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_slug(text).then(|| Self(text.to_owned()))
            }

            /// The slug of those words. `None` for words without letters, or too long for an address.
            #[must_use]
            pub fn of(words: &str) -> Option<Self> {
                Self::parse(&slugify(words))
            }
        }
    };
}

slug_of_words! {
    /// A tag in addresses.
    TagSlug
}

slug_of_words! {
    /// An author in addresses.
    AuthorSlug
}

name_type! {
    /// The address of a page that is not an article, such as `about`.
    PageSlug
}

impl PageSlug {
    /// Segments that mean something else at the same place of an address.
    pub const RESERVED: [&str; 7] = ["page", "category", "tag", "author", "archive", "posts", "search"];

    /// Checks a slug as [`CategorySlug::parse`] does; [`PageSlug::RESERVED`] are taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (is_slug(text) && !Self::RESERVED.contains(&text)).then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_every_script_become_slugs() {
        let slug = |tag| CategorySlug::from_tag(tag).unwrap().to_string();
        assert_eq!(slug("Entertainment and Games"), "entertainment-and-games");
        assert_eq!(slug("مصر: التاريخ والثقافة"), "مصر-التاريخ-والثقافة");
        assert_eq!(CategorySlug::from_tag(" … "), None);
    }

    #[test]
    fn names_of_every_script_are_read_in_addresses() {
        let slug = |name| AuthorSlug::of(name).map(|slug| slug.to_string());
        assert_eq!(slug("Anne Smith").as_deref(), Some("anne-smith"));
        assert_eq!(slug("تحریریهٔ فارسی").as_deref(), Some("تحریریهٔ-فارسی"));
        assert_eq!(slug("می\u{200c}خوانم").as_deref(), Some("می-خوانم"), "no letter that nobody sees");
        assert_eq!(slug("سیاست\u{61c}").as_deref(), Some("سیاست"), "nor a sign of direction");
        assert_eq!(slug("…"), None);
    }

    #[test]
    fn a_slug_of_a_document_is_checked() {
        let read = |text: &str| serde_json::from_value::<CategorySlug>(text.into());
        assert_eq!(read("عراق").unwrap().as_str(), "عراق");
        let error = read("a b").unwrap_err().to_string();
        assert!(error.starts_with("\"a b\" is not a slug: use letters"), "{error}");
    }

    #[test]
    fn reserved_words_and_dots_are_no_pages() {
        for wrong in ["page", "category", "tag", "author", "archive", "posts", "search", ".", "..", "", "a/b", "a b"] {
            assert_eq!(PageSlug::parse(wrong), None, "{wrong}");
        }
    }
}
