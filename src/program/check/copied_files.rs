//! The files that publishing copies: whether it can read them, and nothing else has to stand in their place.

use super::{
    context::CheckContext,
    editions::{self, EditionContents},
    former_program,
};
use crate::{
    model::{feed::SIZED_FOLDER, id::PageSlug, publication::Edition, route::Route, selection::Selection},
    program::{
        Finding, InTheWay, MADE_BY_PUBLISH, Remedy, Severity, data_folder::SITE, font::FONTS_FOLDER, is_needed_script,
        publish::NAMED_ALIKE,
    },
};
use std::collections::BTreeSet;

/// Examines them, when it is known which are kept back.
pub(super) fn inspect(context: &mut CheckContext, contents: &[EditionContents]) {
    let Some(Ok(files)) = context.folder.files() else { return };
    let documents = contents.iter().flat_map(EditionContents::feeds);
    let documents = documents.flat_map(|(_, feed)| feed.documents.iter().map(ToString::to_string));
    let mut otherwise: BTreeSet<String> = documents.chain(context.folder.sources()).collect();
    otherwise.extend(context.named_feeds().into_iter().chain(context.fonts.iter().cloned()).chain([SITE.to_owned()]));
    otherwise.extend(context.unpublished.files.iter().cloned());
    let catalogs = context.site.editions.iter().map(Edition::catalog_address);
    // Of these, that they cannot be read is told where they are read.
    let catalogs: BTreeSet<String> = catalogs.filter_map(|file| context.folder.document(&file, SITE).ok()).collect();
    let mut found = BTreeSet::new();
    let mut findings = Vec::from_iter(former_program::told(&files, &otherwise, &context.site.ignore));
    for file in files.published.iter().filter(|file| !otherwise.contains(*file)) {
        let mut faults: Vec<Finding> = in_the_way(context, contents, file).collect();
        if !catalogs.contains(file)
            && let Some(fault) = context.folder.not_copied(file)
        {
            faults.push(Finding {
                severity: Severity::Error,
                file: file.clone(),
                what: fault.to_string(),
                remedy: fault.remedy().into_owned(),
                ..Finding::default()
            });
        }
        // Looked for last: it takes reading the file.
        if !faults.is_empty() && context.folder.why_stray(file).is_none() {
            findings.extend(faults.into_iter().filter(|fault| found.insert((fault.file.clone(), fault.what.clone()))));
        }
    }
    context.findings.append(&mut findings);
}

/// What publishing has to put where a file, or a folder that it lies in, stands.
fn in_the_way(context: &CheckContext, contents: &[EditionContents], file: &str) -> impl Iterator<Item = Finding> {
    let folders = file.match_indices('/').map(|(end, _)| &file[..end]);
    let folder = folders.into_iter().find(|folder| is_made_file(context, contents, folder));
    let folder = folder.map(|folder| InTheWay::FolderForFile.of(folder));
    let for_folder = is_made_folder(context, contents, file).then(|| InTheWay::FileForFolder.of(file));
    let script = is_needed_script(file).then(|| InTheWay::NeededScript.of(file));
    folder.into_iter().chain(for_folder).chain(script)
}

fn is_made_file(context: &CheckContext, contents: &[EditionContents], name: &str) -> bool {
    MADE_BY_PUBLISH.contains(&name)
        || NAMED_ALIKE.contains(&name)
        || editions::is_made_beside_page(context, contents, name)
}

fn is_made_folder(context: &CheckContext, contents: &[EditionContents], name: &str) -> bool {
    let site = context.site;
    let is_edition = |code: &str| site.editions.iter().any(|edition| edition.code.as_str() == code);
    let Some((code, inside)) = name.split_once('/') else {
        let has_fonts = !context.fonts.is_empty();
        return is_edition(name) || name == SIZED_FOLDER || (name == FONTS_FOLDER && has_fonts);
    };
    // It would name the page itself, in whose place the owner's may stand.
    if inside.ends_with("index.html") {
        return false;
    }
    let has_page = |path: &str| match Route::parse(path) {
        Route::Edition(code, place) => editions::has_page(context, contents, &code, &place),
        Route::Root | Route::Unknown => false,
    };
    let has_list = |is_one: fn(&Selection) -> bool| editions::has_list(context, contents, code, is_one);
    // Of these a folder is made only where something is to lie in it.
    let is_reserved = match inside {
        "page" => has_page(&format!("{name}/1")),
        "category" => has_list(|list| matches!(list, Selection::Category(_))),
        "tag" => has_list(|list| matches!(list, Selection::Tag(_))),
        "author" => has_list(|list| matches!(list, Selection::Author(_))),
        "search" => site.has_search,
        _ => PageSlug::RESERVED.contains(&inside),
    };
    // The second page of a list lies in a folder of its first.
    (is_edition(code) && is_reserved) || has_page(name) || has_page(&format!("{name}/2"))
}
