//! Whether an item is published: the one judgement of `check` and of publishing.

use crate::model::locale::Timestamp;
use serde_json::Value;

/// Whether an item is published at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Like any other.
    Published,
    /// Its owner is still at work on it.
    Draft,
    /// Its date has not come yet.
    Waiting(Timestamp),
    /// Its owner has taken it back, and may have said why.
    Withdrawn(Option<String>),
}

/// The fields of an item's `_masthead` by which its owner says so, and its old addresses: what is published goes without.
const OWNERS_OWN: [&str; 3] = ["draft", "withdrawn", ALIASES];

/// The field with the old addresses of an item.
const ALIASES: &str = "aliases";

impl Standing {
    /// That of an item with that date.
    #[must_use]
    pub fn of(value: &Value, published: Option<&Timestamp>, at: jiff::Timestamp) -> Self {
        let extension = |name| value.get("_masthead").and_then(|extension| extension.get(name));
        let withdrawn = extension("withdrawn");
        match published {
            _ if extension("draft").is_some_and(is_said) => Self::Draft,
            Some(published) if published.sort_key() > at.as_second() => Self::Waiting(published.clone()),
            _ if withdrawn.is_some_and(is_said) => {
                Self::Withdrawn(withdrawn.and_then(Value::as_str).map(|reason| reason.trim().to_owned()))
            }
            _ => Self::Published,
        }
    }

    /// Whether readers are not to know of the item yet.
    #[must_use]
    pub const fn is_unpublished(&self) -> bool {
        matches!(self, Self::Draft | Self::Waiting(_))
    }
}

/// Whether a mark is set: as `model/feed/lenient.rs` reads it, by which an app leaves out what is marked.
fn is_said(mark: &Value) -> bool {
    match mark {
        Value::Null => false,
        Value::Bool(is_set) => *is_set,
        Value::String(text) => !text.trim().is_empty(),
        // It may be meant as one: `check` says what to write.
        Value::Number(_) | Value::Array(_) | Value::Object(_) => true,
    }
}

/// The old addresses of an item; entries of another kind are none.
#[must_use]
pub fn aliases(value: &Value) -> Vec<&str> {
    let listed = value.get("_masthead").and_then(|extension| extension.get(ALIASES));
    listed.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Takes out of an item what is for its owner alone.
pub fn forget_owners_own(value: &mut Value) {
    if let Some(Value::Object(extension)) = value.get_mut("_masthead") {
        for name in OWNERS_OWN {
            extension.remove(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn standing(published: &str, extension: &Value) -> Standing {
        let value = json!({ "id": "1", "date_published": published, "_masthead": extension });
        let at = "2026-11-29T12:00:00Z".parse().unwrap();
        Standing::of(&value, Timestamp::parse(published).as_ref(), at)
    }

    #[test]
    fn an_item_waits_until_its_date_has_come() {
        let waits = |published| matches!(standing(published, &json!({})), Standing::Waiting(_));
        for past in ["2026-11-29T12:00:00Z", "2026-11-29", "2026-11-29T14:00:00+02:00", "yesterday", ""] {
            assert!(!waits(past), "{past}");
        }
        for future in ["2026-11-29T12:00:01Z", "2026-11-30", "2026-11-29T12:00:00-01:00"] {
            assert!(waits(future), "{future}");
        }
    }

    #[test]
    fn the_owner_says_what_is_a_draft_and_what_was_withdrawn() {
        let of = |extension: Value| standing("2025-01-01", &extension);
        assert_eq!(of(json!({ "draft": true, "withdrawn": true })), Standing::Draft);
        for draft in [json!("no"), json!(1), json!([true]), json!({})] {
            assert_eq!(of(json!({ "draft": draft })), Standing::Draft, "what may be meant as one is kept back");
        }
        assert_eq!(of(json!({ "withdrawn": 1 })), Standing::Withdrawn(None));
        assert_eq!(of(json!({ "draft": false, "withdrawn": true })), Standing::Withdrawn(None));
        assert_eq!(of(json!({ "withdrawn": " It was wrong. " })), Standing::Withdrawn(Some("It was wrong.".into())));
        for nothing in [json!({ "draft": null }), json!({ "withdrawn": false }), json!({ "withdrawn": "" }), json!([])]
        {
            assert_eq!(of(nothing), Standing::Published);
        }
        assert_eq!(standing("2027-01-01", &json!({ "draft": true })), Standing::Draft);
        assert!(matches!(standing("2027-01-01", &json!({ "withdrawn": true })), Standing::Waiting(_)));
    }

    #[test]
    fn what_is_for_the_owner_alone_is_taken_out() {
        let mut value = json!({ "id": "1", "_masthead": { "draft": false, "aliases": ["a/", 5], "category": "x" } });
        assert_eq!(aliases(&value), ["a/"]);
        forget_owners_own(&mut value);
        assert_eq!(value, json!({ "id": "1", "_masthead": { "category": "x" } }));
    }
}
