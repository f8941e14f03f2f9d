//! Whether the pages of an archive go on holding what they held: the one judgement of `check` and of publishing.

use super::{Remedy, remembered};
use crate::model::feed::PageSize;
use std::{borrow::Cow, path::Path};
use thiserror::Error;

/// Pages of the archive would show other articles than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a page of the archive held {before} articles and would hold {now}: every link to one would show other articles{}",
    of_last(*.before, *.now)
)]
pub struct Renumbered {
    /// As published before.
    pub before: u8,
    /// As site.json says now.
    pub now: u8,
}

impl Renumbered {
    /// That of a folder of finished pages; `None` where they stay as they are, or are none yet.
    #[must_use]
    pub fn of(pages: &Path, page_size: PageSize) -> Option<Self> {
        Self::between(remembered(pages, "page_size")?.as_u64()?.try_into().ok(), page_size)
    }

    /// That between one publication and the next.
    #[must_use]
    pub fn between(before: Option<u8>, page_size: PageSize) -> Option<Self> {
        let (before, now) = (before?, page_size.get().try_into().ok()?);
        (before != now).then_some(Self { before, now })
    }
}

/// Larger pages are fewer.
fn of_last(before: u8, now: u8) -> &'static str {
    if now > before { ", or nothing, where there are not so many pages any more" } else { "" }
}

impl Remedy for Renumbered {
    fn remedy(&self) -> Cow<'_, str> {
        format!("write \"page_size\": {} again, or let it change once: masthead publish --renumber", self.before).into()
    }
}
