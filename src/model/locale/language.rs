//! Language tags: the direction of their writing, and which of them a reader understands.
//!
//! icu's `LanguageIdentifier` and the data of CLDR for its common languages do the work. icu has more than is used
//! here, and each reader would load it: the likely scripts of every language there is (21 kB, brotli), and all
//! withdrawn tags with the extensions a tag may have (15 kB). Two tables hold the part that newspapers need.

use icu_locale::{
    DataLocale, LanguageIdentifier, LocaleDirectionality, LocaleExpander,
    fallback::{LocaleFallbackConfig, LocaleFallbacker},
    langid,
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

fn uncommon(language: subtags::Language) -> Option<&'static LanguageIdentifier> {
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

    /// Whether a reader of the one reads the other: the same language in the same script, in any region.
    /// A reader of `en-GB` reads `en`; a reader of `zh-TW` is not given `zh-Hans`.
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        self.distance(other).is_some()
    }

    /// How far a text in another language is from what a reader of this one wants; less is closer. `None` where
    /// it is in another language or script.
    ///
    /// It is the way to the nearest ancestor that both have in CLDR: `en-AU` and `en-GB` have `en-001`, `en-AU` and
    /// `en-US` only `en`, `nb` and `nn` have `no`.
    fn distance(&self, other: &Self) -> Option<(usize, usize)> {
        let others = other.ancestors();
        let position = |ancestor| others.iter().position(|other| *other == ancestor);
        self.ancestors().into_iter().enumerate().find_map(|(steps, ancestor)| Some((steps, position(ancestor)?)))
    }

    /// The tag and those that CLDR has its texts fall back to.
    fn ancestors(&self) -> Vec<DataLocale> {
        let mut id = self.id.clone();
        // icu leaves out the usual script of its common languages: here that of the others goes too.
        let is_common = LocaleExpander::new_common().get_likely_script(&id.language.into()).is_some();
        if !is_common && uncommon(id.language).is_none_or(|known| known.script == id.script) {
            id.script = None;
        }
        let fallbacker = LocaleFallbacker::new();
        let mut chain = fallbacker.for_config(LocaleFallbackConfig::default()).fallback_for(id.into());
        let mut ancestors = Vec::new();
        while !chain.get().is_unknown() {
            ancestors.push(*chain.get());
            chain.step();
        }
        ancestors
    }
}

/// The index in `available` of the nearest language to the first of `wanted` that has one.
#[must_use]
pub fn best_match(available: &[&Language], wanted: &[Language]) -> Option<usize> {
    wanted.iter().find_map(|wanted| {
        let distances = available.iter().enumerate();
        let near = distances.filter_map(|(index, language)| Some((wanted.distance(language)?, index)));
        near.min().map(|(_, index)| index)
    })
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

    #[test]
    fn a_reader_understands_a_language_in_its_script_whatever_the_region() {
        for (one, other) in [
            ("en-GB", "en"),
            ("en", "en-US"),
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-TW"),
            ("zh-SG", "zh"),
            ("zh-CN", "zh-Hans"),
            ("cmn-TW", "zh-Hant"),
            ("nb", "no"),
            ("nn-NO", "no"),
            ("nb", "nn"),
            ("prs", "fa-AF"),
            ("prs", "fa"),
            ("iw", "he-IL"),
            ("in", "id"),
            ("tl", "fil"),
            ("sh", "sr-Latn"),
            ("sr-ME", "sr-Latn"),
            ("sr", "sr-Cyrl-BA"),
            ("yi", "yi-Hebr"),
            ("nb-Latn", "nb"),
            ("tlh", "tlh"),
        ] {
            assert!(language(one).same_language(&language(other)), "{one} {other}");
            assert!(language(other).same_language(&language(one)), "{other} {one}");
        }
    }

    #[test]
    fn another_script_or_language_is_not_understood() {
        for (one, other) in [
            ("zh-TW", "zh-Hans"),
            ("zh-TW", "zh"),
            ("sr-Latn", "sr"),
            ("az", "az-IR"),
            ("yi-Latn", "yi"),
            ("zh-Hans-TW", "zh-TW"),
            ("ku", "ku-Arab"),
            ("ku", "ckb"),
            ("en", "fa"),
            ("no", "da"),
            ("pt", "es"),
        ] {
            assert!(!language(one).same_language(&language(other)), "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_of_what_a_reader_wants_is_chosen() {
        let best = |available: &[&str], wanted: &[&str]| {
            let languages: Vec<_> = available.iter().map(|tag| language(tag)).collect();
            let wanted: Vec<_> = wanted.iter().map(|tag| language(tag)).collect();
            best_match(&languages.iter().collect::<Vec<_>>(), &wanted).map(|index| available[index].to_owned())
        };
        let is = |available: &[&str], wanted: &[&str], expected: &str| {
            assert_eq!(best(available, wanted).as_deref(), Some(expected), "{available:?} {wanted:?}");
        };
        is(&["en-US", "en-GB"], &["en-AU"], "en-GB");
        is(&["en-GB", "en-US"], &["en"], "en-US");
        is(&["en-GB", "en"], &["en-US"], "en");
        is(&["es-ES", "es-AR"], &["es-MX"], "es-AR");
        is(&["pt", "pt-PT"], &["pt-AO"], "pt-PT");
        is(&["pt-BR"], &["pt-PT"], "pt-BR");
        is(&["zh-Hans", "zh-Hant"], &["zh-TW"], "zh-Hant");
        is(&["zh-Hant", "zh-Hans"], &["zh"], "zh-Hans");
        is(&["en", "no"], &["nb", "en"], "no");
        is(&["fa", "fa-AF"], &["prs"], "fa-AF");
        is(&["sr-Latn", "sr-Cyrl"], &["sr"], "sr-Cyrl");
        // The first language that is there, not the best match of all.
        is(&["en", "fa-AF"], &["de", "fa", "en"], "fa-AF");
        assert_eq!(best(&["en", "zh-Hans"], &["zh-TW"]), None);
        assert_eq!(best(&["en"], &[]), None);
        assert_eq!(best(&[], &["en"]), None);
    }
}
