//! Pages whose documents would be longer than the app reads: `publish` refuses them.

use super::{context::CheckContext, index::FeedIndex, item::InspectedItem};
use crate::model::{
    feed::ArchiveShape,
    id::{CategorySlug, PageNumber},
    publication::Edition,
    route::Place,
    selection::Selection,
    source::LONGEST_DOCUMENT,
};
use crate::program::Standing;
use std::{collections::BTreeMap, iter};

/// How many bytes the items of a feed take, newest first, by the lists that hold them with their texts.
#[derive(Debug, Default)]
pub(super) struct Lengths {
    all: Vec<usize>,
    by_category: BTreeMap<CategorySlug, Vec<usize>>,
}

impl Lengths {
    /// Takes note of an item.
    pub(super) fn add(&mut self, seen: &InspectedItem) {
        // What was taken back keeps its place, and nothing more.
        let length = if matches!(seen.standing, Standing::Withdrawn(_)) { 0 } else { seen.length };
        self.all.push(length);
        if let Some(category) = &seen.category {
            self.by_category.entry(category.clone()).or_default().push(length);
        }
    }
}

/// Examines the lists of an edition's own feed.
pub(super) fn inspect_edition(context: &mut CheckContext, edition: &Edition, index: &FeedIndex) {
    // What is too long for the one is too long for the others most often.
    if inspect_list(context, edition, index, &Place::Front, &index.lengths.all) {
        return;
    }
    let has_feed = |slug| edition.category(slug).is_some_and(|category| category.feed.is_some());
    for (slug, lengths) in index.lengths.by_category.iter().filter(|(slug, _)| !has_feed(slug)) {
        let front = Place::Selected(Selection::Category(slug.clone()));
        inspect_list(context, edition, index, &front, lengths);
    }
}

/// Examines the feed of a category.
pub(super) fn inspect_category(context: &mut CheckContext, edition: &Edition, slug: &CategorySlug, index: &FeedIndex) {
    let front = Place::Selected(Selection::Category(slug.clone()));
    inspect_list(context, edition, index, &front, &index.lengths.all);
}

/// Reports the first page of a list that is too long; tells whether there is one.
fn inspect_list(
    context: &mut CheckContext,
    edition: &Edition,
    index: &FeedIndex,
    front: &Place,
    lengths: &[usize],
) -> bool {
    let shape = ArchiveShape::new(lengths.len(), context.site.page_size);
    let archive = iter::successors(shape.newest(), |page| PageNumber::new(page.get() - 1));
    let archive = archive.filter_map(|page| Some((front.archive_page(page)?, shape.page(page)?)));
    let mut pages = iter::once((front.clone(), shape.front())).chain(archive);
    let long = pages.find_map(|(place, range)| {
        let bytes: usize = lengths.get(range)?.iter().sum();
        (bytes > LONGEST_DOCUMENT).then_some((place, bytes))
    });
    let (Some((place, bytes)), Some(file)) = (long, index.documents.first()) else { return false };
    context.report_on(file).error(
        "items",
        format!(
            "{}/{place} would hold {} MB of texts, and the app reads no more than {} MB at once",
            edition.code,
            bytes.div_ceil(1_000_000),
            LONGEST_DOCUMENT / 1_000_000
        ),
        "let \"page_size\" in site.json be smaller, or divide the longest articles",
    );
    true
}
