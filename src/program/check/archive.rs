//! The archive pages of a feed: each is there, and none is forgotten.

use super::{
    context::CheckContext,
    feed::{CheckedFeed, FeedReading, template_at},
    index,
    report::counted,
};
use crate::{
    model::{
        feed::{ArchiveKind, Item, read_feed},
        id::PageNumber,
    },
    program::data_folder::SITE,
};
use serde::Deserialize;
use serde_json::Value;

/// Examines the archive of a feed that was read to its end.
pub(super) fn inspect(context: &mut CheckContext, feed: &CheckedFeed, reading: &FeedReading) {
    if reading.index.complete {
        pages_by_template(context, feed, reading);
        if let ArchiveKind::Numbered(pages) = reading.index.archive {
            forgotten_pages(context, feed, reading, pages);
        }
    }
}

/// Where archive pages open by template, each must be there.
fn pages_by_template(context: &mut CheckContext, feed: &CheckedFeed, reading: &FeedReading) {
    /// A feed may say that it has four thousand million: each of so many tells something new, and the others are counted.
    const MOST_TOLD: u32 = 20;
    /// And so many are looked for.
    const MOST_LOOKED_FOR: usize = 10_000;
    let (mut missing, mut before) = (0, String::new());
    let pages = index::pages_by_template(reading.index.archive, reading.documents.len());
    let at_least = if pages.len() > MOST_LOOKED_FOR { "at least " } else { "" };
    for number in pages.take(MOST_LOOKED_FOR) {
        let Some(file) = PageNumber::new(number).and_then(|number| page_file(context, feed, number)) else {
            break;
        };
        // So would be all that follow.
        if file == before {
            break;
        }
        if !reading.documents.contains_key(file.as_str()) && context.folder.size(&file).is_none() {
            missing += 1;
            if missing <= MOST_TOLD {
                context.report_on(SITE).error(
                    template_at(feed),
                    format!("archive page {number} should be at {file}, which does not exist"),
                    "put the document there, or correct page_url or _masthead.pages",
                );
            }
        }
        before = file;
    }
    if missing > MOST_TOLD {
        context.report_on(SITE).error(
            template_at(feed),
            format!("archive pages beyond these do not exist either: {at_least}{} more", missing - MOST_TOLD),
            "put all of them there, or correct page_url, or _masthead.pages, which says how many there are",
        );
    }
}

/// A feed's number of pages counts the front page too: one too low, and a page with its articles is never read.
fn forgotten_pages(context: &mut CheckContext, feed: &CheckedFeed, reading: &FeedReading, pages: PageNumber) {
    let mut forgotten: Vec<String> = Vec::new();
    let (mut items, mut number) = (0, pages);
    while let Some(file) = page_file(context, feed, number) {
        let is_known = reading.documents.contains_key(file.as_str()) || forgotten.contains(&file);
        if is_known || context.folder.size(&file).is_none() {
            break;
        }
        items += unknown_items(context, reading, &file);
        forgotten.push(file);
        number = number.next();
    }
    let (Some(front), Some(file)) = (reading.index.documents.first(), forgotten.first().filter(|_| items > 0)) else {
        return;
    };
    context.report_on(front).error(
        "_masthead.pages",
        format!(
            "{file} is never read, and {} with it: the newest archive page is the one before _masthead.pages",
            counted(items, "item")
        ),
        format!("write \"pages\": {number}: the front page counts too"),
    );
}

/// How many items of a document are in none that was read.
fn unknown_items(context: &CheckContext, reading: &FeedReading, file: &str) -> usize {
    let mut unknown = 0;
    let Ok(reader) = context.folder.open(file) else { return 0 };
    let read = read_feed(reader, |_, value: Value| {
        // serde would read one from a list, too.
        let item = value.is_object().then(|| Item::deserialize(&value).ok()).flatten();
        unknown += usize::from(item.is_some_and(|item| !reading.index.ids.contains_key(item.id.as_str())));
    });
    read.map_or(0, |_| unknown)
}

/// The file of an archive page.
fn page_file(context: &CheckContext, feed: &CheckedFeed, number: PageNumber) -> Option<String> {
    context.folder.document(&(feed.page_address)(number)?, SITE).ok()
}
