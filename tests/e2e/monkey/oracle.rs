//! What must be seen at an address: what was published there.

use crate::{page::Finished, publication::project, server::Server};
use masthead::model::{
    publication::{Edition, Site},
    route::{BasePath, Place, Route},
};
use serde_json::{Map, Value};
use std::{cell::RefCell, collections::HashMap, fs, rc::Rc};

/// How a monkey comes into a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// By finished pages, in which the app goes on.
    Finished,
    /// By the app, which draws every page from feeds.
    Mounted,
    /// By finished pages that are kept for reading without a network.
    Kept,
}

/// Knows what a publication has at each address, in which words.
pub struct Oracle {
    pub door: Door,
    /// The paths of its pages.
    pub paths: Vec<String>,
    finished: Finished,
    base: BasePath,
    site: Site,
    /// The words of the editions, by language.
    words: HashMap<String, Map<String, Value>>,
    facts: RefCell<HashMap<String, Rc<Value>>>,
}

impl Oracle {
    pub fn new(door: Door, finished: Finished) -> Self {
        let site = Site::parse(&fs::read_to_string(finished.files.join("site.json")).unwrap()).unwrap();
        let words = |edition: &Edition| {
            let lang = edition.lang.as_str().to_owned();
            let file = project().join(format!("public/locales/{lang}.json"));
            (lang, serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
        };
        Self {
            door,
            paths: finished.paths(),
            base: BasePath::new(finished.place),
            words: site.editions.iter().map(words).collect(),
            finished,
            site,
            facts: RefCell::default(),
        }
    }

    pub fn editions(&self) -> &[Edition] {
        &self.site.editions
    }

    /// The folder of an edition.
    pub fn front(&self, edition: &Edition) -> String {
        self.base.place(&edition.code, Place::Front)
    }

    /// Where the root leads a reader who reads English, and has chosen that edition last.
    pub fn front_of_root(&self, chosen: Option<&str>) -> String {
        let english = masthead::model::locale::Language::parse("en").unwrap();
        self.front(self.site.edition_for(chosen, &[english]))
    }

    fn place(&self, path: &str) -> Option<(&Edition, Place)> {
        match self.base.parse(path)? {
            Route::Edition(code, place) => Some((self.site.edition(&code)?, place)),
            Route::Root | Route::Unknown => None,
        }
    }

    /// The edition of an address.
    pub fn edition(&self, path: &str) -> &Edition {
        self.place(path).unwrap_or_else(|| panic!("{path} is in no edition")).0
    }

    /// The edition in a language.
    pub fn edition_in(&self, lang: &str) -> Option<&Edition> {
        self.site.editions.iter().find(|edition| edition.lang.as_str() == lang)
    }

    /// Whether there is a page at an address.
    pub fn has(&self, path: &str) -> bool {
        self.paths.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }

    pub fn is_search(&self, path: &str) -> bool {
        self.place(path).is_some_and(|(_, place)| place == Place::Search)
    }

    /// The head and text of the page at an address.
    pub fn facts(&self, server: &Server, path: &str) -> Option<Rc<Value>> {
        if let Some(known) = self.facts.borrow().get(path) {
            return Some(Rc::clone(known));
        }
        let mut facts = self.finished.facts(server, path)?;
        let all = facts.as_object_mut().unwrap();
        if self.is_search(path) {
            // What is looked for, and what was found.
            all.remove("text");
        }
        if self.door == Door::Mounted {
            // Publishing writes feeds, and of some lists the titles alone.
            all.remove("feeds");
            all.remove("og:image");
        }
        let facts = Rc::new(facts);
        self.facts.borrow_mut().insert(path.to_owned(), Rc::clone(&facts));
        Some(facts)
    }

    /// A message of an edition.
    pub fn words(&self, edition: &Edition, message: &str) -> &str {
        self.words[edition.lang.as_str()][message].as_str().unwrap()
    }

    /// Whether an edition says of a document that it could not be had, in words of its own.
    pub fn is_failure_in(&self, edition: &Edition, text: &str) -> bool {
        let messages = self.words[edition.lang.as_str()].iter();
        messages.filter(|(name, _)| name.starts_with("failed_")).any(|(_, words)| {
            let words = words.as_str().unwrap();
            let (before, after) = words.split_once("{status}").unwrap_or((words, ""));
            text.trim().starts_with(before) && text.trim().ends_with(after)
        })
    }

    /// The documents that the app asks for, from the publication's folder.
    pub fn documents(&self) -> Vec<String> {
        let (mut found, mut open) = (Vec::new(), vec![String::new()]);
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(self.finished.files.join(&folder)).unwrap().map(Result::unwrap) {
                let name = format!("{folder}{}", entry.file_name().into_string().unwrap());
                if entry.file_type().unwrap().is_dir() {
                    open.push(format!("{name}/"));
                } else if name.ends_with(".json") && name != "site.json" {
                    found.push(name);
                }
            }
        }
        if self.door == Door::Mounted {
            found.retain(|name| name.starts_with("locales/"));
            found.extend(self.site.editions.iter().map(|edition| edition.feed.clone()));
        }
        found.sort_unstable();
        found
    }
}
