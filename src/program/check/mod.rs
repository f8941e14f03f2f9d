//! `masthead check`: examines a publication's folder before it is published, and tells its owner what is wrong.
//!
//! What the app forgives in silence is reported here, with the file, the place and what to do about it. A feed may be
//! of any length: items are examined one by one ([`crate::model::feed::read_feed`]), and only their names are kept. What
//! only follows from another fault waits until that one is mended ([`consequences`]).

mod address;
mod alike;
mod archive;
mod archive_before;
mod base_url;
mod blank;
mod catalog;
mod consequences;
mod context;
mod copied_files;
mod document;
mod editions;
mod feed;
mod feed_items;
mod fields;
mod files;
mod folder;
mod font;
mod former_program;
mod fragments;
mod head;
mod index;
mod item;
mod json;
mod kept_back;
mod lengths;
mod limits;
mod links;
mod locator;
mod look_alikes;
mod lost;
mod markup;
mod meant_folder;
mod mending;
mod menu;
mod missing;
mod names;
mod not_json;
mod old_addresses;
mod path;
mod picture;
mod prose;
mod published_before;
mod readers;
mod report;
mod schema;
mod shortened;
mod site;
mod site_document;
mod site_remedy;
mod sources;
mod tags;
mod texts;
mod theme;
mod title;
mod translations;
mod written;

pub use locator::Locator;
pub use report::{CheckedCounts, MOST_ALIKE, Report, UnpublishedItems, counted};

use crate::program::{
    DataFolder, MadeDocuments, Renumbered, SITE, Severity,
    content_folder::{ArticlesBefore, LastReading},
    make_documents,
    remote_feed::{Copying, RemoteFeeds},
    suggest,
};
use context::CheckContext;
use editions::EditionContents;
use report::Reporter;
use std::{path::Path, sync::atomic::AtomicBool};

/// What a publication is examined as.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions<'a> {
    /// The public address, in place of the one in `site.json`, as when it is published.
    pub base_url: Option<&'a str>,
    /// The moment as of which it is examined: what has a later date waits.
    pub at: jiff::Timestamp,
    /// Where feeds come from that lie elsewhere.
    pub remote_feeds: &'a RemoteFeeds,
    /// Whether pictures of those feeds are copied, as they are when it is published.
    pub copying: Copying,
    /// Articles that are files, as they were read before: those that are the same are not read again.
    pub known_articles: Option<&'a ArticlesBefore>,
    /// Set by whoever does not want to know any more: then not all is found.
    pub stopped: Option<&'a AtomicBool>,
    /// The folder of finished pages whose archive is to stay as it is.
    pub published: Option<&'a Path>,
}

impl<'a> CheckOptions<'a> {
    /// At its own address, as of now, changing nothing but the copies of feeds.
    #[must_use]
    pub fn now(remote_feeds: &'a RemoteFeeds) -> Self {
        let copying = Copying::TakesThoseThere;
        let (base_url, at, known_articles) = (None, jiff::Timestamp::now(), None);
        Self { base_url, at, remote_feeds, copying, known_articles, stopped: None, published: None }
    }
}

/// Examines a publication's folder.
#[must_use]
pub fn check(folder: &Path, options: &CheckOptions) -> Report {
    let CheckOptions { base_url, at, remote_feeds, copying, known_articles, stopped, published } = *options;
    let mut report = Report::default();
    let unplaced = DataFolder::new(folder, base_url);
    if let Some(read) = site_document::read(&unplaced, base_url, &mut report.findings) {
        let folder = DataFolder::new(folder, read.site.base_url.as_deref());
        let last = known_articles.map_or(LastReading::Unknown, LastReading::Reused);
        let made = make_documents(&folder, &read.site, remote_feeds, copying, last);
        let made = made.unwrap_or_else(|error| {
            let what = format!("the feeds that are folders or lie elsewhere cannot be written down: {error}");
            Reporter::of(SITE, &mut report.findings).error("editions", what, "make room where temporary files lie");
            MadeDocuments::default()
        });
        let folder = folder.with_made(made);
        let mut context = CheckContext::new(&read, &folder, at, stopped);
        if let Some(renumbered) = published.and_then(|pages| Renumbered::of(pages, read.site.page_size)) {
            context.report_on(SITE).fault(Severity::Error, "page_size", &renumbered);
        }
        report.notes.extend(base_url::note(read.site.base_url.as_deref()));
        report.notes.extend(base_url::moved(published, read.site.base_url.as_deref()));
        let contents = examine(&mut context, published);
        if context.is_stopped() {
            return report;
        }
        kept_back::tell(&mut context, &folder);
        copied_files::inspect(&mut context, &contents);
        sources::tell(&folder, &mut context.findings);
        report.findings.append(&mut context.findings);
        let faults = folder.made().faults().iter().cloned();
        let (notes, faults): (Vec<_>, Vec<_>) = faults.partition(|fault| fault.severity == Severity::Note);
        report.findings.extend(faults);
        report.notes.extend(notes);
        report.unpublished = std::mem::take(&mut context.unpublished);
        report.checked = CheckedCounts { files: context.folder.looked_up(), ..context.counts };
    }
    if base_url.is_some() {
        base_url::tell_of_argument(&mut report);
    }
    report.tidy();
    report
}

/// Returns what the editions hold.
fn examine(context: &mut CheckContext, published: Option<&Path>) -> Vec<EditionContents> {
    context.counts.documents += 1;
    site::inspect(context);
    names::inspect_files(context);
    old_addresses::inspect_redirects(context);
    let mut contents = Vec::new();
    for (number, (edition, read)) in context.site.editions.iter().zip(&context.read.editions).enumerate() {
        catalog::inspect(context, edition, read);
        contents.push(editions::read(context, number, edition, read));
    }
    if context.is_stopped() {
        return contents;
    }
    old_addresses::inspect(context, &contents);
    editions::report_dead_links(context, &contents);
    context.report_missing_files();
    names::inspect_stray_feeds(context, &contents);
    translations::inspect(context, &contents);
    if let Some(pages) = published {
        published_before::inspect(context, pages, &contents);
    }
    consequences::settle(context, &contents);
    contents
}
