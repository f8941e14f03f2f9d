//! The publication's own fonts: each divided by scripts, so that a reader loads what the page needs, and named in the
//! style sheet.
//!
//! None is loaded before the style sheet asks for it (`<link rel="preload">`): it would take its turn from what decides when
//! a page is drawn, the style sheet and the first picture; until it is there, a font of the same measures stands in its
//! place.

use super::{Output, Progress, PublishError};
use crate::{
    model::{
        locale::Language,
        publication::{Font, FontFile, Site},
    },
    program::{
        DataFolder, LeftOut,
        data_folder::SITE,
        font::{
            FONT_SETTINGS, FONTS_FOLDER, FaultyFont, FontPart, FontScript, OpenFont, parts, scripts_of, stand_in_rules,
            woff2,
        },
    },
};
use rayon::prelude::*;
use std::{collections::BTreeSet, fmt::Write, fs, io};
use xxhash_rust::xxh3::Xxh3Default;

/// The fonts of a publication as they are published.
#[derive(Debug, Default)]
pub struct Fonts {
    /// What the style sheet says of them.
    pub rules: String,
    /// The owner's files, which are published in parts alone.
    pub sources: BTreeSet<String>,
    parts: Vec<PublishedPart>,
}

#[derive(Debug)]
struct PublishedPart {
    file: String,
    script: FontScript,
    /// The languages that are set in it; none are all.
    languages: Vec<Language>,
}

impl Fonts {
    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.file.as_str())
    }

    /// Those that pages in a language need.
    pub fn files_for(&self, language: &Language) -> BTreeSet<&str> {
        let scripts = scripts_of(language);
        let is_for = |part: &&PublishedPart| part.languages.is_empty() || part.languages.contains(language);
        let parts = self.parts.iter().filter(|part| scripts.contains(&part.script)).filter(is_for);
        parts.map(|part| part.file.as_str()).collect()
    }
}

/// Makes the parts of the fonts that a theme names, or keeps those of the time before.
///
/// # Errors
/// Where a file is missing, is no font, or cannot be read or written.
pub fn make(site: &Site, folder: &DataFolder, output: &Output, progress: &dyn Progress) -> Result<Fonts, PublishError> {
    let mut fonts = Fonts::default();
    let files: usize = site.theme.fonts.iter().map(|font| font.files.len()).sum();
    if files == 0 {
        return Ok(fonts);
    }
    progress.begin("fonts", files);
    let left_out = LeftOut::new(folder.path(), &site.ignore, &[])?;
    let spoken: Vec<&Language> = site.editions.iter().map(|edition| &edition.lang).collect();
    let mut known = BTreeSet::new();
    for font in &site.theme.fonts {
        let languages = if font.languages.is_empty() { spoken.clone() } else { font.languages.iter().collect() };
        for file in &font.files {
            let source = folder.document(&file.src, SITE).map_err(|reason| PublishError::NotHere {
                named_in: SITE.to_owned(),
                address: file.src.clone(),
                reason,
            })?;
            let maker = Maker { output, font, file, languages: &languages };
            let bytes = read(folder, &left_out, &source)?;
            maker.make(&source, &bytes, &mut fonts, &mut known)?;
            fonts.sources.insert(source);
            progress.advance(1);
        }
    }
    Ok(fonts)
}

fn read(folder: &DataFolder, left_out: &LeftOut, file: &str) -> Result<Vec<u8>, PublishError> {
    let path = folder.path().join(file);
    // What is left out of the publication, a link out of the folder among it, is not published in parts either.
    let is_there = folder.on_disk(file).is_some() && left_out.reason_of(file.as_ref()).is_none();
    let bytes = if is_there { fs::read(&path) } else { Err(io::ErrorKind::NotFound.into()) };
    bytes.map_err(PublishError::file("reading", &path))
}

/// Publishes one file.
struct Maker<'a> {
    output: &'a Output,
    font: &'a Font,
    file: &'a FontFile,
    languages: &'a [&'a Language],
}

impl Maker<'_> {
    /// `known` are the rules so far: the same font may be for several things.
    fn make(
        &self,
        source: &str,
        bytes: &[u8],
        fonts: &mut Fonts,
        known: &mut BTreeSet<String>,
    ) -> Result<(), PublishError> {
        let faulty = |fault| PublishError::Font(FaultyFont { file: source.to_owned(), fault });
        let open = OpenFont::read(bytes).map_err(faulty)?;
        let letters = open.letters();
        let is_divided = open.can_be_divided();
        let parts = if is_divided {
            parts(&letters, self.languages)
        } else {
            // The script of its languages, so that it is kept with their pages.
            let script = self.languages.first().map_or(FontScript::Latin, |language| FontScript::of(language));
            vec![FontPart { script, letters }]
        };
        let names: Vec<_> = parts.iter().map(|part| name_of(bytes, part)).collect();
        parts.par_iter().zip(&names).try_for_each(|(part, name)| {
            if self.output.keep_before(name)? {
                return Ok(());
            }
            let packed = woff2(&open, is_divided.then_some(&part.letters)).map_err(faulty)?;
            self.output.write(name, &packed)
        })?;
        let (weight, style) = (open.weight(self.file), open.style(self.file));
        let family = self.font.family.to_string();
        let ranged: Vec<_> = parts.iter().map(|part| (part, unicode_range(&part.letters))).collect();
        let mut rules = String::new();
        for ((_, range), name) in ranged.iter().zip(&names) {
            let _ = writeln!(
                rules,
                "@font-face{{font-family:\"{family}\";src:url({name})format(\"woff2\");font-weight:{weight};font-style:{};\
                 font-display:swap;unicode-range:{range}}}",
                style.name()
            );
        }
        rules.push_str(&stand_in_rules(&family, &open, (weight, style), &ranged));
        if known.insert(rules.clone()) {
            fonts.rules.push_str(&rules);
        }
        let published = parts.iter().zip(names).map(|(part, file)| PublishedPart {
            file,
            script: part.script,
            languages: self.font.languages.clone(),
        });
        fonts.parts.extend(published);
        Ok(())
    }
}

/// The name of a part: it changes with the font, with what is taken out of it, and with how that is done.
fn name_of(font: &[u8], part: &FontPart) -> String {
    let mut hash = Xxh3Default::new();
    hash.update(FONT_SETTINGS);
    hash.update(font);
    hash.update(part.letters.iter().collect::<String>().as_bytes());
    format!("{FONTS_FOLDER}/{:016x}.woff2", hash.digest())
}

/// Letters as `unicode-range` has them.
fn unicode_range(letters: &BTreeSet<char>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for letter in letters.iter().copied().map(u32::from) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == letter => *last = letter,
            _ => ranges.push((letter, letter)),
        }
    }
    let ranges = ranges
        .into_iter()
        .map(|(first, last)| if first == last { format!("U+{first:X}") } else { format!("U+{first:X}-{last:X}") });
    ranges.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_a_row_are_a_range() {
        assert_eq!(unicode_range(&"abcë \u{10ffff}ض".chars().collect()), "U+20,U+61-63,U+EB,U+636,U+10FFFF");
    }
}
