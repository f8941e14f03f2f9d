//! Taking letters out of a font, with what joins and places them, as WOFF2.

use super::{FontFault, OpenFont};
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::{Tag, raw::collections::IntSet, raw::types::NameId};
use std::{
    cell::Cell,
    collections::BTreeSet,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};
use ttf2woff2::{EncodeOptions, encode_with_options};

/// How parts are made, apart from what is named below. To be counted on when that changes.
const METHOD: u32 = 1;

/// What a part depends on but the font and its letters.
#[must_use]
pub fn settings() -> String {
    format!("{METHOD} {FEATURES:?} {NAMES:?}")
}

/// Features that pages may ask for: digits of one width, and digits as tall as letters.
const FEATURES: [Tag; 4] = [Tag::new(b"tnum"), Tag::new(b"lnum"), Tag::new(b"pnum"), Tag::new(b"onum")];

/// The names that a part keeps: copyright, family, style, full name, licence.
const NAMES: [u16; 9] = [0, 1, 2, 3, 4, 5, 6, 13, 14];

/// A font with these letters alone, or with all, as WOFF2.
///
/// # Errors
/// Where the font is damaged.
pub fn woff2(font: &OpenFont<'_>, letters: Option<&BTreeSet<char>>) -> Result<Vec<u8>, FontFault> {
    match letters {
        Some(letters) => packed(&subset(font, letters)?),
        None => unless_it_panics(|| packed(font.bytes())),
    }
}

/// Whether a part of a font is a font that browsers take. Of one that names itself as old systems want it no name is left,
/// and browsers refuse it.
pub(super) fn leaves_a_font(font: &OpenFont<'_>) -> bool {
    let letter = font.letters().into_iter().find(|letter| letter.is_alphabetic());
    letter.is_some_and(|letter| subset(font, &[letter].into()).is_ok_and(|part| OpenFont::read(&part).is_ok()))
}

fn subset(font: &OpenFont<'_>, letters: &BTreeSet<char>) -> Result<Vec<u8>, FontFault> {
    unless_it_panics(|| subset_whole(font, letters))
}

/// The crates that make fonts of fonts were written for whole ones: of one that is damaged inside, which shows in no table
/// by itself, they may panic.
fn unless_it_panics<T>(make: impl FnOnce() -> Result<T, FontFault>) -> Result<T, FontFault> {
    thread_local!(static IS_MAKING: Cell<bool> = const { Cell::new(false) });
    static SILENCE: Once = Once::new();
    // It is told in other words. What panics on another thread meanwhile, or later on this one, is a fault of ours.
    SILENCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_MAKING.get() {
                tell(panic);
            }
        }));
    });
    IS_MAKING.set(true);
    // Nothing that is half made is used afterwards.
    let outcome = panic::catch_unwind(AssertUnwindSafe(make));
    IS_MAKING.set(false);
    outcome.unwrap_or(Err(FontFault::Damaged))
}

fn subset_whole(font: &OpenFont<'_>, letters: &BTreeSet<char>) -> Result<Vec<u8>, FontFault> {
    let font = font.font();
    let letters: IntSet<u32> = letters.iter().copied().map(u32::from).collect();
    let dropped: IntSet<Tag> = DEFAULT_DROP_TABLES.iter().copied().collect();
    let features: IntSet<Tag> = DEFAULT_LAYOUT_FEATURES.iter().copied().chain(FEATURES).collect();
    let names: IntSet<NameId> = NAMES.into_iter().map(NameId::new).collect();
    let plan = Plan::new(
        &IntSet::empty(),
        &letters,
        &font,
        // Screens of today draw without hints.
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &dropped,
        &IntSet::all(),
        &features,
        &names,
        &IntSet::all(),
    );
    subset_font(&font, &plan).map_err(|_| FontFault::Damaged)
}

/// Packed as tightly as browsers can unpack it: of some fonts the tightest form is one that they refuse, and so does what
/// unpacks here, which does as they do.
fn packed(font: &[u8]) -> Result<Vec<u8>, FontFault> {
    let packed = |transform_glyf_loca| {
        let options = EncodeOptions { transform_glyf_loca, ..EncodeOptions::default() };
        encode_with_options(font, options).map_err(|_| FontFault::Damaged)
    };
    let tight = packed(true)?;
    if wuff::decompress_woff2(&tight).is_ok() { Ok(tight) } else { packed(false) }
}
