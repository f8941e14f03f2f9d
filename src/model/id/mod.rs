//! Names of things, each a type of its own: editions, categories, pages, items and page numbers.
//!
//! All of them may appear in addresses, so all of them are checked where they are made.

macro_rules! name_type {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The name as text, not encoded.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

mod edition_code;
mod item;
mod page_number;
mod segment;
mod slug;

pub use edition_code::{EditionCode, InvalidEditionCode};
pub use item::{ItemId, ItemSlug};
pub use page_number::PageNumber;
pub use segment::{decode_segment, encode_segment};
pub(crate) use slug::slugify;
pub use slug::{AuthorSlug, CategorySlug, InvalidSlug, PageSlug, TagSlug};
