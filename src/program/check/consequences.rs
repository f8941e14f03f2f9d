//! Faults that may follow from another one: while their cause stands they are held back, so that an owner reads of one
//! fault and not of a row.

use super::{context::CheckContext, editions::EditionContents, feed::FeedUse, index::FeedIndex, missing::OF_OLD_SITE};
use crate::program::{Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Why something may be missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// An edition that could not be read for want of a code: any code that is missing may be the one it should have.
    NamelessEdition,
    /// A feed, by the number of its edition: it is empty, or has items without an id of their own, or articles that
    /// cannot be read.
    Feed(usize, FeedUse),
    /// A folder that is not there, with all its files.
    Folder(String),
    /// The same, where only links lead into it: they may be meant for a page.
    FolderOfLinks(String),
}

/// What may follow from causes, with the names of what is missing.
#[derive(Debug, Default)]
pub(super) struct Consequences(BTreeMap<Cause, Vec<(String, Finding)>>);

impl Consequences {
    /// Keeps a fault until it is known whether its cause stands. `name` is that of what is missing.
    pub(super) fn keep(&mut self, cause: Cause, name: &str, fault: Finding) {
        self.0.entry(cause).or_default().push((name.to_owned(), fault));
    }

    fn take(&mut self, cause: &Cause) -> Vec<(String, Finding)> {
        self.0.remove(cause).unwrap_or_default()
    }

    fn folders(&self) -> BTreeSet<String> {
        let folders = self.0.keys().filter_map(|cause| match cause {
            Cause::Folder(folder) | Cause::FolderOfLinks(folder) => Some(folder.clone()),
            Cause::NamelessEdition | Cause::Feed(..) => None,
        });
        folders.collect()
    }
}

/// Reports the causes that only show in the end, and what does not follow from any.
pub(super) fn settle(context: &mut CheckContext, contents: &[EditionContents]) {
    for (number, contents) in contents.iter().enumerate() {
        for (usage, feed) in contents.feeds() {
            let held = context.consequences.take(&Cause::Feed(number, usage));
            if feed.is_empty() {
                report_empty(context, usage, feed, &held);
            } else {
                release_of_feed(context, held, feed);
            }
        }
    }
    let held = context.consequences.take(&Cause::NamelessEdition);
    release(context, held, context.read.nameless);
    for folder in context.consequences.folders() {
        let mut held = context.consequences.take(&Cause::Folder(folder.clone()));
        let is_of_files = names(&held).len() > 1;
        held.extend(context.consequences.take(&Cause::FolderOfLinks(folder.clone())));
        if is_of_files {
            report_missing_folder(context, &folder, &held);
        } else {
            release(context, held, 0);
        }
    }
}

/// Reports faults that do not follow from what could not be read of a feed. Most often the name of an article's file tells
/// its own; where it does not, it may have any.
fn release_of_feed(context: &mut CheckContext, mut held: Vec<(String, Finding)>, feed: &FeedIndex) {
    let missing = names(&held);
    let unnamed = feed.unread.iter().filter(|name| !missing.contains(name.as_str())).count();
    held.retain(|(name, _)| !feed.unread.contains(name));
    release(context, held, feed.nameless + unnamed);
}

/// Reports faults that cannot all follow from so many things without a name: more names are missing than that.
fn release(context: &mut CheckContext, held: Vec<(String, Finding)>, nameless: usize) {
    if names(&held).len() > nameless {
        context.findings.extend(held.into_iter().map(|(_, fault)| fault));
    }
}

fn names(held: &[(String, Finding)]) -> BTreeSet<&str> {
    held.iter().map(|(name, _)| name.as_str()).collect()
}

/// Where a whole folder was forgotten, or goes by another name.
fn report_missing_folder(context: &mut CheckContext, folder: &str, held: &[(String, Finding)]) {
    let Some((_, Finding { file, place, what, .. })) = held.first() else { return };
    let first = context.folder.named(file, place, what);
    let of_old_site = if held.iter().any(|(_, fault)| fault.remedy.ends_with(OF_OLD_SITE)) { OF_OLD_SITE } else { "" };
    context.report_on(folder).error(
        "",
        format!("the folder does not exist, and {} files of it are named, first by {first}", names(held).len()),
        format!("put it there, with all that is in it, or correct the addresses{of_old_site}"),
    );
}

/// An empty feed is as bad as what follows from it.
fn report_empty(context: &mut CheckContext, usage: FeedUse, feed: &FeedIndex, held: &[(String, Finding)]) {
    let Some(file) = feed.documents.first() else { return };
    let severity = held.iter().map(|(_, fault)| fault.severity).min().unwrap_or(Severity::Warning);
    let (what, remedy) = match usage {
        FeedUse::Articles if file.ends_with('/') => (
            "the feed has no items: readers of the edition find nothing",
            "put Markdown files into the folder, or take the edition out of site.json until there are some",
        ),
        FeedUse::Articles => (
            "the feed has no items: readers of the edition find nothing",
            "put the edition's articles into \"items\", or take the edition out of site.json until there are some",
        ),
        FeedUse::Category => (
            "the feed has no items: readers of the category find nothing",
            "put the category's articles into \"items\", or take the category's \"feed\" out of site.json: then the \
             edition's feed is looked through",
        ),
        FeedUse::Pages => {
            ("the feed has no pages", "put the pages into \"items\", or take the edition's \"pages\" out of site.json")
        }
    };
    let remedy = match context.folder.left_out_article(file) {
        Some((article, pattern)) => {
            format!("take \"{pattern}\" out of \"ignore\" in site.json: it leaves {article} out")
        }
        None => remedy.to_owned(),
    };
    let following = match held.len() {
        0 => String::new(),
        1 => "; 1 link or translation leads to what it should hold".to_owned(),
        more => format!("; {more} links and translations lead to what it should hold"),
    };
    context.report_on(file).report(severity, "items", format!("{what}{following}"), remedy);
}
