//! What a reader sees.

/// What comes of a document that does not come as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The page that is asked for, and nothing is missing.
    Whole,
    /// The page, as another version of the document has it.
    OfAnotherVersion,
    /// The page, with signs in the place of letters.
    WithSigns,
    /// The page before stays, and a notice says these words.
    Stays(String),
    /// Not even the app's own words are there: those of its page are shown.
    StartFails,
    /// The page without its newest articles.
    WithoutRecent,
    /// These words in the place of results.
    NoResults(String),
    /// The page's text as a plain page: links load the next one.
    Plain,
    /// The page without its looks.
    WithoutLooks,
    /// A picture's words in its place.
    PictureInWords,
    /// The place of a picture that has not come yet.
    PlaceOfPicture,
    /// The page, of which nothing is kept for reading without a network.
    NothingKept,
    /// The browser takes the page for a file to keep.
    ForTheDisk,
    /// The page as far as it has come.
    SoFar,
    /// The page, and below it once more.
    Twice,
    /// What came in place of the page.
    InItsPlace,
}

impl Outcome {
    /// The sentence of the table.
    pub fn sentence(&self) -> String {
        match self {
            Self::Whole => "The page, whole.".to_owned(),
            Self::OfAnotherVersion => "The page with what that version says, until it is loaded anew.".to_owned(),
            Self::WithSigns => "The page, with a sign in the place of each letter that cannot be read.".to_owned(),
            Self::Stays(words) => format!("The page before stays. “{words}” _Try again_."),
            Self::StartFails => "“The publication could not be loaded.” _Try again_, in every language.".to_owned(),
            Self::WithoutRecent => "The page, whole but for the newest articles beside it.".to_owned(),
            Self::NoResults(words) => format!("The search and its categories. “{words}” _Try again_."),
            Self::Plain => "The page as a plain one, whose links lead on.".to_owned(),
            Self::WithoutLooks => "The page without its looks.".to_owned(),
            Self::PictureInWords => "The page, with the picture's words in its place.".to_owned(),
            Self::PlaceOfPicture => "The page, with the picture's place kept free.".to_owned(),
            Self::NothingKept => "The page, whole; nothing is kept for reading without a network.".to_owned(),
            Self::ForTheDisk => "The page before stays. The browser offers to save what came.".to_owned(),
            Self::SoFar => "The page, as far as it came. _Back_ leads to the page before.".to_owned(),
            Self::Twice => "The page, and below it once more.".to_owned(),
            Self::InItsPlace => "What came in its place. _Back_ leads to the page before.".to_owned(),
        }
    }
}
