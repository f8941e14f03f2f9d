//! Signs that nobody sees, which come along when words are copied.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// A sign in a word that looks the same without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvisibleSign(char);

impl InvisibleSign {
    fn is_one(sign: char) -> bool {
        // A no-break space at the end of a word is not seen either.
        CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(sign)
            || (sign.is_whitespace() && !sign.is_ascii())
    }

    /// The first in a word. Whether it belongs there, as the joiners of some scripts do, knows whoever knows the word.
    #[must_use]
    pub fn first_in(word: &str) -> Option<Self> {
        word.chars().find(|sign| Self::is_one(*sign)).map(Self)
    }

    /// A word without all of them.
    #[must_use]
    pub fn without(self, word: &str) -> String {
        word.chars().filter(|sign| !Self::is_one(*sign)).collect()
    }

    /// What is wrong with a word that it is in.
    #[must_use]
    pub fn told(self, word: &str) -> String {
        let Self(sign) = self;
        let where_it_is = if word.starts_with(sign) {
            "before"
        } else if word.ends_with(sign) {
            "after"
        } else {
            "in"
        };
        format!(
            "the invisible sign U+{:04X} stands {where_it_is} \"{}\", which is another word by that",
            u32::from(sign),
            self.without(word)
        )
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(self, word: &str) -> String {
        format!("delete the word with what is around it, and type it anew: {}", self.without(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named() {
        for (word, told) in [
            ("\u{200f}title", "the invisible sign U+200F stands before \"title\", which is another word by that"),
            ("ti\u{200b}tle", "the invisible sign U+200B stands in \"title\", which is another word by that"),
            ("title\u{a0}", "the invisible sign U+00A0 stands after \"title\", which is another word by that"),
        ] {
            assert_eq!(InvisibleSign::first_in(word).map(|sign| sign.told(word)).as_deref(), Some(told));
        }
        assert_eq!(InvisibleSign::first_in("title_1 é"), None);
    }
}
