//! Tags as addresses: words that are one there, and those of which none can be made.

use super::{context::CheckContext, feed::CheckedFeed, shortened::shortened};
use crate::{
    model::id::{CategorySlug, TagSlug, slugify},
    program::as_others_see_it,
};
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// The tags of a feed so far.
#[derive(Default)]
pub(super) struct Tags {
    /// By their names in addresses: how each was written first.
    first: HashMap<Box<str>, Written>,
    /// Those of which something was said.
    told: HashSet<Box<str>>,
}

/// A tag as an item writes it, and where.
struct Written {
    tag: String,
    file: Rc<str>,
    at: String,
}

/// Reports the tags of an item that are in addresses what another tag is, or nothing.
pub(super) fn inspect(
    context: &mut CheckContext,
    feed: &CheckedFeed,
    known: &mut Tags,
    file: &Rc<str>,
    at: &str,
    tags: &[String],
) {
    let at = format!("{at}.tags");
    for tag in tags {
        if feed.edition.categories.iter().any(|category| category.label == *tag) {
            continue;
        }
        let Some(slug) = TagSlug::of(tag) else {
            report_nameless(context, known, file, &at, tag);
            continue;
        };
        // A category is named by its slug, whatever stands between the words.
        if CategorySlug::parse(slug.as_str()).is_some_and(|slug| feed.edition.category(&slug).is_some()) {
            continue;
        }
        let Some(first) = known.first.get(slug.as_str()) else {
            let first = Written { tag: tag.clone(), file: Rc::clone(file), at: at.clone() };
            known.first.insert(slug.as_str().into(), first);
            continue;
        };
        if words(tag) != words(&first.tag) && known.told.insert(tag.as_str().into()) {
            let place = context.folder.named(&first.file, &first.at, &first.tag);
            let (tag, first) = (shortened(tag), shortened(&first.tag));
            let what = format!(
                "the tags \"{tag}\" and \"{first}\" ({place}) are one in addresses, \"{slug}\": their articles stand in one \
                 list, and it bears one of the two names"
            );
            let remedy = "write one of them in other letters, such as \"C sharp\" for \"C#\", or both the same way";
            context.report_on(file).warning(&at, what, remedy);
        }
    }
}

/// Of signs alone no address is made, nor of what is too long for one.
fn report_nameless(context: &mut CheckContext, known: &mut Tags, file: &Rc<str>, at: &str, tag: &str) {
    if !known.told.insert(tag.into()) {
        return;
    }
    let is_of_signs = !slugify(tag).chars().any(|character| character != '.');
    let remedy = if is_of_signs { "write it in letters or digits, or take it out" } else { "shorten it" };
    let what = format!("no address can be made of the tag \"{}\": it is shown without a link", shortened(tag));
    context.report_on(file).warning(at, what, remedy);
}

/// A tag without what writers of one word differ in: capitals, and what stands between the words.
fn words(tag: &str) -> String {
    let parts: Vec<_> = tag.split(|sign: char| sign.is_whitespace() || "-_\u{200c}".contains(sign)).collect();
    as_others_see_it(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
