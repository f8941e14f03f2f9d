//! The sizes of a picture that publishing has made, for pages to choose from.

use super::lenient;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The folder they lie in, below the publication's own. Their names change with what is in them: each may be kept for
/// ever.
pub const SIZED_FOLDER: &str = "sized";

/// A picture of the publication's own, in the sizes that publishing has made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SizedPicture {
    /// What the names of its files begin with.
    #[serde(deserialize_with = "lenient::text_or_empty")]
    pub name: String,
    /// How wide they are, in pixels; the widest last.
    #[serde(deserialize_with = "lenient::numbers")]
    pub widths: Vec<u32>,
    /// What stands in its place until it is there; none for one that can be seen through.
    #[serde(deserialize_with = "lenient::tint", skip_serializing_if = "Option::is_none")]
    pub tint: Option<Tint>,
}

impl SizedPicture {
    /// The address of its file of that width, from the publication's folder.
    #[must_use]
    pub fn file(&self, width: u32) -> String {
        format!("{SIZED_FOLDER}/{}-{width}.webp", self.name)
    }
}

/// The colour of a picture on the whole, of 512: a strict content security policy allows a class and no style
/// attribute, and three classes of eight name them all (`style/components/tint.css`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    levels: [u8; 3],
}

impl Tint {
    const TOP_LEVEL: u16 = 7;

    /// The nearest to a colour of so much red, green and blue.
    #[must_use]
    pub fn nearest(colour: [u8; 3]) -> Self {
        let level = |value: u8| (u16::from(value) * Self::TOP_LEVEL + 127) / 255;
        // At most 7.
        Self { levels: colour.map(|value| u8::try_from(level(value)).unwrap_or_default()) }
    }

    /// As it is written in a document: three digits from 0 to 7.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: [u8; 3] = text.as_bytes().try_into().ok()?;
        let are_levels = digits.iter().all(|digit| (b'0'..=b'7').contains(digit));
        are_levels.then(|| Self { levels: digits.map(|digit| digit - b'0') })
    }

    /// Its classes, as for `class`.
    #[must_use]
    pub fn classes(self) -> String {
        let [red, green, blue] = self.levels;
        format!("tint r{red} g{green} b{blue}")
    }
}

impl fmt::Display for Tint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.levels;
        write!(formatter, "{red}{green}{blue}")
    }
}

impl Serialize for Tint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_picture_is_read_as_it_is_written() {
        let picture =
            SizedPicture { name: "9f".to_owned(), widths: vec![240, 360], tint: Some(Tint::nearest([255, 0, 130])) };
        let written = serde_json::to_value(&picture).unwrap();
        assert_eq!(written, json!({ "name": "9f", "widths": [240, 360], "tint": "704" }));
        assert_eq!(SizedPicture::deserialize(&written).unwrap(), picture);
        assert_eq!(picture.file(360), "sized/9f-360.webp");
    }

    #[test]
    fn a_wrong_field_costs_that_field() {
        let wrong = json!({ "name": 5, "widths": ["x", 240, -1], "tint": "8<x" });
        let expected = SizedPicture { widths: vec![240], ..SizedPicture::default() };
        assert_eq!(SizedPicture::deserialize(&wrong).unwrap(), expected);
    }

    #[test]
    fn a_tint_is_one_of_few_colours() {
        assert_eq!(Tint::nearest([0, 255, 128]).classes(), "tint r0 g7 b4");
        assert_eq!(Tint::nearest([17, 18, 19]).to_string(), "001");
        assert_eq!(Tint::nearest([19, 237, 235]).to_string(), "176");
        for text in ["", "12", "1234", "12é", "089"] {
            assert_eq!(Tint::parse(text), None, "{text}");
        }
    }
}
