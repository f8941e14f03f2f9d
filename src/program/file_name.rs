//! Names that are no names everywhere: a publication is written on one system, and kept and served on others.

use crate::model::search::normalise::{is_in_word, normalise};
use icu_normalizer::ComposingNormalizer;
use std::{fmt, path::Path};

/// What is the matter with the name of a file or folder on Windows. Other systems take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is the name of a device, whatever its ending.
    Device,
    /// A dot or a space at its end is dropped.
    Ending,
    /// It has a character that no name may have.
    Character(char),
}

impl NameFault {
    /// What is the matter with a name; nothing, most often.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        if let Some(character) = name.chars().find(|character| r#"<>:"|?*\"#.contains(*character)) {
            return Some(Self::Character(character));
        }
        if name.ends_with(['.', ' ']) && !matches!(name, "." | "..") {
            return Some(Self::Ending);
        }
        is_device(name).then_some(Self::Device)
    }
}

impl fmt::Display for NameFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device => formatter.write_str("Windows takes it for a device"),
            Self::Ending => formatter.write_str("Windows drops the dot or space at its end"),
            Self::Character(character) => write!(formatter, "Windows has no {character} in names"),
        }
    }
}

/// Whether Windows takes a name for a device: `CON`, `nul.txt`, `COM¹`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered = |port| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(|digit| "123456789¹²³".contains(digit))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || is_numbered("com")
        || is_numbered("lpt")
}

/// The same for all names that Windows and macOS take for one: they know neither capitals nor how a letter with an
/// accent is put together (NFC, NFD).
#[must_use]
pub fn as_others_see_it(name: &str) -> String {
    ComposingNormalizer::new_nfc().normalize(&name.to_lowercase()).into_owned()
}

/// Whether two names differ at most in how letters with an accent are put together.
#[must_use]
pub fn is_spelt_alike(name: &str, other: &str) -> bool {
    let composing = ComposingNormalizer::new_nfc();
    composing.normalize(name) == composing.normalize(other)
}

/// Whether two names have the same words, for whoever reads them: they differ in what the search passes over, too, such as
/// capitals, the two keyboards of Arabic and Persian, and digits.
#[must_use]
pub fn is_written_alike(name: &str, other: &str) -> bool {
    in_plainest_letters(name) == in_plainest_letters(other)
}

/// A name with its words as the search has them, and what stands between these.
#[must_use]
pub fn in_plainest_letters(name: &str) -> String {
    let (mut plain, mut word) = (String::with_capacity(name.len()), String::new());
    for character in ComposingNormalizer::new_nfc().normalize(name).chars() {
        if is_in_word(character) {
            word.push(character);
        } else {
            plain.push_str(&normalise(&word));
            plain.push(character);
            word.clear();
        }
    }
    plain + &normalise(&word)
}

/// Where two names differ that nobody may be able to tell apart on a screen: the first sign of each that is another.
/// `None` where they differ more than that, or in capitals alone, which everybody sees.
#[must_use]
pub fn other_signs(name: &str, other: &str) -> Option<(String, String)> {
    if !is_written_alike(name, other) || name.to_lowercase() == other.to_lowercase() {
        return None;
    }
    let mut others = other.chars();
    let mut differs = |sign: &char| others.next() != Some(*sign);
    let at = name.chars().position(|sign| differs(&sign)).unwrap_or_else(|| name.chars().count());
    let told = |name: &str| match name.chars().nth(at) {
        // What joins a letter is not seen by itself.
        Some(sign) if sign.is_alphanumeric() => format!("{sign} (U+{:04X})", u32::from(sign)),
        Some(sign) => format!("U+{:04X}", u32::from(sign)),
        None => "its end".to_owned(),
    };
    Some((told(name), told(other)))
}

/// A folder, as whoever stands in it calls it.
#[must_use]
pub fn folder_called(folder: &Path) -> String {
    if folder == Path::new(".") { "this folder".to_owned() } else { printable(&folder.to_string_lossy()) }
}

/// As much of a text as a terminal shows: what would steer it (its colours, its title, the direction of a line) is
/// written out. Feeds and names of files are other people's texts.
#[must_use]
pub fn printable(text: &str) -> String {
    let steers = |character: char| {
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_does_not_take_are_known() {
        for device in ["CON", "aux", "nul.txt", "Nul.tar.gz", "com1", "LPT9.json", "com¹", "con .txt", "conin$"] {
            assert_eq!(NameFault::of(device), Some(NameFault::Device), "{device}");
        }
        for ending in ["end.", "end..", "end ", "nul."] {
            assert_eq!(NameFault::of(ending), Some(NameFault::Ending), "{ending}");
        }
        for (name, character) in [("a:b", ':'), ("what?", '?'), ("a\\b", '\\'), ("\"a\"", '"')] {
            assert_eq!(NameFault::of(name), Some(NameFault::Character(character)), "{name}");
        }
        for right in ["con-1", "com", "com10", "com0", "console", "a.con", ".htaccess", "a b", "نص", ".", "..", ""] {
            assert_eq!(NameFault::of(right), None, "{right}");
        }
    }

    #[test]
    fn two_spellings_of_one_name_are_one() {
        for (one, other) in
            [("A.txt", "a.TXT"), ("caf\u{e9}", "cafe\u{301}"), ("\u{c9}cole", "e\u{301}cole"), ("آ", "ا\u{653}")]
        {
            assert_eq!(as_others_see_it(one), as_others_see_it(other), "{one}");
        }
        assert_ne!(as_others_see_it("cafe"), as_others_see_it("café"));
    }

    #[test]
    fn the_signs_are_told_that_look_the_same_and_are_not() {
        for (name, other, signs) in [
            ("عكس.png", "عکس.png", Some(("ك (U+0643)", "ک (U+06A9)"))),
            ("عکس2", "عکس۲", Some(("2 (U+0032)", "۲ (U+06F2)"))),
            ("u\u{308}.png", "\u{fc}.png", Some(("u (U+0075)", "ü (U+00FC)"))),
            ("می\u{200c}رود", "میرود", Some(("U+200C", "ر (U+0631)"))),
            ("a.PNG", "A.png", None),
            ("a.png", "b.png", None),
            ("a-1.png", "a 1.png", None),
        ] {
            let signs = signs.map(|(of_name, of_other)| (of_name.to_owned(), of_other.to_owned()));
            assert_eq!(other_signs(name, other), signs, "{name} {other}");
        }
    }

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(printable("\u{1b}[31mred\n\u{202e}txt\u{7}"), "\\u{1b}[31mred\\n\\u{202e}txt\\u{7}");
        // Marks of direction, which people write, turn what is beside them alone.
        assert_eq!(printable("a\u{61c}b\u{200f}"), "a\u{61c}b\u{200f}");
        assert_eq!(printable("می\u{200c}خوانم \"é\""), "می\u{200c}خوانم \"é\"");
    }
}
