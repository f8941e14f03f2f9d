//! Colours as an owner writes them.

use serde::Deserialize;
use std::{fmt, str::FromStr};

/// A colour without transparency: `#0f4c5c`, or `#fff` for `#ffffff`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour {
    /// How much red, green and blue there is in it.
    pub channels: [u8; 3],
}

/// A text that is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a colour such as \"#0f4c5c\": # and six digits of 0-9 and a-f")]
pub struct InvalidColour(String);

impl Colour {
    /// White.
    pub const WHITE: Self = Self::of(0xff_ffff);
    /// Black.
    pub const BLACK: Self = Self::of(0);

    /// The colour of a number in which red comes first.
    #[must_use]
    pub const fn of(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self { channels: [red, green, blue] }
    }

    /// This colour with so many of a hundred parts of another.
    #[must_use]
    pub fn mixed(self, other: Self, parts: u8) -> Self {
        let parts = u32::from(parts.min(100));
        let mix = |own: u8, other: u8| {
            let sum = u32::from(own) * (100 - parts) + u32::from(other) * parts;
            // A mean of two bytes is one.
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        let ([red, green, blue], [other_red, other_green, other_blue]) = (self.channels, other.channels);
        Self { channels: [mix(red, other_red), mix(green, other_green), mix(blue, other_blue)] }
    }
}

impl FromStr for Colour {
    type Err = InvalidColour;

    fn from_str(text: &str) -> Result<Self, InvalidColour> {
        let invalid = || InvalidColour(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(invalid)?;
        // A sign would be a number's, too.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(invalid());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| invalid())?;
        match digits.len() {
            6 => Ok(Self::of(number)),
            // Each digit stands for two.
            3 => Ok(Self::of(((number & 0xf00) << 8 | (number & 0xf0) << 4 | number & 0xf) * 0x11)),
            _ => Err(invalid()),
        }
    }
}

impl TryFrom<String> for Colour {
    type Error = InvalidColour;

    fn try_from(text: String) -> Result<Self, InvalidColour> {
        text.parse()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_has_six_digits_or_three() {
        let read = |text: &str| text.parse::<Colour>().map(|colour| colour.to_string());
        assert_eq!(read("#0F4c5c").as_deref(), Ok("#0f4c5c"));
        assert_eq!(read("#f0a").as_deref(), Ok("#ff00aa"));
        for wrong in ["", "#", "0f4c5c", "#0f4c5", "#0f4c5c80", "#+f4c5c", "red", "#ﬀf", "rgb(0 0 0)", "#0f4c5c}"] {
            assert_eq!(read(wrong), Err(InvalidColour(wrong.to_owned())));
        }
    }

    #[test]
    fn a_mixture_lies_between() {
        let [black, white] = [Colour::BLACK, Colour::WHITE];
        assert_eq!((black.mixed(white, 0), black.mixed(white, 100)), (black, white));
        assert_eq!(Colour::of(0x00_2040).mixed(Colour::of(0xff_4020), 50), Colour::of(0x80_3030));
    }
}
