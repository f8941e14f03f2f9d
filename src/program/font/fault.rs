//! What is the matter with a font, in the same words wherever an owner learns of it.

use super::{
    OpenFont, missing_letters,
    open_font::{Licence, MOST_BYTES},
};
use crate::{
    model::locale::Language,
    program::{Remedy, picture::Instead},
};
use std::{borrow::Cow, fmt};

/// What is the matter with a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontFault {
    /// It is called a font, and is none.
    NoFont(Instead),
    /// It is a font of a kind that is not published.
    OtherKind(OtherKind),
    /// Something of it is missing or broken.
    Damaged,
    /// Nobody would wait for it.
    TooLarge,
    /// It has no letter of a language that it is for.
    NotOfLanguage(Language),
    /// It lacks letters of a language.
    LacksLetters {
        /// The language.
        language: Language,
        /// The letters.
        letters: Vec<char>,
    },
    /// Its licence allows nobody to publish it without another permission.
    Restricted,
    /// Its licence allows it to be published whole only.
    OnlyWhole,
}

/// A kind of font that is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// Several fonts in one file.
    Collection,
    /// Type 1.
    PostScript,
    /// Internet Explorer's.
    EmbeddedOpenType,
}

/// A font with something the matter: what it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyFont {
    /// Its name in the publication's folder.
    pub file: String,
    /// What it is.
    pub fault: FontFault,
}

impl FontFault {
    /// What is the matter with a font that can be opened. `named` are the languages that the owner says are set in it,
    /// `spoken` those of the editions.
    #[must_use]
    pub fn of(font: &OpenFont<'_>, named: &[Language], spoken: &[&Language]) -> Vec<Self> {
        let mut faults = match font.licence() {
            Licence::Free => Vec::new(),
            Licence::Whole => vec![Self::OnlyWhole],
            Licence::Restricted => vec![Self::Restricted],
        };
        let letters = font.letters();
        let languages = if named.is_empty() { spoken.to_vec() } else { named.iter().collect() };
        for language in languages {
            let Some(missing) = missing_letters(language, &letters) else { continue };
            let language = language.clone();
            if !missing.has_some {
                // Other fonts are for the languages that nobody has named.
                faults.extend((!named.is_empty()).then_some(Self::NotOfLanguage(language)));
            } else if !missing.letters.is_empty() {
                faults.push(Self::LacksLetters { language, letters: missing.letters });
            }
        }
        faults
    }

    /// Whether the font cannot be published, or is of no use.
    #[must_use]
    pub const fn hides_font(&self) -> bool {
        match self {
            Self::NoFont(_) | Self::OtherKind(_) | Self::Damaged | Self::TooLarge | Self::NotOfLanguage(_) => true,
            Self::LacksLetters { .. } | Self::Restricted | Self::OnlyWhole => false,
        }
    }
}

/// What is the matter, as it goes on after the font's name.
impl fmt::Display for FontFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More tell nobody more.
        const MOST_NAMED: usize = 20;
        match self {
            Self::NoFont(instead) => formatter.write_str(match instead {
                Instead::WebPage => "is no font, but a web page: most likely one that says there is no font",
                Instead::Nothing => "is empty",
                Instead::Other => "is no font, whatever its name says",
            }),
            Self::OtherKind(kind) => formatter.write_str(match kind {
                OtherKind::Collection => "is a collection of fonts (TTC): browsers show none of them",
                OtherKind::PostScript => "is a PostScript font (Type 1): browsers do not show it",
                OtherKind::EmbeddedOpenType => "is an Embedded OpenType font (EOT): browsers do not show it",
            }),
            Self::Damaged => formatter.write_str("is a damaged font: something of it is missing or broken"),
            Self::TooLarge => write!(formatter, "is a font of more than {} MB", MOST_BYTES / 1_000_000),
            Self::NotOfLanguage(language) => {
                write!(formatter, "has no letter of the language \"{language}\", which it is for")
            }
            Self::LacksLetters { language, letters } => {
                write!(formatter, "lacks letters of the language \"{language}\":")?;
                for letter in letters.iter().take(MOST_NAMED) {
                    write!(formatter, " {letter}")?;
                }
                match letters.len().saturating_sub(MOST_NAMED) {
                    0 => Ok(()),
                    more => write!(formatter, " and {more} more"),
                }
            }
            Self::Restricted => formatter.write_str(
                "says that its licence does not allow it to be published (OS/2, fsType) without another permission",
            ),
            Self::OnlyWhole => formatter.write_str(
                "says that its licence does not allow it to be divided (OS/2, fsType): readers load all of it",
            ),
        }
    }
}

impl fmt::Display for FaultyFont {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, fault } = self;
        write!(formatter, "{file} {fault}")
    }
}

impl Remedy for FaultyFont {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match &self.fault {
            FontFault::NoFont(_) => "put the font itself there: a TTF, OTF, WOFF or WOFF2",
            FontFault::OtherKind(OtherKind::Collection) => "take the one font out of it that is meant, as TTF or OTF",
            FontFault::OtherKind(_) => "get the font as TTF, OTF, WOFF or WOFF2",
            FontFault::Damaged => "copy the font once more from where it is whole",
            FontFault::TooLarge => "choose a font of fewer letters, or take out those that no edition needs",
            FontFault::NotOfLanguage(language) => {
                return format!("take \"{language}\" out of \"languages\", or choose a font that has its letters")
                    .into();
            }
            FontFault::LacksLetters { .. } => {
                "choose a fuller version of the font; the missing letters come from the next font"
            }
            FontFault::Restricted => "ask its maker for permission, or choose another font",
            FontFault::OnlyWhole => "nothing, if its size does not matter; else ask its maker, or choose another font",
        })
    }
}
