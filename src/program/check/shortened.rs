//! Addresses and other words of an owner's as they stand in a sentence.

use crate::program::printable;
use std::borrow::Cow;

/// An address short enough for a sentence: a `data:` address is as long as its picture.
pub(super) fn shortened(address: &str) -> String {
    const MAX_SHOWN: usize = 120;
    let address = with_letters(address);
    match address.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.into_owned(),
    }
}

/// An address with the letters that are written in it as percent signs and digits, where nobody could read them.
fn with_letters(address: &str) -> Cow<'_, str> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address;
    while let Some(start) = rest.find('%') {
        bytes.extend_from_slice(&rest.as_bytes()[..start]);
        let byte = rest.get(start + 1..start + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        // Those of ASCII mean something as they stand.
        if let Some(byte) = byte.filter(|byte| !byte.is_ascii()) {
            bytes.push(byte);
            rest = &rest[start + 3..];
        } else {
            bytes.push(b'%');
            rest = &rest[start + 1..];
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    let is_legible = |text: &String| printable(text) == *text;
    String::from_utf8(bytes).ok().filter(is_legible).map_or(Cow::Borrowed(address), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_an_address_can_be_read() {
        for (address, read) in [
            ("content/fa/%D9%86%DB%8C%D8%B3%D8%AA.md", "content/fa/نیست.md"),
            ("a%20b/%2F%c3%a9?100%", "a%20b/%2Fé?100%"),
            ("%D9%86%DB", "%D9%86%DB"),
            ("%E2%80%AEa", "%E2%80%AEa"),
        ] {
            assert_eq!(shortened(address), read);
        }
    }
}
