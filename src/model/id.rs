//! Names of things, each a type of its own: editions, categories, pages, items and page numbers.
//!
//! All of them may stand in an address, so all of them are checked where they are made.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::{fmt, num::NonZeroU32};

/// What RFC 3986 calls unreserved stays as it is; everything else is percent-encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// One segment of a path, encoded so that no character of it can end the segment.
#[must_use]
pub fn encode_segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// The text of one path segment; `None` where the bytes are not UTF-8.
#[must_use]
pub fn decode_segment(segment: &str) -> Option<String> {
    percent_decode_str(segment).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Whether a character can stand in an address unchanged and mean nothing to any host.
///
/// Letters of every script are kept; general punctuation (which holds the invisible bidi controls),
/// Arabic punctuation and quotation marks are not. Unicode's own tables would cost the browser 14 kB.
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
        | '\u{3000}'..='\u{303f}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe1f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{ffff}' => false,
        other => !other.is_whitespace(),
    }
}

/// Words joined by hyphens, ASCII letters in lower case: the form of a tag in an address.
fn slugify(text: &str) -> String {
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

/// FNV-1a: tells apart ids that slugify alike. Short and stable, which is all that is asked of it.
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The name as text, not encoded.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

name_type! {
    /// The first segment of an edition's addresses: lower-case ASCII letters, digits and hyphens.
    EditionCode
}

impl EditionCode {
    /// Checks a code: 1 to 35 characters of `a-z`, `0-9` and `-`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        ((1..=35).contains(&text.len()) && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }
}

name_type! {
    /// A category's name in addresses.
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

name_type! {
    /// The address of a page that is not an article, such as `about`.
    PageSlug
}

impl PageSlug {
    /// Segments that mean something else at the same place of an address.
    const RESERVED: [&str; 3] = ["page", "category", "posts"];

    /// Checks a slug as [`CategorySlug::parse`] does; the words `page`, `category` and `posts` are taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (is_slug(text) && !Self::RESERVED.contains(&text)).then(|| Self(text.to_owned()))
    }
}

fn is_slug(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.chars().all(is_plain) && text.chars().any(|character| character != '.')
}

name_type! {
    /// An item's id as its feed gives it: any text, often a URL (JSON Feed 1.1, "id").
    ItemId
}

impl ItemId {
    /// An id; `None` for empty text, which the standard counts as missing.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The id's form in an address. A plain id stays as it is. Any other (a URL, a title) becomes its last
    /// words and a hash of the whole: `%2F` in a path means different things to different hosts.
    #[must_use]
    pub fn slug(&self) -> ItemSlug {
        if is_slug(&self.0) && self.0.len() <= 100 {
            return ItemSlug(self.0.clone());
        }
        let words = self
            .0
            .split(['/', '?', '#', ':', '='])
            .map(slugify)
            .rfind(|part| part.chars().any(|character| character != '.'))
            .unwrap_or_default();
        let short: String = words.chars().take(60).collect();
        ItemSlug(format!("{short}-{:08x}", fnv1a(&self.0)))
    }
}

name_type! {
    /// The segment after `/posts/`: see [`ItemId::slug`].
    ItemSlug
}

impl ItemSlug {
    /// Any text a reader may have typed; whether an item has it, the feed tells.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (!text.is_empty() && text.len() <= 1000).then(|| Self(text.to_owned()))
    }

    /// Whether this names the item with that id, by slug or by the id itself.
    #[must_use]
    pub fn names(&self, id: &ItemId) -> bool {
        self.0 == id.0 || *self == id.slug()
    }
}

/// The number of an archive page; the first is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// Page 1.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// A page's number; `None` for 0.
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        match NonZeroU32::new(number) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// Reads the number of an address: ASCII digits without sign or leading zero, so that a page has one address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || text.starts_with('0') {
            return None;
        }
        text.parse().ok().and_then(Self::new)
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get()
    }

    /// The number before this; page 1 has none.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::new(self.get() - 1)
    }

    /// The number after this.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug_of(id: &str) -> String {
        ItemId::new(id).unwrap().slug().to_string()
    }

    #[test]
    fn a_plain_id_is_its_own_slug() {
        assert_eq!(slug_of("1001"), "1001");
        assert_eq!(slug_of("مقاله-۱"), "مقاله-۱");
    }

    #[test]
    fn an_id_that_is_a_url_keeps_its_last_words() {
        let slug = slug_of("https://example.org/2017/11/my-next-mac/");
        assert!(slug.starts_with("my-next-mac-"), "{slug}");
    }

    #[test]
    fn ids_with_the_same_last_words_have_different_slugs() {
        assert_ne!(slug_of("https://a.example/x/"), slug_of("https://b.example/x/"));
    }

    #[test]
    fn a_slug_names_its_item_and_so_does_the_id_itself() {
        let id = ItemId::new("a/b").unwrap();
        assert!(id.slug().names(&id));
        assert!(ItemSlug::parse("a/b").unwrap().names(&id));
        assert!(!ItemSlug::parse("a").unwrap().names(&id));
    }

    #[test]
    fn tags_of_every_script_become_slugs() {
        let slug = |tag| CategorySlug::from_tag(tag).unwrap().to_string();
        assert_eq!(slug("Entertainment and Games"), "entertainment-and-games");
        assert_eq!(slug("مصر: التاريخ والثقافة"), "مصر-التاريخ-والثقافة");
        assert_eq!(CategorySlug::from_tag(" … "), None);
    }

    #[test]
    fn page_numbers_have_one_spelling() {
        assert_eq!(PageNumber::parse("2"), PageNumber::new(2));
        for wrong in ["0", "-1", "+1", "01", "1.0", "", "two", "٢", "99999999999999999999"] {
            assert_eq!(PageNumber::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn reserved_words_and_dots_are_no_pages() {
        for wrong in ["page", "category", "posts", ".", "..", "", "a/b", "a b"] {
            assert_eq!(PageSlug::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_id_has_a_slug_that_is_one_safe_segment(id in "\\PC{1,200}") {
            let slug = ItemId::new(&id).unwrap().slug();
            prop_assert!(is_slug(slug.as_str()), "{slug}");
            prop_assert!(slug.as_str() != "." && slug.as_str() != "..");
        }

        #[test]
        fn segments_survive_encoding(text in ".{0,50}") {
            let encoded = encode_segment(&text);
            prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~%".contains(&b)));
            prop_assert_eq!(decode_segment(&encoded), Some(text));
        }
    }
}
