//! An item's words: where there are none, a reader sees a picture or a file at best.

use super::{context::CheckContext, item::filled, markup, title};
use crate::model::{
    content::{self, FRAME_CLASS, SafeNode},
    feed::Item,
};
use serde_json::{Map, Value};
use std::rc::Rc;

/// Examines an item's text, and whether a reader sees anything of the item.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, at: &str, fields: &Map<String, Value>, item: &Item) {
    if let Some(html) = filled(fields, "content_html") {
        markup::inspect(context, file, &format!("{at}.content_html"), html);
    }
    title::inspect(context, file, &format!("{at}.title"), fields);
    let has_words = |field: &&str| filled(fields, field).is_some();
    // To look into a text for words takes time, and most items have a title.
    if item.title.is_some() || ["content_text", "summary"].iter().any(has_words) {
        return;
    }
    let shown = context.addresses.content(item);
    if !content::plain_text(&shown).is_empty() {
        return;
    }
    let has_files = fields.get("attachments").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    let shows_more = has_files || ["image", "banner_image", "external_url"].iter().any(has_words);
    let written = context.written(file);
    if !shows_more && !shown.iter().any(is_more_than_text) {
        context.report_on(file).error(
            at,
            "the item has no title, no text and no picture: a reader sees an empty card",
            written.words(
                "give it a \"title\" or a \"content_html\", or take it out",
                "write a title above its text (title: The flood) or a text below, or take it out",
            ),
        );
    } else {
        context.report_on(file).warning(
            at,
            "the item has no title and no text: its date stands in for the title, and feed readers may refuse it",
            written.words(
                "give it a \"title\", and a \"content_text\" that says what is seen",
                "write a title above its text (title: The flood), and below what is seen",
            ),
        );
    }
}

/// Whether it is a picture, a film or a sound, or holds one; a frame is shown as a link to what is in it.
fn is_more_than_text(node: &SafeNode) -> bool {
    let SafeNode::Element(element) = node else { return false };
    let is_seen = matches!(element.name(), "img" | "video" | "audio");
    is_seen || element.attribute("class") == Some(FRAME_CLASS) || element.children.iter().any(is_more_than_text)
}
