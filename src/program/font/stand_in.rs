//! Fonts of readers that stand in the place of one of the publication's until it is there, as wide and as tall as it is:
//! so that no line moves when it comes.

use super::{FontPart, OpenFont};
use crate::model::publication::{FontFamily, FontStyle, FontWeight, STAND_INS};
use skrifa::{
    MetadataProvider, Tag,
    instance::{LocationRef, Size},
};
use std::fmt::Write;

/// A font that many readers have.
struct LocalFont {
    /// Its names, and those of fonts with letters of the same widths.
    names: &'static [&'static str],
    /// What it calls its slanted letters.
    slanted: &'static str,
    /// How wide its letters are on average, in ten thousandths of its size: regular, slanted, bold, both.
    widths: [u16; 4],
}

/// Their widths are measured by [`average_width`] on the fonts of Google Fonts and of `DejaVu` 2.37; those of Arial, Georgia
/// and Times New Roman on Arimo, Gelasio and Tinos, which were made to have the same.
const SANS: [LocalFont; STAND_INS] = [
    LocalFont { names: &["Arial", "Liberation Sans", "Arimo"], slanted: "Italic", widths: [4395, 4395, 4753, 4753] },
    LocalFont { names: &["Roboto"], slanted: "Italic", widths: [4409, 4286, 4469, 4343] },
    LocalFont { names: &["Noto Sans"], slanted: "Italic", widths: [4698, 4431, 5001, 4746] },
    LocalFont { names: &["DejaVu Sans"], slanted: "Oblique", widths: [5046, 5046, 5700, 5700] },
];
const SERIF: [LocalFont; STAND_INS] = [
    LocalFont { names: &["Georgia", "Gelasio"], slanted: "Italic", widths: [4374, 4462, 5095, 5196] },
    LocalFont { names: &["Noto Serif"], slanted: "Italic", widths: [4768, 4627, 5059, 5104] },
    LocalFont {
        names: &["Times New Roman", "Liberation Serif", "Tinos"],
        slanted: "Italic",
        widths: [3983, 3999, 4239, 4098],
    },
    LocalFont { names: &["DejaVu Serif"], slanted: "Italic", widths: [5100, 5100, 5635, 5635] },
];

/// Of the letters of other scripts nobody has measured the widths: these are made as tall alone.
const OTHERS: &str =
    "local(\"Noto Naskh Arabic\"),local(\"Geeza Pro\"),local(\"Segoe UI\"),local(\"Noto Sans\"),local(\"DejaVu Sans\")";

/// How often letters occur in a thousand of English text.
const FREQUENCIES: [(char, u16); 27] = [
    (' ', 183),
    ('e', 102),
    ('t', 75),
    ('a', 65),
    ('o', 62),
    ('n', 57),
    ('i', 57),
    ('s', 53),
    ('r', 50),
    ('h', 50),
    ('l', 33),
    ('d', 33),
    ('u', 23),
    ('c', 22),
    ('m', 20),
    ('f', 20),
    ('w', 17),
    ('g', 16),
    ('p', 15),
    ('y', 14),
    ('b', 13),
    ('v', 8),
    ('k', 6),
    ('x', 1),
    ('j', 1),
    ('q', 1),
    ('z', 1),
];

/// From this weight on letters are bold.
const BOLD: u16 = 600;

/// The rules for all that stand in the place of a file, whose parts are for these ranges.
#[must_use]
pub fn stand_in_rules(
    family: &FontFamily,
    font: &OpenFont<'_>,
    (weight, style): (FontWeight, FontStyle),
    parts: &[(&FontPart, String)],
) -> String {
    let mut rules = String::new();
    let ranges = |like_latin: bool| {
        let parts = parts.iter().filter(|(part, _)| part.script.is_like_latin() == like_latin);
        parts.map(|(_, range)| range.as_str()).collect::<Vec<_>>().join(",")
    };
    let light = FontWeight::new(weight.least, weight.most.min(BOLD - 1));
    let heavy = FontWeight::new(weight.least.max(BOLD), weight.most);
    let (latin, others) = (ranges(true), ranges(false));
    for (weight, is_bold) in light.map(|light| (light, false)).into_iter().chain(heavy.map(|heavy| (heavy, true))) {
        let mut rule = |number: usize, src: &str, size: f32, range: &str| {
            if range.is_empty() {
                return;
            }
            let metrics = font.metrics();
            let parts_of_em = |measure: f32| f64::from(measure / f32::from(metrics.units_per_em) / size) * 100.0;
            let _ = writeln!(
                rules,
                "@font-face{{font-family:\"{}\";src:{src};font-weight:{weight};font-style:{};\
                 size-adjust:{:.2}%;ascent-override:{:.2}%;descent-override:{:.2}%;line-gap-override:{:.2}%;unicode-range:{range}}}",
                family.stand_in(number),
                style.name(),
                f64::from(size) * 100.0,
                parts_of_em(metrics.ascent),
                parts_of_em(metrics.descent.abs()),
                parts_of_em(metrics.leading.max(0.0)),
            );
        };
        if let Some(width) = average_width(
            font,
            if is_bold { weight.least.max(700).min(weight.most) } else { 400.clamp(weight.least, weight.most) },
        ) {
            for (local, number) in (if font.has_serifs() { &SERIF } else { &SANS }).iter().zip(1..) {
                let index = usize::from(is_bold) * 2 + usize::from(style == FontStyle::Italic);
                rule(number, &local.src(is_bold, style), width / f32::from(local.widths[index]), &latin);
            }
        }
        rule(1, OTHERS, 1.0, &others);
    }
    rules
}

impl LocalFont {
    /// By the full names of its faces, as browsers look for them.
    fn src(&self, is_bold: bool, style: FontStyle) -> String {
        let bold = if is_bold { " Bold" } else { "" };
        let slanted = if style == FontStyle::Italic { format!(" {}", self.slanted) } else { String::new() };
        let names = self.names.iter().map(|name| format!("local(\"{name}{bold}{slanted}\")"));
        names.collect::<Vec<_>>().join(",")
    }
}

/// How wide a font's letters are on average, in ten thousandths of its size; `None` where it has no Latin ones.
fn average_width(font: &OpenFont<'_>, weight: u16) -> Option<f32> {
    let font = font.font();
    let location = font.axes().location([(Tag::new(b"wght"), f32::from(weight))]);
    let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::from(&location));
    let letters = font.charmap();
    let (mut sum, mut count) = (0.0, 0.0);
    for (letter, frequency) in FREQUENCIES {
        if let Some(width) = letters.map(letter).and_then(|glyph| glyphs.advance_width(glyph)) {
            sum += width * f32::from(frequency);
            count += f32::from(frequency);
        }
    }
    let em = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    (letters.map('e').is_some() && sum > 0.0).then(|| sum / count / em * 10_000.0)
}
