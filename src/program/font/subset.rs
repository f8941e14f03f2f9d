//! A font with some of its letters.

use super::source::{FontFault, FontSource};
use skrifa::{
    FontRef, GlyphId, MetadataProvider, Tag,
    raw::{
        TableProvider,
        collections::IntSet,
        tables::{glyf::Glyph, loca::Loca},
    },
};
use std::collections::BTreeSet;
use write_fonts::{FontBuilder, dump_table, tables::cmap::Cmap};

const HEAD: Tag = Tag::new(b"head");
const LOCA: Tag = Tag::new(b"loca");
const GLYF: Tag = Tag::new(b"glyf");
const GVAR: Tag = Tag::new(b"gvar");
const CMAP: Tag = Tag::new(b"cmap");
const POST: Tag = Tag::new(b"post");

/// How a glyph's place is written in `loca`: `1` for four bytes.
const FORMAT_IN_HEAD: std::ops::Range<usize> = 50..52;

/// The font as WOFF2, with those of its characters alone. One whose glyphs are not drawn as TrueType does (CFF, colours)
/// keeps all of them.
///
/// # Errors
/// Where a part of it cannot be read, or it cannot be compressed.
pub fn subset(source: &FontSource, characters: &BTreeSet<char>) -> Result<Vec<u8>, FontFault> {
    let font = source.font()?;
    let damaged = |what: &str| FontFault::Damaged(what.to_owned());
    let charmap = font.charmap();
    let mappings: Vec<_> = characters.iter().filter_map(|letter| Some((*letter, charmap.map(*letter)?))).collect();
    let mut builder = FontBuilder::new();
    let cmap = Cmap::from_mappings(mappings.iter().copied()).map_err(|_| damaged("the table \"cmap\""))?;
    builder.add_raw(CMAP, dump_table(&cmap).map_err(|_| damaged("the table \"cmap\""))?);
    if let (Ok(glyf), Ok(loca)) = (font.glyf(), font.loca(None)) {
        let kept = reachable(&font, mappings.into_iter().map(|(_, glyph)| glyph))?;
        let (places, drawings) = drawings(&loca, glyf.offset_data().as_bytes(), &kept);
        let mut head = font.table_data(HEAD).map(|head| head.as_bytes().to_vec()).unwrap_or_default();
        head.get_mut(FORMAT_IN_HEAD).ok_or_else(|| damaged("the table \"head\""))?.copy_from_slice(&[0, 1]);
        builder.add_raw(HEAD, head).add_raw(LOCA, places).add_raw(GLYF, drawings);
        if font.gvar().is_ok() {
            builder.add_raw(GVAR, variations(&font, &kept).ok_or_else(|| damaged("the table \"gvar\""))?);
        }
    }
    if let Some(post) = font.table_data(POST).and_then(|post| post.as_bytes().get(4..32).map(<[u8]>::to_vec)) {
        // The third version: without the names of glyphs, which browsers do not ask for.
        builder.add_raw(POST, [&[0, 3, 0, 0], &post[..]].concat());
    }
    let whole = builder.copy_missing_tables(font).build();
    ttf2woff2::encode(&whole, ttf2woff2::BrotliQuality::default()).map_err(|error| FontFault::Damaged(error.to_string()))
}

/// Every glyph that can come to be drawn: those of the characters, what the font's rules make of them, and what these
/// are made of.
fn reachable(font: &FontRef<'_>, glyphs: impl Iterator<Item = GlyphId>) -> Result<IntSet<GlyphId>, FontFault> {
    let mut kept: IntSet<GlyphId> = glyphs.chain([GlyphId::NOTDEF]).collect();
    let damaged = |_| FontFault::Damaged("the table \"GSUB\"".to_owned());
    if let Ok(gsub) = font.gsub() {
        let lookups = gsub.collect_lookups(&IntSet::all()).map_err(damaged)?;
        let count = font.maxp().map_or(u32::MAX, |maxp| maxp.num_glyphs().into());
        gsub.closure_glyphs_with_num_glyphs(&lookups, &mut kept, count).map_err(damaged)?;
    }
    let (Ok(glyf), Ok(loca)) = (font.glyf(), font.loca(None)) else { return Ok(kept) };
    let mut open: Vec<GlyphId> = kept.iter().collect();
    while let Some(glyph) = open.pop() {
        if let Ok(Some(Glyph::Composite(composite))) = loca.get_glyf(glyph, &glyf) {
            for component in composite.components() {
                let component = component.glyph.into();
                if kept.insert(component) {
                    open.push(component);
                }
            }
        }
    }
    Ok(kept)
}

/// `loca` and `glyf` with the drawings of these glyphs alone.
fn drawings(loca: &Loca<'_>, glyf: &[u8], kept: &IntSet<GlyphId>) -> (Vec<u8>, Vec<u8>) {
    let glyphs = (0_u32..).take(loca.len());
    let drawing = |glyph: u32| {
        let (index, is_kept) = (glyph as usize, kept.contains(GlyphId::new(glyph)));
        let (start, end) = (loca.get_raw(index)?, loca.get_raw(index + 1)?);
        glyf.get(start as usize..end as usize).filter(|_| is_kept)
    };
    join(glyphs.map(|glyph| drawing(glyph).unwrap_or_default()))
}

/// `gvar` (<https://learn.microsoft.com/en-us/typography/opentype/spec/gvar>) with how these glyphs vary alone.
fn variations(font: &FontRef<'_>, kept: &IntSet<GlyphId>) -> Option<Vec<u8>> {
    const HEADER: usize = 20;
    let gvar = font.gvar().ok()?;
    let bytes = gvar.offset_data().as_bytes();
    let data_of = |glyph: u32| {
        let glyph = GlyphId::new(glyph);
        let data = gvar.data_for_gid(glyph).ok().flatten().filter(|_| kept.contains(glyph));
        data.map(|data| data.as_bytes()).unwrap_or_default()
    };
    let (places, data) = join((0..u32::from(gvar.glyph_count())).map(data_of));
    let shared_length = usize::from(gvar.shared_tuple_count()) * usize::from(gvar.axis_count()) * 2;
    let shared_start = gvar.shared_tuples_offset().to_u32() as usize;
    let shared = bytes.get(shared_start..shared_start + shared_length)?;
    let shared_at = HEADER + places.len();
    let mut table = bytes.get(..HEADER)?.to_vec();
    table[8..12].copy_from_slice(&u32::try_from(shared_at).ok()?.to_be_bytes());
    // Places of four bytes.
    table[14..16].copy_from_slice(&[0, 1]);
    table[16..20].copy_from_slice(&u32::try_from(shared_at + shared_length).ok()?.to_be_bytes());
    table.extend_from_slice(&places);
    table.extend_from_slice(shared);
    table.extend_from_slice(&data);
    Some(table)
}

/// Pieces one after the other, and where each begins, in four bytes.
fn join<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<u8>, Vec<u8>) {
    let (mut places, mut joined) = (vec![0; 4], Vec::new());
    for piece in pieces {
        joined.extend_from_slice(piece);
        // At even places, as in the table that it came from.
        joined.resize(joined.len().next_multiple_of(4), 0);
        // A font has less than four gigabytes.
        places.extend_from_slice(&u32::try_from(joined.len()).unwrap_or(u32::MAX).to_be_bytes());
    }
    (places, joined)
}
