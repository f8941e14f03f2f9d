//! The publication's own fonts: whether their files are there, can be published, and have the letters they are for.

use super::context::CheckContext;
use crate::{
    model::{
        locale::Language,
        publication::{Font, FontFile, FontStyle, FontWeight},
    },
    program::{
        FaultyFont, Severity,
        data_folder::SITE,
        font::{FontFault, OpenFont},
    },
};
use std::io::Read;

/// Examines the fonts of a theme.
pub(super) fn inspect(context: &mut CheckContext, fonts: &[Font]) {
    for (index, font) in fonts.iter().enumerate() {
        let mut known: Vec<(usize, FontWeight, FontStyle)> = Vec::new();
        for (number, file) in font.files.iter().enumerate() {
            let at = format!("theme.fonts[{index}].files[{number}]");
            let Some((weight, style)) = inspect_file(context, &format!("{at}.src"), file, &font.languages) else {
                continue;
            };
            let alike = known.iter().find(|(_, other, its_style)| weight.overlaps(*other) && style == *its_style);
            if let Some((first, ..)) = alike {
                context.report_on(SITE).error(
                    at,
                    format!(
                        "it has the weight {weight} and the style {}, as files[{first}] has: browsers take one of them",
                        style.name()
                    ),
                    "take one of them out, or write \"weight\" and \"style\" as they are",
                );
            }
            known.push((number, weight, style));
        }
    }
}

/// Examines one file; what it is in the style sheet.
fn inspect_file(
    context: &mut CheckContext,
    at: &str,
    file: &FontFile,
    named: &[Language],
) -> Option<(FontWeight, FontStyle)> {
    // The schema asks for more, and is heard before.
    if file.src.is_empty() {
        return None;
    }
    if let Err(reason) = context.folder.document(&file.src, SITE) {
        context.report_on(SITE).error(
            at,
            format!("\"{}\" {reason}", file.src),
            "put the font into the publication's folder and give its address there, such as \"fonts/a.ttf\"",
        );
        return None;
    }
    let path = context.owners_file(SITE, at, &file.src)?;
    let mut bytes = Vec::new();
    if let Err(reason) = context.folder.open(&path).and_then(|mut file| file.read_to_end(&mut bytes)) {
        context.report_on(SITE).error(at, format!("{path} cannot be read: {reason}"), "look whether you may read it");
        return None;
    }
    let open = OpenFont::read(&bytes);
    let spoken: Vec<_> = context.site.editions.iter().map(|edition| &edition.lang).collect();
    let faults = match &open {
        Ok(font) => FontFault::of(font, named, &spoken),
        Err(fault) => vec![fault.clone()],
    };
    for fault in faults {
        let severity = if fault.hides_font() { Severity::Error } else { Severity::Warning };
        context.report_on(SITE).fault(severity, at, &FaultyFont { file: path.clone(), fault });
    }
    let open = open.ok()?;
    Some((open.weight(file), open.style(file)))
}
