//! How fields of `site.json` are read whose types have no reader of their own.

use super::Edition;
use crate::model::{locale::Language, route::Place};
use serde::{Deserialize, Deserializer, de::Error};

/// A text that must parse; `what` says as what.
fn parsed<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Option<T>,
    what: &str,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom(format_args!("\"{text}\" {what}")))
}

/// The same, or nothing.
fn optional<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Option<T>,
    what: &str,
) -> Result<Option<T>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    match parse(&text) {
        Some(value) => Ok(Some(value)),
        None => Err(D::Error::custom(format_args!("\"{text}\" {what}"))),
    }
}

pub(super) fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
    parsed(deserializer, Language::parse, "is not a language tag (BCP 47) such as \"en\" or \"sr-Cyrl\"")
}

pub(super) fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Place>, D::Error> {
    let parse = |text: &str| Some(Place::parse(text)).filter(|place| *place != Place::Unknown);
    let what = "is no address inside an edition: use \"/\", \"/category/<slug>\", \"/posts/<id>\" or \"/<page>\"";
    optional(deserializer, parse, what)
}

/// `site.json` is the owner's own file, but a link is a link: no other scheme is allowed in it.
fn allowed_address(text: &str) -> Option<String> {
    let is_allowed = ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    is_allowed.then(|| text.to_owned())
}

const ALLOWED_SCHEMES: &str = "must start with https://, http:// or mailto:";

pub(super) fn web_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    parsed(deserializer, allowed_address, ALLOWED_SCHEMES)
}

pub(super) fn optional_web_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    optional(deserializer, allowed_address, ALLOWED_SCHEMES)
}

/// An absolute address, with a slash at the end.
pub(super) fn base_url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let parse = |url: &str| {
        let is_absolute = url.starts_with("https://") || url.starts_with("http://");
        is_absolute.then(|| format!("{}/", url.trim_end_matches('/')))
    };
    optional(deserializer, parse, "must start with https:// or http://")
}

/// The editions: a publication without any has nothing to show.
pub(super) fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Edition>, D::Error> {
    let editions = Vec::deserialize(deserializer)?;
    if editions.is_empty() { Err(D::Error::custom("at least one edition is needed")) } else { Ok(editions) }
}
