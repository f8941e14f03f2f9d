//! An edition of a new publication.

use super::NewError;
use crate::{
    model::{id::EditionCode, locale::Language},
    program::{
        languages::{SUPPLIED, SuppliedLanguage, is_spoken},
        other_names, suggest,
    },
};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};
use std::str::FromStr;

/// An edition of a new publication: `fa`, or `de-AT` with the words of `de`.
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

    /// What its words are those of, where they are not quite those of its language: of `de-AT` those of German.
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
        let unknown = || NewError::UnknownLanguage { tag: tag.to_owned(), meant: meant(tag) };
        let language = Language::parse(tag).filter(|_| with_known_region(tag).is_none()).ok_or_else(unknown)?;
        let words = SuppliedLanguage::of(&language).ok_or_else(unknown)?;
        let code = EditionCode::parse(&language.as_str().to_lowercase()).ok_or_else(unknown)?;
        Ok(Self { code, language, words })
    }
}

/// The tag with the region that it should have, where it has one by another name: `en-GB` for `en-UK`.
fn with_known_region(tag: &str) -> Option<String> {
    let mut locale = Locale::try_from_str(tag).ok()?;
    let region = locale.id.region;
    LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    (locale.id.region != region).then(|| locale.to_string())
}

/// The language that was most likely meant by a text that is no tag, or is that of a language without words: its tag and
/// its name.
fn meant(written: &str) -> Option<String> {
    // A language without words is no country, and no slip.
    let is_known = Language::parse(written).is_some_and(|language| is_spoken(&language));
    let by_name = SuppliedLanguage::named(written).map(|supplied| supplied.code.to_owned());
    let by_other_name = || other_names::language(written).filter(|_| !is_known);
    let in_another_script = || Some(Language::parse(&written.replace('_', "-"))?.primary().to_owned());
    let codes = SUPPLIED.iter().map(|supplied| supplied.code);
    let mistyped = || suggest::nearest(written, codes).filter(|_| !is_known).map(str::to_owned);
    let tags = [with_known_region(written), by_name, by_other_name(), in_another_script(), mistyped()];
    tags.into_iter().flatten().find_map(|tag| {
        let mut id = LanguageIdentifier::try_from_str(&tag).ok()?;
        // The region that everybody thinks of need not be said.
        LocaleExpander::new_extended().minimize(&mut id);
        let supplied = SuppliedLanguage::of(&Language::parse(&id.to_string())?)?;
        Some(format!("{id} ({})", supplied.name))
    })
}
