//! The beginning of a text.
//!
//! `unicode-segmentation` knows what readers see as one letter. The words of Thai and Khmer only dictionaries know, of
//! some hundred kilobytes (`icu_segmenter`); here a reader only has to see that the text goes on.

use unicode_segmentation::UnicodeSegmentation;

/// The beginning of a text, cut between words, with an ellipsis where something was cut. A text in a script without
/// spaces is cut between letters.
#[must_use]
pub fn excerpt(text: &str, most_characters: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most_characters) else {
        return text.to_owned();
    };
    // A word that takes more than half of the excerpt is cut, and so is a script without spaces.
    let is_far_enough = |end: &usize| text[..*end].chars().count() * 2 >= most_characters;
    let space = text[..cut].rfind(char::is_whitespace);
    let after_word = if text[cut..].starts_with(char::is_whitespace) { Some(cut) } else { space.filter(is_far_enough) };
    let end = after_word.unwrap_or_else(|| between_letters(text, cut));
    format!("{}…", text[..end].trim_end_matches(is_between_words))
}

/// What no excerpt ends with.
fn is_between_words(character: char) -> bool {
    character.is_whitespace() || ",;:.،؛、，。；：".contains(character)
}

/// The nearest place at or before `cut` where no letter is torn apart (UAX #29, extended grapheme clusters).
fn between_letters(text: &str, cut: usize) -> usize {
    let starts = text.grapheme_indices(true).map(|(start, _)| start).take_while(|start| *start <= cut);
    let is_end = |end: &usize| *end > 0 && !text[..*end].ends_with(is_written_before_its_consonant);
    starts.filter(is_end).last().unwrap_or(cut)
}

/// Vowels of Thai and Lao that are spoken after the letter they stand before.
fn is_written_before_its_consonant(character: char) -> bool {
    matches!(character, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("one two three", 7), "one two…");
        assert_eq!(excerpt("one two", 7), "one two");
        assert_eq!(excerpt("یک، دو، سه", 8), "یک، دو…");
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_letters() {
        let chinese = "記者 ".to_owned() + &"這是一個很長的句子，沒有空格。".repeat(10);
        assert_eq!(excerpt(&chinese, 18), "記者 這是一個很長的句子，沒有空格…");
        let japanese = "ニュース。".to_owned() + &"これはとても長い文章です".repeat(5);
        assert_eq!(excerpt(&japanese, 11).chars().count(), 12);
        // A vowel stays with its consonant, before or after it.
        assert_eq!(excerpt("ภาษาไทยที่ยาว", 8), "ภาษาไทย…");
        assert_eq!(excerpt("ภาษาไทยแปล", 8), "ภาษาไทย…");
        assert_eq!(excerpt("தமிழ்மொழியின்வரலாறு", 7), "தமிழ்மொ…");
        assert_eq!(excerpt("ភាសាខ្មែរ", 7), "ភាសា…");
        assert_eq!(excerpt("🇦🇱🇦🇱🇦🇱", 3), "🇦🇱…");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let address = format!("See https://example.org/{}", "a".repeat(100));
        assert_eq!(excerpt(&address, 60).chars().count(), 61);
    }

    proptest! {
        #[test]
        fn it_is_never_longer_than_asked_for(text in "\\PC{0,80}", most in 1_usize..60) {
            prop_assert!(excerpt(&text, most).chars().count() <= most + 1);
        }
    }
}
