//! The language of a part of a page.

use crate::model::{locale::Language, publication::Edition};

/// What says in which language a part of a page is; nothing where it is in the page's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageAttributes {
    /// For `lang`.
    pub lang: Option<String>,
    /// For `dir`.
    pub dir: Option<&'static str>,
}

impl LanguageAttributes {
    /// Of a text in that language, if it is not the page's.
    #[must_use]
    pub fn of_text(language: Option<&Language>) -> Self {
        Self { lang: language.map(ToString::to_string), dir: language.map(|language| language.direction().as_str()) }
    }

    /// Each with its name.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("lang", self.lang.as_deref()), ("dir", self.dir)]
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name, value)))
    }

    /// Of an edition's own words.
    #[must_use]
    pub fn of_edition(edition: &Edition) -> Self {
        Self { lang: Some(edition.lang.to_string()), dir: Some(edition.direction().as_str()) }
    }
}
