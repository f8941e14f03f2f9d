//! What a word of `site.json` is called elsewhere: an owner who writes `jalali` means the calendar `persian`.

use super::suggest::nearest;
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander, TransformResult};

/// A word of `site.json`, and its other names: small letters and digits alone.
type Names = (&'static str, &'static [&'static str]);

const CALENDARS: &[Names] = &[
    ("gregorian", &["gregory", "western", "civil", "iso", "iso8601", "miladi"]),
    (
        "persian",
        &[
            "jalali",
            "jalaali",
            "shamsi",
            "solarhijri",
            "hijrishamsi",
            "khorshidi",
            "iranian",
            "iran",
            "farsi",
            "afghan",
        ],
    ),
    (
        "islamic-umalqura",
        &["islamic", "hijri", "umalqura", "ummalqura", "lunarhijri", "qamari", "hijriqamari", "ghamari", "muslim"],
    ),
    ("islamic-umalqura", &["islamiccivil", "islamictbla", "islamicrgsa", "arabic", "saudi"]),
    ("buddhist", &["thai", "thaisolar"]),
    ("roc", &["minguo", "taiwan", "taiwanese", "republicofchina"]),
    ("indian", &["saka", "hindu", "indiannational"]),
    ("ethiopic", &["ethiopian", "ethioaa", "geez"]),
    ("coptic", &["alexandrian"]),
];

const DIGITS: &[Names] = &[
    ("latn", &["latin", "western", "european", "ascii", "roman", "english", "en"]),
    ("arab", &["arabic", "arabicindic", "easternarabic", "ar"]),
    (
        "arabext",
        &["persian", "farsi", "fa", "urdu", "ur", "pashto", "dari", "arabicext", "arabicextended", "extendedarabic"],
    ),
    ("arabext", &["extendedarabicindic", "easternarabicindic"]),
    ("beng", &["bengali", "bangla", "assamese", "bn"]),
    ("deva", &["devanagari", "hindi", "marathi", "nepali", "hi", "mr", "ne"]),
    ("gujr", &["gujarati", "gu"]),
    ("guru", &["gurmukhi", "punjabi"]),
    ("khmr", &["khmer", "cambodian", "km"]),
    ("knda", &["kannada", "kn"]),
    ("laoo", &["lao", "laotian", "lo"]),
    ("mlym", &["malayalam", "ml"]),
    ("mymr", &["myanmar", "burmese", "my"]),
    ("orya", &["oriya", "odia"]),
    ("tamldec", &["tamil", "taml", "ta"]),
    ("telu", &["telugu", "te"]),
    ("thai", &["th"]),
    ("tibt", &["tibetan", "bo"]),
];

const DIRECTIONS: &[Names] =
    &[("ltr", &["left", "lefttoright", "l2r", "lr"]), ("rtl", &["right", "righttoleft", "r2l", "rl"])];

const LAYOUTS: &[Names] = &[
    ("list", &["articles", "news", "blog", "default", "standard"]),
    ("gallery", &["grid", "photos", "pictures", "images", "album"]),
    ("video", &["films", "clips", "movies"]),
    ("library", &["books", "files", "downloads", "documents", "publications"]),
    ("titles", &["headlines", "headings", "compact"]),
];

const CARDS: &[Names] =
    &[("full", &["whole", "long", "text", "article"]), ("summary", &["short", "excerpt", "teaser", "beginning"])];

/// Languages by their English names, and by the names that owners call them.
const LANGUAGES: &[Names] = &[
    ("sq", &["albanian", "shqip"]),
    ("ar", &["arabic"]),
    ("bn", &["bengali", "bangla"]),
    ("zh", &["chinese", "mandarin"]),
    ("nl", &["dutch"]),
    ("en", &["english"]),
    ("fr", &["french", "francais"]),
    ("de", &["german", "deutsch"]),
    ("el", &["greek"]),
    ("he", &["hebrew"]),
    ("hi", &["hindi"]),
    ("id", &["indonesian"]),
    ("it", &["italian", "italiano"]),
    ("ja", &["japanese"]),
    ("ko", &["korean"]),
    ("ku", &["kurdish", "kurmanji"]),
    ("ckb", &["sorani"]),
    ("ps", &["pashto"]),
    ("fa", &["persian", "farsi", "dari"]),
    ("pl", &["polish"]),
    ("pt", &["portuguese", "portugues"]),
    ("ru", &["russian"]),
    ("es", &["spanish", "espanol"]),
    ("tr", &["turkish"]),
    ("uk", &["ukrainian"]),
    ("ur", &["urdu"]),
];

/// The word for what was written where these keys of `site.json` lead, if it is known by another name.
pub(in crate::program) fn meant(keys: &[&str], written: &str) -> Option<&'static str> {
    let table = match keys {
        ["editions", "calendar"] => CALENDARS,
        ["editions", "digits"] => DIGITS,
        ["editions", "dir"] => DIRECTIONS,
        ["editions", "categories", "layout"] => LAYOUTS,
        ["cards"] => CARDS,
        _ => return None,
    };
    word(table, written)
}

fn word(table: &[Names], written: &str) -> Option<&'static str> {
    let plain: String = written.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let name = nearest(&plain, table.iter().flat_map(|(_, others)| others.iter().copied()))?;
    table.iter().find(|(_, others)| others.contains(&name)).map(|(word, _)| *word)
}

/// The tag of the language that was meant by a text that is none: its name, or a country where it is spoken.
pub(in crate::program) fn language(written: &str) -> Option<String> {
    if let Some(tag) = word(LANGUAGES, written) {
        return Some(tag.to_owned());
    }
    // As systems write it: `fa_IR`.
    let tag = written.trim().split('.').next().unwrap_or_default().replace('_', "-");
    if tag != written && tag.contains('-') {
        return LanguageIdentifier::try_from_str(&tag).ok().map(|id| id.to_string());
    }
    // As libraries write it: `per`.
    if let Ok(mut locale) = Locale::try_from_str(written)
        && LocaleCanonicalizer::new_extended().canonicalize(&mut locale) == TransformResult::Modified
    {
        return Some(locale.to_string());
    }
    let country = Some(written).filter(|written| written.len() == 2)?;
    let mut id = LanguageIdentifier::try_from_str(&format!("und-{country}")).ok()?;
    let known = LocaleExpander::new_extended().maximize(&mut id) == TransformResult::Modified;
    known.then(|| id.language.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(keys: &[&str], table: &[(&str, Option<&str>)]) {
        for (written, word) in table {
            assert_eq!(meant(keys, written), *word, "{keys:?}: {written}");
        }
    }

    #[test]
    fn a_calendar_is_known_by_its_other_names() {
        words(
            &["editions", "calendar"],
            &[
                ("jalali", Some("persian")),
                ("Solar Hijri", Some("persian")),
                ("jalaly", Some("persian")),
                ("hijri", Some("islamic-umalqura")),
                ("islamic-civil", Some("islamic-umalqura")),
                ("gregory", Some("gregorian")),
                ("mayan", None),
            ],
        );
    }

    #[test]
    fn layouts_and_cards_are_known_by_their_other_names() {
        let layout = ["editions", "categories", "layout"];
        words(&layout, &[("grid", Some("gallery")), ("Books", Some("library")), ("map", None)]);
        words(&["cards"], &[("short", Some("summary"))]);
    }

    #[test]
    fn digits_and_directions_are_known_by_their_other_names() {
        let digits = [("Persian", "arabext"), ("fa", "arabext"), ("arabic-indic", "arab"), ("latin", "latn")];
        words(&["editions", "digits"], &digits.map(|(written, word)| (written, Some(word))));
        words(&["editions", "dir"], &[("right-to-left", Some("rtl")), ("left", Some("ltr")), ("auto", None)]);
        words(&["editions", "label"], &[("persian", None)]);
    }

    #[test]
    fn a_language_is_known_by_its_name_and_by_its_country() {
        for (written, tag) in [
            ("farsi", Some("fa")),
            ("Arabic", Some("ar")),
            ("ir", Some("fa")),
            ("per", Some("fa")),
            ("ara", Some("ar")),
            ("gr", Some("el")),
            ("en_US.UTF-8", Some("en-US")),
            ("xx", None),
            ("qqq", None),
        ] {
            assert_eq!(language(written).as_deref(), tag, "{written}");
        }
    }
}
