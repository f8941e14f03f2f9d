//! Addresses that are written out. Whoever writes a feed says what they start from, and how long that is: a document of
//! many short ones would take all memory.

use crate::model::source::LONGEST_DOCUMENT;
use std::cell::Cell;
use url::Url;

/// How much a document may grow by it, in bytes.
pub const MOST_GROWTH: usize = 2 * LONGEST_DOCUMENT;

/// How much a document may still grow.
#[derive(Debug)]
pub struct Growth(Cell<usize>);

impl Growth {
    /// As much as a document may.
    pub fn new() -> Self {
        Self(Cell::new(MOST_GROWTH))
    }

    /// An address written out; `None` where it is none, or where there is no more room.
    pub fn join(&self, base: &Url, address: &str) -> Option<String> {
        // It costs time, too.
        if base.as_str().len() > self.0.get() {
            return None;
        }
        let absolute = String::from(base.join(address.trim()).ok()?);
        self.0.set(self.0.get().checked_sub(absolute.len().saturating_sub(address.len()))?);
        Some(absolute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_grows_only_so_far() {
        let base = Url::parse(&format!("https://a.example/{}/", "a".repeat(1_000_000))).unwrap();
        let growth = Growth::new();
        let all: usize = (0..100).filter_map(|_| growth.join(&base, "b")).map(|absolute| absolute.len()).sum();
        assert!((MOST_GROWTH - 2_000_000..=MOST_GROWTH + 100).contains(&all), "{all}");
        assert_eq!(
            growth.join(&Url::parse("https://a.example/").unwrap(), " b ").as_deref(),
            Some("https://a.example/b")
        );
    }
}
