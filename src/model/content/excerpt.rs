//! The beginning of a text.
//!
//! `icu_segmenter` knows the words of Thai and Khmer, by dictionaries of some hundred kilobytes. Here a reader only has
//! to see that the text goes on.

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

/// The nearest place at or before `cut` where no letter loses a mark of its own.
fn between_letters(text: &str, cut: usize) -> usize {
    let mut end = cut;
    while let Some(before) = text[..end].chars().next_back() {
        let after = text[end..].chars().next();
        if !after.is_some_and(belongs_to_the_letter_before) && !belongs_to_the_letter_after(before) {
            return end;
        }
        end -= before.len_utf8();
    }
    cut
}

/// Marks of the scripts that publications are written in, joiners, and the second half of a pair.
fn belongs_to_the_letter_before(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}'
        | '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}' | '\u{eb0}'..='\u{ebd}' | '\u{ec6}'..='\u{ece}'
        | '\u{f71}'..='\u{f87}' | '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{17b4}'..='\u{17dd}'
        | '\u{200c}' | '\u{200d}' | '\u{3099}' | '\u{309a}' | '\u{30fc}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Joiners, vowels that are written first, and the sign that puts one Khmer letter below another.
fn belongs_to_the_letter_after(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}' | '\u{17d2}')
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
        assert_eq!(excerpt("ភាសាខ្មែរ", 7), "ភាសា…".to_owned());
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
