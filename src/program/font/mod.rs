//! The fonts that an owner brings: what is in a file, and files with the letters of one script.
//!
//! `skrifa` and `write-fonts` (fontations, which Chromium draws with) read and write the tables, `wuff` and `ttf2woff2` the
//! compressed form. No published crate cuts a font together with its rules for joining letters; so a file keeps its rules
//! and the numbers of its glyphs, and loses the drawings that its letters never lead to.

mod letters;
mod source;
mod subset;

pub use letters::Letters;
pub use source::{FontFault, FontSource, Metrics, Slant};
pub use subset::subset;
