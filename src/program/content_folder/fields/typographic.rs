//! Quotation marks of a word processor around a value, which are a part of it to the parser.

use super::{FieldFault, Key};
use crate::program::{Severity, content_folder::front_matter::Value};

/// The marks that such programs open with, and those that they close with.
const OPENING: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛'];
const CLOSING: [char; 4] = ['”', '“', '’', '‘'];
/// Those among them that are no apostrophes.
const DOUBLE: [char; 4] = ['“', '”', '„', '‟'];

/// A value as it is meant, and what is to be said of the marks around it; `None` where there are none, or where they may be
/// meant: a title may be a quotation.
pub(super) fn without_marks(key: Key, name: &str, value: &Value) -> Option<(Value, FieldFault)> {
    let is_prose = matches!(
        key,
        Key::Title | Key::Summary | Key::Description | Key::Excerpt | Key::ImageAlt | Key::Extra | Key::Params
    );
    // So may the reason of a withdrawal be, but not yes or no.
    let says_yes_or_no =
        |meant: &str| ["true", "yes", "false", "no"].iter().any(|word| meant.eq_ignore_ascii_case(word));
    let is_reason = || key == Key::Withdrawn && !text_inside(value).is_some_and(|(_, meant)| says_yes_or_no(meant));
    if is_prose || is_reason() {
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
    let decides = key.gives_day() || matches!(key, Key::Draft | Key::Published | Key::Withdrawn);
    let fault = FieldFault {
        severity: if decides { Severity::Error } else { Severity::Warning },
        place: name.to_owned(),
        what: format!(
            "the quotation marks of {written} are typographic ones, as word processors write them: they are a part of the text"
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

/// What stands between such marks. Where a quotation ends and another begins inside, they are no marks around a value.
fn inside(text: &str) -> Option<&str> {
    let text = text.trim();
    let inside = text.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    let is_double = |sign: char| DOUBLE.contains(&sign);
    let is_around_double = text.starts_with(is_double);
    let is_of_kind =
        |sign: char| (OPENING.contains(&sign) || CLOSING.contains(&sign)) && is_double(sign) == is_around_double;
    let is_apostrophe = |at: usize| {
        let (before, after) = (&inside[..at], inside[at..].strip_prefix('’'));
        before.ends_with(char::is_alphanumeric) && after.is_some_and(|after| after.starts_with(char::is_alphanumeric))
    };
    let is_divided = inside.match_indices(is_of_kind).any(|(at, _)| !is_apostrophe(at));
    let inside = inside.trim();
    (!inside.is_empty() && !is_divided).then_some(inside)
}
