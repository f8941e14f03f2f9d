//! Which articles of an edition a list holds: those of a category, a tag, an author or a month.

use crate::model::{
    id::{AuthorSlug, CategorySlug, TagSlug, decode_segment, encode_segment},
    locale::Month,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the articles of a list have in common. Which an article belongs to, its edition tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Selection {
    /// The category.
    Category(CategorySlug),
    /// A tag.
    Tag(TagSlug),
    /// An author.
    Author(AuthorSlug),
    /// The month in which they were published, in the edition's calendar.
    Month(Month),
}

/// A text that is no address of a selection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" selects no articles")]
pub struct NoSelection(String);

impl Selection {
    /// Reads the decoded segments of an address.
    #[must_use]
    pub fn parse(segments: &[&str]) -> Option<Self> {
        match *segments {
            ["category", slug] => CategorySlug::parse(slug).map(Self::Category),
            ["tag", slug] => TagSlug::parse(slug).map(Self::Tag),
            ["author", slug] => AuthorSlug::parse(slug).map(Self::Author),
            ["archive", year, month] => Month::parse(year, month).map(Self::Month),
            _ => None,
        }
    }

    /// Whether feed readers can subscribe to it: feeds hold whole articles, and an article has one category, but many
    /// tags.
    #[must_use]
    pub const fn has_feeds(&self) -> bool {
        matches!(self, Self::Category(_))
    }
}

impl fmt::Display for Selection {
    /// The part of the address after the edition's slash, and a slash.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Category(slug) => write!(formatter, "category/{}/", encode_segment(slug.as_str())),
            Self::Tag(slug) => write!(formatter, "tag/{}/", encode_segment(slug.as_str())),
            Self::Author(slug) => write!(formatter, "author/{}/", encode_segment(slug.as_str())),
            Self::Month(month) => write!(formatter, "archive/{month}/"),
        }
    }
}

impl From<Selection> for String {
    fn from(selection: Selection) -> Self {
        selection.to_string()
    }
}

impl TryFrom<String> for Selection {
    type Error = NoSelection;

    fn try_from(text: String) -> Result<Self, NoSelection> {
        let segments: Option<Vec<_>> = text.trim_matches('/').split('/').map(decode_segment).collect();
        let segments = segments.unwrap_or_default();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        Self::parse(&segments).ok_or(NoSelection(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_written_as_its_address() {
        for text in ["\"category/iraq/\"", "\"tag/%D8%B9/\"", "\"author/a-b/\"", "\"archive/2009/08/\""] {
            let selection: Selection = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&selection).unwrap(), text);
        }
        let error = serde_json::from_str::<Selection>("\"archive/2009/\"").unwrap_err().to_string();
        assert!(error.starts_with("\"archive/2009/\" selects no articles"), "{error}");
    }
}
