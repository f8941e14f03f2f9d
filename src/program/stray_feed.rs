//! Feeds that no edition reads, such as that of an edition which was taken out of `site.json`: files like any other, unless
//! they hold what nobody is to see.

use super::Standing;
use crate::model::{feed::read_feed, locale::Timestamp};
use serde_json::Value;
use std::{fs::File, io::BufReader, path::Path};

/// Whether a file is a feed that holds drafts, what waits for its time, or what was taken back.
#[must_use]
pub fn holds_what_nobody_sees(path: &Path, at: jiff::Timestamp) -> bool {
    let is_document = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let Some(file) = is_document.then(|| File::open(path).ok()).flatten() else { return false };
    let mut found = false;
    // One that breaks off tells what it has told until then.
    let _ = read_feed(BufReader::new(file), |_, value: Value| {
        let published = value.get("date_published").and_then(Value::as_str).and_then(Timestamp::parse);
        found |= Standing::of(&value, published.as_ref(), at) != Standing::Published;
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_feed_is_known_by_what_nobody_is_to_see_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let holds = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            holds_what_nobody_sees(&path, "2026-12-01T00:00:00Z".parse().unwrap())
        };
        let draft = r#"{"items": [{"id": "1"}, {"_masthead": {"draft": true}}]}"#;
        assert!(holds("a.json", draft) && holds("b.JSON", &draft[..draft.len() - 1]));
        assert!(holds("a.json", r#"{"items": [{"date_published": "2027-01-01"}]}"#));
        assert!(holds("a.json", r#"{"items": [{"_masthead": {"withdrawn": "x"}}]}"#));
        for other in [r#"{"items": [{"id": "1"}]}"#, "{}", "[]", "text", ""] {
            assert!(!holds("a.json", other), "{other}");
        }
        assert!(!holds("a.txt", draft));
    }
}
