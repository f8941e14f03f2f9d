//! A word without its endings, so that its forms find each other.
//!
//! The stemmers that crates have (Snowball's, by `rust-stemmers`) know neither Persian nor Albanian, and take endings of
//! Arabic for parts of words. These are light: they take the endings of nouns, and of English verbs, and leave at least
//! three letters. A word is found by its whole form too, which counts for more, so that taking too much does no harm.

use crate::model::locale::Language;

/// The endings of which language are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stemming {
    /// Plurals, `-ing` and `-ed`.
    English,
    /// Definite and plural forms, and their cases.
    Albanian,
    /// The article, plurals, pronouns.
    Arabic,
    /// Plurals, pronouns, comparatives, `-i`.
    Persian,
    /// None: of this language nothing is known.
    None,
}

/// How many letters stay.
const LEAST: usize = 3;

const ALBANIAN: [&str; 20] = [
    "eve", "ave", "ive", "ve", "se", "ne", "it", "in", "ut", "un", "et", "en", "es", "at", "an", "as", "i", "u", "a",
    "e",
];

const ARABIC: [&str; 12] = ["یه", "ات", "ان", "ون", "ین", "ها", "هم", "نا", "وا", "تها", "ه", "ی"];

const ARABIC_ARTICLES: [&str; 7] = ["وال", "بال", "کال", "فال", "ولل", "لل", "ال"];

const PERSIAN: [&str; 16] = [
    "هایشان",
    "هایمان",
    "هایتان",
    "هایش",
    "هایم",
    "هایت",
    "هایی",
    "های",
    "ها",
    "ترین",
    "تر",
    "ات",
    "ان",
    "ای",
    "ی",
    "گان",
];

/// What Persian may write as a word of its own, and is part of the one before or behind.
const PERSIAN_PARTS: [&str; 15] =
    ["هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "ها", "ترین", "تر", "ای", "می", "نمی", "اند"];

impl Stemming {
    /// That of a language.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        match language.primary() {
            "en" => Self::English,
            "sq" => Self::Albanian,
            "ar" => Self::Arabic,
            "fa" => Self::Persian,
            _ => Self::None,
        }
    }

    /// A normalised word without its endings.
    #[must_use]
    pub fn stem(self, word: &str) -> String {
        match self {
            Self::English => english(word),
            Self::Albanian => without_ending(word, &ALBANIAN).unwrap_or(word).to_owned(),
            Self::Arabic => without_endings(self.without_article(word), &ARABIC).to_owned(),
            Self::Persian => without_endings(without_verb_prefix(word), &PERSIAN).to_owned(),
            Self::None => word.to_owned(),
        }
    }

    /// A normalised word without the article in front of it.
    #[must_use]
    pub fn without_article(self, word: &str) -> &str {
        if self != Self::Arabic {
            return word;
        }
        let stripped =
            ARABIC_ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| is_long(rest)));
        stripped.unwrap_or(word)
    }

    /// A normalised word of a text without a short word that Arabic writes together with it: "and", "to", "with" …
    #[must_use]
    pub fn without_short_word(self, word: &str) -> Option<&str> {
        let rest = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ک']);
        rest.filter(|rest| self == Self::Arabic && rest.chars().count() > LEAST)
    }

    /// Whether a normalised word is no word of its own, but part of the one beside it.
    #[must_use]
    pub fn is_part(self, word: &str) -> bool {
        self == Self::Persian && PERSIAN_PARTS.contains(&word)
    }
}

/// «میشود» and «نمیشود» without what is oftener written apart, as in «می‌شود». A verb ends in who does it; most
/// nouns that begin alike, as «میدان» does, do not end so.
fn without_verb_prefix(word: &str) -> &str {
    let verb = word.strip_prefix("نمی").or_else(|| word.strip_prefix("می"));
    verb.filter(|verb| verb.ends_with(['م', 'د']) && verb.chars().nth(1).is_some()).unwrap_or(word)
}

fn is_long(word: &str) -> bool {
    word.chars().nth(LEAST - 1).is_some()
}

/// Without the longest of the endings that leaves enough.
fn without_ending<'a>(word: &'a str, endings: &[&str]) -> Option<&'a str> {
    let rests = endings.iter().filter_map(|ending| word.strip_suffix(ending).filter(|rest| is_long(rest)));
    rests.min_by_key(|rest| rest.len())
}

/// The same again and again: «زندانیان», «زندانی» and «زندان» end at the same letters.
fn without_endings<'a>(mut word: &'a str, endings: &[&str]) -> &'a str {
    while let Some(rest) = without_ending(word, endings) {
        word = rest;
    }
    word
}

fn english(word: &str) -> String {
    if !word.is_ascii() {
        return word.to_owned();
    }
    let has_vowel = |rest: &&str| is_long(rest) && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let mut stem = match word {
        _ if word.len() <= LEAST => word,
        _ if ["ches", "shes", "sses", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) => {
            &word[..word.len() - 2]
        }
        _ if ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    if !stem.ends_with("eed") {
        let verb = ["ing", "ed"].iter().find_map(|ending| stem.strip_suffix(ending).filter(has_vowel));
        if let Some(verb) = verb {
            let (last, before) = (verb.chars().last(), verb.chars().rev().nth(1));
            let is_doubled = last == before && !matches!(last, Some('l' | 's' | 'z'));
            stem = if is_doubled { &verb[..verb.len() - 1] } else { verb };
        }
    }
    stem = stem.strip_suffix('e').filter(|rest| is_long(rest)).unwrap_or(stem);
    // `country` and `countries`.
    match stem.strip_suffix('y') {
        Some(rest) if is_long(rest) => format!("{rest}i"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::search::normalise::normalise;

    /// Each line is the forms of one word.
    const FORMS: [(Stemming, &[&str]); 24] = [
        (Stemming::English, &["archive", "archives", "archived", "archiving"]),
        (Stemming::English, &["country", "countries"]),
        (Stemming::English, &["box", "boxes"]),
        (Stemming::English, &["run", "running", "runs"]),
        (Stemming::English, &["Police", "police"]),
        (Stemming::English, &["make", "makes", "making"]),
        (Stemming::Albanian, &["kamp", "kampi", "kampit", "kampin"]),
        (Stemming::Albanian, &["Irak", "Iraku", "Irakut"]),
        (Stemming::Albanian, &["gjuhë", "gjuha", "gjuhët", "gjuhës"]),
        (Stemming::Albanian, &["banorë", "banorët", "banorëve"]),
        (Stemming::Albanian, &["policia", "policinë", "policisë"]),
        (Stemming::Arabic, &["معسكر", "المعسكر", "والمعسكر", "معسكرات", "بالمعسكرات", "للمعسكر"]),
        (Stemming::Arabic, &["مجاهد", "مجاهدين", "المجاهدون"]),
        (Stemming::Arabic, &["إيران", "ايرانية", "الإيرانيين", "إيراني"]),
        (Stemming::Arabic, &["كتاب", "كتابها", "كتابه", "الكتاب"]),
        (Stemming::Arabic, &["وثائق", "الوثائق"]),
        (Stemming::Persian, &["کتاب", "کتابها", "کتابهای", "کتابهایی", "کتابی", "کتابهایشان"]),
        (Stemming::Persian, &["زندان", "زندانی", "زندانیان", "زندانیها"]),
        (Stemming::Persian, &["کارگر", "کارگران"]),
        (Stemming::Persian, &["ایران", "ایرانی", "ایرانیان"]),
        (Stemming::Persian, &["بزرگ", "بزرگتر", "بزرگترین"]),
        (Stemming::Persian, &["انتخاب", "انتخابات"]),
        // Apart, each part is a word of its own.
        (Stemming::Persian, &["شود", "میشود", "نمیشود"]),
        (Stemming::Persian, &["شد", "میشد"]),
    ];

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (stemming, forms) in FORMS {
            let stem = |form: &str| stemming.stem(&normalise(form));
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn little_is_taken_from_short_words() {
        for (stemming, word) in [
            (Stemming::English, "bus"),
            (Stemming::English, "string"),
            (Stemming::English, "speed"),
            (Stemming::Persian, "جهان"),
            (Stemming::Persian, "علی"),
            (Stemming::Persian, "میوه"),
            (Stemming::Arabic, "الف"),
            (Stemming::Albanian, "ata"),
            (Stemming::None, "houses"),
        ] {
            assert_eq!(stemming.stem(&normalise(word)), normalise(word));
        }
    }

    #[test]
    fn a_short_word_before_another_is_taken_in_arabic_alone() {
        assert_eq!(Stemming::Arabic.without_short_word(&normalise("وإيران")), Some(normalise("إيران").as_str()));
        assert_eq!(Stemming::Arabic.without_short_word(&normalise("ولد")), None);
        assert_eq!(Stemming::Persian.without_short_word(&normalise("ویرانی")), None);
    }
}
