//! Every address of a publication: parsed here, printed here, and nowhere else.
//!
//! ```text
//! /                              Root: the edition last chosen, or the best match
//! /en/                           the newest articles
//! /en/page/2/                    an archive page
//! /en/category/iraq/             a category, newest first
//! /en/category/iraq/page/2/      an archive page of a category
//! /en/tag/camp-ashraf/           a tag; an author, /en/author/…/; each with archive pages as a category
//! /en/archive/                   what the edition holds, by time and topic
//! /en/archive/2009/              the months of a year, in the edition's own calendar
//! /en/archive/2009/08/           a month, with archive pages as a category
//! /en/posts/<id>/                an article
//! /en/<page>/                    a page that is not an article
//! /en/search/?q=camp             search
//! ```
//!
//! Static hosts answer an address without its last slash by leading to the one with it; so links have it.

mod base_path;

pub use base_path::BasePath;

use crate::model::{
    id::{EditionCode, ItemSlug, PageNumber, PageSlug, decode_segment, encode_segment},
    locale::Year,
    selection::Selection,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An address of the publication.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`: leads to an edition.
    Root,
    /// A place inside an edition. Whether that edition exists, `site.json` tells.
    Edition(EditionCode, Place),
    /// No address of any edition, such as `/EN!/`.
    Unknown,
}

/// A place inside an edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Place {
    /// The newest articles.
    Front,
    /// A page of the archive.
    Archive(PageNumber),
    /// The newest articles of a category, a tag, an author or a month.
    Selected(Selection),
    /// A page of the archive of such a list.
    SelectedArchive(Selection, PageNumber),
    /// What the edition holds, by time and topic.
    ArchiveIndex,
    /// The months of a year.
    Year(Year),
    /// One article.
    Article(ItemSlug),
    /// A page that is not an article.
    Page(PageSlug),
    /// Search. What is asked for follows in the query ([`SearchRequest`](crate::model::search::SearchRequest)).
    Search,
    /// An address of this form does not exist; kept so that the not-found page is in the edition's language.
    Unknown,
}

impl Place {
    /// A page of the archive of a front page or a selection; other places have none.
    #[must_use]
    pub fn archive_page(&self, page: PageNumber) -> Option<Self> {
        match self {
            Self::Front => Some(Self::Archive(page)),
            Self::Selected(selection) => Some(Self::SelectedArchive(selection.clone(), page)),
            _ => None,
        }
    }

    /// Reads the part of an address after the edition. Slashes at either end do not matter.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let path = path.trim_matches('/');
        let segments: Option<Vec<String>> =
            if path.is_empty() { Some(Vec::new()) } else { path.split('/').map(decode_segment).collect() };
        let Some(segments) = segments else {
            return Self::Unknown;
        };
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments[..] {
            [] => Some(Self::Front),
            ["page", number] => PageNumber::parse(number).map(Self::Archive),
            ["posts", id] => ItemSlug::parse(id).map(Self::Article),
            ["archive"] => Some(Self::ArchiveIndex),
            ["archive", year] => Year::parse(year).map(Self::Year),
            ["search"] => Some(Self::Search),
            [page] => PageSlug::parse(page).map(Self::Page),
            [ref selected @ .., "page", number] => Selection::parse(selected)
                .zip(PageNumber::parse(number))
                .map(|(selection, number)| Self::SelectedArchive(selection, number)),
            ref selected => Selection::parse(selected).map(Self::Selected),
        }
        .unwrap_or(Self::Unknown)
    }
}

impl From<String> for Place {
    fn from(path: String) -> Self {
        Self::parse(&path)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

impl fmt::Display for Place {
    /// The part of the address after the edition's slash.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front | Self::Unknown => Ok(()),
            Self::Archive(number) => write!(formatter, "page/{number}/"),
            Self::Selected(selection) => selection.fmt(formatter),
            Self::SelectedArchive(selection, number) => write!(formatter, "{selection}page/{number}/"),
            Self::ArchiveIndex => formatter.write_str("archive/"),
            Self::Year(year) => write!(formatter, "archive/{year}/"),
            Self::Article(slug) => write!(formatter, "posts/{}/", encode_segment(slug.as_str())),
            Self::Search => formatter.write_str("search/"),
            Self::Page(slug) => write!(formatter, "{}/", encode_segment(slug.as_str())),
        }
    }
}

impl Route {
    /// Reads the path below the publication's folder, with or without slashes at its ends.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let path = path.trim_start_matches('/');
        // A host may answer a folder's address with its index file.
        let path = path.strip_suffix("index.html").unwrap_or(path);
        if path.is_empty() {
            return Self::Root;
        }
        let (code, rest) = path.split_once('/').unwrap_or((path, ""));
        match EditionCode::parse(code) {
            Some(code) => Self::Edition(code, Place::parse(rest)),
            None => Self::Unknown,
        }
    }
}

impl fmt::Display for Route {
    /// The path below the publication's folder, without a slash in front.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root | Self::Unknown => Ok(()),
            Self::Edition(code, place) => write!(formatter, "{code}/{place}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        id::{AuthorSlug, CategorySlug, TagSlug},
        locale::Month,
    };
    use proptest::prelude::*;

    fn en(place: Place) -> Route {
        Route::Edition(EditionCode::parse("en").unwrap(), place)
    }

    fn category(slug: &str) -> Selection {
        Selection::Category(CategorySlug::parse(slug).unwrap())
    }

    #[test]
    fn every_kind_of_address_is_read_and_printed() {
        let two = PageNumber::new(2).unwrap();
        let author = |slug| Selection::Author(AuthorSlug::parse(slug).unwrap());
        let august = Selection::Month(Month::parse("2009", "08").unwrap());
        let table = [
            ("", Route::Root),
            ("en/", en(Place::Front)),
            ("en/page/2/", en(Place::Archive(two))),
            ("en/category/iraq/", en(Place::Selected(category("iraq")))),
            ("en/category/iraq/page/2/", en(Place::SelectedArchive(category("iraq"), two))),
            ("en/tag/iraq/", en(Place::Selected(Selection::Tag(TagSlug::parse("iraq").unwrap())))),
            ("en/author/page/page/2/", en(Place::SelectedArchive(author("page"), two))),
            ("en/archive/", en(Place::ArchiveIndex)),
            ("en/archive/2009/", en(Place::Year(Year::parse("2009").unwrap()))),
            ("en/archive/2009/08/", en(Place::Selected(august.clone()))),
            ("en/archive/2009/08/page/2/", en(Place::SelectedArchive(august, two))),
            ("en/posts/1001/", en(Place::Article(ItemSlug::parse("1001").unwrap()))),
            ("en/search/", en(Place::Search)),
            ("en/about/", en(Place::Page(PageSlug::parse("about").unwrap()))),
            ("en/category/%D8%B9%D8%B1%D8%A7%D9%82/", en(Place::Selected(category("عراق")))),
        ];
        for (address, route) in table {
            assert_eq!(Route::parse(address), route, "{address}");
            assert_eq!(route.to_string(), address);
        }
    }

    #[test]
    fn slashes_at_the_ends_and_index_files_do_not_matter() {
        for address in ["en", "/en", "/en/", "en/index.html"] {
            assert_eq!(Route::parse(address), en(Place::Front), "{address}");
        }
        assert_eq!(Route::parse("/en/page/2/"), Route::parse("en/page/2"));
    }

    #[test]
    fn a_wrong_address_keeps_its_edition() {
        for address in [
            "en/page/0",
            "en/page/-1",
            "en/page/99999999999999999999",
            "en/page/two",
            "en/page",
            "en/page/1/2",
            "en/category/",
            "en/tag",
            "en/author/a/b",
            "en/archive/page/2",
            "en/archive/2009/8",
            "en/archive/2009/page/2",
            "en/posts",
            "en/posts/1/2",
            "en/a/b/c",
            "en/%ff",
        ] {
            assert_eq!(Route::parse(address), en(Place::Unknown), "{address}");
        }
        assert_eq!(Route::parse("EN!/"), Route::Unknown);
    }

    proptest! {
        #[test]
        fn no_address_panics(address in ".{0,80}") {
            let _ = Route::parse(&address);
        }

        #[test]
        fn what_is_printed_is_read_back(
            code in "[a-z]{2}",
            slug in "[a-z0-9\u{627}-\u{63a}]{1,12}",
            number in 1u32..,
        ) {
            let code = EditionCode::parse(&code).unwrap();
            let number = PageNumber::new(number).unwrap();
            let category = category(&slug);
            for place in [
                Place::Front,
                Place::Archive(number),
                Place::Selected(category.clone()),
                Place::SelectedArchive(category, number),
                Place::Article(ItemSlug::parse(&slug).unwrap()),
            ] {
                let route = Route::Edition(code.clone(), place);
                prop_assert_eq!(Route::parse(&route.to_string()), route);
            }
        }
    }
}
