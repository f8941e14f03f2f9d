//! What a reader asks for, and where a text says it.

use crate::text;
use masthead::model::{
    locale::Language,
    search::{SearchRequest, Stretch, Terms, highlight, window, words},
};

const TEXT: &str = "The camp's gates: دانش‌آموزان می‌روند، والكتاب 2009, reçu. ไทย 日本";

pub fn read(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let written = text(rest);
    let request = SearchRequest::parse(&written);
    let printed = request.to_string();
    assert_eq!(SearchRequest::parse(printed.trim_start_matches('?')), request, "{printed}");
    let tag = ["en", "sq", "ar", "fa", "de"][usize::from(*first) % 5];
    let terms = Terms::new(&Language::parse(tag).unwrap());
    let asked = terms.of_query(&request.text);
    for searched in [&*written, TEXT] {
        let stretches = highlight(searched, terms, &asked);
        let whole: String =
            stretches.iter().map(|(Stretch::Plain(part) | Stretch::Match(part))| part.as_str()).collect();
        assert_eq!(whole, searched);
        if let Some(part) = window(searched, 40, terms, &asked) {
            assert!(part.chars().count() <= 43, "{part}");
        }
    }
    // What is asked for finds itself.
    for (_, word) in words(&request.text).take(5) {
        assert!(terms.is_asked_for(word, &terms.of_query(word)) || terms.of_query(word).is_empty(), "{word}");
    }
    for word in &asked {
        assert!(word.finds(&word.whole) && word.stem.len() <= word.whole.len());
    }
}
