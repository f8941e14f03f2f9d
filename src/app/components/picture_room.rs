/// How much room a picture gets on a page, so that a browser chooses a file before it knows the page's layout. The
/// measures are those of the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureRoom {
    /// The width of the text.
    Column,
    /// A part of it, beside others.
    Grid,
    /// That of a book's cover beside its description.
    Cover,
}

impl PictureRoom {
    /// As for `sizes`.
    #[must_use]
    pub const fn sizes(self) -> &'static str {
        match self {
            Self::Column => "(min-width: 60rem) 42rem, calc(100vw - 2rem)",
            Self::Grid => "(min-width: 34rem) 20.5rem, calc(100vw - 2rem)",
            Self::Cover => "(min-width: 38rem) 11rem, 14rem",
        }
    }
}
