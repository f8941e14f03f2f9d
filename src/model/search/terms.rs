//! What the words of a text are found by.

use super::{
    normalise::{is_in_word, is_joint, is_word_by_itself, normalise},
    stem::Stemming,
};
use crate::model::locale::Language;

/// Makes terms of words: the same natively, where texts are read, and in the browser, where a reader asks.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    stemming: Stemming,
}

/// A word that a reader asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QueryWord {
    /// The word as it is.
    pub whole: String,
    /// The word without its endings.
    pub stem: String,
    /// What longer words may start with: the reader may not have written it to its end.
    pub beginning: Option<String>,
}

/// How many letters a beginning needs: with one, half of the index would fit.
const LEAST_BEGINNING: usize = 2;

/// The words of a text, each with where it starts.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_in_word)?;
        let word = &text[start..];
        let end = match word.chars().next() {
            Some(first) if is_word_by_itself(first) => first.len_utf8(),
            _ => word.find(|next| !is_in_word(next) || is_word_by_itself(next)).unwrap_or(word.len()),
        };
        rest = start + end;
        Some((start, &word[..end]))
    })
}

impl Terms {
    /// For an edition in that language.
    #[must_use]
    pub fn new(language: &Language) -> Self {
        Self { stemming: Stemming::of(language) }
    }

    /// What a word of a text is found by. Some may come twice.
    pub fn of_word(self, word: &str, mut on_term: impl FnMut(String)) {
        let parts = self.parts(word);
        // «دانش‌آموز» is written «دانشآموز», too.
        let joined = (parts.len() > 1).then(|| parts.concat());
        for part in parts.into_iter().chain(joined) {
            if let Some(rest) = self.stemming.without_short_word(&part) {
                on_term(self.stemming.stem(rest));
                on_term(rest.to_owned());
            }
            on_term(self.stemming.stem(&part));
            on_term(part);
        }
    }

    /// The words that a reader asks for. The last one may be the beginning of another.
    #[must_use]
    pub fn of_query(self, text: &str) -> Vec<QueryWord> {
        let mut asked: Vec<QueryWord> = Vec::new();
        for (start, word) in words(text) {
            let is_last = start + word.len() == text.len();
            let parts = self.parts(word);
            let count = parts.len();
            for (index, part) in parts.into_iter().enumerate() {
                let beginning = self.stemming.without_article(&part).to_owned();
                let is_long = beginning.chars().count() >= LEAST_BEGINNING;
                let beginning = (is_last && index + 1 == count && is_long).then_some(beginning);
                let stem = self.stemming.stem(&part);
                match asked.iter_mut().find(|known| known.whole == part) {
                    Some(known) => known.beginning = known.beginning.take().or(beginning),
                    None => asked.push(QueryWord { whole: part, stem, beginning }),
                }
            }
        }
        asked
    }

    /// Whether a word of a text is what a reader asks for.
    #[must_use]
    pub fn is_asked_for(self, word: &str, asked: &[QueryWord]) -> bool {
        let mut is_found = false;
        self.of_word(word, |term| is_found |= asked.iter().any(|word| word.finds(&term)));
        is_found
    }

    /// The parts of a word, normalised, without those that are no words.
    fn parts(self, word: &str) -> Vec<String> {
        let is_whole = !word.contains(is_joint);
        let parts: Vec<_> = word.split(is_joint).map(normalise).filter(|part| !part.is_empty()).collect();
        let is_word = |part: &String| !self.stemming.is_part(part) && (is_whole || part.len() > 1);
        let kept: Vec<_> = parts.iter().filter(|part| is_word(part)).cloned().collect();
        if kept.is_empty() && !is_whole { vec![parts.concat()] } else { kept }
    }
}

impl QueryWord {
    /// Whether it finds what has that term.
    #[must_use]
    pub fn finds(&self, term: &str) -> bool {
        term == self.whole
            || term == self.stem
            || self.beginning.as_deref().is_some_and(|beginning| term.starts_with(beginning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(language: &str) -> Terms {
        Terms::new(&Language::parse(language).unwrap())
    }

    fn finds(language: &str, query: &str, text: &str) -> bool {
        let terms = terms(language);
        let asked = terms.of_query(query);
        asked.iter().all(|word| words(text).any(|(_, found)| terms.is_asked_for(found, std::slice::from_ref(word))))
    }

    #[test]
    fn words_end_where_no_letter_is() {
        let found = |text| words(text).map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(found("Camp Ashraf, 36 (AFP)"), ["Camp", "Ashraf", "36", "AFP"]);
        assert_eq!(found("می‌شود؟ نه!"), ["می‌شود", "نه"]);
        assert_eq!(found("東京 x"), ["東", "京", "x"]);
        assert_eq!(found(" … "), Vec::<&str>::new());
    }

    #[test]
    fn persian_is_found_with_a_space_of_no_width_with_a_space_and_with_none() {
        for query in ["کتاب‌ها", "کتاب ها", "کتابها", "كتاب هاي", "کتابهایی", "کتاب"]
        {
            for text in ["کتاب‌ها", "کتاب ها", "کتابها", "کتاب‌هایی", "کتاب"] {
                assert!(finds("fa", query, text), "{query}: {text}");
            }
        }
        assert!(finds("fa", "دانش آموز", "دانش‌آموزان"));
        assert!(finds("fa", "دانشآموزان", "دانش‌آموز"));
        for query in ["می‌شود", "می شود", "میشود"] {
            for text in ["می‌شود", "می شود", "میشود", "نمی‌شود", "نمیشود"] {
                assert!(finds("fa", query, text), "{query}: {text}");
            }
        }
        assert!(!finds("fa", "دانش آموز", "دانشکده"));
    }

    #[test]
    fn arabic_is_found_without_its_article_and_its_short_words() {
        for query in ["العراق", "عراق", "العرا", "والعراق"] {
            for text in ["العراق", "عراق", "للعراق", "وعراق"] {
                assert!(finds("ar", query, text), "{query}: {text}");
            }
        }
    }

    #[test]
    fn an_apostrophe_ends_what_counts() {
        assert!(finds("en", "Nejat’s", "Nejat Society"));
        assert!(finds("en", "Nejat", "Nejat's archive"));
        assert!(finds("sq", "derguar", "t’i dërguar"));
    }

    #[test]
    fn only_the_last_word_may_be_a_beginning() {
        assert!(finds("en", "camp ash", "Camp Ashraf"));
        assert!(!finds("en", "ash camp", "Camp Ashraf"));
        assert!(!finds("en", "ash ", "Camp Ashraf"));
        assert!(!finds("en", "a", "Camp Ashraf"));
    }
}
