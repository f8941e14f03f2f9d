//! Article HTML, made safe: a feed's text becomes a tree from a declarative allow-list.
//!
//! Each target parses with the parser it has ([`parse`]: the browser's own, natively html5ever); both follow
//! the HTML standard, so both give the same tree. [`sanitize`] then builds a new tree from what
//! [`allow`] names, and nothing else of the feed reaches the page.

pub mod allow;
mod html;
mod link;
mod parse;
mod sanitize;
mod text;

pub use html::{to_html, write_html};
pub use link::{Link, Resolver};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use parse::parse;
pub use sanitize::{SafeElement, SafeNode, sanitize};
pub use text::{excerpt, paragraphs, pictures, plain_text, shows};

use crate::model::feed::{Body, Item};

/// Markup as parsed, not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Text.
    Text(String),
    /// An element.
    Element {
        /// The name in lower case.
        name: String,
        /// Names and values.
        attributes: Vec<(String, String)>,
        /// What it holds.
        children: Vec<Markup>,
    },
}

/// Elements nested deeper than this become their text: no page is so deep, but an attack may be,
/// and a tree is walked by recursion.
const MAX_DEPTH: usize = 60;

/// An item's text as a safe tree; ids in it start with the item's slug, so that no id occurs twice on a page.
#[must_use]
pub fn of_item(item: &Item, resolver: &Resolver) -> Vec<SafeNode> {
    match &item.body {
        Body::Html(html) => sanitize(parse::parse(html), resolver, item.slug().as_str()),
        Body::Text(text) => paragraphs(text),
        Body::None => item.summary.as_deref().map(paragraphs).unwrap_or_default(),
    }
}
