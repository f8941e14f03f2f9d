//! Which files of a publication's folder its documents name. A picture that only articles name which nobody is to see is
//! no file for readers either.

use super::{DataFolder, html::with_addresses, old_address::IN_SETTINGS};
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use std::{cell::RefCell, collections::BTreeSet, fs, path::Path};

/// A text that is longer is no address.
const LONGEST_ADDRESS: usize = 2_000;

/// The files of the folder that an item shows, plays or offers: pictures, films, attachments, and what its text leads to.
/// Pages of the owner's own are not among them, for they are found without it.
#[must_use]
pub fn files_of_item(folder: &DataFolder, item: &Value) -> BTreeSet<String> {
    let text = |value: &Value, field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let mut addresses: Vec<String> =
        ["image", "banner_image", "external_url"].iter().filter_map(|field| text(item, field)).collect();
    let attachments = item.get("attachments").and_then(Value::as_array);
    addresses.extend(attachments.into_iter().flatten().filter_map(|attachment| text(attachment, "url")));
    addresses.extend(text(item, "content_html").iter().flat_map(|html| addresses_in(html)));
    let files = addresses.iter().filter_map(|address| folder.file_at(address));
    files.filter(|file| !is_page(file) && folder.readable(file).is_ok()).collect()
}

/// Those of some files that a document names anywhere: every text in it is taken for an address or for HTML.
#[must_use]
pub fn named_anywhere<'f>(folder: &DataFolder, document: &Value, files: &'f BTreeSet<String>) -> BTreeSet<&'f str> {
    let mut found = BTreeSet::new();
    look_through(document, &mut |address| {
        found.extend(folder.file_at(address).and_then(|file| files.get(&file)).map(String::as_str));
    });
    found
}

/// The same of a text of the owner's own, in that file: a page, a style sheet or a script may put addresses together in
/// many ways, so that the name of a file is enough.
#[must_use]
pub fn named_by_text<'f>(folder: &DataFolder, text: &str, files: &'f BTreeSet<String>) -> BTreeSet<&'f str> {
    let bytes = folder.readable(text).and_then(fs::read).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let is_named = |file: &&str| {
        let name = file.rsplit('/').next().unwrap_or_default();
        text.contains(name) || text.contains(&utf8_percent_encode(name, IN_SETTINGS).to_string())
    };
    files.iter().map(String::as_str).filter(is_named).collect()
}

fn look_through(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) if text.contains('<') => addresses_in(text).iter().for_each(|address| found(address)),
        Value::String(text) if text.len() <= LONGEST_ADDRESS => found(text),
        Value::Array(values) => values.iter().for_each(|value| look_through(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| look_through(value, found)),
        _ => {}
    }
}

fn addresses_in(html: &str) -> Vec<String> {
    let addresses = RefCell::new(Vec::new());
    // The text itself is of no use here.
    let _ = with_addresses(html, &|address| {
        addresses.borrow_mut().push(address.to_owned());
        None
    });
    addresses.into_inner()
}

/// Whether a file of that name is a text that may name others: a page, a style sheet, a script, a drawing.
#[must_use]
pub fn may_name_others(file: &str) -> bool {
    is_page(file) || has_ending(file, &["css", "js", "mjs", "svg", "webmanifest"])
}

/// Whether a file of that name is a page that is whole by itself.
fn is_page(file: &str) -> bool {
    has_ending(file, &["html", "htm", "xhtml"])
}

/// Whether the name of a file has one of these endings, in letters of any case.
#[must_use]
pub fn has_ending(file: &str, endings: &[&str]) -> bool {
    let ending = Path::new(file).extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn folder(names: &[&str]) -> (tempfile::TempDir, DataFolder) {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let data = DataFolder::new(folder.path(), Some("https://gazette.example/news/"));
        (folder, data)
    }

    #[test]
    fn an_item_names_what_it_shows_plays_and_offers() {
        let names = ["a b.jpg", "b.png", "c.pdf", "d.mp4", "e.jpg", "f.zip", "own.html", "other.jpg"];
        let (_folder, data) = folder(&names);
        let html = "<img src='a%20b.jpg?x=1&amp;y'><VIDEO poster=/b.png><source src=https://gazette.example/news/d.mp4>\
                    </video><a href=f.zip>f</a><a href=own.html>own</a><img src=gone.jpg><img src=https://a.example/other.jpg>";
        let item = json!({ "id": "1", "image": "e.jpg", "content_html": html, "title": "other.jpg",
                           "attachments": [{ "url": "c.pdf" }, { "url": 5 }, 5] });
        let found: Vec<_> = files_of_item(&data, &item).into_iter().collect();
        assert_eq!(found, ["a b.jpg", "b.png", "c.pdf", "d.mp4", "e.jpg", "f.zip"]);
    }

    #[test]
    fn a_document_names_a_file_wherever_it_says_so() {
        let (_folder, data) = folder(&[]);
        let files: BTreeSet<_> = ["a.jpg", "m/b.jpg", "c.jpg", "d.jpg"].map(str::to_owned).into();
        let document = json!({ "logo": "a.jpg", "menu": [{ "items": [{ "href": "/m/b.jpg" }] }],
                               "copyright": "<b>x</b> <a href=c.jpg>y</a>", "d.jpg": 5, "text": "not d.jpg alone" });
        let found: Vec<_> = named_anywhere(&data, &document, &files).into_iter().collect();
        assert_eq!(found, ["a.jpg", "c.jpg", "m/b.jpg"]);
    }

    #[test]
    fn a_text_of_the_owners_own_names_files_by_their_names() {
        let (folder, data) = folder(&["old/page.html", "own.css"]);
        let html = b"<p>\xff<img srcset='a.jpg 1x, ../b%20c.jpg 2x'><object data=/d.svg>";
        fs::write(folder.path().join("old/page.html"), html).unwrap();
        fs::write(folder.path().join("own.css"), "p { background: url(old/e.jpg) }").unwrap();
        let files: BTreeSet<_> = ["old/a.jpg", "b c.jpg", "d.svg", "old/e.jpg", "f.jpg"].map(str::to_owned).into();
        let found = |text: &str| Vec::from_iter(named_by_text(&data, text, &files));
        assert_eq!(found("old/page.html"), ["b c.jpg", "d.svg", "old/a.jpg"]);
        assert_eq!(found("own.css"), ["old/e.jpg"]);
        assert!(found("gone.html").is_empty());
        assert!(may_name_others("a/OWN.CSS") && !may_name_others("feeds/en.json") && !may_name_others("html"));
    }
}
