//! An id for what has none: the same at every reading, and wherever in the feed it stands.

use feed_rs::model::Entry;
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

/// Made of its title, of the text where it has none, or else of what comes along; and of its date. What is corrected most
/// often, the text below a title and the date of that, counts for nothing.
pub fn of(entry: &Entry) -> String {
    let text = || {
        let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
        content.or_else(|| entry.summary.as_ref().map(|summary| summary.content.as_str()))
    };
    let title = entry.title.as_ref().map(|title| title.content.as_str());
    let words = [title, text()].into_iter().flatten().map(str::trim).find(|words| !words.is_empty());
    let media = entry.media.iter().flat_map(|media| &media.content).filter_map(|content| content.url.as_ref());
    let name = words.map_or_else(|| media.map(Url::as_str).collect(), str::to_owned);
    let date = entry.published.map(|date| date.to_rfc3339()).unwrap_or_default();
    format!("{:016x}", xxh3_64(format!("{name}\n{date}").as_bytes()))
}
