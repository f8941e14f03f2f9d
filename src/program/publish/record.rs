//! What a publication's folder remembers for the next run.

use super::{PublishError, files_of_run::FilesOfRun, pictures::Original};
use crate::{
    model::feed::{PageSize, SizedPicture},
    program::Renumbered,
};
use scraper::{Html, Selector};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

pub use crate::program::data_folder::RECORD;

/// How a folder was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The address that the pages are for.
    pub base_url: Option<String>,
    /// How many articles a page of the archive holds.
    pub page_size: Option<u8>,
    /// The app's files and the fonts, whose names change with what is in them.
    pub app: BTreeSet<String>,
    /// Those of the app before: pages in a cache, and host pages, name them for a while.
    pub app_before: BTreeSet<String>,
    /// The sizes of pictures that were made, by the names that their files begin with.
    pub pictures: BTreeMap<String, SizedPicture>,
    /// Those that the pages do not show any more: pages in a cache name them for a while.
    pub pictures_before: BTreeMap<String, SizedPicture>,
    /// Of which of the owner's files both were made, by the same names.
    pub originals: BTreeMap<String, Original>,
    /// All files of the folder; none where an earlier version has published there.
    pub files: Option<FilesOfRun>,
}

impl Record {
    /// The record of a folder. Where there is none, an earlier version has published there, if any: then the app's
    /// files are those that its page names.
    ///
    /// # Errors
    /// Where there is one that cannot be read: what it has said must not be taken for unsaid.
    pub fn read(folder: &Path) -> Result<Self, PublishError> {
        let path = folder.join(RECORD);
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|reason| PublishError::Record { path, reason }),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => {
                let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
                Ok(Self { app: app_files_of(&page), ..Self::default() })
            }
            Err(reason) => Err(PublishError::file("reading", &path)(reason)),
        }
    }

    /// All files beside the pages whose names change with what is in them: they may be kept for ever.
    pub fn hashed(&self) -> impl Iterator<Item = &str> {
        // Fonts lie in a folder that has no others.
        self.app.union(&self.app_before).map(String::as_str).filter(|name| !name.contains('/'))
    }

    /// The record of the next publication, with its app's files and the pictures that are known.
    ///
    /// # Errors
    /// Where the pages of the archive would hold other articles than before, and nobody said that they may.
    pub fn next(
        &self,
        page_size: PageSize,
        renumbering: Renumbering,
        app: BTreeSet<String>,
    ) -> Result<Self, PublishError> {
        if let (Some(renumbered), Renumbering::Refused) = (Renumbered::between(self.page_size, page_size), renumbering)
        {
            return Err(PublishError::Renumbered(renumbered));
        }
        let page_size = page_size.get().try_into().ok();
        let app_before = if self.app == app { self.app_before.clone() } else { self.app.clone() };
        Ok(Self { page_size, app, app_before, files: None, ..self.clone() })
    }

    /// Takes the pictures that the pages show now in the place of those before. What is not public any more goes at once.
    pub fn show(
        &mut self,
        pictures: BTreeMap<String, SizedPicture>,
        originals: BTreeMap<String, Original>,
        is_public: impl Fn(&Original) -> bool,
    ) {
        let known = std::mem::replace(&mut self.originals, originals);
        let mut gone = std::mem::replace(&mut self.pictures, pictures);
        gone.retain(|name, _| !self.pictures.contains_key(name));
        if !gone.is_empty() {
            self.pictures_before = gone;
        }
        // What an earlier version has made is not known by its files.
        let stays = |name: &str| known.get(name).is_none_or(&is_public);
        self.pictures_before.retain(|name, _| !self.pictures.contains_key(name) && stays(name));
        let kept = known.into_iter().filter(|(name, _)| self.pictures_before.contains_key(name));
        self.originals.extend(kept);
    }

    /// The files of the time before that stay.
    pub fn before(&self) -> impl Iterator<Item = String> {
        let sizes = self.pictures_before.values();
        let sizes = sizes.flat_map(|picture| picture.widths.iter().map(|width| picture.file(*width)));
        self.app_before.iter().cloned().chain(sizes)
    }
}

/// The app's files that a finished page names; those of a page that is none are none.
fn app_files_of(page: &str) -> BTreeSet<String> {
    let page = Html::parse_document(page);
    let first = |selector: &str, attribute: &str| {
        let address = page.select(&Selector::parse(selector).ok()?).next()?.attr(attribute)?;
        // Its own lie beside it.
        (!address.is_empty() && !address.contains(['/', '\\', ':'])).then(|| address.to_owned())
    };
    let Some(program) = first("#start", "data-wasm") else { return BTreeSet::new() };
    let others = [first("#start", "data-js"), first("link[rel=stylesheet]", "href"), first("#theme", "src")];
    others.into_iter().flatten().chain([program]).collect()
}

/// Whether the pages of the archive may hold other articles than before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renumbering {
    /// Archive pages never change.
    #[default]
    Refused,
    /// An owner has said so.
    Allowed,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Remedy;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_app_before_stays_until_the_next_one() {
        let size = PageSize::default();
        let next = |record: &Record, app| record.next(size, Renumbering::Refused, names(&[app])).unwrap();
        let first = next(&Record::default(), "a");
        let second = next(&first, "b");
        assert_eq!((&second.app, &second.app_before), (&names(&["b"]), &names(&["a"])));
        assert_eq!(next(&second, "b"), second, "publishing again is no new app");
        assert_eq!(next(&second, "c").app_before, names(&["b"]));
    }

    #[test]
    fn pictures_that_are_gone_stay_until_others_go() {
        let picture =
            |name: &str| SizedPicture { name: name.to_owned(), widths: vec![240, 480], ..SizedPicture::default() };
        let pictures = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), picture(name))).collect();
        let mut record = Record::default();
        let mut before = |names: &[&str]| {
            record.show(pictures(names), BTreeMap::new(), |_| true);
            record.before().collect::<Vec<_>>()
        };
        assert!(before(&["a", "b"]).is_empty());
        let of_b = [picture("b").file(240), picture("b").file(480)];
        assert_eq!(before(&["a", "c"]), of_b);
        assert_eq!(before(&["a", "c"]), of_b, "publishing again is no other picture");
        assert_eq!(before(&["a", "d"]), [picture("c").file(240), picture("c").file(480)]);
        assert!(before(&["a", "c", "d"]).is_empty(), "it is shown again");
    }

    #[test]
    fn pictures_that_are_not_public_any_more_go_at_once() {
        let picture = |name: &str| (name.to_owned(), SizedPicture { name: name.to_owned(), ..SizedPicture::default() });
        let original =
            |name: &str| (name.to_owned(), Original { files: [name.to_owned()].into(), ..Original::default() });
        let mut record = Record::default();
        let mut show = |names: &[&str], public: &str| {
            let (pictures, originals) =
                (names.iter().map(|name| picture(name)), names.iter().map(|name| original(name)));
            record.show(pictures.collect(), originals.collect(), |original| original.files.contains(public));
            (record.pictures_before.keys().cloned().collect::<String>(), record.originals.len())
        };
        assert_eq!(show(&["a", "b", "c"], ""), (String::new(), 3));
        assert_eq!(show(&["c"], "a"), ("a".to_owned(), 2), "b is gone from the folder");
        assert_eq!(show(&["c"], "a"), ("a".to_owned(), 2));
        assert_eq!(show(&["c"], ""), (String::new(), 1), "so is a, later");
    }

    #[test]
    fn a_record_that_cannot_be_read_is_not_taken_for_none() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Record::read(folder.path()).unwrap(), Record::default());
        for text in ["", "{\"page_size\": 10", "\u{ff}", "{\"files\": \"x\"}"] {
            fs::write(folder.path().join(RECORD), text).unwrap();
            let fault = Record::read(folder.path()).unwrap_err().told();
            assert!(fault.contains(RECORD) && fault.contains("put back the one that was uploaded last"), "{fault}");
        }
        fs::remove_file(folder.path().join(RECORD)).unwrap();
        fs::create_dir(folder.path().join(RECORD)).unwrap();
        assert!(Record::read(folder.path()).unwrap_err().told().contains("what to do"));
    }

    #[test]
    fn a_file_of_both_apps_is_named_once() {
        let record = Record { app: names(&["a", "style"]), app_before: names(&["b", "style"]), ..Record::default() };
        assert_eq!(record.hashed().collect::<Vec<_>>(), ["a", "b", "style"]);
    }

    #[test]
    fn another_size_of_pages_is_asked_for() {
        let ten = Record { page_size: Some(10), ..Record::default() };
        let five = PageSize::new(5).unwrap();
        let refused = ten.next(five, Renumbering::Refused, names(&[])).unwrap_err().told();
        assert!(refused.contains("10") && refused.contains('5') && refused.contains("--renumber"), "{refused}");
        assert_eq!(ten.next(five, Renumbering::Allowed, names(&[])).unwrap().page_size, Some(5));
        assert!(Record::default().next(five, Renumbering::Refused, names(&[])).is_ok());
    }
}
