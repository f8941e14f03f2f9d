//! Which letters a language is written in, as CLDR has them.

use super::FontScript;
use crate::model::locale::Language;
use icu_locale::{DataLocale, exemplar_chars::ExemplarCharacters};
use std::collections::BTreeSet;
use strum::VariantArray;

/// What a font lacks of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLetters {
    /// Whether it has any.
    pub has_some: bool,
    /// Those that it lacks.
    pub letters: Vec<char>,
}

/// The letters of a language that are not among those of a font; `None` for a language that CLDR says nothing of.
#[must_use]
pub fn missing_letters(language: &Language, of_font: &BTreeSet<char>) -> Option<MissingLetters> {
    let letters = letters_of(language)?;
    let missing: Vec<_> = letters.iter().copied().filter(|letter| !of_font.contains(letter)).collect();
    // Those of the Latin alphabet are in every font.
    let own = letters.iter().filter(|letter| !letter.is_ascii());
    let is_latin = letters.contains(&'a');
    let has_some =
        if is_latin { missing.len() < letters.len() } else { own.into_iter().any(|own| of_font.contains(own)) };
    Some(MissingLetters { has_some, letters: missing })
}

/// The scripts that pages in a language need: its own, all that its letters are of (those of Turkish and Polish are not in
/// the Latin of Western Europe), and Latin, for names stand in every text.
#[must_use]
pub fn scripts_of(language: &Language) -> BTreeSet<FontScript> {
    let letters = letters_of(language).unwrap_or_default();
    let of_letters =
        FontScript::VARIANTS.iter().copied().filter(|script| letters.iter().any(|letter| script.has(*letter)));
    of_letters.chain([FontScript::of(language), FontScript::Latin]).collect()
}

/// Small letters, and large ones where there are such.
fn letters_of(language: &Language) -> Option<BTreeSet<char>> {
    let tags = [language.as_str(), language.primary()];
    let known =
        tags.into_iter().find_map(|tag| ExemplarCharacters::try_new_main(&tag.parse::<DataLocale>().ok()?).ok())?;
    let of_strings = known.strings().iter().flat_map(|string| string.chars());
    let small: Vec<_> =
        known.code_points().iter_chars().chain(of_strings).filter(|letter| letter.is_alphabetic()).collect();
    // A letter such as ß has a large one of two.
    let large = small.iter().filter_map(|letter| Some(letter.to_uppercase()).filter(|large| large.len() == 1)?.next());
    let letters: BTreeSet<char> = small.iter().copied().chain(large).collect();
    (!letters.is_empty()).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(language: &str, of_font: impl IntoIterator<Item = char>) -> (bool, String) {
        let missing = missing_letters(&Language::parse(language).unwrap(), &of_font.into_iter().collect()).unwrap();
        (missing.has_some, missing.letters.into_iter().collect())
    }

    #[test]
    fn the_letters_that_a_font_lacks_are_named() {
        let english = || ('a'..='z').chain('A'..='Z');
        assert_eq!(missing("en", english()), (true, String::new()));
        assert_eq!(missing("en-GB", english().filter(|letter| *letter != 'q')), (true, "q".to_owned()));
        assert_eq!(missing("sq", english()), (true, "ÇËçë".to_owned()));
        assert_eq!(missing("de", english()).1, "ÄÖÜßäöü");
        let (has_some, lacking) = missing("fa", ('ء'..='غ').chain('ف'..='ٟ').chain(['ٰ']));
        assert!(has_some);
        assert_eq!(lacking, "پچژکگی");
        assert!(!missing("fa", english()).0);
        assert!(!missing("ru", english()).0);
        assert!(!missing("en", ('а'..='я').collect::<Vec<_>>()).0);
        assert_eq!(missing_letters(&Language::parse("tlh").unwrap(), &BTreeSet::new()), None);
    }

    #[test]
    fn a_language_needs_each_script_that_its_letters_are_of() {
        use FontScript::{Arabic, Cyrillic, Latin, LatinExtended};
        let scripts = |language| scripts_of(&Language::parse(language).unwrap()).into_iter().collect::<Vec<_>>();
        for language in ["en", "sq", "de", "pt-BR", "tlh"] {
            assert_eq!(scripts(language), [Latin], "{language}");
        }
        for language in ["tr", "pl", "ro", "vi"] {
            assert_eq!(scripts(language), [Latin, LatinExtended], "{language}");
        }
        assert_eq!(scripts("fa"), [Latin, Arabic]);
        assert_eq!(scripts("ru"), [Latin, Cyrillic]);
    }
}
