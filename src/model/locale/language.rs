//! Language tags and the direction of their writing.

use std::fmt;

/// A language tag (BCP 47), such as `fa` or `sr-Cyrl`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(String);

/// The direction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The directions by their names in `site.json`.
    pub const NAMES: [(&'static str, Self); 2] = [("ltr", Self::Ltr), ("rtl", Self::Rtl)];

    /// The value of the `dir` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 12] =
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/// Languages whose usual script is written from right to left (CLDR, likely subtags).
const RTL_LANGUAGES: [&str; 24] = [
    "ar", "arc", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo",
    "ps", "sd", "syr", "ug", "ur", "yi", "prs",
];

impl Language {
    /// Checks a tag: subtags of 1 to 8 ASCII letters and digits, joined by hyphens, letters first.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let subtag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let primary = text.split('-').next()?;
        let valid =
            primary.len() >= 2 && primary.bytes().all(|byte| byte.is_ascii_alphabetic()) && text.split('-').all(subtag);
        valid.then(|| Self(text.to_owned()))
    }

    /// The tag, as for the `lang` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first subtag: `fa` of `fa-AF`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The direction of the tag's script, or of the language's usual one.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let rtl = match script {
            Some(script) => RTL_SCRIPTS.iter().any(|name| name.eq_ignore_ascii_case(script)),
            None => RTL_LANGUAGES.iter().any(|name| name.eq_ignore_ascii_case(self.primary())),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether both are the same language, whatever the region: a reader of `en-GB` reads `en`.
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        self.primary().eq_ignore_ascii_case(other.primary())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn direction(tag: &str) -> Direction {
        Language::parse(tag).unwrap().direction()
    }

    #[test]
    fn the_direction_comes_from_the_language() {
        for tag in ["ar", "fa-AF", "he", "ur", "ckb", "AR"] {
            assert_eq!(direction(tag), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "sq", "ja", "az", "ku"] {
            assert_eq!(direction(tag), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn a_script_outranks_the_language() {
        assert_eq!(direction("ku-Arab"), Direction::Rtl);
        assert_eq!(direction("ar-Latn"), Direction::Ltr);
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for wrong in ["", "e", "en_GB", "en-", "1a", "en gb", "en-\u{661}"] {
            assert_eq!(Language::parse(wrong), None, "{wrong}");
        }
    }
}
