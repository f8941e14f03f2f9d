//! One feed: every document of its chain, item by item.

use super::{
    alike::{self, Alike},
    archive,
    context::CheckContext,
    document::Outline,
    feed_items, head,
    index::{FeedIndex, ItemPosition},
    item, json,
    look_alikes::LookAlikes,
    names,
    not_json::NotJson,
    site_document::{ReadEdition, ReadLanguage},
    tags::Tags,
};
use crate::{
    model::{
        feed::{FeedHead, read_feed},
        id::PageNumber,
        loader::{NextDocument, next_document},
        locale::Timestamp,
        publication::Edition,
    },
    program::{NotHere, SITE, Severity, Unread, content_folder::Markup},
};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{BufRead, BufReader},
    rc::Rc,
};

/// What a feed is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FeedUse {
    /// An edition's articles.
    Articles,
    /// A category's, once more.
    Category,
    /// Pages such as About Us.
    Pages,
}

/// A feed as `site.json` names it.
pub(super) struct CheckedFeed<'a> {
    pub(super) usage: FeedUse,
    pub(super) edition: &'a Edition,
    /// How much of the edition could be read.
    pub(super) read: &'a ReadEdition,
    /// The address of its first document.
    pub(super) address: &'a str,
    /// Where `site.json` names it, such as `editions[1].feed`.
    pub(super) named_at: String,
    /// The template for its archive pages.
    pub(super) page_address: &'a dyn Fn(PageNumber) -> Option<String>,
}

/// A document to read next, and who says so.
struct NamedDocument {
    address: String,
    named_in: Rc<str>,
    named_at: String,
}

/// What is kept from document to document.
#[derive(Default)]
pub(super) struct FeedReading {
    pub(super) index: FeedIndex,
    pub(super) documents: HashMap<Rc<str>, usize>,
    /// The date of the item before, and its place.
    pub(super) before: Option<(Timestamp, Rc<str>, String)>,
    pub(super) undeclared: HashSet<String>,
    slips: HashSet<String>,
    /// The tags of its items.
    pub(super) tags: Tags,
    pub(super) alike_tags: LookAlikes,
    pub(super) alike_authors: LookAlikes,
}

/// Reads a feed to its end.
pub(super) fn read(context: &mut CheckContext, feed: &CheckedFeed) -> FeedIndex {
    let mut reading = FeedReading::default();
    let named_in = Rc::from(SITE);
    let mut next = Some(NamedDocument { address: feed.address.to_owned(), named_in, named_at: feed.named_at.clone() });
    while let Some(named) = next.take() {
        let file = find(context, &reading, &named);
        reading.index.complete = file.is_some();
        next = file.and_then(|file| document(context, feed, &mut reading, &named, &file));
    }
    // Its other documents may be named by what could not be read.
    reading.index.complete &= !context.read.lacks(&template_at(feed));
    archive::inspect(context, feed, &reading);
    if feed.usage == FeedUse::Articles {
        names::inspect_lists(context, feed, &reading.index);
    }
    context.addresses.read_as_of(None);
    reading.index
}

/// The document's name in the folder, where it is one that can be read and was not read before.
fn find(context: &mut CheckContext, reading: &FeedReading, named: &NamedDocument) -> Option<Rc<str>> {
    let NamedDocument { address, named_in, named_at } = named;
    match context.folder.document(address, named_in) {
        Ok(file) if reading.documents.contains_key(file.as_str()) => {
            context.report_on(named_in).error(
                named_at,
                format!("{file} was read before: the documents of this feed lead back to themselves"),
                "correct next_url; the document with the oldest items has none",
            );
            None
        }
        // It may hold anything.
        Ok(file) if context.folder.is_awaited(&file) => None,
        Ok(file) => Some(file.into()),
        // What came of asking for it is told by who asked.
        Err(NotHere::OtherHost) if &**named_in == SITE => None,
        Err(reason) => {
            json::report_not_here(&mut context.report_on(named_in), named_at, address, reason);
            None
        }
    }
}

/// An article that `site.json` names as a feed: most likely its folder is meant.
fn is_article(context: &mut CheckContext, named: &NamedDocument, file: &str) -> bool {
    let is_meant = &*named.named_in == SITE && Markup::of(file).is_some() && !context.folder.is_from_elsewhere(file);
    if is_meant {
        let remedy = match file.rsplit_once('/') {
            Some((folder, _)) => format!("name the folder: \"{folder}/\""),
            None => "put it into a folder, such as content/en/, and name that".to_owned(),
        };
        let what = format!("{file} is an article, and a feed is a folder of them, or a JSON Feed");
        context.report_on(&named.named_in).error(&named.named_at, what, remedy);
    }
    is_meant
}

/// The whole address of a feed elsewhere that was written without its beginning, and reads like a file's name.
fn whole_address(context: &CheckContext, address: &str) -> Option<String> {
    let (host, _) = address.split_once('/')?;
    let (name, last) = host.rsplit_once('.')?;
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    let is_host = name.split('.').all(is_label) && last.chars().count() > 1 && last.chars().all(char::is_alphabetic);
    (is_host && !context.folder.has_folder(host)).then(|| format!("https://{address}"))
}

/// Opens a document that may be JSON.
fn open(context: &mut CheckContext, named: &NamedDocument, file: &str) -> Option<BufReader<File>> {
    if is_article(context, named, file) {
        return None;
    }
    let opened = context.folder.open(file).and_then(|mut reader| {
        let kind = NotJson::of(reader.fill_buf()?);
        Ok((reader, kind))
    });
    match opened {
        Ok((reader, None)) => Some(reader),
        Ok((_, Some(kind))) => {
            context.report_on(file).fault(Severity::Error, "", &kind);
            None
        }
        Err(error) => {
            let nearest = context.folder.nearest(file).or_else(|| whole_address(context, &named.address));
            let is_feed_of_site = &*named.named_in == SITE;
            let beside = || context.folder.folder_beside(file, &context.named_feeds()).filter(|_| is_feed_of_site);
            let nearest = nearest.or_else(beside);
            let mut reporter = context.report_on(&named.named_in);
            json::report_unopened(&mut reporter, &named.named_at, (&named.address, file), &error, nearest.as_deref());
            None
        }
    }
}

/// Looks through a document for what must be known before its items are read.
fn outline(context: &mut CheckContext, reading: &FeedReading, file: &str) {
    let Ok(reader) = context.folder.open(file) else { return };
    let outline = Outline::of(reader);
    outline.report_duplicates(&mut context.report_on(file));
    // The first document speaks for the whole feed.
    if reading.documents.is_empty() {
        context.addresses.read_as_of(outline.home_page_url.as_deref());
    }
}

/// Reads a document; gives the next one of the chain.
fn document(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    reading: &mut FeedReading,
    named: &NamedDocument,
    file: &Rc<str>,
) -> Option<NamedDocument> {
    let Some(reader) = open(context, named, file) else {
        reading.index.complete = false;
        return None;
    };
    outline(context, reading, file);
    context.counts.documents += 1;
    let number = reading.documents.len();
    reading.documents.insert(Rc::clone(file), number);
    reading.index.documents.push(Rc::clone(file));
    match context.folder.unread(file) {
        Some(Unread::Articles(files)) => reading.index.unread.extend(files.values().cloned()),
        Some(Unread::Folder) => reading.index.complete = false,
        None => {}
    }
    let (mut unmeasured, mut loose_dates) = (Alike::default(), Alike::default());
    let read = read_feed(reader, |item_number, value: Value| {
        if context.is_stopped() {
            return;
        }
        let Some(seen) = item::inspect(context, file, item_number, &value, &mut reading.slips, feed.edition) else {
            return;
        };
        let at = item::place(item_number, seen.id.as_ref());
        if let Some(field) = seen.unmeasured {
            unmeasured.add(|| format!("{at}.{field}"));
        }
        if let Some(date) = &seen.loose_date {
            loose_dates.add(|| (at, date.clone()));
        }
        feed_items::keep(context, feed, reading, file, ItemPosition { document: number, item: item_number }, seen);
    });
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            head::report_unreadable(context, file, &error);
            reading.index.complete = false;
            return None;
        }
    };
    reading.index.add_authors_of_feed(&read.authors());
    head::inspect(context, file, &read);
    if feed.read.language == ReadLanguage::Own {
        head::report_language(context, file, &read, feed.edition);
    }
    let written = context.written(file);
    alike::report_unmeasured(&mut context.report_on(file), written, &unmeasured);
    alike::report_loose_dates(&mut context.report_on(file), &loose_dates);
    if number == 0 {
        reading.index.archive = read.archive_kind(feed.page_address);
    }
    following(context, feed, file, &read)
}

/// The document after this one: by `next_url`, else by number.
fn following(context: &mut CheckContext, feed: &CheckedFeed, file: &Rc<str>, head: &FeedHead) -> Option<NamedDocument> {
    let next_url = head.text("next_url");
    if feed.usage == FeedUse::Pages {
        if next_url.is_some() {
            let remedy = "put every page into the one document";
            context.report_on(file).warning("next_url", "of a feed of pages only the first document is read", remedy);
        }
        return None;
    }
    Some(match next_document(next_url, head.page_number("page"), head.page_number("pages"), feed.page_address)? {
        NextDocument::NextUrl(address) => {
            NamedDocument { address: address.to_owned(), named_in: Rc::clone(file), named_at: "next_url".to_owned() }
        }
        NextDocument::PageUrl(address) => NamedDocument { address, named_in: SITE.into(), named_at: template_at(feed) },
    })
}

/// Where `site.json` gives the template of a feed's archive pages.
pub(super) fn template_at(feed: &CheckedFeed) -> String {
    match feed.named_at.rsplit_once('.') {
        Some((owner, _)) => format!("{owner}.page_url"),
        None => "page_url".to_owned(),
    }
}
