//! What of an item is more than is shown of one.

use super::{context::CheckContext, item::filled, markup::report_excess, report::Reporter};
use crate::model::{
    content::{plain_excess, without_markup},
    feed::limits::{LONGEST_NAME, LONGEST_SUMMARY, LONGEST_TITLE, MOST_ATTACHMENTS, MOST_NAMES},
};
use serde_json::{Map, Value};

/// Reports what will be cut.
pub(super) fn report(context: &mut CheckContext, file: &str, at: &str, item: &Map<String, Value>) {
    let plain = filled(item, "content_text").filter(|_| filled(item, "content_html").is_none());
    if let Some(excess) = plain.and_then(plain_excess) {
        report_excess(context, file, &format!("{at}.content_text"), excess);
    }
    let reporter = &mut context.report_on(file);
    for (field, most) in [("title", LONGEST_TITLE), ("summary", LONGEST_SUMMARY)] {
        let text = filled(item, field).unwrap_or_default();
        report_long(reporter, &format!("{at}.{field}"), text, most);
    }
    for (number, tag) in list(item, "tags").enumerate().take(MOST_NAMES) {
        report_long(reporter, &format!("{at}.tags[{number}]"), tag.as_str().unwrap_or_default(), LONGEST_NAME);
    }
    let name = |author: &'_ Value| author.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (number, author) in list(item, "authors").enumerate().take(MOST_NAMES) {
        report_long(reporter, &format!("{at}.authors[{number}].name"), &name(author), LONGEST_NAME);
    }
    report_long(
        reporter,
        &format!("{at}.author.name"),
        &item.get("author").map(name).unwrap_or_default(),
        LONGEST_NAME,
    );
    for (field, most) in [("tags", MOST_NAMES), ("authors", MOST_NAMES), ("attachments", MOST_ATTACHMENTS)] {
        let count = list(item, field).count();
        if count > most {
            let what = format!("there are {count} of them, and no more than {most} are shown");
            reporter.warning(format!("{at}.{field}"), what, "keep those that a reader looks for");
        }
    }
}

fn list<'a>(item: &'a Map<String, Value>, field: &str) -> impl Iterator<Item = &'a Value> {
    item.get(field).and_then(Value::as_array).into_iter().flatten()
}

fn report_long(reporter: &mut Reporter, at: &str, text: &str, most: usize) {
    // Most have fewer bytes than that.
    let length = if text.len() > most { without_markup(text).chars().count() } else { 0 };
    if length > most {
        let what = format!("it has {length} characters, and no more than {most} are shown");
        reporter.warning(at, what, "shorten it; the rest belongs into the text");
    }
}
