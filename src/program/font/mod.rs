//! The fonts of a publication: what they are, what is the matter with one, and what is published of it.

mod fault;
mod letters;
mod open_font;
mod script;
mod stand_in;
mod subset;

pub use fault::{FaultyFont, FontFault};
pub use letters::{missing_letters, scripts_of};
pub use open_font::OpenFont;
pub use script::{FontPart, FontScript, parts};
pub use stand_in::stand_in_rules;
pub use subset::{settings, woff2};

/// The folder of the parts of fonts, under names that change with what is in them.
pub const FONTS_FOLDER: &str = "subset";

#[cfg(test)]
#[path = "../../../tests/fixtures/test_font.rs"]
mod test_font;
