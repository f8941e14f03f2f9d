//! Language tags and the direction of their writing.
//!
//! icu's `LanguageIdentifier` and the data of CLDR for its common languages do the work. icu has more than is used
//! here, and each reader would load it: the likely scripts of every language there is (21 kB, brotli), and all
//! withdrawn tags with the extensions a tag may have (15 kB). Two tables hold the part that newspapers need.

use icu_locale::{
    LanguageIdentifier, LocaleDirectionality, LocaleExpander, langid,
    subtags::{self, language},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A language tag (BCP 47), such as `fa` or `sr-Cyrl`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Hash, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language {
    /// As it is written down, in the usual letters: `en-GB`.
    tag: String,
    /// With the tag of today: `he` for `iw`.
    id: LanguageIdentifier,
}

/// A text that is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a language tag (BCP 47) such as \"en\" or \"sr-Cyrl\"")]
pub struct LanguageError(String);

/// The direction of a text.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Outdated tags that are still in use, and those that replaced them (CLDR, aliases).
static REPLACED: [(subtags::Language, LanguageIdentifier); 14] = [
    (language!("als"), langid!("sq")),
    (language!("arb"), langid!("ar")),
    (language!("cmn"), langid!("zh")),
    (language!("in"), langid!("id")),
    (language!("iw"), langid!("he")),
    (language!("ji"), langid!("yi")),
    (language!("kmr"), langid!("ku")),
    (language!("mo"), langid!("ro")),
    (language!("pes"), langid!("fa")),
    (language!("prs"), langid!("fa-AF")),
    (language!("sh"), langid!("sr-Latn")),
    (language!("swh"), langid!("sw")),
    (language!("tl"), langid!("fil")),
    (language!("uzn"), langid!("uz")),
];

/// Languages written from right to left that are not among CLDR's common ones (CLDR, likely subtags).
static RIGHT_TO_LEFT: [LanguageIdentifier; 18] = [
    langid!("acm-Arab-IQ"),
    langid!("aeb-Arab-TN"),
    langid!("aii-Syrc-IQ"),
    langid!("apc-Arab-SY"),
    langid!("arq-Arab-DZ"),
    langid!("ary-Arab-MA"),
    langid!("arz-Arab-EG"),
    langid!("azb-Arab-IR"),
    langid!("bqi-Arab-IR"),
    langid!("dv-Thaa-MV"),
    langid!("glk-Arab-IR"),
    langid!("haz-Arab-AF"),
    langid!("khw-Arab-PK"),
    langid!("lrc-Arab-IR"),
    langid!("mzn-Arab-IR"),
    langid!("rhg-Rohg-MM"),
    langid!("sdh-Arab-IR"),
    langid!("yi-Hebr-UA"),
];

/// The likely tag of a language that CLDR's common ones leave out.
pub(super) fn uncommon(language: subtags::Language) -> Option<&'static LanguageIdentifier> {
    RIGHT_TO_LEFT.iter().find(|known| known.language == language)
}

impl Language {
    /// Reads a tag: language, script, region and variants. Extensions such as `-u-nu-latn` are left off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut id = LanguageIdentifier::try_from_locale_bytes(text.as_bytes()).ok()?;
        let tag = id.to_string();
        if let Some((_, today)) = REPLACED.iter().find(|(language, _)| *language == id.language) {
            id.language = today.language;
            id.script = id.script.or(today.script);
            id.region = id.region.or(today.region);
        }
        Some(Self { tag, id })
    }

    /// The tag, as for the `lang` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The language alone, without script and region: `fa` of `fa-AF`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.id.language.as_str()
    }

    /// For icu: the tag as it is spelt today.
    pub(super) const fn id(&self) -> &LanguageIdentifier {
        &self.id
    }

    /// The tag with its likely script and region: `fa-Arab-IR` of `fa`.
    pub(super) fn likely(&self) -> LanguageIdentifier {
        let mut id = self.id.clone();
        LocaleExpander::new_common().maximize(&mut id);
        if let Some(known) = uncommon(id.language) {
            id.script = id.script.or(known.script);
            id.region = id.region.or(known.region);
        }
        id
    }

    /// The script it is written in: the tag's own, or the likely one. `None` where none is known.
    #[must_use]
    pub fn script(&self) -> Option<subtags::Script> {
        self.likely().script
    }

    /// Language and territory as Open Graph has them (<https://ogp.me/#optional>): `en_GB`, and `fa_IR` for `fa`.
    /// `None` where the language has no usual territory.
    #[must_use]
    pub fn open_graph_locale(&self) -> Option<String> {
        let LanguageIdentifier { language, region, .. } = self.likely();
        region.filter(subtags::Region::is_alphabetic).map(|region| format!("{language}_{region}"))
    }

    /// The direction of the tag's script, or of the language's usual one.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let is_rtl = LocaleDirectionality::new_common().is_right_to_left(&self.likely());
        if is_rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(LanguageError(text))
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.tag
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    #[test]
    fn the_direction_comes_from_the_language() {
        for tag in ["ar", "fa-AF", "he", "iw", "ur", "ckb", "AR", "prs", "ps", "dv", "yi", "ug", "sd", "az-IR", "pa-PK"]
        {
            assert_eq!(language(tag).direction(), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "sq", "ja", "az", "ku", "nb", "zh-TW", "sd-IN", "pa", "tlh", "und"] {
            assert_eq!(language(tag).direction(), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn open_graph_has_a_territory() {
        for (tag, locale) in [
            ("en", "en_US"),
            ("en-GB", "en_GB"),
            ("ar", "ar_EG"),
            ("fa", "fa_IR"),
            ("sq", "sq_AL"),
            ("zh-Hant", "zh_TW"),
        ] {
            assert_eq!(language(tag).open_graph_locale().as_deref(), Some(locale));
        }
        for tag in ["es-419", "tlh", "und-001"] {
            assert_eq!(language(tag).open_graph_locale(), None, "{tag}");
        }
    }

    #[test]
    fn a_script_outranks_the_language() {
        for tag in ["ku-Arab", "ff-Adlm", "nqo", "syr", "rhg", "yi-Hebr"] {
            assert_eq!(language(tag).direction(), Direction::Rtl, "{tag}");
        }
        for tag in ["ar-Latn", "yi-Latn", "ks-Deva"] {
            assert_eq!(language(tag).direction(), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn what_is_not_common_is_as_icu_has_it_for_all_languages() {
        for known in &RIGHT_TO_LEFT {
            let mut id = LanguageIdentifier::from(known.language);
            LocaleExpander::new_extended().maximize(&mut id);
            assert_eq!(id, *known);
            assert_eq!(Language::parse(known.language.as_str()).unwrap().likely(), *known);
        }
    }

    #[test]
    fn what_was_replaced_is_as_icu_has_it() {
        for (written, today) in &REPLACED {
            let mut locale = LanguageIdentifier::from(*written).into();
            icu_locale::LocaleCanonicalizer::new_common().canonicalize(&mut locale);
            assert_eq!(locale.id, *today, "{written}");
        }
    }

    #[test]
    fn a_tag_is_shown_in_the_usual_letters() {
        for (text, tag) in [("EN-gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("iw", "iw"), ("fa-u-nu-latn", "fa")] {
            assert_eq!(language(text).as_str(), tag);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for wrong in ["", "e", "en_GB", "en-", "1a", "en gb", "en-\u{661}", "klingon-language"] {
            assert_eq!(Language::parse(wrong), None, "{wrong}");
        }
    }
}
