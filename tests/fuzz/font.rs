//! Files of fonts.

use masthead::{
    model::{locale::Language, publication::FontFile},
    program::{FaultyFont, FontFault, OpenFont, Remedy},
};

pub fn read(bytes: &[u8]) {
    let Ok(font) = OpenFont::read(bytes) else { return };
    assert!(!font.letters().is_empty());
    let file: FontFile = serde_json::from_str(r#"{"src": "a.ttf"}"#).unwrap();
    let weight = font.weight(&file);
    assert!(weight.least <= weight.most);
    let _ = font.style(&file);
    let language = Language::parse("fa").unwrap();
    for fault in FontFault::of(&font, &[], &[&language]) {
        let faulty = FaultyFont { file: "a.ttf".to_owned(), fault };
        assert!(!faulty.to_string().is_empty() && !faulty.remedy().is_empty());
    }
    let _ = font.can_be_divided();
}
