//! Fragments of addresses (`#part`), which name a part of a page.

use crate::model::{
    id::encode_segment,
    route::{Place, Route},
};
use std::borrow::Cow;

/// The fragment, where an address is that alone: a place of the document itself. What a browser sees nothing of may stand
/// before it (URL standard, "C0 control or space").
#[must_use]
pub fn fragment_of(address: &str) -> Option<&str> {
    address.trim_start_matches(|character| character <= ' ').strip_prefix('#')
}

/// Whether a fragment means something on every page: its beginning (HTML, "indicated part of the document"), or words to
/// look for (WICG, text fragments).
#[must_use]
pub fn is_of_page(fragment: &str) -> bool {
    fragment.is_empty() || fragment.eq_ignore_ascii_case("top") || fragment.starts_with(":~:")
}

/// An address inside the publication, whose fragment its author knows from a text: on the text's page that id begins with
/// the text's name, so that no id occurs twice there.
pub(super) fn with_id_on_page(inside: &str) -> Cow<'_, str> {
    let Some((path, fragment)) = inside.split_once('#') else {
        return Cow::Borrowed(inside);
    };
    // Whatever lies in a folder of the owner's has the form of a page.
    let Route::Edition(_, Place::Article(slug)) = Route::parse(path.split('?').next().unwrap_or_default()) else {
        return Cow::Borrowed(inside);
    };
    let slug = encode_segment(slug.as_str());
    // As copied from a browser's address bar: one of the page's, or a picture.
    let is_of_page = is_of_page(fragment)
        || fragment.strip_prefix(&slug).is_some_and(|rest| rest.starts_with("--"))
        || fragment.strip_prefix("picture-").is_some_and(|rest| rest.starts_with(&slug));
    if is_of_page { Cow::Borrowed(inside) } else { Cow::Owned(format!("{path}#{slug}--{fragment}")) }
}
