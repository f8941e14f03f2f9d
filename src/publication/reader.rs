//! Reads `site.json` value by value. Knows where each stands, so that what is wrong can be named.

use super::SiteError;
use crate::json::Json;

/// A value and where it stands.
pub(super) struct Value<'j> {
    json: &'j Json<'j>,
    /// Such as `editions[1].menu`; empty for the document.
    path: String,
}

type Read<T> = Result<T, SiteError>;

impl<'j> Value<'j> {
    pub(super) fn document(json: &'j Json<'j>) -> Self {
        Self { json, path: String::new() }
    }

    /// What is wrong here.
    pub(super) fn wrong(&self, reason: String) -> SiteError {
        let path = if self.path.is_empty() { "." } else { &self.path };
        SiteError { path: path.to_owned(), reason }
    }

    /// Checks that it is an object; keys other than those that mean something are put down with their path,
    /// such as `editions.1.fed`.
    pub(super) fn object(&self, keys: &[&str], unknown: &mut Vec<String>) -> Read<()> {
        if !matches!(self.json, Json::Object(_)) {
            return Err(self.wrong("it must be an object: { … }".to_owned()));
        }
        let names = self.json.fields().iter().map(|(name, _)| &**name);
        let strange = names.filter(|name| !keys.contains(name)).map(|name| self.path_of(name));
        unknown.extend(strange.map(|path| path.replace('[', ".").replace(']', "")));
        Ok(())
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// A field; one that is `null` counts as missing.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let json = self.json.get(key).filter(|json| **json != Json::Null)?;
        Some(Self { json, path: self.path_of(key) })
    }

    /// A field that must be there.
    pub(super) fn require(&self, key: &str) -> Read<Self> {
        self.get(key).ok_or_else(|| self.wrong(format!("missing field `{key}`")))
    }

    pub(super) fn text(&self) -> Read<&'j str> {
        self.json.as_text().ok_or_else(|| self.wrong("it must be a text: \"…\"".to_owned()))
    }

    pub(super) fn string(&self, key: &str) -> Read<String> {
        Ok(self.require(key)?.text()?.to_owned())
    }

    pub(super) fn optional_string(&self, key: &str) -> Read<Option<String>> {
        self.get(key).map(|value| Ok(value.text()?.to_owned())).transpose()
    }

    /// A text that is the name of something; `what` it should be where it is not.
    pub(super) fn parse<T>(&self, parse: fn(&str) -> Option<T>, what: &str) -> Read<T> {
        let text = self.text()?;
        parse(text).ok_or_else(|| self.wrong(format!("\"{text}\" is {what}")))
    }

    /// A text out of a closed set.
    pub(super) fn one_of<T: Copy>(&self, names: &[(&'static str, T)]) -> Read<T> {
        let text = self.text()?;
        let (_, value) = names.iter().find(|(name, _)| *name == text).ok_or_else(|| {
            let names: Vec<_> = names.iter().map(|(name, _)| *name).collect();
            self.wrong(format!("unknown variant `{text}`, expected one of `{}`", names.join("`, `")))
        })?;
        Ok(*value)
    }

    /// A field out of a closed set, which may be missing.
    pub(super) fn optional_of<T: Copy>(&self, key: &str, names: &[(&'static str, T)]) -> Read<Option<T>> {
        self.get(key).map(|value| value.one_of(names)).transpose()
    }

    /// A whole number up to 255.
    pub(super) fn small_number(&self) -> Option<u8> {
        match self.json {
            Json::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The entries of a list.
    pub(super) fn entries(&self) -> Read<impl Iterator<Item = Self>> {
        let Json::List(entries) = self.json else {
            return Err(self.wrong("it must be a list: [ … ]".to_owned()));
        };
        let entries = entries.iter().enumerate();
        Ok(entries.map(|(index, json)| Self { json, path: format!("{}[{index}]", self.path) }))
    }

    /// A field that is a list; empty where it is missing.
    pub(super) fn list<T>(&self, key: &str, mut read: impl FnMut(Self) -> Read<T>) -> Read<Vec<T>> {
        let mut list = Vec::new();
        if let Some(value) = self.get(key) {
            for entry in value.entries()? {
                list.push(read(entry)?);
            }
        }
        Ok(list)
    }
}
