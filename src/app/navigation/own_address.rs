//! The part of an address that is this publication's, where a host page holds several.

use crate::model::route::BasePath;
use std::cell::RefCell;

/// The address that was looked at last, and this publication's part of it.
pub(super) struct OwnAddress {
    base: BasePath,
    last: RefCell<Option<(String, Option<String>)>>,
}

impl OwnAddress {
    pub(super) fn new(base: BasePath) -> Self {
        Self { base, last: RefCell::default() }
    }

    /// Whether what changed in the address is the place of another publication.
    pub(super) fn is_for_another(&self, address: &str) -> bool {
        let part = self.base.own_part(address).map(str::to_owned);
        let before = self.last.replace(Some((address.to_owned(), part.clone())));
        part.is_some() && before.is_some_and(|(before, own)| before != address && own == part)
    }
}
