//! Keys by which other programs would keep an article back, and which mean nothing here.

use super::{
    super::front_matter::{Entry, Value},
    other_names, read,
    reading::filled,
};
use std::slice;

/// Whether other programs would not publish an article that says so.
pub(super) fn keeps_back(key: &str, value: &Value) -> bool {
    const NO: [&str; 3] = ["false", "no", "off"];
    let says = |words: &[&str]| filled(value).is_some_and(|text| words.contains(&text.to_ascii_lowercase().as_str()));
    let key = key.to_ascii_lowercase();
    match key.as_str() {
        "status" | "visibility" => says(&["draft", "private", "hidden", "pending"]),
        "hidden" | "private" | "headless" => filled(value).is_some() && !says(&NO),
        "render" => says(&NO),
        "build" | "_build" => matches!(value, Value::Keys(entries) if entries.iter().any(is_never_rendered)),
        _ => (key.contains("draft") || other_names::meant(&key) == Some("draft")) && !says(&NO),
    }
}

/// As Hugo has it: `build: {render: never}`.
fn is_never_rendered(Entry { key, value, .. }: &Entry) -> bool {
    key.eq_ignore_ascii_case("render") && filled(value).is_some_and(|text| matches!(text, "never" | "false"))
}

/// Whether Hugo would take an article back by itself that says so.
pub(super) fn takes_back(key: &str, value: &Value) -> bool {
    let is_last_day = ["expirydate", "expiry_date", "unpublishdate"].iter().any(|name| key.eq_ignore_ascii_case(name));
    is_last_day && *value != Value::Nothing
}

/// The key of a section by which other programs would keep its articles back, or one that it passes on to them.
#[must_use]
pub fn keeps_articles_back(entries: &[Entry]) -> Option<String> {
    entries.iter().find_map(|entry| match (entry.key.to_ascii_lowercase().as_str(), &entry.value) {
        ("cascade", Value::Keys(passed_on)) => Some(format!("{}.{}", entry.key, first_that_keeps_back(passed_on)?)),
        ("cascade", Value::List(values)) => values.iter().enumerate().find_map(|(index, (_, value))| match value {
            Value::Keys(passed_on) => Some(format!("{}[{index}].{}", entry.key, first_that_keeps_back(passed_on)?)),
            _ => None,
        }),
        // By these a section has no page of its own, and its articles have theirs.
        ("render" | "hidden" | "headless" | "build" | "_build", _) => None,
        _ if takes_back(&entry.key, &entry.value) => None,
        _ => first_that_keeps_back(slice::from_ref(entry)).map(str::to_owned),
    })
}

fn first_that_keeps_back(entries: &[Entry]) -> Option<&str> {
    let keeps_back = |entry: &&Entry| {
        let Entry { key, value, .. } = entry;
        keeps_back(key, value) || takes_back(key, value) || read(slice::from_ref(entry)).fields.is_draft
    };
    entries.iter().find(keeps_back).map(|entry| entry.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::{super::super::front_matter::FrontMatter, *};
    use crate::program::Severity;

    fn entries(yaml: &str) -> Vec<Entry> {
        FrontMatter::read(&format!("---\n{yaml}\n---\n")).unwrap().entries
    }

    #[test]
    fn what_other_programs_would_keep_back_is_refused() {
        for yaml in [
            "status: draft",
            "headless: true",
            "render: false",
            "Hidden: yes",
            "private: true",
            "build: {list: never, render: never}",
            "_build: {render: false}",
            "expiryDate: 2024-05-01",
            "unpublishdate: 2024-05-01",
        ] {
            let read = read(&entries(yaml));
            let [fault] = &read.faults[..] else { panic!("{yaml}: {:?}", read.faults) };
            assert!(fault.severity == Severity::Error && fault.what.contains("would be published"), "{fault:?}");
            assert!(fault.remedy.contains("draft: true"), "{fault:?}");
        }
        for yaml in ["headless: false", "render: true", "hidden:", "private: no", "build: {list: never}", "expiryDate:"]
        {
            assert_eq!(read(&entries(yaml)).faults, [], "{yaml}");
        }
    }

    #[test]
    fn a_section_that_would_keep_its_articles_back_is_known() {
        let key = |yaml: &str| keeps_articles_back(&entries(yaml));
        for (yaml, told) in [
            ("title: A\ndraft: true", "draft"),
            ("published: false", "published"),
            ("status: private", "status"),
            ("cascade: {draft: true}", "cascade.draft"),
            ("cascade:\n  - {type: a}\n  - {render: false}", "cascade[1].render"),
        ] {
            assert_eq!(key(yaml).as_deref(), Some(told), "{yaml}");
        }
        for none in
            ["title: A\ndraft: false", "render: false", "expiryDate: 2024-05-01", "cascade: {type: a}", "cascade: yes"]
        {
            assert_eq!(key(none), None, "{none}");
        }
    }
}
