//! HTML of an article with something in it changed, and the rest as it was.

mod addresses;

pub use addresses::{ADDRESSES, with_addresses};

use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector, rewrite_str};
use std::borrow::Cow;

/// What is done with the elements that a selector names.
type Handler<'h> = (Cow<'static, Selector>, ElementContentHandlers<'h>);

/// Changes HTML, also such as the standard does not know and browsers read in some way. It fails where a handler does;
/// the memory that it takes is not bounded.
pub fn rewrite_as_browsers_do<'h>(html: &str, handlers: impl IntoIterator<Item = Handler<'h>>) -> Option<String> {
    let settings = RewriteStrSettings::new().with_strict(false);
    let add = |settings: RewriteStrSettings<'h, 'static>, handler| settings.append_element_content_handler(handler);
    rewrite_str(html, handlers.into_iter().fold(settings, add)).ok()
}
