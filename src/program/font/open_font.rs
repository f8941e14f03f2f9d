//! A font that is read.

use super::{FontFault, fault::OtherKind, subset::leaves_a_font};
use crate::{
    model::publication::{FontFile, FontStyle, FontWeight},
    program::picture::Instead,
};
use skrifa::{
    MetadataProvider, Tag,
    instance::{LocationRef, Size},
    metrics::Metrics,
    raw::{FontRef, TableProvider, tables::os2::SelectionFlags},
};
use std::{borrow::Cow, collections::BTreeSet, io::Cursor};

/// Tables without which browsers refuse a font.
const NEEDED: [&[u8; 4]; 8] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"post"];
/// The outlines of letters, in each of their forms.
const OUTLINES: [&[u8; 4]; 3] = [b"glyf", b"CFF ", b"CFF2"];

/// No larger font is read, unpacked: those of the largest scripts take a third of it.
pub(super) const MOST_BYTES: usize = 60_000_000;

/// A font, unpacked where it was packed.
#[derive(Debug)]
pub struct OpenFont<'a> {
    bytes: Cow<'a, [u8]>,
}

/// What a font's licence lets a publication do with it (OS/2, `fsType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    /// Everything that is done here.
    Free,
    /// To be published whole.
    Whole,
    /// Nothing, but for who has another permission.
    Restricted,
}

impl<'a> OpenFont<'a> {
    /// Reads a TTF, OTF, WOFF or WOFF2.
    ///
    /// # Errors
    /// Where it is none, or is damaged.
    pub fn read(file: &'a [u8]) -> Result<Self, FontFault> {
        let unpacked = |result: Result<Vec<u8>, _>| result.map(Cow::Owned).map_err(|_| FontFault::Damaged);
        if file.len().max(unpacked_size(file)) > MOST_BYTES {
            return Err(FontFault::TooLarge);
        }
        let bytes = match file.get(..4) {
            Some(b"wOF2") => unpacked(wuff::decompress_woff2(file))?,
            Some(b"wOFF") => unpacked(wuff::decompress_woff1(file))?,
            Some([0, 1, 0, 0] | b"OTTO" | b"true") => Cow::Borrowed(file),
            _ => return Err(Self::other(file)),
        };
        let font = Self { bytes };
        if font.is_whole() { Ok(font) } else { Err(FontFault::Damaged) }
    }

    fn other(file: &[u8]) -> FontFault {
        if file.starts_with(b"ttcf") {
            FontFault::OtherKind(OtherKind::Collection)
        } else if file.starts_with(b"%!") || file.starts_with(&[0x80, 1]) {
            FontFault::OtherKind(OtherKind::PostScript)
        } else if file.get(34..36) == Some(b"LP") {
            FontFault::OtherKind(OtherKind::EmbeddedOpenType)
        } else {
            FontFault::NoFont(Instead::of(&mut Cursor::new(file)))
        }
    }

    fn is_whole(&self) -> bool {
        let Ok(font) = FontRef::new(&self.bytes) else { return false };
        let has = |tag: &&[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        let records = font.table_directory().table_records();
        let ends = records.iter().map(|record| u64::from(record.offset()) + u64::from(record.length()));
        ends.max().is_some_and(|end| end <= self.bytes.len() as u64)
            && NEEDED.iter().all(has)
            && OUTLINES.iter().any(has)
            && (font.glyf().is_err() || font.loca(None).is_ok())
            && font.head().is_ok_and(|head| head.units_per_em() > 0)
            && !self.letters().is_empty()
    }

    /// The font as the crates that look into it take it.
    ///
    /// # Panics
    /// Never: it was read when it was opened.
    pub(super) fn font(&self) -> FontRef<'_> {
        FontRef::new(&self.bytes).expect("it was read when it was opened")
    }

    /// The unpacked file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Every character that it has a letter for.
    #[must_use]
    pub fn letters(&self) -> BTreeSet<char> {
        let Ok(font) = FontRef::new(&self.bytes) else { return BTreeSet::new() };
        font.charmap().mappings().filter_map(|(letter, _)| char::from_u32(letter)).collect()
    }

    /// Whether its letters can be taken out one by one. Nothing does so yet with those in the form of PostScript.
    #[must_use]
    pub fn can_be_divided(&self) -> bool {
        self.font().glyf().is_ok() && self.licence() == Licence::Free && leaves_a_font(self)
    }

    /// What its licence lets a publication do.
    #[must_use]
    pub fn licence(&self) -> Licence {
        const RESTRICTED: u16 = 0x2;
        const NO_SUBSETTING: u16 = 0x100;
        const BITMAPS_ONLY: u16 = 0x200;
        match self.font().os2().map(|os2| os2.fs_type()).unwrap_or_default() {
            // The least that is said counts: older fonts say several things at once.
            bits if bits & 0xe == RESTRICTED || bits & BITMAPS_ONLY != 0 => Licence::Restricted,
            bits if bits & NO_SUBSETTING != 0 => Licence::Whole,
            _ => Licence::Free,
        }
    }

    /// How heavy its letters are: as the owner says, else as it says itself.
    #[must_use]
    pub fn weight(&self, file: &FontFile) -> FontWeight {
        const REGULAR: FontWeight = FontWeight { least: 400, most: 400 };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is at most 1000")]
        let whole = |weight: f32| weight.clamp(1.0, 1000.0) as u16;
        let font = self.font();
        let of_font = || {
            if let Some(axis) = font.axes().get_by_tag(Tag::new(b"wght")) {
                return FontWeight::new(whole(axis.min_value()), whole(axis.max_value()));
            }
            let weight = font.os2().ok()?.us_weight_class();
            FontWeight::new(weight, weight)
        };
        file.weight.or_else(of_font).unwrap_or(REGULAR)
    }

    /// Whether its letters are slanted: as the owner says, else as it says itself.
    #[must_use]
    pub fn style(&self, file: &FontFile) -> FontStyle {
        let slanted = SelectionFlags::ITALIC | SelectionFlags::OBLIQUE;
        let is_slanted = || self.font().os2().is_ok_and(|os2| os2.fs_selection().intersects(slanted));
        file.style.unwrap_or_else(|| if is_slanted() { FontStyle::Italic } else { FontStyle::Normal })
    }

    /// Whether its letters have serifs (PANOSE).
    pub(super) fn has_serifs(&self) -> bool {
        let panose = self.font().os2().map(|os2| os2.panose_10().to_vec()).unwrap_or_default();
        matches!(panose[..], [2, 2..=10, ..])
    }

    /// Its measures.
    pub(super) fn metrics(&self) -> Metrics {
        self.font().metrics(Size::unscaled(), LocationRef::default())
    }
}

/// How many bytes come out of a packed font, as it says itself: of a WOFF2 at its beginning; a WOFF says it of each table
/// as well, and need not say the same (W3C WOFF 1.0, sections 3 and 4).
fn unpacked_size(file: &[u8]) -> usize {
    const DIRECTORY: usize = 44;
    const ENTRY: usize = 20;
    let size = |bytes: &[u8], start: usize| -> Option<usize> {
        Some(u32::from_be_bytes(bytes.get(start..start + 4)?.try_into().ok()?) as usize)
    };
    let whole = size(file, 16).unwrap_or_default();
    match file.get(..4) {
        Some(b"wOF2") => whole,
        Some(b"wOFF") => {
            let count = file.get(12..14).map_or(0, |count| u16::from_be_bytes([count[0], count[1]]));
            let tables = file.get(DIRECTORY..).unwrap_or_default().chunks_exact(ENTRY).take(count.into());
            whole.max(tables.filter_map(|table| size(table, 12)).fold(0, usize::saturating_add))
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::font::{
        test_font::{LATIN, TestFont},
        woff2,
    };

    #[test]
    fn a_font_is_the_same_packed_and_unpacked() {
        let file = TestFont::of("abcبپ").build();
        let open = OpenFont::read(&file).unwrap();
        assert_eq!(open.letters(), "abcبپ".chars().collect());
        let packed = woff2(&open, None).unwrap();
        assert!(packed.len() < file.len());
        let unpacked = OpenFont::read(&packed).unwrap();
        assert_eq!(unpacked.letters(), open.letters());
        let part = woff2(&open, Some(&['ب', 'b', 'z'].into())).unwrap();
        let part = OpenFont::read(&part).unwrap();
        assert_eq!(part.letters(), ['b', 'ب'].into());
        // Both letters, the three forms in which the one joins, and what stands for a letter that is not there.
        assert_eq!(part.font().maxp().unwrap().num_glyphs(), 6);
    }

    #[test]
    fn a_packed_font_whose_tables_are_too_large_is_not_unpacked() {
        let mut file = b"wOFF".to_vec();
        file.extend([0, 1, 0, 0]);
        file.extend(64u32.to_be_bytes());
        file.extend([0, 1, 0, 0]);
        file.extend(100u32.to_be_bytes());
        file.resize(44, 0);
        file.extend(b"glyf");
        let (start, packed, unpacked) = (64u32, 8u32, 2_000_000_000u32);
        for number in [start, packed, unpacked, 0] {
            file.extend(number.to_be_bytes());
        }
        file.resize(72, 0);
        assert!(matches!(OpenFont::read(&file), Err(FontFault::TooLarge)));
        file[56..60].copy_from_slice(&200u32.to_be_bytes());
        assert!(matches!(OpenFont::read(&file), Err(FontFault::Damaged)));
    }

    #[test]
    fn what_is_cut_off_anywhere_is_no_font() {
        let file = TestFont::of("abcبپ").build();
        let packed = woff2(&OpenFont::read(&file).unwrap(), None).unwrap();
        for file in [file, packed] {
            for end in 0..file.len() - 3 {
                assert!(OpenFont::read(&file[..end]).is_err(), "{end} of {}", file.len());
            }
        }
    }

    #[test]
    fn what_the_owner_says_counts_for_more_than_what_the_font_says() {
        let file = TestFont { weight: 700, ..TestFont::of(LATIN) }.build();
        let font = OpenFont::read(&file).unwrap();
        let said = |weight, style| FontFile { src: String::new(), weight, style };
        let silent = said(None, None);
        assert_eq!((font.weight(&silent).to_string(), font.style(&silent)), ("700".to_owned(), FontStyle::Normal));
        let heavy = said(FontWeight::new(100, 900), Some(FontStyle::Italic));
        assert_eq!((font.weight(&heavy).to_string(), font.style(&heavy)), ("100 900".to_owned(), FontStyle::Italic));
    }
}
