//! Which languages there are.

use crate::model::locale::Language;
use icu_locale::{LanguageIdentifier, LocaleExpander, TransformResult};

/// Whether CLDR, which lists the languages of the world with their scripts, has one of that name.
#[must_use]
pub fn is_spoken(language: &Language) -> bool {
    let Ok(mut id) = LanguageIdentifier::try_from_str(language.primary()) else { return false };
    !id.language.is_unknown() && LocaleExpander::new_extended().maximize(&mut id) == TransformResult::Modified
}
