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
    /// The folder that its articles are in.
    pub(super) fn feed(&self) -> String {
        format!("content/{}/", self.code)
    }

    /// The file that its first article is in. It has the same name in every edition, which makes them translations of each
    /// other.
    #[must_use]
    pub fn first_article_file(&self) -> String {
        format!("{}welcome.md", self.feed())
    }

    /// Its words of the interface, as the file has them.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        self.words.catalog
    }

    /// What its words are those of, where they are not quite those of its language: of `pt-PT` the Portuguese of Brazil.
    #[must_use]
    pub fn words_of_another(&self) -> Option<&'static str> {
        (self.language.as_str() != self.words.code).then_some(self.words.name)
    }

    /// The language's name in itself, with what tells it from other editions in it.
    pub(super) fn label(&self, language: &str) -> String {
        match self.language.as_str().split_once('-') {
            Some((_, region)) => format!("{language} ({region})"),
            None => language.to_owned(),
        }
    }

    /// The file that its words are in.
    #[must_use]
    pub fn catalog(&self) -> String {
        format!("locales/{}.json", self.language.as_str())
    }
}

impl FromStr for NewEdition {
    type Err = NewError;

    fn from_str(tag: &str) -> Result<Self, NewError> {
        let meant = SuppliedLanguage::named(tag).map(|supplied| supplied.code);
        let unknown = || NewError::UnknownLanguage { tag: tag.to_owned(), meant };
        let language = Language::parse(tag).ok_or_else(unknown)?;
        let words = SuppliedLanguage::of(&language).ok_or_else(unknown)?;
        let code = EditionCode::parse(&language.as_str().to_lowercase()).ok_or_else(unknown)?;
        Ok(Self { code, language, words })
    }
}
