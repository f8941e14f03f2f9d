//! Why files of a publication's folder are not published, and what an owner can do about it.

use super::Remedy;
use std::borrow::Cow;

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
pub enum LeftOutReason {
    /// A tool left it behind, or the owner said so.
    #[strum(to_string = "no file for readers")]
    Leftover,
    /// A link to a file that is not there.
    #[strum(to_string = "a link to nothing")]
    Dangling,
    /// A link out of the publication's folder.
    #[strum(to_string = "a link out of the folder")]
    Outside,
    /// Neither a file nor a folder: who reads it may wait for ever.
    #[strum(to_string = "no file but a device or a pipe")]
    NoFile,
    /// Its name is not UTF-8, or has control characters in it.
    #[strum(to_string = "a name that no address has")]
    Name,
    /// A folder inside itself, by a link.
    #[strum(to_string = "a link to a folder that it lies in")]
    Circle,
    /// The built app, or the finished pages.
    #[strum(to_string = "the program's own")]
    OurOwn,
    /// A feed that no edition reads, with what nobody is to see.
    #[strum(to_string = "a feed that no edition reads, with what is not published in it")]
    StrayFeed,
    /// An article's text that no edition reads.
    #[strum(to_string = "an article's text in a folder that no edition reads")]
    StrayArticle,
    /// The same in a file whose name no article has.
    #[strum(to_string = "an article's text by its look, and not by its name")]
    Misnamed,
    /// What other programs would make an article of, and this one does not.
    #[strum(to_string = "a text in a format that articles are not read in")]
    OtherFormat,
    /// A file that an article is written in: readers get its page.
    #[strum(to_string = "an article's text, of which a page is made")]
    Article,
    /// A picture, say, of articles that are drafts, wait for their time, were taken back, or are of no edition.
    #[strum(to_string = "only articles that are not published name it")]
    KeptBack,
    /// The finished pages of another run.
    #[strum(to_string = "finished pages, which are published already")]
    FinishedPages,
}

impl Remedy for LeftOutReason {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Outside => {
                "put the file itself into the publication's folder: what links lead to elsewhere stays private"
            }
            Self::Dangling | Self::Circle => "take the link out, or put the file itself there",
            Self::Name => "give it a name of letters, digits and signs",
            Self::StrayFeed => "name it in site.json, or take it out of the publication's folder",
            Self::StrayArticle => "name its folder in site.json as a feed, or take it out of the publication's folder",
            Self::Misnamed => "let its name end with .md, or .html for HTML",
            Self::OtherFormat => {
                "write it as Markdown or HTML (pandoc turns the one into the other), or put it into another folder if it is a \
                 file for readers to download"
            }
            Self::NoFile | Self::FinishedPages => "take it out of the publication's folder",
            Self::KeptBack => "publish an article that names it",
            Self::Article => "give the address of the article's page",
            Self::Leftover | Self::OurOwn => {
                "give it another name or place, or bring it back by \"ignore\" in site.json"
            }
        })
    }
}

/// For documents that are asked for by name.
impl std::error::Error for LeftOutReason {}
