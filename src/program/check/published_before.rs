//! What readers have found so far and would find no more: articles, pages and editions that are gone, and pages of the
//! archive that would hold other articles.

use super::{
    archive_before::{self, Displaced},
    context::CheckContext,
    editions::{EditionContents, has_page},
    old_addresses::{REDIRECTS, lead_on_from},
    report::counted,
    shortened::shortened,
};
use crate::{
    model::{id::EditionCode, loader::RECENT, publication::Edition, route::Place, selection::Selection},
    program::{Severity, data_folder::SITE, entries, has_ending},
};
use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
};

/// So many addresses are named, and the others counted.
const MOST_NAMED: usize = 5;

/// Looks through the folder of finished pages, where everything of an edition could be read.
pub(super) fn inspect(context: &mut CheckContext, published: &Path, contents: &[EditionContents]) {
    let leading_on = context.old_addresses.files();
    let finished = Finished { published, leading_on: &leading_on };
    let site = context.site;
    for (edition, own) in site.editions.iter().zip(contents) {
        if own.is_complete() {
            report_gone_articles(context, edition, own, &finished);
            report_gone_pages(context, edition, own, contents, &finished);
            report_displaced(context, edition, own, &finished);
        }
    }
    if context.read.unread.is_empty() {
        report_gone_editions(context, &finished);
        report_gone_downloads(context, &finished);
    }
}

/// What readers keep an address of, or others link to, beside pages: documents, sounds and films, by their endings.
const DOWNLOADS: [&str; 20] = [
    "csv", "doc", "docx", "epub", "m4a", "mp3", "mp4", "odp", "ods", "odt", "ogg", "opus", "pdf", "ppt", "pptx", "rtf",
    "webm", "xls", "xlsx", "zip",
];

/// The folder of finished pages, and the files that will lead on in it.
struct Finished<'a> {
    published: &'a Path,
    leading_on: &'a HashSet<String>,
}

impl Finished<'_> {
    /// The names of what lies in a folder.
    fn names_in(&self, folder: &str) -> Vec<String> {
        let found = entries(&self.published.join(folder)).unwrap_or_default();
        found.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }

    /// The names of the folders in one, such as `en/posts`, that hold a page and will not lead on.
    fn pages_in(&self, folder: &str) -> BTreeSet<String> {
        let names = self.names_in(folder).into_iter();
        names.filter(|name| self.is_page(&format!("{folder}/{name}/index.html"))).collect()
    }

    fn is_page(&self, file: &str) -> bool {
        self.published.join(file).is_file() && !lead_on_from(self.leading_on, file)
    }

    /// The articles of an edition, by their names in addresses, that are not among those there are.
    fn articles_without(&self, code: &str, is_there: impl Fn(&str) -> bool) -> Vec<String> {
        let folder = format!("{code}/posts");
        self.pages_in(&folder).into_iter().filter(|name| !is_there(name)).collect()
    }
}

fn report_gone_articles(
    context: &mut CheckContext,
    edition: &Edition,
    contents: &EditionContents,
    finished: &Finished,
) {
    let code = &edition.code;
    let is_there = |name: &str| contents.may_have_article(name) && contents.articles.unpublished(name).is_none();
    let gone = finished.articles_without(code.as_str(), is_there);
    let is_from_elsewhere =
        contents.articles.documents.first().is_some_and(|feed| context.folder.is_from_elsewhere(feed));
    let remedy = if is_from_elsewhere {
        "ask its host for a feed that holds all of its articles, page by page (\"next_url\"), or keep them in a folder of \
         your own: an edition has what its feed has"
    } else {
        "name an old address among the \"aliases\" of the article that stands in its place; one that was taken back stays, \
         with \"withdrawn\""
    };
    let gone: Vec<_> = gone.iter().map(|name| post(code, name)).collect();
    report_gone(context, contents, "published article", &gone, remedy);
}

/// Pages of the owner's own, categories and authors. What else is listed changes with every article.
fn report_gone_pages(
    context: &mut CheckContext,
    edition: &Edition,
    own: &EditionContents,
    contents: &[EditionContents],
    finished: &Finished,
) {
    let code = edition.code.as_str();
    let mut gone = Vec::new();
    for list in ["", "category/", "author/"] {
        for name in finished.pages_in(format!("{code}/{list}").trim_end_matches('/')) {
            let path = format!("{list}{name}/");
            let place = Place::parse(&path);
            let is_kept =
                matches!(place, Place::Page(_) | Place::Selected(Selection::Category(_) | Selection::Author(_)));
            let file = format!("{code}/{path}index.html");
            if is_kept && !has_page(context, contents, &edition.code, &place) && !context.folder.is_published(&file) {
                gone.push(format!("/{code}/{path}"));
            }
        }
    }
    let remedy = "put it back, or let its address lead on: \"redirects\" in site.json";
    report_gone(context, own, "published page", &gone, remedy);
}

fn report_gone_editions(context: &mut CheckContext, finished: &Finished) {
    let found = entries(finished.published).unwrap_or_default();
    for code in found.into_iter().filter_map(|entry| EditionCode::parse(entry.file_name().to_str()?)) {
        let folder = finished.published.join(code.as_str());
        let was_edition = folder.join(RECENT).is_file() && folder.join("index.html").is_file();
        if !was_edition || context.site.edition(&code).is_some() {
            continue;
        }
        let gone = finished.articles_without(code.as_str(), |_| false);
        if gone.is_empty() {
            continue;
        }
        let addresses = listed(gone.iter().map(|name| post(&code, name)));
        context.report_on(SITE).warning(
            "editions",
            format!(
                "the edition \"{code}\" is gone with {}, and whoever has kept an address finds nothing: {addresses}",
                counted(gone.len(), "published article")
            ),
            "put it back; or let its addresses lead on, each by itself: \"redirects\"",
        );
    }
}

/// Files of the owner's, which lie beside the editions.
fn report_gone_downloads(context: &mut CheckContext, finished: &Finished) {
    let is_edition = |name: &str| EditionCode::parse(name).is_some_and(|code| context.site.edition(&code).is_some());
    let mut open: Vec<String> = finished.names_in("").into_iter().filter(|name| !is_edition(name)).collect();
    let mut gone = BTreeSet::new();
    while let Some(name) = open.pop() {
        if finished.published.join(&name).is_dir() {
            open.extend(finished.names_in(&name).into_iter().map(|below| format!("{name}/{below}")));
        } else if has_ending(&name, &DOWNLOADS)
            && !lead_on_from(finished.leading_on, &name)
            && !context.folder.is_published(&name)
        {
            gone.insert(format!("/{name}"));
        }
    }
    if gone.is_empty() {
        return;
    }
    let what = format!(
        "{} {} gone, and whoever has kept an address finds nothing: {}",
        counted(gone.len(), "published file"),
        is_or_are(gone.len()),
        listed(gone.into_iter())
    );
    let remedy = "put it back under its name; or let its address lead on, where your host has rules: \"redirects\"";
    context.report_on(SITE).warning(REDIRECTS, what, remedy);
}

fn report_gone(context: &mut CheckContext, contents: &EditionContents, thing: &str, gone: &[String], remedy: &str) {
    if gone.is_empty() {
        return;
    }
    let what = format!(
        "{} {} gone, and whoever has kept an address finds nothing: {}",
        counted(gone.len(), thing),
        is_or_are(gone.len()),
        listed(gone.iter().cloned())
    );
    report(context, contents, what, remedy);
}

fn report_displaced(context: &mut CheckContext, edition: &Edition, contents: &EditionContents, finished: &Finished) {
    // Of a feed of several documents these are the pages of the archive: what they hold is for their owner to say.
    let [feed] = &contents.articles.documents[..] else { return };
    // Its pages are as the feed's host has them.
    if context.folder.is_from_elsewhere(feed) || contents.articles.nameless > 0 {
        return;
    }
    let before = archive_before::read(&finished.published.join(edition.code.as_str()));
    let now = contents.articles.oldest_first();
    let Displaced { late, moved } = Displaced::between(&before, &now);
    let names = |names: &[&str]| listed(names.iter().map(|name| format!("\"{name}\"")));
    let told = [
        (!late.is_empty()).then(|| {
            let what = format!(
                "{} {} older than what stands in the archive, whose pages would hold other articles than before: {}",
                counted(late.len(), "new article"),
                is_or_are(late.len()),
                names(&late)
            );
            let remedy = "give it the date of today, if who has kept the address of such a page is to find there what was \
                          there";
            (what, remedy)
        }),
        (!moved.is_empty()).then(|| {
            let what = format!(
                "{} {} elsewhere among the others than when the archive was published, whose pages would hold other \
                 articles than before: {}",
                counted(moved.len(), "article"),
                if moved.len() == 1 { "stands" } else { "stand" },
                names(&moved)
            );
            (what, "give it back the date that it had; when it changed, says \"updated\"")
        }),
    ];
    for (what, remedy) in told.into_iter().flatten() {
        report(context, contents, what, remedy);
    }
}

fn post(code: &EditionCode, name: &str) -> String {
    format!("/{code}/posts/{name}/")
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
