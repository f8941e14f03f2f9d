//! Where a text says what was asked for.

use super::{QueryWord, Terms, words};

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Something else.
    Plain(String),
    /// What was asked for.
    Match(String),
}

/// A text in stretches, one after the other.
#[must_use]
pub fn highlight(text: &str, terms: Terms, asked: &[QueryWord]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut done = 0;
    for (start, word) in words(text).filter(|(_, word)| terms.is_asked_for(word, asked)) {
        if start > done {
            stretches.push(Stretch::Plain(text[done..start].to_owned()));
        }
        stretches.push(Stretch::Match(word.to_owned()));
        done = start + word.len();
    }
    if done < text.len() {
        stretches.push(Stretch::Plain(text[done..].to_owned()));
    }
    stretches
}

/// The part of a long text around the first word that was asked for, cut between words; `None` where it has none.
#[must_use]
pub fn window(text: &str, most_characters: usize, terms: Terms, asked: &[QueryWord]) -> Option<String> {
    let (found, _) = words(text).find(|(_, word)| terms.is_asked_for(word, asked))?;
    // A quarter of it leads to the word.
    let before = text[..found].char_indices().rev().nth(most_characters / 4).map(|(at, _)| at);
    let start = before.map_or(0, |at| text[at..found].find(char::is_whitespace).map_or(found, |space| at + space));
    let excerpt = crate::model::content::excerpt(text[start..].trim_start(), most_characters);
    Some(if start == 0 { excerpt } else { format!("…{excerpt}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::locale::Language;

    fn marked(language: &str, query: &str, text: &str) -> String {
        let terms = Terms::new(&Language::parse(language).unwrap());
        let mark = |stretch| match stretch {
            Stretch::Plain(text) => text,
            Stretch::Match(text) => format!("[{text}]"),
        };
        highlight(text, terms, &terms.of_query(query)).into_iter().map(mark).collect()
    }

    #[test]
    fn matches_keep_the_spelling_of_the_text() {
        assert_eq!(marked("en", "iraq pol", "Iraqi police in Iraq."), "Iraqi [police] in [Iraq].");
        assert_eq!(marked("fa", "كتاب", "کتاب‌هایی از ایران"), "[کتاب‌هایی] از ایران");
        assert_eq!(marked("sq", "ceshtje", "Çështja e gjuhës"), "[Çështja] e gjuhës");
        assert_eq!(marked("en", "", "Nothing"), "Nothing");
    }

    #[test]
    fn a_window_shows_the_first_match_in_its_sentence() {
        let terms = Terms::new(&Language::parse("en").unwrap());
        let text = format!("{}Ashraf {}", "before ".repeat(40), "after ".repeat(40));
        let shown = window(&text, 60, terms, &terms.of_query("ashraf")).unwrap();
        assert_eq!(shown, "…before before Ashraf after after after after after after…");
        assert_eq!(window("Ashraf at once", 60, terms, &terms.of_query("ashraf")).unwrap(), "Ashraf at once");
        assert_eq!(window(&text, 60, terms, &terms.of_query("none")), None);
    }
}
