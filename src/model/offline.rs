//! Reading without a network: the names of the files that this needs, and what a reader keeps who asks for an edition.

use super::feed::SizedPicture;
use serde::{Deserialize, Serialize};

/// The service worker, in the publication's folder.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The web app manifest, in the folder of each edition.
pub const MANIFEST: &str = "manifest.json";

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

/// Why an edition could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepFailure {
    /// The browser has no room left for it.
    Full,
    /// The browser keeps nothing for this publication.
    Forbidden,
    /// A file could not be loaded.
    Network,
}

#[cfg(test)]
mod tests {
    use super::*;

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
