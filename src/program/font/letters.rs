//! The letters of the world in parts that are read together, so that a page loads no others.

use icu_locale::{LanguageIdentifier, LocaleExpander};
use strum::{IntoStaticStr, VariantArray};

/// The letters of a script, with the signs that are written among them.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Letters {
    /// Those of Western Europe, digits, and the signs of all scripts.
    Latin,
    /// Other letters of Latin.
    LatinExtended,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Hebrew.
    Hebrew,
    /// Arabic, also as Persian, Urdu and others write it.
    Arabic,
    /// All others.
    Others,
}

impl Letters {
    /// Its name in the names of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Which of them a character is one of.
    #[must_use]
    pub const fn of(character: char) -> Self {
        match character as u32 {
            0..=0xff | 0x131 | 0x152..=0x153 | 0x2bb..=0x2bc | 0x2c6 | 0x2da | 0x2dc => Self::Latin,
            // The joiners and marks of direction are written in Arabic and Hebrew alone.
            0x200c..=0x200f | 0x2010..=0x2011 | 0x204f => Self::Arabic,
            0x2000..=0x206f | 0x20a0..=0x20bf | 0x2122 | 0x2190..=0x2193 | 0x2212 | 0xfeff | 0xfffd => Self::Latin,
            0x100..=0x2ff | 0x1ab0..=0x1aff | 0x1d00..=0x1eff | 0x2c60..=0x2c7f | 0xa720..=0xa7ff => Self::LatinExtended,
            0x370..=0x3ff | 0x1f00..=0x1fff => Self::Greek,
            0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Self::Cyrillic,
            0x590..=0x5ff | 0xfb1d..=0xfb4f => Self::Hebrew,
            0x600..=0x6ff
            | 0x750..=0x77f
            | 0x860..=0x8ff
            | 0x2e41
            | 0xfb50..=0xfdff
            | 0xfe70..=0xfefc
            | 0x1_ee00..=0x1_eeff => Self::Arabic,
            _ => Self::Others,
        }
    }

    /// Which of them a language is written in.
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        let Ok(mut language) = LanguageIdentifier::try_from_str(tag) else { return Self::Latin };
        LocaleExpander::new_extended().maximize(&mut language);
        match language.script.as_ref().map_or("Latn", |script| script.as_str()) {
            "Latn" => Self::Latin,
            "Grek" => Self::Greek,
            "Cyrl" => Self::Cyrillic,
            "Hebr" => Self::Hebrew,
            "Arab" => Self::Arabic,
            _ => Self::Others,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_written_in_its_own_letters() {
        let words = [("en", "News"), ("sq", "Lajme"), ("el", "Νέα"), ("ru", "Новости"), ("he", "חדשות"), ("ar", "أخبار")];
        for (language, word) in words.into_iter().chain([("fa", "گزارش"), ("ur", "خبریں"), ("ckb", "هەواڵ"), ("hi", "समाचार")]) {
            let letters = Letters::of_language(language);
            assert!(word.chars().all(|letter| Letters::of(letter) == letters), "{language}: {letters:?}");
        }
        assert_eq!(Letters::of_language("sr-Latn"), Letters::Latin);
        assert_eq!((Letters::of('ë'), Letters::of('ő'), Letters::of('“')), (Letters::Latin, Letters::LatinExtended, Letters::Latin));
        assert_eq!(Letters::of('\u{200c}'), Letters::Arabic);
    }
}
