//! The documents beside finished pages: each address of a published folder has its own, so that any page of an
//! archive of any length costs one request.

use super::Loader;
use crate::model::{
    content::Link,
    feed::{ArchiveIndex, Feed, ShownBy},
    id::PageNumber,
    locale::Year,
    page::{ArchivePage, List, ListKind, PageContent, Post},
    publication::Edition,
    route::Place,
    source::{DocumentSource, Failure, Reason},
};

/// The address of the document beside a finished page, from the publication's folder.
#[must_use]
pub fn document_address(edition: &Edition, place: &Place) -> String {
    format!("{}/{place}index.json", edition.code)
}

/// The document of an edition's newest items, in its folder.
pub const RECENT: &str = "recent.json";

/// The address of the document of an edition's newest items.
#[must_use]
pub fn recent_address(edition: &Edition) -> String {
    format!("{}/{RECENT}", edition.code)
}

impl<S: DocumentSource> Loader<S> {
    /// What the document beside a finished page shows. The app turns only to what a link of the publication leads to, so
    /// that a document that is missing is a failure: the publication is being updated, or an author's link is wrong. The
    /// address that a reader came by is another matter ([`Loader::load_first`]).
    pub(super) async fn published(&self, edition: &Edition, place: &Place) -> Result<Option<PageContent>, Failure> {
        match place {
            Place::Unknown => return Ok(None),
            Place::Search => return Ok(self.site.has_search.then_some(PageContent::Search)),
            _ => {}
        }
        let address = document_address(edition, place);
        let document = self.feed(&address).await?;
        let feed = &document.feed;
        let of_browser = match feed.shown_by {
            ShownBy::App => None,
            ShownBy::OwnersPage => Some(Reason::OwnersPage),
            ShownBy::LaterApp => Some(Reason::LaterApp),
        };
        if let Some(reason) = of_browser {
            let address = format!("{}/{place}", edition.code);
            let address = self.resolver.link(&address).map_or(address, Link::into_string);
            return Err(Failure { address, reason });
        }
        let mut posts = self.posts(&address, feed);
        let list = |kind, posts| PageContent::List(published_list(edition, kind, feed, posts));
        Ok(match place {
            Place::Front => Some(list(ListKind::Front, posts)),
            // The newest page's successor is the front page, until it is full.
            Place::Archive(_) if feed.page.is_none() => Some(list(ListKind::Front, posts)),
            Place::Archive(number) => Some(list(ListKind::Archive(*number), posts)),
            Place::Selected(selection) => {
                Some(list(ListKind::Selected { selection: selection.clone(), page: None }, posts))
            }
            Place::SelectedArchive(selection, number) => {
                let page = feed.page.map(|_| *number);
                Some(list(ListKind::Selected { selection: selection.clone(), page }, posts))
            }
            Place::ArchiveIndex => Some(archive(None, &feed.archive)),
            Place::Year(year) => Some(archive(Some(*year), &feed.archive)),
            Place::Article(_) => posts.pop().map(PageContent::Article),
            Place::Page(_) => posts.pop().map(PageContent::Static),
            Place::Search | Place::Unknown => None,
        })
    }
}

fn archive(year: Option<Year>, index: &ArchiveIndex) -> PageContent {
    PageContent::Archive(ArchivePage { year, index: index.clone() })
}

/// A list whose neighbours follow from its own number, so that a page never changes when others come.
fn published_list(edition: &Edition, kind: ListKind, feed: &Feed, posts: Vec<Post>) -> List {
    let (selection, page) = match &kind {
        ListKind::Front => (None, None),
        ListKind::Archive(page) => (None, Some(*page)),
        ListKind::Selected { selection, page } => (Some(selection.clone()), *page),
    };
    let place = |number| match &selection {
        Some(selection) => Place::SelectedArchive(selection.clone(), number),
        None => Place::Archive(number),
    };
    let older = match page {
        Some(page) => page.previous(),
        None => feed.pages.and_then(PageNumber::previous),
    };
    List {
        newer: page.map(|page| place(page.next())),
        older: older.map(place),
        layout: selection.as_ref().map(|selection| edition.layout(selection)).unwrap_or_default(),
        kind,
        posts,
    }
}

impl List {
    /// The list of a finished page: `pages` counts all pages of its archive, the newest included.
    #[must_use]
    pub fn of_finished_page(edition: &Edition, kind: ListKind, pages: PageNumber, posts: Vec<Post>) -> Self {
        published_list(edition, kind, &Feed { pages: Some(pages), ..Feed::default() }, posts)
    }
}
