//! The publication's own fonts: each divided by scripts, so that a reader loads what the page needs, and named in the
//! style sheet.
//!
//! None is loaded before the style sheet asks for it (`<link rel="preload">`): it would take its turn from what decides when
//! a page is drawn, the style sheet and the first picture; until it is there, a font of the same measures stands in its
//! place.

use super::{Destination, Progress, PublishError};
use crate::{
    model::{
        locale::Language,
        publication::{Font, FontFile, Site},
    },
    program::{
        DataFolder, LeftOut,
        data_folder::SITE,
        font::{FONTS_FOLDER, FaultyFont, FontScript, OpenFont, parts, scripts_of, settings, stand_in_rules, woff2},
    },
};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fmt::Write,
    io::{self, Read},
};
use xxhash_rust::xxh3::Xxh3Default;

/// The fonts of a publication as they are published.
#[derive(Debug, Default)]
pub struct Fonts {
    /// What the style sheet says of them.
    pub rules: String,
    /// The owner's files, which are published in parts alone.
    pub sources: BTreeSet<String>,
    /// What is wrong with the first of those that cannot be published: nothing is said of them in the style sheet.
    pub fault: Option<PublishError>,
    parts: Vec<PublishedPart>,
}

/// One file that is published of a font.
#[derive(Debug)]
struct PublishedPart {
    file: String,
    /// The scripts that it has letters of: one, but in a font that goes whole.
    scripts: BTreeSet<FontScript>,
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
        let parts = self.parts.iter().filter(|part| !part.scripts.is_disjoint(&scripts)).filter(is_for);
        parts.map(|part| part.file.as_str()).collect()
    }
}

/// Makes the parts of the fonts that a theme names, or keeps those of the time before. A file that is missing, is no font, or
/// cannot be read or written is passed over, and told of.
pub fn make(
    site: &Site,
    folder: &DataFolder,
    left_out: &LeftOut,
    output: &dyn Destination,
    progress: &dyn Progress,
) -> Fonts {
    let mut fonts = Fonts::default();
    let files: usize = site.theme.fonts.iter().map(|font| font.files.len()).sum();
    if files == 0 {
        return fonts;
    }
    progress.begin("fonts", files);
    let spoken: Vec<&Language> = site.editions.iter().map(|edition| &edition.lang).collect();
    let mut known = BTreeSet::new();
    for font in &site.theme.fonts {
        let languages = if font.languages.is_empty() { spoken.clone() } else { font.languages.iter().collect() };
        for file in &font.files {
            let maker = Maker { folder, left_out, output, font, file, languages: &languages };
            if let Err(fault) = maker.make(&mut fonts, &mut known) {
                fonts.fault.get_or_insert(fault);
            }
            progress.advance(1);
        }
    }
    fonts
}

fn read(folder: &DataFolder, left_out: &LeftOut, file: &str) -> Result<Vec<u8>, PublishError> {
    let mut bytes = Vec::new();
    let outcome = folder.open(file).and_then(|mut opened| match left_out.reason_of(file.as_ref()) {
        // What is left out of the publication is not published in parts either.
        Some(reason) => Err(io::Error::other(reason)),
        None => opened.read_to_end(&mut bytes),
    });
    outcome.map_err(PublishError::file("reading", &folder.path().join(file)))?;
    Ok(bytes)
}

/// Publishes one file.
struct Maker<'a> {
    folder: &'a DataFolder,
    left_out: &'a LeftOut,
    output: &'a dyn Destination,
    font: &'a Font,
    file: &'a FontFile,
    languages: &'a [&'a Language],
}

impl Maker<'_> {
    /// `known` are the rules so far: the same font may be for several things.
    fn make(&self, fonts: &mut Fonts, known: &mut BTreeSet<String>) -> Result<(), PublishError> {
        let address = &self.file.src;
        let source = self.folder.document(address, SITE).map_err(|reason| PublishError::NotHere {
            named_in: SITE.to_owned(),
            address: address.clone(),
            reason,
        })?;
        // It is no file for readers, be it a font or not.
        fonts.sources.insert(source.clone());
        let bytes = read(self.folder, self.left_out, &source)?;
        let faulty = |fault| PublishError::Font(FaultyFont { file: source.clone(), fault });
        let open = OpenFont::read(&bytes).map_err(faulty)?;
        let letters = open.letters();
        let parts = parts(&letters, self.languages);
        let is_divided = open.can_be_divided();
        let files: Vec<(BTreeSet<FontScript>, &BTreeSet<char>)> = if is_divided {
            parts.iter().map(|part| ([part.script].into(), &part.letters)).collect()
        } else {
            vec![(parts.iter().map(|part| part.script).collect(), &letters)]
        };
        let names: Vec<_> = files.iter().map(|(_, letters)| name_of(&bytes, letters)).collect();
        files.par_iter().zip(&names).try_for_each(|((_, letters), name)| {
            if !self.output.wants(name) || self.output.keep_before(name)? {
                return Ok(());
            }
            let packed = woff2(&open, is_divided.then_some(*letters)).map_err(faulty)?;
            self.output.write(name, &packed)
        })?;
        let (weight, style) = (open.weight(self.file), open.style(self.file));
        let family = &self.font.family;
        let mut rules = String::new();
        for ((_, letters), name) in files.iter().zip(&names) {
            let _ = writeln!(
                rules,
                "@font-face{{font-family:\"{family}\";src:url({name})format(\"woff2\");font-weight:{weight};font-style:{};\
                 font-display:swap;unicode-range:{}}}",
                style.name(),
                unicode_range(letters)
            );
        }
        let ranged: Vec<_> = parts.iter().map(|part| (part, unicode_range(&part.letters))).collect();
        rules.push_str(&stand_in_rules(family, &open, (weight, style), &ranged));
        if known.insert(rules.clone()) {
            fonts.rules.push_str(&rules);
        }
        let published = files.into_iter().zip(names).map(|((scripts, _), file)| PublishedPart {
            file,
            scripts,
            languages: self.font.languages.clone(),
        });
        fonts.parts.extend(published);
        Ok(())
    }
}

/// The name of a file: it changes with the font, with what is taken out of it, and with how that is done.
fn name_of(font: &[u8], letters: &BTreeSet<char>) -> String {
    let mut hash = Xxh3Default::new();
    hash.update(settings().as_bytes());
    hash.update(font);
    hash.update(letters.iter().collect::<String>().as_bytes());
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
