//! How a known number of articles is cut into pages that never change.
//!
//! Pages are numbered from the oldest upwards, and each holds exactly `page_size` articles for ever;
//! the front page holds what is left, which is the newest `page_size` to `2 × page_size - 1`.

use crate::model::id::PageNumber;
use serde::Deserialize;
use std::{num::NonZeroU8, ops::Range};

/// How many articles an archive page holds: 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
pub struct PageSize(NonZeroU8);

impl PageSize {
    const MAX: u8 = 100;

    /// A size from 1 to 100.
    #[must_use]
    pub fn new(size: u8) -> Option<Self> {
        NonZeroU8::new(size).filter(|size| size.get() <= Self::MAX).map(Self)
    }

    /// The number of articles.
    #[must_use]
    pub fn get(self) -> usize {
        usize::from(self.0.get())
    }
}

/// A number of articles that no page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page holds 1 to 100 articles, not {0}")]
pub struct InvalidPageSize(u8);

impl TryFrom<u8> for PageSize {
    type Error = InvalidPageSize;

    fn try_from(size: u8) -> Result<Self, InvalidPageSize> {
        Self::new(size).ok_or(InvalidPageSize(size))
    }
}

impl Default for PageSize {
    /// Ten, as on the site this project re-creates.
    fn default() -> Self {
        Self(NonZeroU8::MIN.saturating_add(9))
    }
}

/// How a feed's archive is cut into pages, as its first document tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArchiveKind {
    /// One document: its length is known, and it is cut into pages numbered from the oldest.
    #[default]
    Whole,
    /// So many pages, the newest included, which the feed numbers from the oldest (`_masthead.pages`).
    Numbered(PageNumber),
    /// Pages numbered from the newest that open by template; how many there are is unknown.
    Template,
    /// Documents one after the other (`next_url`), cut into new pages numbered from the newest.
    Chain,
}

impl ArchiveKind {
    /// The kind of a feed whose first document says how many pages there are and which document follows it.
    /// `page_address` fills the template for the feed's pages, where there is one.
    #[must_use]
    pub fn new(
        pages: Option<PageNumber>,
        next_url: Option<&str>,
        page_address: &dyn Fn(PageNumber) -> Option<String>,
    ) -> Self {
        match (pages, next_url) {
            (Some(pages), _) => Self::Numbered(pages),
            (None, None) => Self::Whole,
            (None, Some(_)) if page_address(PageNumber::FIRST).is_some() => Self::Template,
            (None, Some(_)) => Self::Chain,
        }
    }
}

/// The pages of an archive whose length is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveShape {
    total: usize,
    size: usize,
    archived: u32,
}

impl ArchiveShape {
    /// The pages that hold `total` articles.
    #[must_use]
    pub fn new(total: usize, size: PageSize) -> Self {
        let size = size.get();
        let archived = u32::try_from((total / size).saturating_sub(1)).unwrap_or(u32::MAX);
        Self { total, size, archived }
    }

    /// The number of the newest archive page, which follows the front page.
    #[must_use]
    pub fn newest(self) -> Option<PageNumber> {
        PageNumber::new(self.archived)
    }

    /// Where the front page's articles lie in a list that starts with the newest.
    #[must_use]
    pub fn front(self) -> Range<usize> {
        0..self.total - self.archived as usize * self.size
    }

    /// Where an archive page's articles lie in a list that starts with the newest; `None` for a page
    /// that does not exist, or not yet.
    #[must_use]
    pub fn page(self, number: PageNumber) -> Option<Range<usize>> {
        (number.get() <= self.archived).then(|| {
            let end = self.total - (number.get() as usize - 1) * self.size;
            end - self.size..end
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shape(total: usize) -> ArchiveShape {
        ArchiveShape::new(total, PageSize::default())
    }

    fn page(number: u32) -> PageNumber {
        PageNumber::new(number).unwrap()
    }

    #[test]
    fn forty_articles_are_a_front_page_and_three_archive_pages() {
        let shape = shape(40);
        assert_eq!(shape.front(), 0..10);
        assert_eq!(shape.newest(), Some(page(3)));
        assert_eq!(shape.page(page(3)), Some(10..20));
        assert_eq!(shape.page(page(1)), Some(30..40));
        assert_eq!(shape.page(page(4)), None);
    }

    #[test]
    fn few_articles_have_no_archive() {
        for total in [0, 1, 10, 19] {
            assert_eq!(shape(total).newest(), None, "{total}");
            assert_eq!(shape(total).front(), 0..total);
        }
        assert_eq!(shape(20).newest(), Some(page(1)));
    }

    #[test]
    fn a_page_holds_1_to_100_articles() {
        let read = |size: u32| serde_json::from_value::<PageSize>(size.into()).map(PageSize::get);
        assert_eq!((read(1).unwrap(), read(100).unwrap(), PageSize::default().get()), (1, 100, 10));
        for wrong in [0, 101] {
            assert_eq!(read(wrong).unwrap_err().to_string(), format!("a page holds 1 to 100 articles, not {wrong}"));
        }
    }

    #[test]
    fn the_first_document_tells_the_kind_of_the_archive() {
        let pages = PageNumber::new(3);
        let next = Some("page-2.json");
        let template = |page: PageNumber| Some(format!("page-{page}.json"));
        let none = |_| None;
        assert_eq!(ArchiveKind::new(None, None, &none), ArchiveKind::Whole);
        assert_eq!(ArchiveKind::new(None, None, &template), ArchiveKind::Whole);
        assert_eq!(ArchiveKind::new(None, next, &template), ArchiveKind::Template);
        assert_eq!(ArchiveKind::new(None, next, &none), ArchiveKind::Chain);
        assert_eq!(ArchiveKind::new(pages, next, &template), ArchiveKind::Numbered(page(3)));
        assert_eq!(ArchiveKind::new(pages, None, &none), ArchiveKind::Numbered(page(3)));
    }

    proptest! {
        #[test]
        fn no_article_is_missing_and_none_stands_twice(total in 0usize..500, size in 1u8..=100) {
            let size = PageSize::new(size).unwrap();
            let shape = ArchiveShape::new(total, size);
            let mut next = shape.front().end;
            prop_assert!(total < size.get() || (size.get()..2 * size.get()).contains(&next));
            let mut number = shape.newest();
            while let Some(current) = number {
                let range = shape.page(current).unwrap();
                prop_assert_eq!(range.start, next);
                prop_assert_eq!(range.len(), size.get());
                next = range.end;
                number = current.previous();
            }
            prop_assert_eq!(next, total);
        }

        #[test]
        fn a_page_holds_the_same_articles_for_ever(total in 0usize..300, more in 0usize..100) {
            let (before, after) = (shape(total), shape(total + more));
            let mut number = before.newest();
            while let Some(current) = number {
                let old = before.page(current).unwrap();
                let new = after.page(current).unwrap();
                prop_assert_eq!(old.start + more..old.end + more, new);
                number = current.previous();
            }
        }
    }
}
