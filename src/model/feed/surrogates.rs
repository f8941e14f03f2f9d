//! Characters that a program cut in half.

use std::borrow::Cow;

/// The text with a replacement character for each escape that is half a surrogate pair (`\ud83d` alone): a program
/// that cuts summaries after so many UTF-16 units leaves them, and `serde_json` refuses a document for one.
#[must_use]
pub fn without_lone_surrogates(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let start = at + found;
        let (first, second) = (surrogate(text, start), surrogate(text, start + 6));
        at = match (first, second) {
            (Some(Half::High), Some(Half::Low)) => start + 12,
            (Some(_), _) => {
                mended.push_str(&text[kept..start]);
                mended.push_str("\\ufffd");
                kept = start + 6;
                kept
            }
            // A backslash escapes the character after it, which may be another backslash.
            (None, _) => start + 1 + text[start + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[kept..]);
    Cow::Owned(mended)
}

/// Which half of a surrogate pair an escape is.
enum Half {
    High,
    Low,
}

fn surrogate(text: &str, at: usize) -> Option<Half> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    match u32::from_str_radix(digits, 16).ok()? {
        0xd800..0xdc00 => Some(Half::High),
        0xdc00..0xe000 => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_surrogate_pair_costs_one_character() {
        for (text, expected) in [
            (r#""a\ud83dz""#, "a\u{fffd}z"),
            (r#""\ude00""#, "\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\\ud83d""#, "\\ud83d"),
            (r#""\"\ud83d""#, "\"\u{fffd}"),
        ] {
            let mended = without_lone_surrogates(text);
            assert_eq!(serde_json::from_str::<String>(&mended).unwrap(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_right_stays_as_it_is(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(without_lone_surrogates(&json), json.as_str());
        }

        #[test]
        fn no_text_panics(text in "[\\\\ud8dc0-9سلام\"]{0,40}") {
            let _ = without_lone_surrogates(&text);
        }
    }
}
