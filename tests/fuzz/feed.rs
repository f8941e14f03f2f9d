//! JSON Feed: by the app as a whole, and by the native program item by item.

use crate::text;
use masthead::{
    model::feed::{
        Feed, Item,
        limits::{LONGEST_NAME, LONGEST_SUMMARY, LONGEST_TITLE, MOST_ATTACHMENTS, MOST_NAMES},
        read_feed,
    },
    program::Standing,
};
use serde::Deserialize;
use std::collections::HashSet;

pub fn read(bytes: &[u8]) {
    let text = text(bytes);
    let mut streamed = Vec::new();
    let head = read_feed(text.as_bytes(), |_, value| {
        // The app leaves out what is marked as a draft or as withdrawn.
        if Standing::of(&value, None, jiff::Timestamp::UNIX_EPOCH) == Standing::Published {
            streamed.extend(Item::deserialize(&value));
        }
    });
    let feed = Feed::parse(&text);
    // A field that is named twice is read by the native program alone, which publishes it once.
    let Ok(feed) = feed else { return };
    for item in &feed.items {
        check(item);
    }
    let ids: HashSet<_> = feed.items.iter().map(|item| &item.id).collect();
    assert_eq!(ids.len(), feed.items.len(), "each id once");
    if head.is_ok() {
        let streamed: HashSet<_> = streamed.iter().map(|item| &item.id).collect();
        assert_eq!(streamed, ids, "the app and the native program read the same items");
    }
    let dates: Vec<_> = feed.items.iter().filter_map(|item| item.published.as_ref()).collect();
    if dates.iter().all(|date| date.as_str().contains('T')) {
        assert!(dates.is_sorted_by(|newer, older| !older.is_newer_than(newer)), "newest first");
    }
    let _ = feed.archive_kind(&|_| None);
}

fn check(item: &Item) {
    let is_short = |text: &str, most: usize| text.chars().count() <= most + 1;
    assert!(item.title.as_deref().is_none_or(|title| is_short(title, LONGEST_TITLE)));
    assert!(item.summary.as_deref().is_none_or(|summary| is_short(summary, LONGEST_SUMMARY)));
    assert!(item.tags.iter().all(|tag| is_short(tag, LONGEST_NAME)));
    assert!(item.tags.len() <= MOST_NAMES && item.authors.len() <= MOST_NAMES);
    assert!(item.attachments.len() <= MOST_ATTACHMENTS);
    assert!(item.slug().names(&item.id));
}
