//! A publication in a folder of its own, to which a test adds one fault.

use masthead::program::{
    check::{CheckOptions, Report, check},
    remote_feed::{Fetching, RemoteFeeds},
};
use serde_json::{Map, Value, json};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A publication of two editions in a folder of its own, without any fault.
pub struct Publication {
    pub folder: TempDir,
}

/// What was found, one line each: severity, file, place and what is wrong.
pub fn found(report: &Report) -> Vec<String> {
    report.findings.iter().map(|fault| fault.to_string().lines().next().unwrap_or_default().to_owned()).collect()
}

pub fn feed(items: &Value) -> Value {
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items })
}

/// An item with one thing about it that the test is about.
pub fn item(id: &str, more: &Value) -> Value {
    let mut item = json!({ "id": id, "title": "T", "date_published": "2025-01-01T00:00:00Z" });
    let fields: Map<String, Value> = more.as_object().unwrap().clone();
    item.as_object_mut().unwrap().extend(fields);
    item
}

impl Publication {
    pub fn new() -> Self {
        let publication = Self { folder: tempfile::tempdir().unwrap() };
        publication.write(
            "site.json",
            &json!({
                "name": "Gazette", "base_url": "https://gazette.example/", "default_edition": "en", "page_size": 2,
                "editions": [
                    { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json",
                      "pages": "feeds/pages.json", "categories": [{ "slug": "iraq", "label": "Iraq" }] },
                    { "code": "ar", "lang": "ar", "label": "عربي", "feed": "feeds/ar.json" }
                ]
            }),
        );
        for language in ["en", "ar"] {
            let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/locales/{language}.json"));
            publication.file(&format!("locales/{language}.json"), &fs::read(sample).unwrap());
            publication.write(&format!("feeds/{language}.json"), &feed(&json!([item("1", &json!({}))])));
        }
        publication.write("feeds/pages.json", &feed(&json!([{ "id": "about", "title": "About" }])));
        publication
    }

    /// The same with these items in the English edition.
    pub fn of(items: &Value) -> Self {
        let publication = Self::new();
        publication.write("feeds/en.json", &feed(items));
        publication
    }

    pub fn file(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn write(&self, name: &str, value: &Value) {
        self.file(name, value.to_string().as_bytes());
    }

    /// Changes a document.
    pub fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) -> &Self {
        let text = fs::read_to_string(self.folder.path().join(name)).unwrap();
        let mut value = serde_json::from_str(&text).unwrap();
        change(&mut value);
        self.write(name, &value);
        self
    }

    pub fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.folder.path().join(name)).unwrap();
        self
    }

    pub fn report(&self) -> Report {
        self.report_as(|now| now)
    }

    /// Asserts what is found, line by line, and that each fault says what to do.
    #[track_caller]
    pub fn finds(&self, expected: &[&str]) {
        let report = self.report();
        assert_eq!(found(&report), expected, "{:#?}", report.findings);
        assert!(report.findings.iter().all(|fault| !fault.remedy.is_empty()));
    }

    /// Asserts that this is all that is found, and that the remedy holds these words.
    #[track_caller]
    pub fn finds_alone(&self, expected: &str, remedy: &str) {
        self.finds(&[expected]);
        let remedies = self.remedies();
        assert!(remedies[0].contains(remedy), "{}", remedies[0]);
    }

    /// The same as of a moment.
    pub fn report_at(&self, at: &str) -> Report {
        self.report_as(|now| CheckOptions { at: at.parse().unwrap(), ..now })
    }

    /// The same for a public address that is given to the program.
    pub fn report_for(&self, base_url: &str) -> Report {
        let feeds = RemoteFeeds::of(self.folder.path(), Fetching::Offline);
        check(self.folder.path(), &CheckOptions { base_url: Some(base_url), ..CheckOptions::now(&feeds) })
    }

    fn report_as(&self, change: impl FnOnce(CheckOptions) -> CheckOptions) -> Report {
        let feeds = RemoteFeeds::of(self.folder.path(), Fetching::Offline);
        check(self.folder.path(), &change(CheckOptions::now(&feeds)))
    }

    /// The remedies, for the tests that are about them.
    pub fn remedies(&self) -> Vec<String> {
        self.report().findings.into_iter().map(|finding| finding.remedy).collect()
    }
}
