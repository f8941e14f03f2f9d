//! What can be read of a faulty `site.json`.

use super::{
    json::without_position,
    path::{Path, Step},
    site_document::{ReadEdition, ReadLanguage, ReadSite},
};
use crate::model::publication::{Site, SiteError};
use serde_json::{Value, json};
use std::collections::HashSet;

/// A site from which the faulty parts are taken until it can be read. Editions keep their numbers: one that cannot be
/// read becomes `null`.
pub(super) struct Mending {
    site: Value,
    /// Editions whose categories or pages were taken out.
    partial: HashSet<usize>,
    /// Editions whose language another one stands in for.
    without_language: HashSet<usize>,
    unread: HashSet<String>,
    nameless: usize,
    taken_out: Vec<Path>,
}

impl Mending {
    pub(super) fn of(site: Value) -> Self {
        Self {
            site,
            partial: HashSet::new(),
            without_language: HashSet::new(),
            unread: HashSet::new(),
            nameless: 0,
            taken_out: Vec::new(),
        }
    }

    /// Whether the edition that a path leads into had to be left out.
    pub(super) fn left_out(&self, path: &Path) -> bool {
        match &path.0[..] {
            [Step::Key(key), Step::Index(number), ..] if key == "editions" => self.site["editions"][number].is_null(),
            _ => false,
        }
    }

    /// The numbers of the editions that are left.
    fn left(&self) -> Vec<usize> {
        let editions = self.site["editions"].as_array().into_iter().flatten().enumerate();
        editions.filter(|(_, edition)| !edition.is_null()).map(|(number, _)| number).collect()
    }

    /// Reads what is left, or says where the first fault is.
    pub(super) fn read(&self) -> Result<Site, (Path, String)> {
        let left = self.left();
        let mut site = self.site.clone();
        if let Some(editions) = site.get_mut("editions").and_then(Value::as_array_mut) {
            editions.retain(|edition| !edition.is_null());
        }
        let default = self.site["default_edition"].as_str();
        let codes = || left.iter().filter_map(|number| self.site["editions"][number]["code"].as_str());
        // It may be the code that an edition lacks.
        let is_unread =
            |code: &str| self.unread.contains(code) || (self.nameless > 0 && codes().all(|known| known != code));
        if let Some(first) = left.first().filter(|_| default.is_some_and(is_unread)) {
            site["default_edition"] = self.site["editions"][first]["code"].clone();
        }
        let read = Site::inspect(&site.to_string());
        read.map_err(|SiteError { path, reason }| {
            let mut path = Path::parse(&path);
            if let [Step::Key(key), Step::Index(index), ..] = &mut path.0[..]
                && key == "editions"
            {
                *index = left.get(*index).copied().unwrap_or(*index);
            }
            (path, without_position(&reason).to_owned())
        })
    }

    /// Takes a faulty part out; returns whether there was anything to take.
    pub(super) fn take_out(&mut self, path: &Path) -> bool {
        match &path.0[..] {
            [] | [Step::Index(_), ..] => false,
            [Step::Key(key)] if key == "editions" => false,
            [Step::Key(key), Step::Index(number), rest @ ..] if key == "editions" => self.take_out_of(*number, rest),
            [Step::Key(key), ..] => {
                let stand_in = match key.as_str() {
                    "name" => Some(json!("-")),
                    "default_edition" => self.left().first().map(|first| self.site["editions"][first]["code"].clone()),
                    _ => None,
                };
                let before = self.site[key.as_str()].clone();
                match (stand_in, self.site.as_object_mut()) {
                    (Some(stand_in), Some(site)) => {
                        let changed = stand_in != before;
                        site.insert(key.clone(), stand_in);
                        changed
                    }
                    (None, Some(_)) => {
                        self.taken_out.push(path.clone());
                        take_innermost(&mut self.site, &path.0)
                    }
                    (_, None) => false,
                }
            }
        }
    }

    fn take_out_of(&mut self, number: usize, rest: &[Step]) -> bool {
        let Some(edition) = self.site["editions"].get_mut(number) else { return false };
        if stand_in_for_entry(edition, rest) {
            return true;
        }
        let optional = match rest {
            [Step::Key(key), ..] if !matches!(key.as_str(), "code" | "lang" | "label" | "feed") => Some(key),
            _ => None,
        };
        if let Some((key, fields)) = optional.zip(edition.as_object_mut())
            && fields.remove(key).is_some()
        {
            if matches!(key.as_str(), "categories" | "pages") {
                self.partial.insert(number);
            }
            let path = [Step::Key("editions".to_owned()), Step::Index(number), Step::Key(key.clone())];
            self.taken_out.push(Path(path.into()));
            return true;
        }
        // A label is only shown; the rest of the edition is as good as before.
        let wants_label =
            matches!(rest, [Step::Key(key)] if key == "label") || (rest.is_empty() && edition["label"].is_null());
        if wants_label && edition.is_object() {
            edition["label"] = json!("-");
            return true;
        }
        // Feeds can be read without it. The direction is as good as the language that it is held against.
        let wants_language =
            matches!(rest, [Step::Key(key)] if key == "lang") || (rest.is_empty() && edition["lang"].is_null());
        if let Some(fields) = edition.as_object_mut().filter(|_| wants_language && self.without_language.insert(number))
        {
            fields.insert("lang".to_owned(), json!("en"));
            fields.remove("dir");
            return true;
        }
        let has_wrong_code = matches!(rest, [Step::Key(key)] if key == "code");
        match edition["code"].as_str().filter(|_| !has_wrong_code) {
            Some(code) => drop(self.unread.insert(code.to_owned())),
            None => self.nameless += 1,
        }
        !edition.take().is_null()
    }

    pub(super) fn finish(self, site: Site) -> ReadSite {
        let read = |number| ReadEdition {
            at: format!("editions[{number}]"),
            whole: !self.partial.contains(&number),
            language: if self.without_language.contains(&number) { ReadLanguage::StandIn } else { ReadLanguage::Own },
        };
        let editions = self.left().into_iter().map(read).collect();
        ReadSite { site, editions, unread: self.unread, nameless: self.nameless, taken_out: self.taken_out }
    }
}

/// Puts an entry that is right in the place of a faulty one of a menu; returns whether there was one. The others keep
/// their numbers.
fn stand_in_for_entry(edition: &mut Value, path: &[Step]) -> bool {
    let last = path.iter().rposition(|step| matches!(step, Step::Index(_)));
    let (Some(last), [Step::Key(key), ..]) = (last, path) else { return false };
    let entry = path[..=last].iter().try_fold(edition, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    });
    let stand_in = json!({ "label": "-", "to": "/" });
    match entry.filter(|entry| key == "menu" && **entry != stand_in) {
        Some(entry) => {
            *entry = stand_in;
            true
        }
        None => false,
    }
}

/// Takes out the innermost value on a path that is in no list: the entries of a list keep their numbers.
fn take_innermost(value: &mut Value, path: &[Step]) -> bool {
    let ([Step::Key(key), rest @ ..], Some(fields)) = (path, value.as_object_mut()) else { return false };
    fields.get_mut(key).is_some_and(|inner| take_innermost(inner, rest)) || fields.remove(key).is_some()
}
