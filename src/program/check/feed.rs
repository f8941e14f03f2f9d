//! One feed: every document of its chain, item by item.

use super::{
    address::Document,
    context::CheckContext,
    head,
    index::{self, FeedIndex, ItemPosition},
    item::{self, InspectedItem},
    json,
};
use crate::model::{
    feed::{FeedHead, read_feed},
    id::{ItemId, PageNumber, PageSlug},
    loader::{NextDocument, next_document},
    locale::Timestamp,
    publication::Edition,
};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// What a feed is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
struct FeedReading {
    index: FeedIndex,
    documents: HashMap<Rc<str>, usize>,
    /// The date of the item before, and its place.
    before: Option<(Timestamp, Rc<str>, String)>,
    unordered: bool,
    undeclared: HashSet<String>,
    slips: HashSet<String>,
}

/// Reads a feed to its end.
pub(super) fn read(context: &mut CheckContext, feed: &CheckedFeed) -> FeedIndex {
    let mut reading = FeedReading::default();
    let named_in = Rc::from("site.json");
    let mut next = Some(NamedDocument { address: feed.address.to_owned(), named_in, named_at: feed.named_at.clone() });
    while let Some(named) = next.take() {
        let file = find(context, &reading, &named);
        reading.index.complete = file.is_some();
        next = file.and_then(|file| document(context, feed, &mut reading, &named, &file));
    }
    archive_pages(context, feed, &mut reading);
    reading.index
}

/// The document's name in the folder, where it is one that can be read and was not read before.
fn find(context: &mut CheckContext, reading: &FeedReading, named: &NamedDocument) -> Option<Rc<str>> {
    let NamedDocument { address, named_in, named_at } = named;
    match context.addresses.document(address, named_in) {
        Document::Here(file) if reading.documents.contains_key(file.as_str()) => {
            context.report_on(named_in).error(
                named_at,
                format!("{file} was read before: the documents of this feed lead back to themselves"),
                "correct next_url; the document with the oldest items has none",
            );
            None
        }
        Document::Here(file) => Some(file.into()),
        Document::Elsewhere => {
            json::report_elsewhere(&mut context.report_on(named_in), named_at, address);
            None
        }
        Document::NoAddress => {
            json::report_no_address(&mut context.report_on(named_in), named_at, address);
            None
        }
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
    let reader = match context.folder.open(file) {
        Ok(reader) => reader,
        Err(error) => {
            json::report_unopened(&mut context.report_on(&named.named_in), &named.named_at, file, &error);
            reading.index.complete = false;
            return None;
        }
    };
    context.counts.documents += 1;
    let number = reading.documents.len();
    reading.documents.insert(Rc::clone(file), number);
    reading.index.documents.push(Rc::clone(file));
    let (mut unmeasured, mut loose_dates) = (0, 0);
    let read = read_feed(reader, |item_number, value: Value| {
        let Some(seen) = item::inspect(context, file, item_number, &value, &mut reading.slips) else {
            return;
        };
        unmeasured += usize::from(seen.unmeasured);
        loose_dates += usize::from(seen.loose_date);
        keep(context, feed, reading, file, ItemPosition { document: number, item: item_number }, seen);
    });
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            head::report_unreadable(context, file, &error);
            reading.index.complete = false;
            return None;
        }
    };
    head::inspect(context, file, &read);
    head::report_language(context, file, &read, feed.edition);
    head::report_counts(context, file, unmeasured, loose_dates);
    if number == 0 {
        reading.index.archive = read.archive_kind((feed.page_address)(PageNumber::FIRST).is_some());
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
        NextDocument::PageUrl(address) => {
            NamedDocument { address, named_in: "site.json".into(), named_at: template_at(feed) }
        }
    })
}

/// Keeps what later items and other documents ask for, and reports where they do not fit together.
fn keep(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    reading: &mut FeedReading,
    file: &Rc<str>,
    position: ItemPosition,
    seen: InspectedItem,
) {
    let at = item::place(position.item, Some(&seen.id));
    let slug = seen.id.slug();
    if let Some(first) = reading.index.ids.get(seen.id.as_str()) {
        let first = reading.index.describe(*first, &seen.id);
        context.report_on(file).error(
            &at,
            format!("the id \"{}\" is taken by {first}; this item is left out", seen.id),
            "give each item an id of its own; an item stands once in a feed, also where the feed has many documents",
        );
        return;
    }
    if let Some(first) = reading.index.slugs.get(slug.as_str()) {
        let first = reading.index.place_of(*first);
        let what = format!("the item has the same address as {first}: /posts/{slug}");
        context.report_on(file).error(&at, what, "give one of them another id");
    }
    if feed.usage == FeedUse::Pages {
        report_page(context, file, &at, &seen.id);
    } else {
        report_order(context, reading, file, &at, &seen);
        report_category(context, feed, reading, file, &at, &seen);
    }
    reading.index.add(position, &slug, seen);
}

/// A page's id is its address.
fn report_page(context: &mut CheckContext, file: &Rc<str>, at: &str, id: &ItemId) {
    if PageSlug::parse(id.as_str()).is_none() {
        context.report_on(file).error(
            at,
            format!("no address leads to a page called \"{id}\""),
            "give it an id of letters, digits and hyphens that is not \"page\", \"category\" or \"posts\"",
        );
    }
}

fn report_order(context: &mut CheckContext, reading: &mut FeedReading, file: &Rc<str>, at: &str, seen: &InspectedItem) {
    let Some(published) = &seen.published else {
        return;
    };
    if let Some((before, other_file, other)) = &reading.before
        && !reading.unordered
        && published.is_newer_than(before)
    {
        let other = if other_file == file { other.clone() } else { format!("{other_file}: {other}") };
        context.report_on(file).error(
            format!("{at}.date_published"),
            format!("the item is newer than {other}, which stands before it"),
            "sort the items from the newest to the oldest; pages are cut in the order of the feed",
        );
        reading.unordered = true;
    }
    reading.before = Some((published.clone(), Rc::clone(file), at.to_owned()));
}

fn report_category(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    reading: &mut FeedReading,
    file: &Rc<str>,
    at: &str,
    seen: &InspectedItem,
) {
    let Some(category) = seen.category.as_ref().filter(|_| seen.names_category) else {
        return;
    };
    if feed.edition.category(category).is_none() && reading.undeclared.insert(category.as_str().to_owned()) {
        let known = feed.edition.categories.iter().map(|category| category.slug.as_str());
        let nearest = super::suggest::nearest(category.as_str(), known);
        let remedy = match nearest {
            Some(slug) => format!("did you mean \"{slug}\"? Else add the category to site.json"),
            None => "add {\"slug\": …, \"label\": …} to the edition's categories in site.json".to_owned(),
        };
        context.report_on(file).warning(
            format!("{at}._masthead.category"),
            format!(
                "the edition {} declares no category \"{category}\": it has no name and no layout",
                feed.edition.code
            ),
            remedy,
        );
    }
}

/// Where archive pages open by template, each must be there.
fn archive_pages(context: &mut CheckContext, feed: &CheckedFeed, reading: &mut FeedReading) {
    if !reading.index.complete {
        return;
    }
    for number in index::pages_by_template(reading.index.archive, reading.documents.len()) {
        let Some(address) = PageNumber::new(number).and_then(feed.page_address) else {
            return;
        };
        let Document::Here(file) = context.addresses.document(&address, "site.json") else {
            return;
        };
        if !reading.documents.contains_key(file.as_str()) && context.folder.size(&file).is_none() {
            context.report_on("site.json").error(
                template_at(feed),
                format!("archive page {number} should be at {file}, which does not exist"),
                "put the document there, or correct page_url or _masthead.pages",
            );
        }
    }
}

fn template_at(feed: &CheckedFeed) -> String {
    match feed.named_at.rsplit_once('.') {
        Some((owner, _)) => format!("{owner}.page_url"),
        None => "page_url".to_owned(),
    }
}
