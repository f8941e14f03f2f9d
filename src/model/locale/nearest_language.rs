//! Which languages a reader understands: the nearest of those there are.

use super::{Language, language::uncommon};
use icu_locale::{
    DataLocale, LocaleExpander,
    fallback::{LocaleFallbackConfig, LocaleFallbacker},
};

impl Language {
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
        // What is no language that anybody knows (`und`) has no ancestors.
        if self.id() == other.id() {
            return Some((0, 0));
        }
        let others = other.ancestors();
        let position = |ancestor| others.iter().position(|other| *other == ancestor);
        self.ancestors().into_iter().enumerate().find_map(|(steps, ancestor)| Some((steps, position(ancestor)?)))
    }

    /// The tag and those that CLDR has its texts fall back to.
    fn ancestors(&self) -> Vec<DataLocale> {
        let mut id = self.id().clone();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
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
