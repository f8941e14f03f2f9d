//! Names that are no names everywhere: of the owner's files, and of the folders that addresses become.

use super::{
    context::CheckContext, editions::EditionContents, feed::CheckedFeed, index::FeedIndex, meant_folder::unread_folder,
};
use crate::{
    model::{id::PageSlug, selection::Selection},
    program::{
        LeftOutReason, NameFault, OwnersFiles, Remedy, as_others_see_it, content_folder::meant_name, data_folder::SITE,
        is_spelt_alike,
    },
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    path::Path,
};

/// Files and folders side by side.
#[derive(Default)]
pub(super) struct Neighbours {
    /// By what Windows and macOS take for one.
    known: HashMap<Box<str>, Box<str>>,
}

impl Neighbours {
    /// Those of an edition's folder that `publish` makes.
    pub(super) fn of_edition() -> Self {
        let mut neighbours = Self::default();
        for name in PageSlug::RESERVED {
            drop(neighbours.add(name));
        }
        neighbours
    }

    /// Takes note of a file or folder, by its path; tells what is the matter with its name.
    pub(super) fn add(&mut self, path: &str) -> Option<String> {
        let seen = as_others_see_it(path).into_boxed_str();
        match self.known.get(&seen) {
            Some(other) if **other == *path => None,
            Some(other) => Some(
                spelt_otherwise(path, other)
                    .unwrap_or_else(|| format!("\"{path}\" and \"{other}\" are one name on Windows and macOS")),
            ),
            None => {
                self.known.insert(seen, path.into());
                let fault = NameFault::of(path.rsplit('/').next().unwrap_or(path))?;
                Some(format!("\"{path}\" is not a name everywhere: {fault}"))
            }
        }
    }

    /// The same for a file and the folders that it lies in.
    fn add_file(&mut self, path: &str) -> Vec<String> {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.filter_map(|end| self.add(&path[..end])).collect()
    }
}

/// What to say of two names that nobody can tell apart: only how a letter with an accent is put together differs.
fn spelt_otherwise(name: &str, other: &str) -> Option<String> {
    if !is_spelt_alike(name, other) {
        return None;
    }
    let (here, there) = name.chars().zip(other.chars()).find(|(here, there)| here != there)?;
    let (here, there) = (here as u32, there as u32);
    Some(format!(
        "\"{name}\" is there twice, in two spellings that look the same: where this one has the sign U+{here:04X}, the \
         other has U+{there:04X} (a letter with an accent is one sign or two); on macOS they are one name"
    ))
}

/// Looks through the files of the publication's folder.
pub(super) fn inspect_files(context: &mut CheckContext) {
    let Some(files) = context.folder.files() else { return };
    let OwnersFiles { published, left_out } = match files {
        Ok(files) => files,
        // Whoever looks there for something says so.
        Err((folder, _)) if context.folder.is_told_of(&folder) || holds_documents(context, &folder) => return,
        Err((folder, reason)) => {
            let what = format!("the folder {} cannot be read: {reason}", folder.display());
            context.report_on(SITE).error("", what, "make the folder readable for this program");
            return;
        }
    };
    for (name, reason) in left_out {
        // These are as the owner wishes.
        if !matches!(reason, LeftOutReason::Leftover | LeftOutReason::FinishedPages) {
            let what = format!("it is not published: {reason}");
            context.report_on(&name.to_string_lossy()).warning("", what, reason.remedy());
        }
    }
    let mut neighbours = Neighbours::default();
    for edition in &context.site.editions {
        if let Some(what) = neighbours.add(edition.code.as_str()) {
            let at = format!("editions \"{}\"", edition.code);
            context.report_on(SITE).warning(
                at,
                what,
                "give the edition another code, most often the tag of its language",
            );
        }
    }
    for file in &published {
        for what in neighbours.add_file(file) {
            context.report_on(file).warning("", what, "give it another name");
        }
    }
}

/// Whether a folder holds a document that `site.json` names.
fn holds_documents(context: &CheckContext, folder: &Path) -> bool {
    let lies_in = |address: &str| context.folder.lies_in(address, folder);
    context.site.editions.iter().any(|edition| edition.feeds().any(lies_in) || lies_in(&edition.catalog_address()))
}

/// Looks for feeds and texts that no edition reads, and that publishing leaves out.
pub(super) fn inspect_stray_feeds(context: &mut CheckContext, contents: &[EditionContents]) {
    if context.read.hides_feeds() {
        return;
    }
    let Some(Ok(OwnersFiles { published, .. })) = context.folder.files() else { return };
    let read: HashSet<&str> = contents
        .iter()
        .flat_map(EditionContents::feeds)
        .flat_map(|(_, feed)| feed.documents.iter().map(AsRef::as_ref))
        .collect();
    let unread = published.iter().filter(|file| !read.contains(file.as_str()));
    let stray: Vec<_> = unread.filter_map(|file| Some((file, context.folder.why_stray(file)?))).collect();
    if stray.is_empty() {
        return;
    }
    for (file, reason) in &stray {
        context.folder.keep_back_with(&mut context.named, file, *reason);
    }
    let (misnamed, stray): (Vec<_>, Vec<_>) =
        stray.into_iter().partition(|(_, reason)| *reason == LeftOutReason::Misnamed);
    for (file, reason) in misnamed {
        let name = meant_name(file.rsplit('/').next().unwrap_or(file)).unwrap_or_default();
        let remedy = format!("name it {name}; or take it out of the publication's folder");
        context.report_on(file).warning("", format!("it is not published: {reason}"), remedy);
    }
    let sources = context.folder.sources();
    let all_read: BTreeSet<&str> = sources.iter().map(String::as_str).chain(read.iter().copied()).collect();
    let folders: BTreeSet<&str> = stray.iter().map(|(file, _)| unread_folder(file, &all_read)).collect();
    // They may be what a feed that is named wrongly should lead to.
    let missing = context.named_feeds().into_iter().filter(|feed| !read.contains(feed.as_str())).count();
    if folders.len() <= missing {
        return;
    }
    for (file, reason) in stray {
        context.report_on(file).warning("", format!("it is not published: {reason}"), reason.remedy());
    }
}

/// Looks through the lists of an edition: its tags and authors are folders, too.
pub(super) fn inspect_lists(context: &mut CheckContext, feed: &CheckedFeed, index: &FeedIndex) {
    let categories = feed.edition.categories.iter().map(|category| Selection::Category(category.slug.clone()));
    let mut paths: Vec<String> = categories.chain(index.lists().cloned()).filter_map(|list| path(&list)).collect();
    paths.sort_unstable();
    let mut neighbours = Neighbours::default();
    for what in paths.iter().filter_map(|path| neighbours.add(path)) {
        let remedy = "write it the same way wherever it is meant, or give it other words";
        context.report_on(SITE).warning(&feed.named_at, what, remedy);
    }
}

fn path(list: &Selection) -> Option<String> {
    match list {
        Selection::Category(slug) => Some(format!("category/{slug}")),
        Selection::Tag(slug) => Some(format!("tag/{slug}")),
        Selection::Author(slug) => Some(format!("author/{slug}")),
        Selection::Month(_) => None,
    }
}
