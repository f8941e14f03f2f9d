//! The fonts that an owner names.

use crate::model::locale::Language;
use serde::Deserialize;
use std::fmt;
use strum::{IntoStaticStr, VariantArray};

/// A font of the publication's own, or one that readers may have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Font {
    /// Its name.
    pub family: FontFamily,
    /// What is set in it.
    #[serde(default = "all_roles", rename = "for")]
    pub roles: Vec<FontRole>,
    /// The languages that are set in it; none are all.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Its files, where it is published; none where readers have it. A browser gets them by the style sheet.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub files: Vec<super::FontFile>,
}

/// The name of a font, such as `Source Serif 4`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct FontFamily(String);

/// What a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum FontRole {
    /// Running text.
    Reading,
    /// Titles.
    Heading,
    /// Menus, buttons, dates.
    Interface,
}

/// A text that is no name of a font.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the name of one font, such as \"Source Serif 4\"")]
pub struct InvalidFontFamily(String);

impl Font {
    /// Whether a language is set in it; without one, whether all are.
    #[must_use]
    pub fn is_for(&self, language: Option<&Language>) -> bool {
        self.languages.is_empty() || language.is_some_and(|language| self.languages.contains(language))
    }

    /// The names of the fonts that stand in its place until its files are there, as wide as it is: of those that readers
    /// may have, as many as publishing knows the measures of.
    pub fn stand_ins(&self) -> impl Iterator<Item = String> {
        #[cfg(not(target_arch = "wasm32"))]
        let count = if self.files.is_empty() { 0 } else { super::STAND_INS };
        #[cfg(target_arch = "wasm32")]
        let count = 0;
        (1..=count).map(|number| self.family.stand_in(number))
    }
}

impl FontFamily {
    /// The name of one of the fonts that stand in its place.
    #[must_use]
    pub fn stand_in(&self, number: usize) -> String {
        format!("{self} stand-in {number}")
    }
}

impl FontRole {
    /// Its name in `site.json` and in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

fn all_roles() -> Vec<FontRole> {
    FontRole::VARIANTS.to_vec()
}

impl TryFrom<String> for FontFamily {
    type Error = InvalidFontFamily;

    /// It comes to stand in quotation marks, in a style sheet; a comma would be between two names.
    fn try_from(text: String) -> Result<Self, InvalidFontFamily> {
        let is_plain = |character: char| !character.is_control() && !"\"'\\<>{}();,".contains(character);
        let is_name = !text.trim().is_empty() && text.chars().count() <= 100 && text.chars().all(is_plain);
        if is_name { Ok(Self(text)) } else { Err(InvalidFontFamily(text)) }
    }
}

impl fmt::Display for FontFamily {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotation_marks() {
        for right in ["Vazirmatn", "Source Serif 4", "Noto Naskh Arabic", "نستعلیق"] {
            assert_eq!(FontFamily::try_from(right.to_owned()).unwrap().to_string(), right);
        }
        for wrong in ["", " ", "Georgia, serif", "a\"b", "a\\", "a\nb", "a}b", "url(x)", &"a".repeat(101)] {
            assert!(FontFamily::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
