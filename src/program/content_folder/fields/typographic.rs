//! Quotation marks of a word processor around a value: to YAML they are a part of it.

use super::{FieldFault, Key};
use crate::program::{Severity, content_folder::front_matter::Value};

/// The marks that such programs open with, and those that they close with.
const OPENING: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛'];
const CLOSING: [char; 4] = ['”', '“', '’', '‘'];

/// A value as it is meant, and what is to be said of the marks around it; `None` where there are none, or where they may be
/// meant: a title may be a quotation.
pub(super) fn without_marks(key: Key, name: &str, value: &Value) -> Option<(Value, FieldFault)> {
    let is_prose = matches!(
        key,
        Key::Title
            | Key::Summary
            | Key::Description
            | Key::Excerpt
            | Key::ImageAlt
            | Key::Withdrawn
            | Key::Extra
            | Key::Params
    );
    if is_prose {
        return None;
    }
    let (plain, written, meant) = match value {
        Value::Text(text) => {
            let meant = inside(text)?;
            (Value::Text(meant.to_owned()), text, meant)
        }
        Value::List(values) => {
            let first = values.iter().find_map(|(_, value)| text_inside(value))?;
            let plain = |value: &Value| {
                text_inside(value).map_or_else(|| value.clone(), |(_, meant)| Value::Text(meant.to_owned()))
            };
            (Value::List(values.iter().map(|(offset, value)| (*offset, plain(value))).collect()), first.0, first.1)
        }
        Value::Nothing | Value::Keys(_) => return None,
    };
    // What these say must not be decided by chance.
    let decides =
        matches!(key, Key::Date | Key::Updated | Key::Lastmod | Key::LastModifiedAt | Key::Draft | Key::Published);
    let fault = FieldFault {
        severity: if decides { Severity::Error } else { Severity::Warning },
        place: name.to_owned(),
        what: format!(
            "the quotation marks of {written} are typographic ones, as word processors write them: to YAML they are a part of the text"
        ),
        remedy: format!("write straight ones (\"), or none: {meant}"),
    };
    Some((plain, fault))
}

fn text_inside(value: &Value) -> Option<(&String, &str)> {
    match value {
        Value::Text(text) => Some((text, inside(text)?)),
        _ => None,
    }
}

/// What stands between such marks.
fn inside(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix(OPENING)?.strip_suffix(CLOSING)?.trim();
    (!inside.is_empty() && !inside.contains(OPENING)).then_some(inside)
}
