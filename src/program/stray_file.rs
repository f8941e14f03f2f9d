//! Files that no edition reads, such as the feed of an edition which was taken out of `site.json`, or a folder of articles
//! that it does not name: files like any other, unless they hold what nobody is to see.

use super::{
    DataFolder, LeftOutReason, Standing,
    content_folder::{self, meant_name},
    files_of_item,
};
use crate::model::{feed::read_feed, locale::Timestamp};
use serde_json::Value;
use std::{collections::BTreeSet, fs::File, io::BufReader, path::Path};

/// Why a file is left out that no edition reads; nothing where it is published as it is.
#[must_use]
pub fn why_stray(path: &Path, at: jiff::Timestamp) -> Option<LeftOutReason> {
    if let Some(reason) = why_stray_text(path, at) {
        return Some(reason);
    }
    let is_document = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    (is_document && is_feed_with_secrets(path, at)).then_some(LeftOutReason::StrayFeed)
}

/// The same for a text, of which little is read.
#[must_use]
pub fn why_stray_text(path: &Path, at: jiff::Timestamp) -> Option<LeftOutReason> {
    let is_misnamed = || path.file_name().is_some_and(|name| meant_name(&name.to_string_lossy()).is_some());
    let reason = || if is_misnamed() { LeftOutReason::Misnamed } else { LeftOutReason::StrayArticle };
    content_folder::is_kept_back(path, at).then(reason)
}

/// The files of the folder that one which is left out for that reason names where nobody is to see it: they are kept back
/// with it.
#[must_use]
pub fn files_of_stray(folder: &DataFolder, file: &str, reason: LeftOutReason, at: jiff::Timestamp) -> BTreeSet<String> {
    match reason {
        LeftOutReason::StrayArticle | LeftOutReason::Misnamed => content_folder::files_of_text(folder, file),
        LeftOutReason::StrayFeed => {
            let mut found = BTreeSet::new();
            let path = folder.readable(file).unwrap_or_default();
            for_each_secret(&path, at, |item| found.append(&mut files_of_item(folder, item)));
            found
        }
        _ => BTreeSet::new(),
    }
}

/// Whether a feed holds drafts, what waits for its time, or what was taken back.
fn is_feed_with_secrets(path: &Path, at: jiff::Timestamp) -> bool {
    let mut found = false;
    for_each_secret(path, at, |_| found = true);
    found
}

/// Goes through the items of a feed that nobody is to see.
fn for_each_secret(path: &Path, at: jiff::Timestamp, mut see: impl FnMut(&Value)) {
    let Ok(file) = File::open(path) else { return };
    // One that breaks off tells what it has told until then.
    let _ = read_feed(BufReader::new(file), |_, value: Value| {
        let published = value.get("date_published").and_then(Value::as_str).and_then(Timestamp::parse);
        if Standing::of(&value, published.as_ref(), at) != Standing::Published {
            see(&value);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Why a file of that name with that text is left out.
    fn why(name: &str, text: &str) -> Option<LeftOutReason> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        why_stray(&path, "2026-12-01T00:00:00Z".parse().unwrap())
    }

    #[test]
    fn a_feed_is_known_by_what_nobody_is_to_see_in_it() {
        let stray = Some(LeftOutReason::StrayFeed);
        let draft = r#"{"items": [{"id": "1"}, {"_masthead": {"draft": true}}]}"#;
        assert_eq!((why("a.json", draft), why("b.JSON", &draft[..draft.len() - 1])), (stray, stray));
        assert_eq!(why("a.json", r#"{"items": [{"date_published": "2027-01-01"}]}"#), stray);
        assert_eq!(why("a.json", r#"{"items": [{"_masthead": {"withdrawn": "x"}}]}"#), stray);
        for other in [r#"{"items": [{"id": "1"}]}"#, "{}", "[]", "text", ""] {
            assert_eq!(why("a.json", other), None, "{other}");
        }
        assert_eq!(why("a.txt", draft), None);
    }

    #[test]
    fn a_text_with_keys_above_it_is_an_article_and_no_file_for_readers() {
        let stray = Some(LeftOutReason::StrayArticle);
        for text in [
            "---\ntitle: A\n---\nText",
            "\u{feff}---\r\ntitle: A\r\n---\r\n",
            "+++\ndraft = true\n+++\n",
            "---\ntitle: [\n---\n",
            "---\ntitle: it has no end",
            "title: A\ndraft: true\n\nText",
            "{\"title\": \"A\"}\n\nText",
        ] {
            assert_eq!((why("a.md", text), why("a.MARKDOWN", text)), (stray, stray), "{text}");
        }
        for text in ["# Title\n\nText", "Title\n---\nText", "", "---\n\nA line stands above this.\n\n---\n\nAnd below."]
        {
            assert_eq!(why("a.md", text), None, "{text}");
        }
        assert_eq!(why("a.txt", "---\ndraft: true\n---\n"), None);
    }

    #[test]
    fn a_text_with_keys_above_it_is_an_article_though_its_name_is_none() {
        for name in ["a.md.txt", "a.mkd", "a.mdown", "a.md (1)"] {
            assert_eq!(why(name, "---\ntitle: A\ndraft: true\n---\nText"), Some(LeftOutReason::Misnamed), "{name}");
            assert_eq!(why(name, "Text"), None, "{name}");
        }
        assert_eq!(why("a.html.txt", "---\ntitle: A\n---\n<p>x"), None);
    }

    #[test]
    fn a_page_of_html_stays_unless_its_keys_say_that_nobody_is_to_see_it() {
        let stray = Some(LeftOutReason::StrayArticle);
        for kept_back in [
            "---\ndraft: true\n---\n<p>x",
            "---\npublished: false\n---\n",
            "---\ndraft: perhaps\n---\n",
            "---\ndate: 2027-01-01\n---\n",
            "---\nwithdrawn: It was wrong.\n---\n",
            "---\ndraft: true\n<p>x",
            "title: x\ndraft: true\n\n<p>x",
        ] {
            assert_eq!((why("a.html", kept_back), why("a.HTM", kept_back)), (stray, stray), "{kept_back}");
        }
        assert_eq!(why("2027-01-01-a.html", "---\ntitle: x\n---\n<p>x"), stray);
        for page in ["<!doctype html><p>x", "---\ntitle: x\ndate: 2026-01-01\n---\n<p>x", ""] {
            assert_eq!(why("a.html", page), None, "{page}");
        }
    }
}
