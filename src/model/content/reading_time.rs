//! How long a text takes to read.

use super::{SafeNode, plain_text};

/// A way of writing, as far as it says how fast people read it. Silent reading of non-fiction: M. Brysbaert, How many
/// words do we read per minute? (2019), Tables 4 and 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    /// Words of letters that stand for sounds, vowels included, with spaces between: Latin, Cyrillic, Greek and others.
    Words,
    /// Words of the Arabic and the Hebrew script, whose short vowels the reader adds.
    WordsWithoutVowels,
    /// Signs that are syllables or words: Chinese and Japanese.
    Signs,
    /// Letters of the scripts that have no spaces between words: Thai, Lao, Khmer, Burmese.
    Letters,
}

impl Pace {
    /// The pace of a character. Blocks of Unicode are enough to tell.
    const fn of(character: char) -> Self {
        match character {
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Self::WordsWithoutVowels,
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                Self::Signs
            }
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Self::Letters,
            _ => Self::Words,
        }
    }

    /// How many are read in a minute.
    const fn a_minute(self) -> u32 {
        match self {
            Self::Words => 238,
            Self::WordsWithoutVowels => 181,
            Self::Signs => 400,
            Self::Letters => 1000,
        }
    }
}

/// A minute in the unit that times are added up in, without fractions of it that count.
const MINUTE: u32 = 100_000;

/// How many minutes a text takes to read, rounded; `None` for one that is read in less than half a minute.
#[must_use]
pub fn reading_minutes(nodes: &[SafeNode]) -> Option<u32> {
    let text = plain_text(nodes);
    let time = text.split(' ').map(time_of_word).fold(0, u32::saturating_add);
    Some((time.saturating_add(MINUTE / 2)) / MINUTE).filter(|minutes| *minutes > 0)
}

fn time_of_word(word: &str) -> u32 {
    let mut pace = None;
    let mut time = 0;
    for character in word.chars() {
        match Pace::of(character) {
            sign @ (Pace::Signs | Pace::Letters) => time += MINUTE / sign.a_minute(),
            // Digits and punctuation stand in words of every script.
            Pace::Words if !character.is_ascii_punctuation() => pace = pace.or(Some(Pace::Words)),
            Pace::Words => {}
            Pace::WordsWithoutVowels => pace = Some(Pace::WordsWithoutVowels),
        }
    }
    time + pace.map_or(0, |pace: Pace| MINUTE / pace.a_minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str, times: usize) -> Option<u32> {
        reading_minutes(&[SafeNode::Text(vec![text; times].join(" "))])
    }

    #[test]
    fn each_script_has_its_pace() {
        assert_eq!(minutes("word", 720), Some(3));
        assert_eq!(minutes("fjalë", 720), Some(3));
        assert_eq!(minutes("کلمه", 720), Some(4));
        assert_eq!(minutes("كلمة،", 720), Some(4));
        assert_eq!(minutes("我们阅读文字", 200), Some(2 + 1), "1200 signs");
        assert_eq!(minutes("ภาษาไทย", 430), Some(3), "3010 letters");
    }

    #[test]
    fn a_short_text_is_not_measured() {
        assert_eq!(minutes("word", 100), None);
        assert_eq!(minutes("word", 130), Some(1));
        assert_eq!(reading_minutes(&[]), None);
        assert_eq!(minutes("…", 3), None);
    }
}
