//! The documents that a page needs.

use strum::EnumIter;

/// A document of a publication, or a file of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Document {
    List,
    Catalog,
    Feed,
    Site,
    Recent,
    SearchIndex,
    Picture,
    Program,
    Glue,
    Start,
    Style,
    ServiceWorker,
}

impl Document {
    pub fn title(self) -> &'static str {
        match self {
            Self::List => "The document of a page (`index.json`)",
            Self::Catalog => "The words of an edition (`locales/ar.json`)",
            Self::Feed => "A feed, where the app draws all pages",
            Self::Site => "`site.json`, where the app draws all pages",
            Self::Recent => "The newest articles (`recent.json`)",
            Self::SearchIndex => "The index of the search",
            Self::Picture => "A picture",
            Self::Program => "The app's program (`.wasm`)",
            Self::Glue => "The JavaScript beside the program",
            Self::Start => "The script that starts the app",
            Self::Style => "The style sheet",
            Self::ServiceWorker => "The service worker",
        }
    }

    /// What the reader does.
    pub fn story(self) -> &'static str {
        match self {
            Self::List => "The reader follows a link to another page.",
            Self::Catalog => "The reader follows a link to another edition.",
            Self::Feed => "The reader follows a link to the articles of another edition.",
            Self::Site => "The reader types the address of a page.",
            Self::Recent | Self::Program | Self::Glue | Self::Start | Self::Style | Self::ServiceWorker => {
                "The reader types the address of a finished page."
            }
            Self::SearchIndex => "The reader looks for something.",
            Self::Picture => "The reader follows a link to an article with a picture.",
        }
    }
}
