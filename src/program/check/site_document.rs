//! Reading `site.json`: all its faults at once, and what can be used in spite of them.

use super::{
    document::{self, Opened, Outline},
    json::{self, without_position},
    path::{Path, Step},
    report::{Finding, Reporter, Severity},
    schema::{self, SchemaFault},
    site_remedy,
};
use crate::{
    model::{
        byte_order_mark::without_byte_order_mark,
        publication::{Site, SiteError},
    },
    program::data_folder::{DataFolder, SITE},
};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    io::{self, BufReader},
};

/// What could be read of `site.json`.
#[derive(Clone, Debug)]
pub(super) struct ReadSite {
    pub(super) site: Site,
    /// Of each edition of the site.
    pub(super) editions: Vec<ReadEdition>,
    /// The codes of editions that could not be read.
    pub(super) unread: HashSet<String>,
}

/// Where an edition stands in `site.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadEdition {
    /// Such as `editions[1]`.
    pub(super) at: String,
    /// Whether all of it could be read. If not, what seems to lack may be there.
    pub(super) whole: bool,
    pub(super) language: ReadLanguage,
}

/// Whose language an edition is taken to be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadLanguage {
    /// The one that `site.json` names.
    Own,
    /// Another: that one cannot be read, and the edition's documents are looked through all the same.
    StandIn,
}

/// Reads `site.json`; `base_url` takes the place of the one in it. Without it there is nothing else to look at.
pub(super) fn read(folder: &DataFolder, base_url: Option<&str>, findings: &mut Vec<Finding>) -> Option<ReadSite> {
    let mut reporter = Reporter::of(SITE, findings);
    let text = match document::read(folder.open(SITE).map(BufReader::new)) {
        Opened::Text(text) => text,
        Opened::NotJson(kind) => {
            kind.report(&mut reporter);
            return None;
        }
        Opened::Failed(error) if error.kind() == io::ErrorKind::NotFound => {
            let remedy = "name the folder that holds site.json, or copy the sample's and make it yours";
            reporter.error("", format!("{} holds no site.json", folder.path().display()), remedy);
            return None;
        }
        Opened::Failed(error) if let Some(reason) = json::left_out(&error) => {
            reporter.error("", format!("it is {reason}, and is not read"), reason.remedy());
            return None;
        }
        Opened::Failed(error) => {
            reporter.error("", format!("it cannot be read: {error}"), "make the file readable, and save it as UTF-8");
            return None;
        }
    };
    let mut site: Value = match serde_json::from_str(without_byte_order_mark(&text)) {
        Ok(site) => site,
        Err(error) => {
            json::report_syntax(&mut reporter, &error, text.as_bytes());
            return None;
        }
    };
    Outline::of(text.as_bytes()).report_duplicates(&mut reporter);
    if let (Some(base_url), Some(fields)) = (base_url, site.as_object_mut()) {
        fields.insert("base_url".to_owned(), json!(base_url));
    }
    if site.is_object() && site["base_url"].is_null() {
        reporter.error(
            "base_url",
            "it is missing: shared links, search engines and feed readers need whole addresses",
            "add \"base_url\": \"https://…/\", the publication's public address, or give --base-url",
        );
    }
    read_value(&site, findings)
}

/// Goes on after a remedy.
const NOT_LOOKED_THROUGH: &str =
    "; the edition's feeds and catalog were not looked through: check again when this is mended";

/// The same for a document that is JSON.
pub(super) fn read_value(site: &Value, findings: &mut Vec<Finding>) -> Option<ReadSite> {
    let mut faults = schema::faults(site);
    let mut mending = Mending::of(site.clone());
    let mut objections = Vec::new();
    let read = loop {
        match mending.read() {
            Ok(site) => break Some(site),
            Err((path, reason)) => {
                let mended = mending.take_out(&path);
                objections.push((path, reason));
                if !mended {
                    break None;
                }
            }
        }
    };
    let mut reporter = Reporter::of(SITE, findings);
    for (path, reason) in objections {
        let better_remedy = site_remedy::of(&path, site);
        let left_out = if mending.left_out(&path) { NOT_LOOKED_THROUGH } else { "" };
        let told = |fault: &&mut SchemaFault| fault.severity == Severity::Error && path.leads_to(&fault.path);
        if let Some(fault) = faults.iter_mut().find(told) {
            if fault.general && fault.path == path {
                fault.what = reason;
                fault.remedy = better_remedy.unwrap_or_else(|| std::mem::take(&mut fault.remedy));
            }
            // Of an edition that lacks two keys, both objections come to the same fault.
            if !fault.remedy.ends_with(left_out) {
                fault.remedy.push_str(left_out);
            }
        } else {
            let usual = "correct it; site.schema.json lists what can stand here, and README.md explains it";
            reporter.error(&path, reason, better_remedy.unwrap_or_else(|| usual.to_owned()) + left_out);
        }
    }
    for fault in faults {
        reporter.report(fault.severity, &fault.path, fault.what, fault.remedy);
    }
    Some(mending.finish(read?))
}

/// A site from which the faulty parts are taken until it can be read. Editions keep their numbers: one that cannot be
/// read becomes `null`.
struct Mending {
    site: Value,
    /// Editions of which something was taken.
    partial: HashSet<usize>,
    /// Editions whose language another one stands in for.
    without_language: HashSet<usize>,
    unread: HashSet<String>,
}

impl Mending {
    fn of(site: Value) -> Self {
        Self { site, partial: HashSet::new(), without_language: HashSet::new(), unread: HashSet::new() }
    }

    /// Whether the edition that a path leads into had to be left out.
    fn left_out(&self, path: &Path) -> bool {
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
    fn read(&self) -> Result<Site, (Path, String)> {
        let left = self.left();
        let mut site = self.site.clone();
        if let Some(editions) = site.get_mut("editions").and_then(Value::as_array_mut) {
            editions.retain(|edition| !edition.is_null());
        }
        let default = self.site["default_edition"].as_str();
        if let Some(first) = left.first().filter(|_| default.is_some_and(|code| self.unread.contains(code))) {
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
    fn take_out(&mut self, path: &Path) -> bool {
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
                    (None, Some(site)) => site.remove(key).is_some(),
                    (_, None) => false,
                }
            }
        }
    }

    fn take_out_of(&mut self, number: usize, rest: &[Step]) -> bool {
        let Some(edition) = self.site["editions"].get_mut(number) else { return false };
        let optional = match rest {
            [Step::Key(key), ..] if !matches!(key.as_str(), "code" | "lang" | "label" | "feed") => Some(key),
            _ => None,
        };
        let taken = optional.zip(edition.as_object_mut()).and_then(|(key, edition)| edition.remove(key));
        if taken.is_some() {
            self.partial.insert(number);
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
        self.unread.extend(edition["code"].as_str().map(str::to_owned));
        !edition.take().is_null()
    }

    fn finish(self, site: Site) -> ReadSite {
        let read = |number| ReadEdition {
            at: format!("editions[{number}]"),
            whole: !self.partial.contains(&number),
            language: if self.without_language.contains(&number) { ReadLanguage::StandIn } else { ReadLanguage::Own },
        };
        let editions = self.left().into_iter().map(read).collect();
        ReadSite { site, editions, unread: self.unread }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(code: &str) -> Value {
        json!({ "code": code, "lang": code, "label": code, "feed": format!("feeds/{code}.json") })
    }

    fn site(change: impl FnOnce(&mut Value)) -> Value {
        let editions = [edition("en"), edition("fa"), edition("ar")];
        let mut site = json!({ "name": "News", "default_edition": "en", "editions": editions });
        change(&mut site);
        site
    }

    #[test]
    fn what_is_right_is_read_beside_what_is_faulty() {
        let faulty = site(|site| {
            site["page_size"] = json!(0);
            site["editions"][0]["feed"] = json!(5);
            site["editions"][1]["menu"] = json!([{ "label": "x" }]);
            site["editions"][2].as_object_mut().unwrap().remove("label");
        });
        let mut findings = Vec::new();
        let read = read_value(&faulty, &mut findings).unwrap();
        let editions: Vec<_> = read.editions.iter().map(|edition| (edition.at.as_str(), edition.whole)).collect();
        assert_eq!(editions, [("editions[1]", false), ("editions[2]", true)]);
        assert_eq!(read.unread, HashSet::from(["en".to_owned()]));
        assert_eq!(read.site.editions[1].code.as_str(), "ar");
        let mut places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        places.sort_unstable();
        assert_eq!(places, ["editions[0].feed", "editions[1].menu[0]", "editions[2].label", "page_size"]);
    }

    #[test]
    fn what_only_the_reader_finds_is_told_once() {
        let faulty = site(|site| {
            site["default_edition"] = json!("de");
            site["editions"][2]["code"] = json!("en");
        });
        let mut findings = Vec::new();
        assert!(read_value(&faulty, &mut findings).is_some());
        let mut places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        places.sort_unstable();
        assert_eq!(places, ["default_edition", "editions[2].code"]);
    }

    #[test]
    fn without_an_edition_there_is_nothing_to_read() {
        for faulty in [json!([]), site(|site| site["editions"] = json!([])), site(|site| site["editions"] = json!([5]))]
        {
            let mut findings = Vec::new();
            assert!(read_value(&faulty, &mut findings).is_none());
            assert_eq!(findings.len(), 1, "{findings:#?}");
        }
    }
}
