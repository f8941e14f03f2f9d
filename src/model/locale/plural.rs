//! Plural categories of whole numbers, by CLDR's rules.
//!
//! Nothing here counts but whole numbers, and for those CLDR's rules come down to few. A test holds them
//! against `icu_plurals` for every code of two or three letters; the wasm does without its data and its search.

use super::Language;

/// A plural category (CLDR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As for no thing in Arabic.
    Zero,
    /// As for one thing in English.
    One,
    /// As for two things in Arabic.
    Two,
    /// As for three things in Russian.
    Few,
    /// As for five things in Russian.
    Many,
    /// As for any number in Japanese. Every language has it.
    Other,
}

use Plural::{Few, Many, One, Other, Two, Zero};

type Rule = fn(u32) -> Plural;

/// Languages, and the rule they share. Those that are not here have one form for all numbers.
const RULES: &[(&str, Rule)] = &[
    (
        "af ast az bg brx chr ckb da de ee el en eo et eu fi fo fy ha hu ia ie ka kk ks ku ky lb lij ml mn mr nb ne nl nn \
         no om or ps rm sc sd so sq st sv sw syr ta te tk tn tr ug ur uz xh",
        |n| if n == 1 { One } else { Other },
    ),
    ("ak am as bho bn csw doi fa gu hi hy kn kok nso pa pcm si tg ti vi zu", |n| if n < 2 { One } else { Other }),
    ("ca es gl it lld scn vec", |n| match n {
        1 => One,
        n => millions(n),
    }),
    ("fr pt", |n| match n {
        0 | 1 => One,
        n => millions(n),
    }),
    ("ar", |n| match (n, n % 100) {
        (0, _) => Zero,
        (1, _) => One,
        (2, _) => Two,
        (_, 3..=10) => Few,
        (_, 11..) => Many,
        _ => Other,
    }),
    ("be ru uk", |n| match slavic(n) {
        Other => Many,
        form => form,
    }),
    ("bs hr sr", slavic),
    ("pl", |n| match (n, slavic(n)) {
        (1, _) => One,
        (_, Few) => Few,
        _ => Many,
    }),
    ("cs sk", |n| match n {
        1 => One,
        2..=4 => Few,
        _ => Other,
    }),
    ("dsb hsb sl", |n| match n % 100 {
        1 => One,
        2 => Two,
        3 | 4 => Few,
        _ => Other,
    }),
    ("is mk", |n| if n % 10 == 1 && n % 100 != 11 { One } else { Other }),
    ("he sat", |n| match n {
        1 => One,
        2 => Two,
        _ => Other,
    }),
    ("ro", |n| match (n, n % 100) {
        (1, _) => One,
        (0, _) | (_, 1..=19) => Few,
        _ => Other,
    }),
    ("lt", |n| match (n % 10, n % 100) {
        (_, 11..=19) | (0, _) => Other,
        (1, _) => One,
        _ => Few,
    }),
    ("lv prg", |n| match (n % 10, n % 100) {
        (0, _) | (_, 11..=19) => Zero,
        (1, _) => One,
        _ => Other,
    }),
    ("blo cv ksh", |n| match n {
        0 => Zero,
        1 => One,
        _ => Other,
    }),
    ("ceb fil", |n| if matches!(n % 10, 4 | 6 | 9) { Other } else { One }),
    ("gd", |n| match n {
        1 | 11 => One,
        2 | 12 => Two,
        3..=19 => Few,
        _ => Other,
    }),
    ("ga", |n| match n {
        1 => One,
        2 => Two,
        3..=6 => Few,
        7..=10 => Many,
        _ => Other,
    }),
    ("mt", |n| match (n, n % 100) {
        (1, _) => One,
        (2, _) => Two,
        (0, _) | (_, 3..=10) => Few,
        (_, 11..=19) => Many,
        _ => Other,
    }),
    ("cy", |n| match n {
        0 => Zero,
        1 => One,
        2 => Two,
        3 => Few,
        6 => Many,
        _ => Other,
    }),
    ("br", |n| match (n % 10, n % 100) {
        (1, 11 | 71 | 91) | (2, 12 | 72 | 92) | (3 | 4 | 9, 10..=19 | 70..=79 | 90..=99) => Other,
        (1, _) => One,
        (2, _) => Two,
        (3 | 4 | 9, _) => Few,
        _ => millions(n),
    }),
];

/// Portuguese outside of Brazil: nothing is many there (CLDR, parent locales).
const LIKE_PORTUGAL: [&str; 12] = ["PT", "AO", "CH", "CV", "FR", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL"];

fn millions(n: u32) -> Plural {
    if n != 0 && n.is_multiple_of(1_000_000) { Many } else { Other }
}

fn slavic(n: u32) -> Plural {
    match (n % 10, n % 100) {
        (_, 11..=14) => Other,
        (1, _) => One,
        (2..=4, _) => Few,
        _ => Other,
    }
}

impl Plural {
    /// The category of that many things.
    #[must_use]
    pub fn of(count: u32, language: &Language) -> Self {
        let is = |name: &str| name.eq_ignore_ascii_case(language.primary());
        let region = language.as_str().split('-').skip(1).last().unwrap_or_default();
        if is("pt") && LIKE_PORTUGAL.iter().any(|name| name.eq_ignore_ascii_case(region)) {
            return if count == 1 { One } else { millions(count) };
        }
        match RULES.iter().find(|(languages, _)| languages.split(' ').any(is)) {
            Some((_, rule)) => rule(count),
            None => Other,
        }
    }

    /// The category's name in a catalog.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Zero => "zero",
            One => "one",
            Two => "two",
            Few => "few",
            Many => "many",
            Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_locale_core::Locale;
    use icu_plurals::{PluralCategory, PluralRules};

    fn cldr(tag: &str) -> PluralRules {
        PluralRules::try_new_cardinal(tag.parse::<Locale>().unwrap().into()).unwrap()
    }

    fn name(category: PluralCategory) -> &'static str {
        match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// Every tag of a language of two or three letters, and some with script and region.
    fn tags() -> impl Iterator<Item = String> {
        let letters = || ('a'..='z').map(String::from);
        let two = || letters().flat_map(move |first| letters().map(move |second| first.clone() + &second));
        let three = two().flat_map(move |start| letters().map(move |end| start.clone() + &end));
        let portuguese = two().map(|region| format!("pt-{}", region.to_uppercase()));
        let others = ["pt-Latn-PT", "sr-Cyrl-BA", "zh-Hant-TW", "es-419", "AR", "fr-CA", "ar-EG", "fa-AF", "kok-Latn"];
        two().chain(three).chain(portuguese).chain(others.map(str::to_owned))
    }

    #[test]
    fn every_language_of_cldr_counts_as_cldr_says() {
        // Every residue that a rule asks for, at small and at large numbers.
        let round = [1_000, 10_000, 100_000, 200_000, 1_000_000, 2_000_000, 2_500_000, 1_000_000_000];
        let counts: Vec<u32> = (0..215).chain(round.into_iter().flat_map(|round| round - 3..round + 23)).collect();
        let few = vec![0, 1, 2, 3, 5, 11, 20, 21, 100, 1_000_000];
        let mut wrong = Vec::new();
        for tag in tags() {
            let rules = cldr(&tag);
            let language = Language::parse(&tag).unwrap();
            // Of the thousands of codes that mean nothing here, a few numbers tell enough.
            let named = tag.len() != 3 || RULES.iter().any(|(languages, _)| languages.contains(&*tag));
            let counts = if named { &counts } else { &few };
            let differs = |count: &&u32| Plural::of(**count, &language).name() != name(rules.category_for(**count));
            wrong.extend(counts.iter().find(differs).map(|count| (tag, *count)));
        }
        assert_eq!(wrong, []);
    }
}
