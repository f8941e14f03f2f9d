//! An edition of a new publication.

use super::NewError;
use crate::{
    model::{id::EditionCode, locale::Language},
    program::languages::SuppliedLanguage,
};
use std::str::FromStr;

/// An edition of a new publication: `fa`, or `pt-PT` with the words of `pt`.
#[derive(Clone, Debug)]
pub struct NewEdition {
    pub(super) code: EditionCode,
    pub(super) language: Language,
    pub(super) words: &'static SuppliedLanguage,
}

impl NewEdition {
    /// The file that its articles are in.
    #[must_use]
    pub fn feed(&self) -> String {
        format!("feeds/{}.json", self.code)
    }

    /// The file that its words are in.
    pub(super) fn catalog(&self) -> String {
        format!("locales/{}.json", self.language.as_str())
    }
}

impl FromStr for NewEdition {
    type Err = NewError;

    fn from_str(tag: &str) -> Result<Self, NewError> {
        let unknown = || NewError::UnknownLanguage { tag: tag.to_owned() };
        let language = Language::parse(tag).ok_or_else(unknown)?;
        let words = SuppliedLanguage::of(&language).ok_or_else(unknown)?;
        let code = EditionCode::parse(&language.as_str().to_lowercase()).ok_or_else(unknown)?;
        Ok(Self { code, language, words })
    }
}
