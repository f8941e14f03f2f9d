//! The ids of items, and their form in addresses.

use super::slug::{is_slug, slugify};
use serde::{Deserialize, Serialize};

name_type! {
    /// An item's id as its feed gives it: any text, often a URL (JSON Feed 1.1, "id").
    ItemId
}

impl ItemId {
    /// How long an id may be: as long as the addresses that everything on the way of one takes.
    pub const MOST_BYTES: usize = 2000;

    /// An id; `None` for empty text, which the standard counts as missing, and for one that is too long.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (1..=Self::MOST_BYTES).contains(&text.len()).then(|| Self(text.to_owned()))
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
            .rfind(|part| !is_index_file(part) && part.chars().any(|character| character != '.'))
            .unwrap_or_default();
        let short: String = words.chars().take(60).collect();
        ItemSlug(format!("{short}-{:08x}", fnv1a(&self.0)))
    }
}

/// Whether a word is the file that a folder is read at: it says nothing of what is in it.
fn is_index_file(word: &str) -> bool {
    matches!(word.split_once('.'), Some(("index" | "default", "md" | "markdown" | "html" | "htm" | "php" | "aspx")))
}

name_type! {
    /// The segment after `/posts/`: see [`ItemId::slug`].
    #[derive(Deserialize, Serialize)]
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

/// FNV-1a: tells apart ids that slugify alike. Short and stable, which is all that is asked of it.
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
    fn the_name_of_an_index_file_is_no_word() {
        let slug = slug_of("content/posts/my-next-mac/index.md");
        assert!(slug.starts_with("my-next-mac-"), "{slug}");
        assert_eq!(slug_of("index.md"), "index.md");
        assert!(slug_of("/index.md").starts_with('-'));
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

    proptest! {
        #[test]
        fn every_id_has_a_slug_that_is_one_safe_segment(id in "\\PC{1,200}") {
            let slug = ItemId::new(&id).unwrap().slug();
            prop_assert!(is_slug(slug.as_str()), "{slug}");
            prop_assert!(slug.as_str() != "." && slug.as_str() != "..");
        }
    }
}
