//! Reading `site.json`: all its faults at once, and what can be used in spite of them.

use super::{
    document::{self, Opened, Outline},
    json,
    mending::Mending,
    path::Path,
    report::Reporter,
    schema::{self, SchemaFault},
    site_remedy,
};
use crate::{
    model::{byte_order_mark::without_byte_order_mark, publication::Site},
    program::{
        Finding, NoFolder, Remedy, Severity,
        data_folder::{DataFolder, SITE},
        folder_called,
    },
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
    /// How many editions could not be read for want of a code of their own.
    pub(super) nameless: usize,
    /// Where something was taken out that could not be read.
    pub(super) taken_out: Vec<Path>,
}

impl ReadSite {
    /// Whether something was taken out at a place, or around it, because it could not be read.
    pub(super) fn lacks(&self, place: &str) -> bool {
        let place = Path::parse(place);
        self.taken_out.iter().any(|path| path.leads_to(&place))
    }

    /// Whether what could not be read may name feeds: then any file may be one, or lie in one.
    pub(super) fn hides_feeds(&self) -> bool {
        !self.unread.is_empty() || self.nameless > 0 || self.editions.iter().any(|edition| !edition.whole)
    }
}

/// Where an edition stands in `site.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadEdition {
    /// Such as `editions[1]`.
    pub(super) at: String,
    /// Whether its categories and pages could be read. If not, what seems to lack may be there.
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
    if let Some(reason) = NoFolder::of(folder.path()) {
        let named = folder.path().to_string_lossy();
        Reporter::of(&named, findings).error("", reason.to_string(), reason.remedy());
        return None;
    }
    let mut reporter = Reporter::of(SITE, findings);
    let text = match document::read(folder.open(SITE).map(BufReader::new)) {
        Opened::Text(text) => text,
        Opened::NotJson(kind) => {
            reporter.fault(Severity::Error, "", &kind);
            return None;
        }
        Opened::NotUtf8(before) => {
            json::report_not_utf8(&mut reporter, &before);
            return None;
        }
        Opened::Failed(error) if error.kind() == io::ErrorKind::NotFound => {
            let remedy = "go into the publication's folder or name it; \"masthead new\" makes one";
            reporter.error("", format!("there is none in {}", folder_called(folder.path())), remedy);
            return None;
        }
        Opened::Failed(error) if let Some(reason) = json::left_out(&error) => {
            reporter.error("", format!("it is {reason}, and is not read"), reason.remedy());
            return None;
        }
        Opened::Failed(error) => {
            reporter.error("", format!("it cannot be read: {error}"), "make the file readable for this program");
            return None;
        }
    };
    let mut site: Value = match serde_json::from_str(without_byte_order_mark(&text)) {
        Ok(site) => site,
        Err(error) => {
            json::report_syntax(&mut reporter, &error, io::Cursor::new(text.as_bytes()));
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
    for fault in faults.iter_mut().filter(|fault| fault.general) {
        if let Some(better) = site_remedy::of(&fault.path, site) {
            fault.remedy = better;
        }
    }
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
        let left_out = if mending.left_out(&path) { NOT_LOOKED_THROUGH } else { "" };
        let told = |fault: &&mut SchemaFault| fault.severity == Severity::Error && path.leads_to(&fault.path);
        if let Some(fault) = faults.iter_mut().find(told) {
            // What the reader of JSON says of a number is about the program.
            if fault.general && fault.path == path && !reason.starts_with("invalid ") {
                fault.what = reason;
            }
            // Of an edition that lacks two keys, both objections come to the same fault.
            if !fault.remedy.ends_with(left_out) {
                fault.remedy.push_str(left_out);
            }
        } else {
            let usual = "correct it; site.schema.json lists what can stand here, and README.md explains it";
            let remedy = site_remedy::of(&path, site).unwrap_or_else(|| usual.to_owned());
            reporter.error(&path, reason, remedy + left_out);
        }
    }
    for fault in faults {
        reporter.report(fault.severity, &fault.path, fault.what, fault.remedy);
    }
    Some(mending.finish(read?))
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
            site["editions"][1]["categories"] = json!([{ "slug": "a b", "label": "x" }]);
            site["editions"][2].as_object_mut().unwrap().remove("label");
        });
        let mut findings = Vec::new();
        let read = read_value(&faulty, &mut findings).unwrap();
        let editions: Vec<_> = read.editions.iter().map(|edition| (edition.at.as_str(), edition.whole)).collect();
        assert_eq!(editions, [("editions[1]", false), ("editions[2]", true)]);
        assert!(read.lacks("editions[1].categories[0].slug") && !read.lacks("editions[1].menu"));
        assert_eq!((read.unread, read.nameless), (HashSet::from(["en".to_owned()]), 0));
        assert_eq!(read.site.editions[1].code.as_str(), "ar");
        let mut places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        places.sort_unstable();
        assert_eq!(places, ["editions[0].feed", "editions[1].categories[0].slug", "editions[2].label", "page_size"]);
    }

    #[test]
    fn what_only_the_reader_finds_is_told_once() {
        type Change = fn(&mut Value);
        let cases: [(Change, &str); 3] = [
            (|site| site["default_edition"] = json!("de"), "default_edition"),
            (|site| site["editions"][2]["code"] = json!("en"), "editions[2].code"),
            // The default edition is the one that has lost its code.
            (
                |site| {
                    site["default_edition"] = json!("ar");
                    site["editions"][2]["code"] = json!("en");
                },
                "editions[2].code",
            ),
        ];
        for (change, expected) in cases {
            let mut findings = Vec::new();
            assert!(read_value(&site(change), &mut findings).is_some());
            let places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
            assert_eq!(places, [expected]);
        }
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
