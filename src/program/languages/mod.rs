//! The languages whose words of the interface come with the program.

mod spoken;

pub use spoken::is_spoken;

use crate::model::locale::{Language, best_match};
use serde::Deserialize;
use std::slice;

/// A language that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct SuppliedLanguage {
    /// Its tag (BCP 47), which its files are named by.
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Who has read its words.
    pub proofread: Proofread,
    /// Its catalog, as a publication has it in `locales/`.
    pub catalog: &'static str,
    first_article: &'static str,
}

/// Who has read the words of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proofread {
    /// The sample shows them in every part of a publication.
    InTheSample,
    /// No native speaker has read them yet.
    NotYet,
}

impl Proofread {
    /// As a list of languages has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InTheSample => "shown by the sample",
            Self::NotYet => "by no native speaker yet",
        }
    }
}

/// What a new publication begins with in a language.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct FirstArticle {
    /// The language's name in itself.
    pub language: String,
    /// What the publication is called until its owner names it.
    pub publication: String,
    /// The name of a category.
    pub category: String,
    /// The article's title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Its text, in Markdown; `{file}` stands for the file that it is in.
    pub markdown: String,
}

macro_rules! supplied {
    ($code:literal, $name:literal, $proofread:ident, $catalogs:literal) => {
        SuppliedLanguage {
            code: $code,
            name: $name,
            proofread: Proofread::$proofread,
            catalog: include_str!(concat!($catalogs, "/", $code, ".json")),
            first_article: include_str!(concat!("first_articles/", $code, ".json")),
        }
    };
    ($code:literal, $name:literal, of the sample) => {
        supplied!($code, $name, InTheSample, "../../../public/locales")
    };
    ($code:literal, $name:literal) => {
        supplied!($code, $name, NotYet, "catalogs")
    };
}

/// All of them, in the order of their names.
pub static SUPPLIED: [SuppliedLanguage; 22] = [
    supplied!("sq", "Albanian", of the sample),
    supplied!("ar", "Arabic", of the sample),
    supplied!("zh", "Chinese, simplified"),
    supplied!("nl", "Dutch"),
    supplied!("en", "English", of the sample),
    supplied!("fr", "French"),
    supplied!("de", "German"),
    supplied!("el", "Greek"),
    supplied!("he", "Hebrew"),
    supplied!("hi", "Hindi"),
    supplied!("id", "Indonesian"),
    supplied!("it", "Italian"),
    supplied!("ja", "Japanese"),
    supplied!("fa", "Persian", of the sample),
    supplied!("pl", "Polish"),
    supplied!("pt", "Portuguese, of Brazil"),
    supplied!("pt-PT", "Portuguese, of Portugal"),
    supplied!("ru", "Russian"),
    supplied!("es", "Spanish"),
    supplied!("tr", "Turkish"),
    supplied!("uk", "Ukrainian"),
    supplied!("ur", "Urdu"),
];

impl SuppliedLanguage {
    /// That of an edition's language, or of the nearest by CLDR: of `de-AT` that of `de`, of `pt-AO` that
    /// of `pt-PT`. `None` where there is none in the same script: of `zh-TW`, which is not written in simplified
    /// characters.
    #[must_use]
    pub fn of(language: &Language) -> Option<&'static Self> {
        let known = SUPPLIED.iter().filter_map(|supplied| Some((supplied, Language::parse(supplied.code)?)));
        let known: Vec<_> = known.collect();
        let languages: Vec<_> = known.iter().map(|(_, language)| language).collect();
        let (supplied, nearest) = known.get(best_match(&languages, slice::from_ref(language))?)?;
        // CLDR has `hi-Latn` fall back to English.
        (nearest.primary() == language.primary()).then_some(*supplied)
    }

    /// The one of that name: in English, or its own.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_lowercase();
        let is_named = |own: &str| own.to_lowercase().split(',').next() == Some(&name);
        SUPPLIED.iter().find(|supplied| is_named(supplied.name) || is_named(&supplied.first_article().language))
    }

    /// What a new publication begins with in it.
    #[must_use]
    pub fn first_article(&self) -> FirstArticle {
        // A file of the sources, which a test reads.
        serde_json::from_str(self.first_article).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::locale::{Calendar, Catalog, Digits, Message, Month, Timestamp, plural_name},
        program::content_folder::markdown::{FirstHeading, to_html},
    };
    use icu_calendar::Date;
    use icu_datetime::{
        DateTimeFormatter,
        fieldsets::{M, YMD},
    };
    use icu_locale::{Locale, locale};
    use icu_plurals::{PluralRuleType, PluralRules};
    use serde_json::{Map, Value};
    use std::collections::BTreeSet;

    fn locale_of(supplied: &SuppliedLanguage) -> Locale {
        match supplied.code {
            // With the digits and the calendar that editions in it have.
            "ar" => locale!("ar-u-nu-arab"),
            "fa" => locale!("fa-u-ca-persian"),
            // The day before the month, as outside of the United States.
            "en" => locale!("en-GB"),
            code => code.parse().unwrap(),
        }
    }

    fn catalog(supplied: &SuppliedLanguage) -> Catalog {
        let language = Language::parse(supplied.code).unwrap();
        let (digits, calendar) = (Digits::usual_in(&language), Calendar::usual_in(&language));
        let (catalog, errors) = Catalog::read(supplied.catalog, language, digits, calendar).unwrap();
        assert_eq!(errors, [], "{}", supplied.code);
        catalog
    }

    #[test]
    fn every_language_has_every_message_and_none_that_nobody_asks_for() {
        for supplied in &SUPPLIED {
            let missing: Vec<_> = catalog(supplied).missing().map(Message::key).collect();
            assert_eq!(missing, Vec::<&str>::new(), "{}", supplied.code);
            let document: Map<String, Value> = serde_json::from_str(supplied.catalog).unwrap();
            let known: BTreeSet<_> = Message::ALL.iter().map(|message| message.key()).chain(["date"]).collect();
            let strange: Vec<_> = document.keys().filter(|key| !known.contains(key.as_str())).collect();
            assert_eq!(strange, Vec::<&String>::new(), "{}", supplied.code);
        }
    }

    #[test]
    fn plural_forms_are_those_that_the_language_has() {
        for supplied in &SUPPLIED {
            let rules = PluralRules::try_new(locale_of(supplied).into(), PluralRuleType::Cardinal.into()).unwrap();
            let categories: BTreeSet<_> = rules.categories().map(|category| plural_name(category).to_owned()).collect();
            let document: Map<String, Value> = serde_json::from_str(supplied.catalog).unwrap();
            for (key, forms) in document.iter().filter(|(key, words)| words.is_object() && *key != "date") {
                let forms: BTreeSet<_> = forms.as_object().unwrap().keys().cloned().collect();
                assert_eq!(forms, categories, "{} {key}", supplied.code);
            }
        }
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        for supplied in &SUPPLIED {
            let catalog = catalog(supplied);
            let formatter = DateTimeFormatter::try_new(locale_of(supplied).into(), YMD::long()).unwrap();
            for month in 1..=12 {
                let day = Timestamp::parse(&format!("2009-{month:02}-05")).unwrap();
                let of_cldr = formatter.format(&Date::try_new_iso(2009, month, 5).unwrap()).to_string();
                assert_eq!(catalog.date(&day), of_cldr, "{}", supplied.code);
            }
        }
    }

    #[test]
    fn months_that_stand_by_themselves_are_named_as_the_language_names_them() {
        // CLDR's own pattern for a month alone asks in Greek for the form within a date ("Ιανουαρίου").
        for supplied in SUPPLIED.iter().filter(|supplied| supplied.code != "el") {
            let catalog = catalog(supplied);
            let formatter = DateTimeFormatter::try_new(locale_of(supplied).into(), M::long()).unwrap();
            for month in 1..=12 {
                let day = Timestamp::parse(&format!("2009-{month:02}-05")).unwrap();
                let named = Month::of(&day, Calendar::usual_in(&Language::parse(supplied.code).unwrap())).unwrap();
                let of_cldr = formatter.format(&Date::try_new_iso(2009, month, 5).unwrap()).to_string();
                assert_eq!(catalog.month_name(named), of_cldr, "{}", supplied.code);
            }
        }
    }

    #[test]
    fn every_language_has_a_first_article_of_the_same_shape() {
        let shape = |supplied: &SuppliedLanguage| {
            let FirstArticle { markdown, .. } = supplied.first_article();
            let html = to_html(&markdown, FirstHeading::Text, Digits::Latn, &|_| None).html;
            assert!(html.contains("<code>{file}</code>"), "{}", supplied.code);
            let tags: Vec<_> =
                html.split('<').skip(1).filter_map(|tag| tag.split('>').next()).map(str::to_owned).collect();
            tags
        };
        let english = shape(SUPPLIED.iter().find(|supplied| supplied.code == "en").unwrap());
        assert!(english.contains(&"h2".to_owned()) && english.contains(&"ul".to_owned()), "{english:?}");
        for supplied in &SUPPLIED {
            assert_eq!(shape(supplied), english, "{}", supplied.code);
        }
    }

    #[test]
    fn a_region_has_the_words_of_its_language() {
        let code = |tag| SuppliedLanguage::of(&Language::parse(tag).unwrap()).map(|supplied| supplied.code);
        assert_eq!((code("de-AT"), code("iw"), code("cy")), (Some("de"), Some("he"), None));
        assert_eq!(
            (code("pt"), code("pt-BR"), code("pt-PT"), code("pt-AO")),
            (Some("pt"), Some("pt"), Some("pt-PT"), Some("pt-PT"))
        );
        assert_eq!((code("zh-SG"), code("zh-Hant"), code("zh-HK"), code("hi-Latn")), (Some("zh"), None, None, None));
    }

    #[test]
    fn a_language_is_found_by_its_name() {
        let code = |name| SuppliedLanguage::named(name).map(|supplied| supplied.code);
        assert_eq!((code("chinese"), code("فارسی"), code("Klingon")), (Some("zh"), Some("fa"), None));
    }
}
