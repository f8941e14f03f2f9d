//! Language tags, and which edition a reader gets.

use crate::text;
use masthead::model::locale::{Calendar, Digits, Language, best_match, plural_category};

pub fn read(bytes: &[u8]) {
    let written = text(bytes);
    let tags: Vec<Language> = written.split(',').filter_map(Language::parse).collect();
    for tag in &tags {
        assert_eq!(Language::parse(tag.as_str()).as_ref(), Some(tag));
        assert!(tag.same_language(tag));
        assert!(!tag.primary().is_empty());
        let _ = (tag.direction(), tag.open_graph_locale(), Calendar::usual_in(tag), plural_category(3, tag));
        let number = Digits::usual_in(tag).number(1_234_567_890);
        assert_eq!(number.chars().count(), 10);
        assert!(number.chars().all(char::is_numeric));
    }
    let available = ["en", "ar", "fa-AF", "sr-Latn", "zh-Hant"].map(|tag| Language::parse(tag).unwrap());
    let available: Vec<_> = available.iter().collect();
    assert!(best_match(&available, &tags).is_none_or(|index| index < available.len()));
}
