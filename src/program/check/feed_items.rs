//! The items of a feed among each other: their ids, their order, their categories.

use super::{
    context::CheckContext,
    feed::{CheckedFeed, FeedReading, FeedUse},
    index::ItemPosition,
    item::{self, Dated, InspectedItem},
    old_addresses, suggest, tags,
};
use crate::{
    model::{
        id::{ItemId, PageSlug},
        publication::Edition,
    },
    program::{Severity, Standing, other_calendar::OtherDay},
};
use std::rc::Rc;

/// Keeps what later items and other documents ask for, and reports where they do not fit together.
pub(super) fn keep(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    reading: &mut FeedReading,
    file: &Rc<str>,
    position: ItemPosition,
    seen: InspectedItem,
) {
    let at = item::place(position.item, seen.id.as_ref());
    let Some(id) = seen.id.clone() else {
        inspect_as(context, feed, reading, file, &at, &seen);
        reading.index.add_nameless(&seen);
        return;
    };
    let slug = id.slug();
    if let Some(first) = reading.index.ids.get(id.as_str()) {
        let first = reading.index.describe(*first, &id);
        context.report_on(file).error(
            &at,
            format!("the id \"{id}\" is taken by {first}; this item is left out"),
            "give each item an id of its own; an item stands once in a feed, also where the feed has many documents",
        );
        reading.index.nameless += 1;
        return;
    }
    if let Some(first) = reading.index.slugs.get(slug.as_str()) {
        let first = reading.index.place_of(*first);
        let what = format!("the item has the same address as {first}: /posts/{slug}");
        let remedy = context
            .written(file)
            .words("give one of them another id", "write another slug above the text of one of them (slug: the-flood)");
        context.report_on(file).error(&at, what, remedy);
    } else {
        let folder = if feed.usage == FeedUse::Pages { slug.to_string() } else { format!("posts/{slug}") };
        if let Some(what) = reading.index.neighbours.add(&folder) {
            let remedy = context.written(file).words(
                "give the item another id: its address is made of it",
                "write another slug above its text (slug: the-flood): its address is made of it",
            );
            context.report_on(file).warning(&at, what, remedy);
        }
    }
    inspect_as(context, feed, reading, file, &at, &seen);
    let code = &feed.edition.code;
    let path = if feed.usage == FeedUse::Pages { format!("{code}/{id}") } else { format!("{code}/posts/{slug}") };
    old_addresses::inspect_aliases(context, file, &at, &seen, &path);
    if feed.usage != FeedUse::Category {
        count_unpublished(context, file, position, &id, &seen.standing);
    }
    reading.index.add(position, id, &slug, seen);
}

/// Counts an item that readers do not see yet, and keeps its name.
fn count_unpublished(
    context: &mut CheckContext,
    file: &Rc<str>,
    position: ItemPosition,
    id: &ItemId,
    standing: &Standing,
) {
    let CheckContext { counts, unpublished, folder, .. } = context;
    let (count, names) = match standing {
        Standing::Draft => (&mut counts.drafts, &mut unpublished.drafts),
        Standing::Waiting(_) => (&mut counts.waiting, &mut unpublished.waiting),
        Standing::Published | Standing::Withdrawn(_) => return,
    };
    *count += 1;
    names.push(folder.source(file, position.item).map_or_else(|| format!("\"{id}\" of {file}"), str::to_owned));
}

/// Examines an item as one of a feed that is for articles or for pages.
fn inspect_as(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    reading: &mut FeedReading,
    file: &Rc<str>,
    at: &str,
    seen: &InspectedItem,
) {
    if feed.usage == FeedUse::Pages {
        if let Some(id) = &seen.id {
            report_page(context, file, at, id);
        }
        return;
    }
    report_order(context, reading, file, at, seen);
    if feed.usage == FeedUse::Articles {
        report_date(context, file, at, seen);
        tags::inspect(context, feed, &mut reading.tags, file, at, &seen.tags);
        for tag in &seen.tags {
            reading.alike_tags.inspect(context, "tags", file, &format!("{at}.tags"), tag);
        }
        for name in seen.authors.iter().filter_map(|author| author.name.as_deref()) {
            reading.alike_authors.inspect(context, "authors", file, &format!("{at}.authors"), name);
        }
    }
    report_category(context, feed, reading, file, at, seen);
}

/// A page's id is its address.
fn report_page(context: &mut CheckContext, file: &Rc<str>, at: &str, id: &ItemId) {
    if PageSlug::parse(id.as_str()).is_none() {
        let give = context.written(file).words("give it an id", "write a slug above its text (slug: the-flood),");
        context.report_on(file).error(
            at,
            format!("no address leads to a page called \"{id}\""),
            format!("{give} of letters, digits and hyphens that is none of {}", PageSlug::RESERVED.join(", ")),
        );
    }
}

fn report_order(context: &mut CheckContext, reading: &mut FeedReading, file: &Rc<str>, at: &str, seen: &InspectedItem) {
    let Some(published) = &seen.published else {
        return;
    };
    if let Some((before, other_file, other)) = &reading.before
        && published.is_newer_than(before)
    {
        let other = if other_file == file { other.clone() } else { format!("{other_file}: {other}") };
        context.report_on(file).warning(
            format!("{at}.date_published"),
            format!("the item is newer than {other}, which stands before it: it is shown where its date belongs"),
            "sort the items from the newest to the oldest, or correct the date",
        );
    }
    reading.before = Some((published.clone(), Rc::clone(file), at.to_owned()));
}

/// A year before it is none of any calendar that is meant: its first digits are missing.
const FIRST_OF_FOUR_DIGITS: i32 = 1000;

/// A date that says nothing, or too much.
fn report_date(context: &mut CheckContext, file: &Rc<str>, at: &str, seen: &InspectedItem) {
    let at = format!("{at}.date_published");
    let example = context.written(file).words("\"2009-08-05T12:00:00Z\"", "2026-05-01 09:00");
    let is_own = !context.folder.is_from_elsewhere(file);
    let mut reporter = context.report_on(file);
    match seen.dated {
        Dated::Somehow => {}
        // It gets one on its day.
        Dated::Never if seen.standing == Standing::Draft => {}
        Dated::Never => reporter.warning(
            at,
            "the item has no date: readers do not learn how old it is, and feed readers cannot sort it",
            format!("write when it was published, such as {example}"),
        ),
        Dated::FarAhead => reporter.warning(
            at,
            "the date is more than a year ahead: the item waits until then",
            "look whether the year is the one that you mean",
        ),
        Dated::BeforePrinting { year } => {
            let day = seen.published.as_ref().and_then(|published| OtherDay::read(published.as_str()));
            let usual =
                || format!("write its day in that calendar, such as {example}: pages show it in the edition's own");
            let what = format!(
                "dates of a feed are those of the Gregorian calendar, and there {year} was before anything was printed"
            );
            if year < FIRST_OF_FOUR_DIGITS && is_own {
                // It may be left open in a draft.
                let severity = if seen.standing == Standing::Draft { Severity::Warning } else { Severity::Error };
                let remedy = format!("write the year with all of its four digits, such as {example}");
                reporter.report(severity, at, what, remedy);
            } else {
                reporter.warning(at, what, day.map_or_else(usual, |day| day.remedy()));
            }
        }
    }
}

/// The slug of the category that readers know by this name.
pub(super) fn labelled<'a>(edition: &'a Edition, written: &str) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let labelled = edition.categories.iter().find(|category| category.label.trim().to_lowercase() == written);
    labelled.map(|category| category.slug.as_str())
}

/// What to do about a category that is named by its label.
pub(super) fn write_slug(slug: &str) -> String {
    format!("write \"{slug}\": so the category with that label is called in site.json")
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
    if feed.read.whole
        && feed.edition.category(category).is_none()
        && reading.undeclared.insert(category.as_str().to_owned())
    {
        let known = feed.edition.categories.iter().map(|category| category.slug.as_str());
        let nearest = suggest::nearest(category.as_str(), known);
        let remedy = match nearest {
            _ if let Some(slug) = labelled(feed.edition, category.as_str()) => write_slug(slug),
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
