//! The texts of the interface, by name.

use strum::{IntoStaticStr, VariantArray};

/// A text of the interface. Its words are in the edition's catalog under [`Message::key`], the name in small
/// letters: `skip_to_content`.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Hash, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Message {
    /// The first link of a page.
    SkipToContent,
    /// Name of the main menu, and of the button that opens the drawer.
    Menu,
    /// Closes the drawer.
    CloseMenu,
    /// Opens a submenu: `{label}`.
    OpenSubmenu,
    /// Name of the edition switcher.
    Editions,
    /// Name of what a reader chooses about colours and text, and of the button that opens it.
    ReadingSettings,
    /// Name of the choice of colours.
    Colours,
    /// Colours as the reader's system says.
    AutomaticColours,
    /// Dark on light.
    LightColours,
    /// Light on dark.
    DarkColours,
    /// Name of the choice of how large texts are.
    TextSize,
    /// Texts smaller than usual.
    SmallerText,
    /// Texts as large as usual.
    NormalText,
    /// Texts larger than usual.
    LargerText,
    /// Texts as large as can be chosen.
    LargestText,
    /// Heading of the front page.
    LatestArticles,
    /// Heading of an archive page: `{page}`.
    ArchivePage,
    /// Heading of a category's archive page: `{category}`, `{page}`.
    CategoryPage,
    /// Heading of the index of an archive, and the link to it.
    ArchiveIndex,
    /// A month and its year: `{month}`, `{year}`.
    MonthOfYear,
    /// Heading of the months of an archive.
    ByDate,
    /// Heading of the categories of an archive.
    Categories,
    /// Heading of the authors of an archive.
    Authors,
    /// Number of articles, in plural forms: `{count}`.
    Articles,
    /// Said where an archive was not counted to its end.
    ArchiveOfNewest,
    /// Link to an author's own page: `{host}`.
    AuthorAt,
    /// Name of the Newer/Older links.
    Pages,
    /// Link to newer articles.
    NewerPosts,
    /// Link to older articles.
    OlderPosts,
    /// A list without articles.
    NoArticles,
    /// Link from a shortened card to its article.
    ContinueReading,
    /// Number of comments, in plural forms: `{count}`.
    Comments,
    /// Link to where an article is discussed, where the number of comments is not known.
    Discuss,
    /// Opens the words by which an article is cited.
    Cite,
    /// A title, or another text, in quotation marks: `{title}`.
    Quoted,
    /// Who wrote it: `{authors}`.
    ByAuthors,
    /// Between two names.
    ListSeparator,
    /// How long it takes to read, in plural forms: `{count}` minutes.
    ReadingTime,
    /// Name of a table of contents.
    Contents,
    /// When it was changed: `{date}`.
    UpdatedOn,
    /// Stands in the place of an article that its publisher has taken back.
    Withdrawn,
    /// Name of the list of tags.
    Tags,
    /// Heading of the attached files.
    Downloads,
    /// A file's size: `{size}` in kilobytes.
    Kilobytes,
    /// A file's size: `{size}` in megabytes.
    Megabytes,
    /// How long a film or a recording takes: `{time}`.
    PlayingTime,
    /// Name of a film's captions that have none of their own.
    Captions,
    /// Link that shows a file in the browser.
    OpenFile,
    /// Link that keeps a file.
    DownloadFile,
    /// Name of what shows one picture after the other.
    Pictures,
    /// Name of a picture that nobody has said the content of: `{number}` on its page.
    Picture,
    /// Which picture this is: `{number}` of `{total}`.
    PictureOf,
    /// Shows the picture before.
    PreviousPicture,
    /// Shows the picture after.
    NextPicture,
    /// Shows a picture larger than the screen, and whole again.
    EnlargePicture,
    /// Link to the article that a picture belongs to.
    PictureArticle,
    /// Puts a picture back on its page.
    ClosePicture,
    /// Said in place of a picture that could not be loaded.
    PictureFailed,
    /// Button that plays a film of another host on the page.
    PlayHere,
    /// What the button means: nothing is asked of `{service}` before.
    PlayHereNote,
    /// Link to the page of a film: `{service}`.
    WatchAt,
    /// Link to the page an item is about: `{host}`.
    ReadAt,
    /// Name of the links to translations.
    OtherLanguages,
    /// Heading of the five newest titles.
    RecentPosts,
    /// Heading of the titles of related articles.
    Related,
    /// Heading of the next newer article of a category.
    NewerInCategory,
    /// Heading of the next older article of a category.
    OlderInCategory,
    /// Name of the links to social networks.
    FollowUs,
    /// Link to the top of the page.
    BackToTop,
    /// Name of the share links.
    Share,
    /// Share link of a service: `{service}`.
    ShareOn,
    /// Share link that opens the reader's mail program.
    ShareByEmail,
    /// Share button that opens the device's own sheet.
    ShareByDevice,
    /// Share button that copies the address.
    CopyLink,
    /// Said when the address was copied.
    LinkCopied,
    /// Said when the address could not be copied: the reader can do it by hand.
    CopyFailed,
    /// Copies the words that are selected, with a link to them.
    CopyQuotation,
    /// Opens the device's own sheet with them.
    ShareQuotation,
    /// Said of these two: how the keyboard gets there.
    QuotationKeys,
    /// Said when a quotation was copied.
    QuotationCopied,
    /// Said when a quotation could not be copied.
    QuotationCopyFailed,
    /// Said while a page loads.
    Loading,
    /// Said when a page loads for long.
    Slow,
    /// Stops loading.
    Stop,
    /// Tries again.
    Retry,
    /// Puts an error away.
    Dismiss,
    /// Heading of the not-found page.
    NotFoundTitle,
    /// Text of the not-found page.
    NotFoundText,
    /// Link to the front page.
    ToFrontPage,
    /// Heading of the page that stands in for one that was not kept, without a network.
    OfflineTitle,
    /// Text of that page.
    OfflineText,
    /// Said when the publication's app was published anew since the page was loaded.
    NewVersion,
    /// Loads the new version.
    LoadNewVersion,
    /// Opens what keeps an edition on the device.
    KeepEdition,
    /// What can be kept, in plural forms: `{count}` articles.
    KeepPossible,
    /// Keeps it.
    KeepStart,
    /// Said while it is being kept.
    KeepRunning,
    /// What is kept: `{articles}`, and how much room it takes: `{size}`.
    KeepDone,
    /// Keeps the newest in place of what is kept.
    KeepRenew,
    /// Deletes what is kept.
    KeepDelete,
    /// The browser has no room left.
    KeepFull,
    /// The browser keeps nothing.
    KeepForbidden,
    /// Heading of a page that could not be loaded.
    FailedTitle,
    /// There is no network, or the host cannot be reached.
    FailedNetwork,
    /// The host did not answer in time.
    FailedTimeout,
    /// The host answered with an error: `{status}`.
    FailedStatus,
    /// The host has no such document.
    FailedMissing,
    /// A page of somebody else came instead, such as the sign-in page of a network.
    FailedForeignPage,
    /// The reader stopped it.
    FailedStopped,
    /// The answer was no feed.
    FailedUnreadable,
    /// The pages of a feed lead back to themselves.
    FailedLoop,
    /// The feed is too long to be looked through to its end.
    FailedTooLong,
    /// Heading of the search page, and name of the link to it.
    Search,
    /// Label of the field for what is looked for.
    SearchFor,
    /// Said without JavaScript.
    SearchNeedsScript,
    /// Said where there are no finished pages, and so no index: for who edits the publication.
    SearchNeedsPages,
    /// Number of articles found, in plural forms: `{count}`.
    SearchResults,
    /// Nothing was found: `{text}`.
    SearchNothing,
    /// Shows more of what was found.
    SearchMore,
    /// Label of the choice of a category.
    SearchCategory,
    /// The choice of no category.
    AllCategories,
    /// Label of the choice of a year.
    SearchYear,
    /// The choice of no year.
    AllYears,
    /// Label of the switch for the key that leads to the search: `{key}`.
    SearchKey,
    /// Heading of the links to categories, beside the search.
    BrowseCategories,
    /// Said in place of a text that the browser does not let the app read.
    TextUnreadable,
    /// Link to the page that holds such a text.
    OpenPage,
}

impl Message {
    /// Every message, in the order of the sample's catalogs.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The message's name in a catalog.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_name_in_small_letters() {
        assert_eq!(Message::SkipToContent.key(), "skip_to_content");
        assert_eq!(Message::ALL.first(), Some(&Message::SkipToContent));
        assert_eq!(Message::ALL.last(), Some(&Message::OpenPage));
    }
}
