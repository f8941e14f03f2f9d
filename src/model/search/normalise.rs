//! The letters of a word without what writers differ in: capitals, accents, the two ways of Arabic and Persian
//! keyboards, hamza and its seats, vowel signs, the stretching line, digits.
//!
//! Unicode's own compatibility forms (`icu_normalizer`) know neither the letters that Arabic and Persian share under two
//! codes nor hamza, and their tables would be most of the program's download.

use crate::model::locale::Digits;

/// The letter that joins two words of Persian without a space, and its opposite.
pub const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';

/// A word with its letters and digits in their plainest form. What is neither is left out.
#[must_use]
pub fn normalise(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut last = None;
    let mut characters = word.chars().filter(|character| !is_mark(*character)).peekable();
    while let Some(character) = characters.next() {
        // «مسئول», «مسؤول» and «مسوول» are one word.
        if character == 'ئ' && characters.peek() == Some(&'و') {
            continue;
        }
        for letter in character.to_lowercase().filter_map(plain_letter) {
            // And so are «رئیس» and «رییس», «داوود» and «داود».
            if !(matches!(letter, 'و' | 'ی') && last == Some(letter)) {
                plain.push(letter);
            }
            last = Some(letter);
        }
    }
    plain
}

/// What is written on, below or between letters: accents, vowel signs, combining hamza, the stretching line.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// A small letter or a digit; `None` for anything else, and for the hamza that stands by itself, which comes and goes.
fn plain_letter(character: char) -> Option<char> {
    Some(match character {
        'ك' | 'ڪ' => 'ک',
        'ي' | 'ى' | 'ې' | 'ے' | 'ئ' | 'ۓ' => 'ی',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ة' | 'ۀ' | 'ۂ' | 'ە' | 'ہ' | 'ھ' | 'ۃ' => 'ه',
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ء' => return None,
        _ => return Digits::plain(character).or_else(|| character.is_alphanumeric().then_some(character)),
    })
}

/// Whether a character belongs to a word: a letter, a digit, a mark, or what joins the parts of one.
#[must_use]
pub fn is_in_word(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || is_joint(character)
}

/// What joins the parts of a word: an apostrophe, or the space of Persian that has no width.
#[must_use]
pub fn is_joint(character: char) -> bool {
    matches!(character, ZERO_WIDTH_NON_JOINER | '\'' | '\u{2019}')
}

/// Whether a character is of a script that puts no spaces between words: each is then a word of its own.
#[must_use]
pub fn is_word_by_itself(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{1000}'..='\u{109f}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each line is one word in the spellings of different writers.
    const SAME: [&[&str]; 14] = [
        &["iraq", "Iraq", "IRAQ"],
        &["çështje", "Ceshtje", "CESHTJE", "c\u{327}e\u{308}shtje"],
        &["علی", "علي", "على"],
        &["کتاب", "كتاب", "كــتاب", "كِتَابٌ"],
        &["احمد", "أحمد", "ٱحمد"],
        &["ایران", "إيران", "ایران"],
        &["آزادی", "ازادى", "ا\u{653}زادی"],
        &["مدرسه", "مدرسة"],
        &["مسئول", "مسؤول", "مسوول"],
        &["رئیس", "رییس", "رئيس"],
        &["خانهٔ", "خانۀ", "خانه"],
        &["جزء", "جز"],
        &["1388", "۱۳۸۸", "١٣٨٨"],
        &["داوود", "داود"],
    ];

    #[test]
    fn spellings_of_one_word_come_to_the_same_letters() {
        for spellings in SAME {
            for spelling in spellings {
                assert_eq!(normalise(spelling), normalise(spellings[0]), "{spelling}");
            }
        }
    }

    #[test]
    fn other_words_stay_others() {
        for (one, other) in [("قلم", "کلم"), ("سر", "صر"), ("گل", "کل"), ("man", "men"), ("پدر", "بدر")]
        {
            assert_ne!(normalise(one), normalise(other));
        }
    }

    proptest! {
        #[test]
        fn a_plain_word_stays(word in ".{0,30}") {
            let plain = normalise(&word);
            prop_assert_eq!(normalise(&plain), plain.clone());
        }
    }
}
