//! Message catalogs.

use crate::text;
use masthead::model::locale::{Calendar, Catalog, Language, Message, Timestamp, placeholder_names};
use strum::VariantArray;

pub fn read(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let calendar = Calendar::VARIANTS[usize::from(*first) % Calendar::VARIANTS.len()];
    let written = text(rest);
    let Some((catalog, faults)) = open(&written, calendar) else { return };
    let again = serde_json::to_string(&catalog).unwrap();
    let (second, left) = open(&again, calendar).expect("what was written can be read");
    assert_eq!(serde_json::to_value(&second).unwrap(), serde_json::to_value(&catalog).unwrap());
    assert!(left <= faults, "{again}");
    let time = Timestamp::parse("2009-08-05").unwrap();
    assert!(catalog.date(&time).len() <= 100 + written.len() * written.len());
    for message in [Message::ArchivePage, Message::Comments, Message::MonthOfYear] {
        let _ = placeholder_names(catalog.text(message)).count();
        let _ = catalog.fill(message, &[("page", "1"), ("month", "{page}")]);
        let (before, after) = catalog.around(message, "page");
        assert!(before.len() + after.len() <= catalog.text(message).len());
    }
    for count in [0, 1, 2, 3, 11, 100] {
        let _ = catalog.count(Message::Comments, count);
    }
    let mut completed = catalog.clone();
    completed.complete_from(&second);
    assert_eq!(completed.missing().count(), catalog.missing().count());
}

fn open(text: &str, calendar: Calendar) -> Option<(Catalog, usize)> {
    let language = Language::parse("ar").unwrap();
    let (catalog, faults) =
        Catalog::read(text, language.clone(), masthead::model::locale::Digits::usual_in(&language), calendar).ok()?;
    Some((catalog, faults.len()))
}
