/// How much room a picture gets on a page, so that a browser chooses a file before it knows the page's layout. The
/// measures are those of the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureRoom {
    /// The width of the text.
    Column,
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
            Self::Column => "(min-width: 60rem) 42rem, calc(100vw - 2rem)",
            Self::Card => "(min-width: 46rem) 21rem, calc(100vw - 2rem)",
            Self::Tile => "(min-width: 46rem) 10rem, 46vw",
            Self::Cover => "11rem",
        }
    }
}
