//! Reads `site.json` value by value. Knows where each stands, so that what is wrong can be named.

use super::SiteError;
use crate::model::json::Json;
use std::cell::RefCell;

/// What was found wrong so far. A reader goes on after a fault, with nothing in the place of what is wrong:
/// code that leaves at every fault is three times as long.
#[derive(Default)]
pub(super) struct Faults {
    /// The first thing that is wrong.
    pub wrong: Option<SiteError>,
    /// The paths of keys that mean nothing, such as `editions.1.fed`.
    pub unknown: Vec<String>,
}

/// A value and where it stands.
pub(super) struct Value<'j> {
    json: &'j Json<'j>,
    faults: &'j RefCell<Faults>,
    /// Such as `editions[1].menu`; empty for the document.
    path: String,
}

impl<'j> Value<'j> {
    pub(super) fn document(json: &'j Json<'j>, faults: &'j RefCell<Faults>) -> Self {
        Self { json, faults, path: String::new() }
    }

    /// Puts down what is wrong here.
    pub(super) fn wrong(&self, reason: String) {
        let path = if self.path.is_empty() { "." } else { &self.path };
        self.faults.borrow_mut().wrong.get_or_insert_with(|| SiteError { path: path.to_owned(), reason });
    }

    /// Checks that it is an object; keys other than those that mean something are put down.
    pub(super) fn object(&self, keys: &[&str]) {
        if !matches!(self.json, Json::Object(_)) {
            self.wrong("it must be an object: { … }".to_owned());
        }
        let names = self.json.fields().iter().map(|(name, _)| &**name);
        for name in names.filter(|name| !keys.contains(name)) {
            let path = self.path_of(name).replace('[', ".").replace(']', "");
            self.faults.borrow_mut().unknown.push(path);
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// A field; one that is `null` counts as missing.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let json = self.json.get(key).filter(|json| **json != Json::Null)?;
        Some(Self { json, faults: self.faults, path: self.path_of(key) })
    }

    /// A field that must be there.
    pub(super) fn require(&self, key: &str) -> Option<Self> {
        let value = self.get(key);
        if value.is_none() {
            self.wrong(format!("missing field `{key}`"));
        }
        value
    }

    pub(super) fn text(&self) -> Option<&'j str> {
        let text = self.json.as_text();
        if text.is_none() {
            self.wrong("it must be a text: \"…\"".to_owned());
        }
        text
    }

    /// A text that must be there.
    pub(super) fn string(&self, key: &str) -> String {
        self.require(key).and_then(|value| value.text()).unwrap_or_default().to_owned()
    }

    pub(super) fn optional_string(&self, key: &str) -> Option<String> {
        Some(self.get(key)?.text()?.to_owned())
    }

    /// A text that is the name of something; `what` it should be where it is not.
    pub(super) fn parse<T>(&self, parse: fn(&str) -> Option<T>, what: &str) -> Option<T> {
        let text = self.text()?;
        let read = parse(text);
        if read.is_none() {
            self.wrong(format!("\"{text}\" is {what}"));
        }
        read
    }

    /// A text out of a closed set.
    pub(super) fn one_of<T: Copy>(&self, names: &[(&'static str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = names.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<_> = names.iter().map(|(name, _)| *name).collect();
            self.wrong(format!("unknown variant `{text}`, expected one of `{}`", names.join("`, `")));
        }
        found.map(|(_, value)| *value)
    }

    /// A field out of a closed set, which may be missing.
    pub(super) fn optional_of<T: Copy>(&self, key: &str, names: &[(&'static str, T)]) -> Option<T> {
        self.get(key)?.one_of(names)
    }

    /// A whole number up to 255.
    pub(super) fn small_number(&self) -> Option<u8> {
        match self.json {
            Json::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The entries of a list.
    pub(super) fn entries(&self) -> impl Iterator<Item = Self> {
        if !matches!(self.json, Json::List(_)) {
            self.wrong("it must be a list: [ … ]".to_owned());
        }
        let entries = self.json.entries().iter().enumerate();
        entries.map(|(index, json)| Self { json, faults: self.faults, path: format!("{}[{index}]", self.path) })
    }

    /// A field that is a list; empty where it is missing.
    pub(super) fn list<T>(&self, key: &str, read: fn(&Self) -> Option<T>) -> Vec<T> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        value.entries().filter_map(|entry| read(&entry)).collect()
    }
}
