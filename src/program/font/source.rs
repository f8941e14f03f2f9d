//! What is in the file of a font.

use super::Letters;
use skrifa::{
    FontRef, MetadataProvider, Tag,
    attribute::Style,
    instance::{LocationRef, Size},
    raw::{FileRef, TableProvider},
};
use std::collections::{BTreeMap, BTreeSet};

/// The file of a font, as browsers read it when it is not compressed.
#[derive(Clone, Debug)]
pub struct FontSource {
    bytes: Vec<u8>,
}

/// Why a file is no font that can be published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontFault {
    /// It is something else.
    #[error("it is no font: its first bytes are those of {0}")]
    Other(&'static str),
    /// It ends too early, or its parts are damaged.
    #[error("it is damaged or cut off: {0} cannot be read")]
    Damaged(String),
    /// It holds several fonts.
    #[error("it is a collection of several fonts")]
    Collection,
    /// It has no letters.
    #[error("there is no letter in it")]
    NoLetters,
}

/// How upright letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slant {
    /// As usual.
    Upright,
    /// Slanted, or drawn for that.
    Italic,
}

/// Measures in parts of the size of the font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// Above the line.
    pub ascent: f32,
    /// Below it.
    pub descent: f32,
    /// Between two lines.
    pub line_gap: f32,
    /// How wide a letter of English is on average, where there are such.
    pub letter_width: Option<f32>,
    /// Whether letters have feet.
    pub has_serifs: bool,
}

/// Letters as often as English has them.
const ENGLISH: &str = "aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      ";

/// What every font has, and what goes wrong where it lacks.
const NEEDED: [Tag; 6] =
    [Tag::new(b"head"), Tag::new(b"hhea"), Tag::new(b"hmtx"), Tag::new(b"maxp"), Tag::new(b"cmap"), Tag::new(b"OS/2")];

impl FontSource {
    /// Reads a file: TTF, OTF, WOFF or WOFF2, whatever its name says.
    ///
    /// # Errors
    /// Where it is none of these, or cannot be published.
    pub fn read(bytes: Vec<u8>) -> Result<Self, FontFault> {
        let damaged = |what: &str| FontFault::Damaged(what.to_owned());
        let bytes = match bytes.get(..4) {
            Some(b"wOF2") => wuff::decompress_woff2(&bytes).map_err(|_| damaged("what is compressed in it"))?,
            Some(b"wOFF") => wuff::decompress_woff1(&bytes).map_err(|_| damaged("what is compressed in it"))?,
            Some(b"\0\x01\0\0" | b"OTTO" | b"true") => bytes,
            Some(b"ttcf") => return Err(FontFault::Collection),
            first => return Err(FontFault::Other(kind_of(first.unwrap_or_default()))),
        };
        match FileRef::new(&bytes) {
            Ok(FileRef::Font(font)) => {
                // A table that lies beyond the end of the file is none.
                let tables = font.table_directory().table_records().iter().map(|record| record.tag());
                if let Some(tag) = tables.chain(NEEDED).find(|tag| font.table_data(*tag).is_none()) {
                    return Err(damaged(&format!("the table \"{tag}\"")));
                }
            }
            Ok(FileRef::Collection(_)) => return Err(FontFault::Collection),
            Err(_) => return Err(damaged("the list of its tables")),
        }
        let source = Self { bytes };
        if source.characters()?.is_empty() { Err(FontFault::NoLetters) } else { Ok(source) }
    }

    /// The font.
    ///
    /// # Errors
    /// Never for one that was read.
    pub(super) fn font(&self) -> Result<FontRef<'_>, FontFault> {
        FontRef::new(&self.bytes).map_err(|_| FontFault::Damaged("the list of its tables".to_owned()))
    }

    /// Every character it has.
    ///
    /// # Errors
    /// Never for one that was read.
    pub fn characters(&self) -> Result<BTreeSet<char>, FontFault> {
        let mappings = self.font()?.charmap().mappings();
        Ok(mappings.filter_map(|(character, _)| char::from_u32(character)).collect())
    }

    /// The characters it has, in parts that are read together.
    ///
    /// # Errors
    /// Never for one that was read.
    pub fn parts(&self) -> Result<BTreeMap<&'static str, (Letters, BTreeSet<char>)>, FontFault> {
        let mut parts = BTreeMap::new();
        for character in self.characters()? {
            let letters = Letters::of(character);
            parts.entry(letters.name()).or_insert_with(|| (letters, BTreeSet::new())).1.insert(character);
        }
        Ok(parts)
    }

    /// How bold it is, from and to: `(400, 400)`, or `(100, 900)` for a variable font.
    ///
    /// # Errors
    /// Never for one that was read.
    pub fn weights(&self) -> Result<(u16, u16), FontFault> {
        let font = self.font()?;
        let whole = |weight: f32| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1000")]
            let weight = weight.clamp(1.0, 1000.0).round() as u16;
            weight
        };
        let axis = font.axes().iter().find(|axis| axis.tag() == Tag::new(b"wght"));
        Ok(match axis {
            Some(axis) => (whole(axis.min_value()), whole(axis.max_value())),
            None => {
                let weight = whole(font.attributes().weight.value());
                (weight, weight)
            }
        })
    }

    /// How upright it is.
    ///
    /// # Errors
    /// Never for one that was read.
    pub fn slant(&self) -> Result<Slant, FontFault> {
        Ok(match self.font()?.attributes().style {
            Style::Normal => Slant::Upright,
            Style::Italic | Style::Oblique(_) => Slant::Italic,
        })
    }

    /// Its measures.
    ///
    /// # Errors
    /// Never for one that was read.
    pub fn metrics(&self) -> Result<Metrics, FontFault> {
        let font = self.font()?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let unit = f32::from(metrics.units_per_em.max(1));
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let charmap = font.charmap();
        let width = |letter: char| widths.advance_width(charmap.map(letter)?);
        let sum: Option<f32> = ENGLISH.chars().map(width).sum();
        #[allow(clippy::cast_precision_loss, reason = "a few letters")]
        let letters = ENGLISH.len() as f32;
        // Latin text (2) with feet of one kind or another (2 to 10).
        let panose = font.os2().map(|os2| os2.panose_10().to_vec()).unwrap_or_default();
        Ok(Metrics {
            ascent: metrics.ascent / unit,
            descent: -metrics.descent / unit,
            line_gap: metrics.leading / unit,
            letter_width: sum.map(|sum| sum / letters / unit),
            has_serifs: panose.first() == Some(&2) && panose.get(1).is_some_and(|style| (2..=10).contains(style)),
        })
    }
}

/// What begins with these bytes, most likely.
fn kind_of(first: &[u8]) -> &'static str {
    match first {
        [] => "an empty file",
        b"<svg" | b"<?xm" => "a drawing or an XML document",
        b"<!do" | b"<!DO" | b"<htm" => "a web page",
        b"PK\x03\x04" => "an archive: unpack it first",
        b"\x89PNG" | b"\xff\xd8\xff\xe0" | b"\xff\xd8\xff\xe1" => "a picture",
        b"vers" => "a pointer to a file that lies elsewhere",
        _ => "something else",
    }
}
