//! Words in plural forms, by the categories of CLDR that `icu_plurals` knows.

use super::Language;
use icu_plurals::{PluralCategory, PluralRules};
use serde::{Deserialize, Serialize};

/// The forms of a text that counts. What has no form of its own is said with `other`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct PluralForms {
    #[serde(skip_serializing_if = "Option::is_none")]
    zero: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    two: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    few: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<String>,
    other: String,
}

impl PluralForms {
    /// The words for a category.
    #[must_use]
    pub fn form(&self, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => &None,
        };
        form.as_ref().unwrap_or(&self.other)
    }
}

/// The category of that many things in a language.
#[must_use]
pub fn plural_category(count: u32, language: &Language) -> PluralCategory {
    // The rules are not `Sync`, and looking them up takes less than a microsecond.
    let rules = PluralRules::try_new_cardinal(language.id().into());
    rules.map_or(PluralCategory::Other, |rules| rules.category_for(count))
}

/// The category's name in a catalog.
#[must_use]
pub const fn plural_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_count_as_cldr_says() {
        let cases: [(&str, &[(u32, &str)]); 19] = [
            ("en", &[(0, "other"), (1, "one"), (2, "other")]),
            ("sq", &[(0, "other"), (1, "one"), (2, "other")]),
            ("fa", &[(0, "one"), (1, "one"), (2, "other")]),
            ("prs", &[(0, "one"), (2, "other")]),
            ("ar", &[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other"), (103, "few")]),
            ("AR-eg", &[(2, "two")]),
            ("ru", &[(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (22, "few")]),
            ("pl", &[(1, "one"), (2, "few"), (5, "many"), (12, "many"), (21, "many"), (22, "few")]),
            ("cs", &[(1, "one"), (2, "few"), (5, "other")]),
            ("sl", &[(1, "one"), (102, "two"), (3, "few"), (5, "other")]),
            ("he", &[(1, "one"), (2, "two"), (3, "other")]),
            ("iw", &[(2, "two")]),
            ("fr", &[(0, "one"), (1, "one"), (2, "other"), (1_000_000, "many")]),
            ("pt", &[(0, "one"), (1, "one"), (2, "other")]),
            ("pt-PT", &[(0, "other"), (1, "one"), (2, "other")]),
            ("cy", &[(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (4, "other")]),
            ("lv", &[(0, "zero"), (1, "one"), (2, "other"), (21, "one")]),
            ("ja", &[(0, "other"), (1, "other")]),
            ("tlh", &[(1, "other")]),
        ];
        for (tag, counts) in cases {
            let language = Language::parse(tag).unwrap();
            for (count, category) in counts {
                assert_eq!(plural_name(plural_category(*count, &language)), *category, "{tag} {count}");
            }
        }
    }

    #[test]
    fn a_category_is_named_as_in_cldr() {
        for category in PluralCategory::all() {
            assert_eq!(PluralCategory::get_for_cldr_string(plural_name(category)), Some(category));
        }
    }

    #[test]
    fn a_form_that_is_missing_is_the_other_one() {
        let forms: PluralForms = serde_json::from_str(r#"{"one": "1", "other": "*"}"#).unwrap();
        assert_eq!(forms.form(PluralCategory::One), "1");
        assert_eq!(forms.form(PluralCategory::Few), "*");
        assert_eq!(forms.form(PluralCategory::Other), "*");
    }
}
