//! Reading without a network: the names of the files that this needs, and what a reader keeps who asks for an edition.

use super::feed::SizedPicture;
use serde::{Deserialize, Serialize};

/// The service worker, in the publication's folder.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The web app manifest, in the folder of each edition.
pub const MANIFEST: &str = "manifest.json";

/// What asks at the end of an address to be rid of all that is kept.
pub const FRESH: &str = "fresh";

/// What the names of caches start with; then comes the path of the publication's folder.
pub const CACHES: &str = "masthead";

/// What the name of the cache of an edition goes on with that a reader keeps.
pub const KEPT: &str = "kept";

/// The key of the address of a page that the service worker is to keep.
pub const KEEP: &str = "keep";

/// The key of the addresses of pictures that are to be kept with it.
pub const PICTURES: &str = "pictures";

/// The key by which a service worker that waits is let in.
pub const LOAD: &str = "load";

/// The key of the address of a page's script, where a service worker is asked whether that is of its version.
pub const START: &str = "start";

/// What is shown in place of a page that was not kept, in the folder of each edition.
pub const OFFLINE_PAGE: &str = "offline.html";

/// What of an edition can be kept ([`Keepable`]), in the folder of each edition.
pub const KEEPABLE: &str = "offline.json";

/// How many pages of lists are kept with their articles, the newest first.
pub const PAGES_TO_KEEP: usize = 5;

/// What of an edition can be kept: its newest pages, their articles and pictures. Addresses start at the publication's
/// folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keepable {
    /// How many articles they are.
    pub articles: u32,
    /// The pages, and the app's files that these name: what is kept opens by itself, whatever is published later.
    pub files: Vec<String>,
    /// The pictures, in the sizes that there are.
    pub pictures: Vec<SizedPicture>,
}

impl Keepable {
    /// The files for a screen that shows pictures so many pixels wide.
    #[must_use]
    pub fn files_for(&self, width: u32) -> Vec<String> {
        let pictures = self.pictures.iter().filter_map(|picture| {
            let wide_enough = picture.widths.iter().find(|known| **known >= width);
            Some(picture.file(*wide_enough.or(picture.widths.last())?))
        });
        self.files.iter().cloned().chain(pictures).collect()
    }
}

/// What of an edition is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEdition {
    /// How many articles they are.
    pub articles: u32,
    /// How much room all files take.
    pub bytes: u64,
}

/// What lies on the device of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptSoFar {
    /// Nothing.
    Nothing,
    /// What was there when keeping ended before its end.
    Part,
    /// All that was asked for.
    Whole(KeptEdition),
}

/// Why an edition could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepFailure {
    /// The browser has no room left for it.
    Full,
    /// The browser keeps nothing for this publication.
    Forbidden,
    /// A file could not be loaded.
    Network,
    /// A file did not come in time.
    Timeout,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::loader::RECENT;

    /// What the scripts of the service worker write a second time.
    #[test]
    fn the_service_worker_knows_the_same_names() {
        let worker = include_str!("../app/browser/service-worker.js");
        for words in [
            format!("const {{ {KEEP}, {PICTURES} = [], {LOAD}, {START} }} = event.data;"),
            format!("searchParams.has(\"{FRESH}\")"),
            format!("`{CACHES} ${{FOLDER.pathname}} `"),
            format!("`${{PREFIX}}{KEPT} `"),
            format!("[\"{OFFLINE_PAGE}\", \"\", \"{RECENT}\"]"),
            format!("`${{edition}}/{OFFLINE_PAGE}`"),
        ] {
            assert!(worker.contains(&words), "{words}");
        }
        let without = include_str!("../app/browser/no-service-worker.js");
        assert!(without.contains(&format!("`{CACHES} ${{new URL(\"./\", location).pathname}} `")));
    }

    #[test]
    fn a_screen_gets_the_narrowest_picture_that_is_wide_enough() {
        let picture =
            |name: &str, widths: &[u32]| SizedPicture { name: name.to_owned(), widths: widths.to_vec(), tint: None };
        let keepable = Keepable {
            articles: 1,
            files: vec!["en/".to_owned()],
            pictures: vec![picture("a", &[240, 720, 1440]), picture("b", &[240]), picture("c", &[])],
        };
        assert_eq!(keepable.files_for(700), ["en/", "sized/a-720.webp", "sized/b-240.webp"]);
    }
}
