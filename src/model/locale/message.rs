//! The texts of the interface, by name.

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A text of the interface. Its words stand in the edition's catalog under [`Message::key`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Message {
            $($(#[$doc])* $name,)*
        }

        impl Message {
            /// Every message, in the order of the sample's catalogs.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The message's name in a catalog.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

messages! {
    /// The first link of a page.
    SkipToContent = "skip_to_content",
    /// Name of the main menu, and of the button that opens the drawer.
    Menu = "menu",
    /// Closes the drawer.
    CloseMenu = "close_menu",
    /// Opens a submenu: `{label}`.
    OpenSubmenu = "open_submenu",
    /// Name of the edition switcher.
    Editions = "editions",
    /// Heading of the front page.
    LatestArticles = "latest_articles",
    /// Heading of an archive page: `{page}`.
    ArchivePage = "archive_page",
    /// Heading of a category's archive page: `{category}`, `{page}`.
    CategoryPage = "category_page",
    /// Name of the Newer/Older links.
    Pages = "pages",
    /// Link to newer articles.
    NewerPosts = "newer_posts",
    /// Link to older articles.
    OlderPosts = "older_posts",
    /// A list without articles.
    NoArticles = "no_articles",
    /// Link from a shortened card to its article.
    ContinueReading = "continue_reading",
    /// Number of comments, in plural forms: `{count}`.
    Comments = "comments",
    /// Who wrote it: `{authors}`.
    ByAuthors = "by_authors",
    /// Between two names.
    ListSeparator = "list_separator",
    /// When it was changed: `{date}`.
    UpdatedOn = "updated_on",
    /// Name of the list of tags.
    Tags = "tags",
    /// Heading of the attached files.
    Downloads = "downloads",
    /// A file's size: `{size}` in kilobytes.
    Kilobytes = "kilobytes",
    /// A file's size: `{size}` in megabytes.
    Megabytes = "megabytes",
    /// Link to the page an item is about: `{host}`.
    ReadAt = "read_at",
    /// Name of the links to translations.
    OtherLanguages = "other_languages",
    /// Heading of the five newest titles.
    RecentPosts = "recent_posts",
    /// Name of the links to social networks.
    FollowUs = "follow_us",
    /// Link to the top of the page.
    BackToTop = "back_to_top",
    /// Name of the share links.
    Share = "share",
    /// Share link of a service: `{service}`.
    ShareOn = "share_on",
    /// Share link that opens the reader's mail program.
    ShareByEmail = "share_by_email",
    /// Share button that opens the device's own sheet.
    ShareByDevice = "share_by_device",
    /// Share button that copies the address.
    CopyLink = "copy_link",
    /// Said when the address was copied.
    LinkCopied = "link_copied",
    /// Said when the address could not be copied: the reader can do it by hand.
    CopyFailed = "copy_failed",
    /// Said while a page loads.
    Loading = "loading",
    /// Tries again.
    Retry = "retry",
    /// Puts an error away.
    Dismiss = "dismiss",
    /// Heading of the not-found page.
    NotFoundTitle = "not_found_title",
    /// Text of the not-found page.
    NotFoundText = "not_found_text",
    /// Link to the front page.
    ToFrontPage = "to_front_page",
    /// Heading of a page that could not be loaded.
    FailedTitle = "failed_title",
    /// There is no network, or the host cannot be reached.
    FailedNetwork = "failed_network",
    /// The host did not answer in time.
    FailedTimeout = "failed_timeout",
    /// The host answered with an error: `{status}`.
    FailedStatus = "failed_status",
    /// The answer was no feed.
    FailedUnreadable = "failed_unreadable",
    /// The pages of a feed lead back to themselves.
    FailedLoop = "failed_loop",
    /// A search through an archive was given up; tried again, it goes on.
    FailedTooLong = "failed_too_long",
}
