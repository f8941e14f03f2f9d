//! The files of a font that the publication brings.

use serde::Deserialize;
use serde_json::Value;
use std::fmt;
use strum::IntoStaticStr;

/// How many fonts of readers may stand in the place of one that is on its way.
pub const STAND_INS: usize = 4;

/// A file of the publication's folder that holds a font.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FontFile {
    /// Its address.
    pub src: String,
    /// How heavy its letters are; else it says so itself.
    pub weight: Option<FontWeight>,
    /// Whether they are slanted; else it says so itself.
    pub style: Option<FontStyle>,
}

/// How heavy the letters of a font are, from 1 to 1000: 400 is regular, 700 bold. A variable font has all weights from
/// one to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Value")]
pub struct FontWeight {
    /// The lightest.
    pub least: u16,
    /// The heaviest.
    pub most: u16,
}

/// Whether letters are slanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum FontStyle {
    /// Upright.
    Normal,
    /// Slanted.
    Italic,
}

/// What is no weight.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no weight such as 400 or, of a variable font, \"100 900\"")]
pub struct InvalidFontWeight(String);

impl FontWeight {
    /// All weights of the range, as far as there are such.
    #[must_use]
    pub fn new(least: u16, most: u16) -> Option<Self> {
        (1 <= least && least <= most && most <= 1000).then_some(Self { least, most })
    }

    /// Whether letters of one weight could come from both.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.least <= other.most && other.least <= self.most
    }
}

impl FontStyle {
    /// Its name in `site.json` and in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl TryFrom<Value> for FontWeight {
    type Error = InvalidFontWeight;

    fn try_from(value: Value) -> Result<Self, InvalidFontWeight> {
        let weight = match &value {
            Value::Number(number) => number.as_u64().map(|weight| (weight, weight)),
            Value::String(text) => {
                text.split_once(' ').and_then(|(least, most)| Some((least.parse().ok()?, most.parse().ok()?)))
            }
            _ => None,
        };
        let weight = weight.and_then(|(least, most)| Self::new(least.try_into().ok()?, most.try_into().ok()?));
        weight.ok_or_else(|| InvalidFontWeight(value.to_string()))
    }
}

/// As the style sheet has it.
impl fmt::Display for FontWeight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { least, most } = self;
        if least == most { write!(formatter, "{least}") } else { write!(formatter, "{least} {most}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_weight_is_a_number_or_a_range() {
        for (written, shown) in [(json!(400), "400"), (json!("100 900"), "100 900"), (json!("400 400"), "400")] {
            assert_eq!(FontWeight::try_from(written).unwrap().to_string(), shown);
        }
        for wrong in [json!(0), json!(1001), json!(400.5), json!("bold"), json!("900 100"), json!("400"), json!(null)] {
            assert!(FontWeight::try_from(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
