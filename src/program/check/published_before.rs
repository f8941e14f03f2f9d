//! What readers have found so far and would find no more: articles that are gone, and pages of the archive that would hold
//! others.

use super::{
    address::shortened, context::CheckContext, editions::EditionContents, old_addresses::lead_on_from, report::counted,
};
use crate::{
    model::{id::EditionCode, locale::Timestamp},
    program::{Severity, entries, publish::leads_on},
};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
};

/// So many articles are named, and the others counted.
const MOST_NAMED: usize = 5;

/// The finished pages of an edition.
struct EditionBefore {
    /// The folder of its articles.
    posts: PathBuf,
    /// The articles that have a page, or lead on, by their names in addresses.
    articles: BTreeSet<String>,
    /// The date by which the newest article on the archive's last page is sorted.
    newest_in_archive: Option<i64>,
}

impl EditionBefore {
    fn read(published: &Path, code: &EditionCode) -> Self {
        let folder = published.join(code.as_str());
        let posts = folder.join("posts");
        let found = entries(&posts).unwrap_or_default();
        let articles = found.into_iter().filter(|entry| entry.path().join("index.html").is_file());
        Self {
            articles: articles.filter_map(|entry| entry.file_name().into_string().ok()).collect(),
            newest_in_archive: newest_in_archive(&folder),
            posts,
        }
    }

    /// Whether what lies there leads on to the article that once had this name.
    fn leads_on(&self, name: &str) -> bool {
        let page = fs::read_to_string(self.posts.join(name).join("index.html")).unwrap_or_default();
        leads_on(&page)
    }
}

fn newest_in_archive(folder: &Path) -> Option<i64> {
    let pages = (1..).map(|number| folder.join(format!("page/{number}/index.json")));
    let last = pages.take_while(|page| page.is_file()).last()?;
    let page: Value = serde_json::from_slice(&fs::read(last).ok()?).ok()?;
    let dates = page["items"].as_array()?.iter().filter_map(|item| item["date_published"].as_str());
    dates.filter_map(Timestamp::parse).map(|date| date.sort_key()).max()
}

/// Looks through the folder of finished pages, where everything of an edition could be read and is the owner's own: other
/// hosts keep in their feeds what they like.
pub(super) fn inspect(context: &mut CheckContext, published: &Path, contents: &[EditionContents]) {
    let leading_on = context.old_addresses.files();
    for (edition, contents) in context.site.editions.iter().zip(contents) {
        let Some(feed) = contents.articles.documents.first() else { continue };
        if !contents.is_complete() || context.folder.is_from_elsewhere(feed) {
            continue;
        }
        let before = EditionBefore::read(published, &edition.code);
        report_gone(context, &edition.code, contents, &before, &leading_on);
        report_late(context, contents, &before);
    }
}

fn report_gone(
    context: &mut CheckContext,
    code: &EditionCode,
    contents: &EditionContents,
    before: &EditionBefore,
    leading_on: &HashSet<String>,
) {
    let is_gone = |name: &&String| {
        let is_there = contents.may_have_article(name) && contents.articles.unpublished(name).is_none();
        !is_there && !lead_on_from(leading_on, &format!("{code}/posts/{name}/index.html"))
    };
    let gone: Vec<_> = before.articles.iter().filter(is_gone).collect();
    if gone.is_empty() {
        return;
    }
    let addresses = listed(gone.iter().map(|name| format!("/{code}/posts/{name}/")));
    let what = format!(
        "{} {} gone, and whoever has kept an address finds nothing: {addresses}",
        counted(gone.len(), "published article"),
        is_or_are(gone.len())
    );
    let remedy = "name an old address among the \"aliases\" of the article that stands in its place; one that was taken back \
                  stays, with \"withdrawn\"";
    report(context, contents, what, remedy);
}

fn report_late(context: &mut CheckContext, contents: &EditionContents, before: &EditionBefore) {
    let Some(newest) = before.newest_in_archive else { return };
    let is_late = |(name, date): &(&str, i64)| *date < newest && !before.articles.contains(*name);
    let mut late: Vec<_> = contents.articles.dates().filter(is_late).collect();
    // One whose address has changed is new by its name alone.
    let is_departed = |name: &&String| !contents.may_have_article(name) && !before.leads_on(name);
    let departed = before.articles.iter().filter(is_departed).count();
    if late.len() <= departed {
        return;
    }
    late.sort_unstable();
    let names = listed(late.iter().map(|(name, _)| format!("\"{name}\"")));
    let what = format!(
        "{} {} older than what stands in the archive, whose pages would hold other articles than before: {names}",
        counted(late.len(), "new article"),
        is_or_are(late.len())
    );
    let remedy =
        "give it the date of today, if who has kept the address of such a page is to find there what was there";
    report(context, contents, what, remedy);
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMED);
    let first: Vec<_> = names.take(MOST_NAMED).map(|name| shortened(&name)).collect();
    let and_more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{}{and_more}", first.join(", "))
}

fn report(context: &mut CheckContext, contents: &EditionContents, what: String, remedy: &str) {
    if let Some(file) = contents.articles.documents.first() {
        context.report_on(file).report(Severity::Warning, "items", what, remedy.to_owned());
    }
}
