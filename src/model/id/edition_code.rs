//! The codes of editions.

use serde::{Deserialize, Serialize};

name_type! {
    /// The first segment of an edition's addresses: lower-case ASCII letters, digits and hyphens.
    #[derive(Deserialize, Serialize)]
    #[serde(try_from = "String")]
    EditionCode
}

impl EditionCode {
    /// Checks a code: 1 to 35 characters of `a-z`, `0-9` and `-`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        ((1..=35).contains(&text.len()) && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }
}

/// A text that is no edition code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an edition code: use a-z, 0-9 and -, such as \"en\" or \"pt-br\"")]
pub struct InvalidEditionCode(String);

impl TryFrom<String> for EditionCode {
    type Error = InvalidEditionCode;

    fn try_from(text: String) -> Result<Self, InvalidEditionCode> {
        Self::parse(&text).ok_or(InvalidEditionCode(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_lower_case_ascii() {
        let read = |text: &str| serde_json::from_value::<EditionCode>(text.into());
        assert_eq!(read("pt-br").unwrap().as_str(), "pt-br");
        for wrong in ["", "EN", "e n", "fa/ir", &"a".repeat(36)] {
            let error = read(wrong).unwrap_err().to_string();
            assert!(error.starts_with(&format!("\"{wrong}\" is not an edition code: use a-z")), "{error}");
        }
    }
}
