/// How much room a picture gets on a page, so that a browser chooses a file before it knows the page's layout. The
/// measures are those of the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureRoom {
    /// The width of the text.
    Column,
    /// Beside the words of the first article of all.
    Lead,
    /// Beside the words of any other card.
    Beside,
    /// That of a card in a grid of cards.
    Card,
    /// A part of such a card, beside others.
    Tile,
    /// That of a book's cover beside its description.
    Cover,
}

impl PictureRoom {
    /// As for `sizes`.
    #[must_use]
    pub const fn sizes(self) -> &'static str {
        match self {
            Self::Column => "(min-width: 44rem) 38rem, calc(100vw - 2rem)",
            Self::Lead => {
                "(min-width: 80rem) 25rem, (min-width: 64rem) calc(44vw - 10rem), (min-width: 44rem) 42vw, calc(100vw - 2rem)"
            }
            Self::Beside => {
                "(min-width: 80rem) 20.5rem, (min-width: 64rem) calc(36vw - 8.5rem), (min-width: 44rem) 34vw, calc(100vw - 2rem)"
            }
            Self::Card => "(min-width: 44rem) 25rem, calc(100vw - 2rem)",
            Self::Tile => "(min-width: 44rem) 13rem, 46vw",
            Self::Cover => "11rem",
        }
    }
}
