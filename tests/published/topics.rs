//! The sample's archives by time and topic.

use crate::publication::{BASE, attributes, pages, texts};
use std::collections::BTreeSet;

#[test]
fn a_month_has_its_name_and_number_in_the_editions_own_calendar() {
    let pages = pages();
    for (address, heading, way_up) in [
        ("en/archive/2009/08/", "August 2009", ["Archive", "2009"]),
        ("fa/archive/1388/05/", "مرداد ۱۳۸۸", ["بایگانی", "۱۳۸۸"]),
        ("ar/archive/2009/08/", "أغسطس ٢٠٠٩", ["الأرشيف", "٢٠٠٩"]),
        ("sq/archive/2009/08/", "gusht 2009", ["Arkivi", "2009"]),
    ] {
        let page = pages.get(&format!("{BASE}{address}")).unwrap_or_else(|| panic!("{address}"));
        assert_eq!(texts(page, "h1"), [heading]);
        assert_eq!(texts(page, "nav.way-up a"), way_up);
        assert_eq!(attributes(page, "nav.way-up", "aria-label"), way_up[..1]);
        assert!(!texts(page, "main article").is_empty());
    }
}

#[test]
fn every_list_of_the_index_has_as_many_articles_as_it_says() {
    let pages = pages();
    let mut seen = 0;
    for code in ["en", "fa", "ar", "sq"] {
        let index = &pages[&format!("{BASE}{code}/archive/")];
        let lists: Vec<_> = attributes(index, ".archive li a", "href");
        assert_eq!(lists.len(), lists.iter().collect::<BTreeSet<_>>().len(), "{code}: each once");
        let counts = texts(index, ".archive .count");
        assert_eq!(lists.len(), counts.len());
        for (list, count) in lists.iter().zip(counts) {
            let front = format!("{BASE}{list}");
            let archive = format!("{front}page/");
            let of_list = pages.iter().filter(|(address, _)| **address == front || address.starts_with(&archive));
            let articles: usize = of_list.map(|(_, page)| texts(page, "main article").len()).sum();
            assert!(says(&count, articles), "{list}: {count}, not {articles}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

/// Whether the words name the number, in any digits; Arabic has words for one and two.
fn says(words: &str, number: usize) -> bool {
    let zeros = ['0', '٠', '۰'];
    let in_digits = |zero: char| -> String {
        let digits = number.to_string();
        digits.chars().filter_map(|digit| char::from_u32(zero as u32 + digit.to_digit(10)?)).collect()
    };
    match words {
        "مقال واحد" => number == 1,
        "مقالان" => number == 2,
        _ => zeros.into_iter().any(|zero| words.split(' ').any(|word| word == in_digits(zero))),
    }
}
