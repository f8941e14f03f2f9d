//! HTML text into [`Markup`](super::Markup), by each target's own parser of the HTML standard.
//!
//! The browser's `DOMParser` makes a document that runs no script and loads no picture.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
mod tag_attributes;

use std::borrow::Cow;

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::parse;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{Parsed, parse, parse_within_limits};

/// What stands around a fragment, so that the parser is in the body from the first character on.
const BODY: &str = "<!DOCTYPE html><body>";

/// Parsers differ in where they drop a null character and where they replace it.
fn without_null(html: &str) -> Cow<'_, str> {
    if html.contains('\0') { Cow::Owned(html.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(html) }
}
