//! The documents that a page needs.

use strum::EnumIter;

/// A document of a publication, or a file of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Document {
    Page,
    TypedPage,
    PageOfLaterApp,
    List,
    Catalog,
    Feed,
    NextUrl,
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
            Self::Page => "A finished page, where there is no app",
            Self::TypedPage => "A finished page, in which the app starts",
            Self::PageOfLaterApp => "A finished page that the app leaves to the browser",
            Self::List => "The document of a page (`index.json`)",
            Self::Catalog => "The words of an edition (`locales/ar.json`)",
            Self::Feed => "A feed, where the app draws all pages",
            Self::NextUrl => "The `next_url` of a feed, where the app draws all pages",
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

    /// Whether there are no finished pages, so that the app draws them all.
    pub fn is_of_drawn_pages(self) -> bool {
        matches!(self, Self::Feed | Self::NextUrl | Self::Site)
    }

    /// What the reader does.
    pub fn story(self) -> &'static str {
        match self {
            Self::Page => {
                "Scripts are switched off, or the app did not start. The reader follows a link to another page."
            }
            Self::PageOfLaterApp => {
                "The reader follows a link to a page that only an app of a later version can draw, which comes with it."
            }
            Self::List => "The reader follows a link to another page.",
            Self::Catalog => "The reader follows a link to another edition.",
            Self::Feed => "The reader follows a link to the articles of another edition.",
            Self::NextUrl => {
                "The reader follows a link to a page whose articles come after the document that names it."
            }
            Self::Site => "The reader types the address of a page.",
            Self::TypedPage
            | Self::Recent
            | Self::Program
            | Self::Glue
            | Self::Start
            | Self::Style
            | Self::ServiceWorker => "The reader types the address of a finished page.",
            Self::SearchIndex => "The reader looks for something.",
            Self::Picture => "The reader follows a link to an article with a picture.",
        }
    }
}
