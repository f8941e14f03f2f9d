//! What a font is divided into: the letters of each script, so that a reader loads those of the page.

use crate::model::locale::Language;
use icu_locale::{LanguageIdentifier, LocaleExpander};
use std::{collections::BTreeSet, ops::RangeInclusive};
use strum::VariantArray;

type Ranges = &'static [RangeInclusive<u32>];

/// A script, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum FontScript {
    /// The letters of the languages of Western Europe, Albanian among them.
    Latin,
    /// Those of the other languages in Latin letters.
    LatinExtended,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Georgian.
    Georgian,
    /// Hebrew.
    Hebrew,
    /// Arabic, Persian and others.
    Arabic,
    /// Hindi and others.
    Devanagari,
    /// Bengali.
    Bengali,
    /// Panjabi in India.
    Gurmukhi,
    /// Tamil.
    Tamil,
    /// Thai.
    Thai,
    /// Amharic and others.
    Ethiopic,
    /// All others.
    Other,
}

/// What all scripts have in common: space, digits and marks.
const COMMON: Ranges = &[
    0x20..=0x40,
    0x5b..=0x60,
    0x7b..=0x7e,
    0xa0..=0xa9,
    0xab..=0xb9,
    0xbb..=0xbf,
    0xd7..=0xd7,
    0xf7..=0xf7,
    0x2bb..=0x2bc,
    0x2c6..=0x2c6,
    0x2da..=0x2da,
    0x2dc..=0x2dc,
    0x2000..=0x206f,
    0x20ac..=0x20ac,
    0x2116..=0x2116,
    0x2122..=0x2122,
    0x2190..=0x2193,
    0x2212..=0x2212,
    0x2215..=0x2215,
    0xfeff..=0xfeff,
    0xfffd..=0xfffd,
];

impl FontScript {
    /// Its letters, as those of Google Fonts are divided (<https://github.com/googlefonts/nam-files>). What joins letters or
    /// keeps them apart is among those of each script that needs it.
    const fn ranges(self) -> Ranges {
        match self {
            Self::Latin => &[
                0x41..=0x5a,
                0x61..=0x7a,
                0xaa..=0xaa,
                0xba..=0xba,
                0xc0..=0xd6,
                0xd8..=0xf6,
                0xf8..=0xff,
                0x131..=0x131,
                0x152..=0x153,
            ],
            Self::LatinExtended => &[
                0x100..=0x130,
                0x132..=0x151,
                0x154..=0x2ba,
                0x2bd..=0x2c5,
                0x2c7..=0x2d9,
                0x2db..=0x2db,
                0x2dd..=0x36f,
                0x1d00..=0x1dbf,
                0x1e00..=0x1eff,
                0x20a0..=0x20ab,
                0x20ad..=0x20c0,
                0x2113..=0x2113,
                0x2c60..=0x2c7f,
                0xa720..=0xa7ff,
                0xab30..=0xab6f,
                0xfb00..=0xfb06,
            ],
            Self::Greek => &[0x370..=0x3ff, 0x1f00..=0x1fff],
            Self::Cyrillic => &[0x400..=0x52f, 0x1c80..=0x1c8f, 0x2de0..=0x2dff, 0xa640..=0xa69f],
            Self::Armenian => &[0x530..=0x58f, 0xfb13..=0xfb17],
            Self::Georgian => &[0x10a0..=0x10ff, 0x1c90..=0x1cbf, 0x2d00..=0x2d2f],
            Self::Hebrew => &[0x590..=0x5ff, 0x200c..=0x200f, 0x20aa..=0x20aa, 0x25cc..=0x25cc, 0xfb1d..=0xfb4f],
            Self::Arabic => &[
                0x600..=0x6ff,
                0x750..=0x77f,
                0x870..=0x8ff,
                0x200c..=0x200f,
                0x2010..=0x2011,
                0x204f..=0x204f,
                0x25cc..=0x25cc,
                0x2e41..=0x2e41,
                0xfb50..=0xfdff,
                0xfe70..=0xfefc,
            ],
            Self::Devanagari => &[
                0x900..=0x97f,
                0x1cd0..=0x1cf9,
                0x200c..=0x200d,
                0x20a8..=0x20a8,
                0x20b9..=0x20b9,
                0x25cc..=0x25cc,
                0xa830..=0xa839,
                0xa8e0..=0xa8ff,
            ],
            Self::Bengali => &[0x964..=0x965, 0x980..=0x9ff, 0x200c..=0x200d, 0x20b9..=0x20b9, 0x25cc..=0x25cc],
            Self::Gurmukhi => &[0x964..=0x965, 0xa00..=0xa7f, 0x200c..=0x200d, 0x20b9..=0x20b9, 0x25cc..=0x25cc],
            Self::Tamil => &[0x964..=0x965, 0xb80..=0xbff, 0x200c..=0x200d, 0x20b9..=0x20b9, 0x25cc..=0x25cc],
            Self::Thai => &[0xe01..=0xe5b, 0x200c..=0x200d, 0x25cc..=0x25cc],
            Self::Ethiopic => &[0x1200..=0x139f, 0x2d80..=0x2ddf, 0xab01..=0xab2f],
            Self::Other => &[],
        }
    }

    /// The script of a language.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        let Ok(mut id) = LanguageIdentifier::try_from_str(language.as_str()) else { return Self::Latin };
        LocaleExpander::new_extended().maximize(&mut id);
        match id.script.as_ref().map(icu_locale::subtags::Script::as_str) {
            None | Some("Latn") => Self::Latin,
            Some("Grek") => Self::Greek,
            Some("Cyrl") => Self::Cyrillic,
            Some("Armn") => Self::Armenian,
            Some("Geor") => Self::Georgian,
            Some("Hebr") => Self::Hebrew,
            Some("Arab") => Self::Arabic,
            Some("Deva") => Self::Devanagari,
            Some("Beng") => Self::Bengali,
            Some("Guru") => Self::Gurmukhi,
            Some("Taml") => Self::Tamil,
            Some("Thai") => Self::Thai,
            Some("Ethi") => Self::Ethiopic,
            Some(_) => Self::Other,
        }
    }

    /// Whether its letters are about as wide in one font as in the other where those of Latin are.
    #[must_use]
    pub const fn is_like_latin(self) -> bool {
        matches!(self, Self::Latin | Self::LatinExtended | Self::Greek | Self::Cyrillic)
    }

    /// Whether a letter is one of its own.
    pub(super) fn has(self, letter: char) -> bool {
        match self {
            Self::Other => {
                !is_in(COMMON, letter) && Self::VARIANTS.iter().all(|script| !is_in(script.ranges(), letter))
            }
            script => is_in(script.ranges(), letter),
        }
    }
}

fn is_in(ranges: Ranges, letter: char) -> bool {
    ranges.iter().any(|range| range.contains(&u32::from(letter)))
}

/// What of a font is in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontPart {
    /// Of which script it is.
    pub script: FontScript,
    /// What it is asked for.
    pub letters: BTreeSet<char>,
}

/// The parts of a font with those letters that pages in these languages need. What scripts have in common is with the one
/// that all languages are written in, so that most pages load one file; else with the Latin one.
#[must_use]
pub fn parts(letters: &BTreeSet<char>, languages: &[&Language]) -> Vec<FontPart> {
    let spoken: BTreeSet<_> = languages.iter().map(|language| FontScript::of(language)).collect();
    let home = if spoken.len() == 1 { spoken.first().copied() } else { None };
    let home = home.unwrap_or(FontScript::Latin);
    let mut needed = spoken;
    // Names and words of other languages stand in every text.
    needed.extend([FontScript::Latin, FontScript::LatinExtended]);
    let of = |script: &FontScript| -> BTreeSet<char> {
        letters.iter().copied().filter(|letter| script.has(*letter)).collect()
    };
    let mut parts: Vec<_> = needed.iter().map(|script| FontPart { script: *script, letters: of(script) }).collect();
    let taken: BTreeSet<char> = parts.iter().flat_map(|part| part.letters.iter().copied()).collect();
    let common = letters.iter().copied().filter(|letter| is_in(COMMON, *letter) && !taken.contains(letter));
    // A font of symbols has none of these.
    if let Some(part) = parts.iter_mut().find(|part| part.script == home && !part.letters.is_empty()) {
        part.letters.extend(common);
    }
    parts.retain(|part| !part.letters.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(tags: &[&str]) -> Vec<Language> {
        tags.iter().map(|tag| Language::parse(tag).unwrap()).collect()
    }

    fn parts_of(letters: &str, tags: &[&str]) -> Vec<(FontScript, String)> {
        let languages = languages(tags);
        let parts = parts(&letters.chars().collect(), &languages.iter().collect::<Vec<_>>());
        parts.into_iter().map(|part| (part.script, part.letters.into_iter().collect())).collect()
    }

    #[test]
    fn each_language_has_its_script() {
        use FontScript::{Arabic, Cyrillic, Devanagari, Greek, Hebrew, Latin, Other};
        let tags = ["en", "sq", "fa", "ckb", "el", "sr", "sr-Latn", "iw", "hi", "zh", "ja", "ku"];
        let expected = [Latin, Latin, Arabic, Arabic, Greek, Cyrillic, Latin, Hebrew, Devanagari, Other, Other, Latin];
        let found: Vec<_> = languages(&tags).iter().map(FontScript::of).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn no_two_scripts_have_a_letter_in_common_but_for_joiners_and_marks() {
        for (index, script) in FontScript::VARIANTS.iter().enumerate() {
            for other in &FontScript::VARIANTS[index + 1..] {
                let both = (0..=0xffff).filter_map(char::from_u32).find(|letter| {
                    script.has(*letter)
                        && other.has(*letter)
                        && !"\u{200c}\u{200d}\u{200e}\u{200f}₪₨₹◌।॥".contains(*letter)
                });
                assert_eq!(both, None, "{script:?} and {other:?}");
            }
            let common = (0..=0xffff).filter_map(char::from_u32).find(|letter| {
                script.has(*letter) && is_in(COMMON, *letter) && !('\u{2000}'..='\u{206f}').contains(letter)
            });
            assert_eq!(common, None, "{script:?}");
        }
    }

    #[test]
    fn a_page_in_one_script_needs_one_part() {
        use FontScript::{Arabic, Latin, LatinExtended};
        let letters = " 1.\u{200c}aëčбبپ→";
        let of = |script, letters: &str| (script, letters.to_owned());
        assert_eq!(
            parts_of(letters, &["fa", "ar"]),
            [of(Latin, "aë"), of(LatinExtended, "č"), of(Arabic, " .1بپ\u{200c}→")]
        );
        assert_eq!(parts_of(letters, &["en", "sq"]), [of(Latin, " .1aë\u{200c}→"), of(LatinExtended, "č")]);
        assert_eq!(
            parts_of(letters, &["en", "fa"]),
            [of(Latin, " .1aë→"), of(LatinExtended, "č"), of(Arabic, "بپ\u{200c}")]
        );
        assert_eq!(parts_of("★☂", &["en"]), []);
        assert_eq!(parts_of("語 a", &["ja"]), [of(Latin, "a"), of(FontScript::Other, " 語")]);
    }
}
