//! What a page is drawn from.

mod archive;
mod captions;
mod context;
pub mod head;
mod hydration;
mod language_attributes;
mod lead_picture;
mod linked_pictures;
mod list;
mod post;
mod read_on;
mod recent;
mod sized_source;
pub mod structured_data;

pub use archive::{ArchivePage, ArchiveTally};
pub use captions::Captions;
pub use context::EditionContext;
pub use hydration::{HydrationData, HydrationDocuments, ShownAt};
pub use language_attributes::LanguageAttributes;
pub use lead_picture::LeadPicture;
pub use linked_pictures::LinkedPictures;
pub use list::{List, ListKind};
pub use post::Post;
pub use read_on::{ReadOn, ReadOnChoice};
pub use recent::{RECENT_POSTS, Recent, RecentPost};
pub use sized_source::SizedSource;

use crate::model::{
    id::{CategorySlug, EditionCode, PageSlug},
    locale::{Language, Message},
    route::{Place, Route},
    selection::Selection,
    source::Failure,
};
use std::sync::Arc;

/// Everything a page is drawn from.
#[derive(Clone)]
pub struct PageModel {
    /// The edition and its words.
    pub context: Arc<EditionContext>,
    /// Where in the edition this is.
    pub place: Place,
    /// What is there.
    pub content: PageContent,
    /// The newest items of the edition.
    pub recent: Recent,
}

/// What is at a place.
#[derive(Clone)]
pub enum PageContent {
    /// Cards.
    List(List),
    /// An article.
    Article(Post),
    /// A page that is not an article.
    Static(Post),
    /// The index of the archive, or a year of it.
    Archive(ArchivePage),
    /// Search, which is drawn where it is asked.
    Search,
    /// Nothing.
    NotFound,
    /// Nothing that was kept, where there is no network.
    Offline,
    /// Something that could not be loaded.
    Failed(Failure),
    /// What the finished page shows already. It is not sent a second time as data.
    Prerendered(Prerendered),
}

/// What the app knows of the content of a finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prerendered {
    /// The same in other editions, by edition code; what is not here is the front page.
    pub translations: Vec<(EditionCode, Place)>,
}

impl PageModel {
    /// The place that shows the same in another edition: the declared translation, else the same
    /// category, else the front page.
    #[must_use]
    pub fn place_in(&self, other: &EditionCode) -> Place {
        if *other == self.context.edition.code {
            return match (&self.content, &self.place) {
                (PageContent::NotFound | PageContent::Offline, _) | (_, Place::Unknown) => Place::Front,
                (_, place) => place.clone(),
            };
        }
        let has_category = |slug: &CategorySlug| {
            let edition = self.context.site.edition(other);
            edition.is_some_and(|edition| edition.category(slug).is_some())
        };
        let translated = |post: &Post| post.item.translations.get(other.as_str()).cloned();
        let category = match &self.content {
            PageContent::Article(post) => match translated(post) {
                Some(id) => return Place::Article(id.slug()),
                None => post.item.category.clone(),
            },
            PageContent::Static(post) => {
                return translated(post).and_then(|id| PageSlug::parse(id.as_str())).map_or(Place::Front, Place::Page);
            }
            PageContent::List(List {
                kind: ListKind::Selected { selection: Selection::Category(slug), .. }, ..
            }) => Some(slug.clone()),
            // Calendars differ from edition to edition, and so do the names of months.
            PageContent::Archive(_)
            | PageContent::List(List { kind: ListKind::Selected { selection: Selection::Month(_), .. }, .. }) => {
                return Place::ArchiveIndex;
            }
            PageContent::Prerendered(prerendered) => {
                let place =
                    prerendered.translations.iter().find(|(code, _)| code == other).map(|(_, place)| place.clone());
                return place.unwrap_or(Place::Front);
            }
            PageContent::Search => return Place::Search,
            PageContent::List(_) | PageContent::NotFound | PageContent::Offline | PageContent::Failed(_) => None,
        };
        category.filter(has_category).map_or(Place::Front, |slug| Place::Selected(Selection::Category(slug)))
    }

    /// The places in other editions that hold the same: translations of an item, declared categories, front pages.
    #[must_use]
    pub fn translations(&self) -> Vec<(EditionCode, Place)> {
        let editions = self.context.site.editions.iter().filter(|edition| edition.code != self.context.edition.code);
        editions
            .filter_map(|edition| {
                let translated = |post: &Post| post.item.translations.get(edition.code.as_str()).cloned();
                let place = match &self.content {
                    PageContent::List(List { kind: ListKind::Front, .. }) => Place::Front,
                    PageContent::List(List {
                        kind: ListKind::Selected { selection: Selection::Category(slug), page: None },
                        ..
                    }) => {
                        edition.category(slug)?;
                        Place::Selected(Selection::Category(slug.clone()))
                    }
                    PageContent::Archive(ArchivePage { year: None, .. }) => Place::ArchiveIndex,
                    PageContent::Article(post) => Place::Article(translated(post)?.slug()),
                    PageContent::Static(post) => Place::Page(PageSlug::parse(translated(post)?.as_str())?),
                    _ => return None,
                };
                Some((edition.code.clone(), place))
            })
            .collect()
    }

    /// The language of what the page holds: an item's own, else its edition's.
    #[must_use]
    pub fn language(&self) -> &Language {
        let own = match &self.content {
            PageContent::Article(post) | PageContent::Static(post) => post.foreign_language(&self.context),
            _ => None,
        };
        own.unwrap_or(&self.context.edition.lang)
    }

    /// The heading of the page; the publication's name where only a finished page knows it.
    #[must_use]
    pub fn heading(&self) -> String {
        let context = &self.context;
        match &self.content {
            PageContent::List(list) => list.heading(context),
            PageContent::Article(post) | PageContent::Static(post) => post.title(context),
            PageContent::Archive(archive) => archive.heading(context),
            PageContent::Search => context.text(Message::Search),
            PageContent::NotFound => context.text(Message::NotFoundTitle),
            PageContent::Offline => context.text(Message::OfflineTitle),
            PageContent::Failed(_) => context.text(Message::FailedTitle),
            PageContent::Prerendered(_) => context.name().to_owned(),
        }
    }

    /// The title of the browser's window: the heading, then the publication's name.
    #[must_use]
    pub fn window_title(&self) -> String {
        let name = self.context.name();
        match (&self.content, &self.place) {
            (PageContent::List(_) | PageContent::Prerendered(_), Place::Front) => name.to_owned(),
            _ => format!("{} – {name}", self.heading()),
        }
    }

    /// Whether this is what is shown in place of a page that could not be loaded.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        matches!(self.content, PageContent::Failed(_))
    }

    /// Whether something is shown in place of a page: that it could not be loaded, or that there is no network.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        matches!(self.content, PageContent::Failed(_) | PageContent::Offline)
    }

    /// The page that says, in the words of this one, that what a route leads to could not be loaded.
    #[must_use]
    pub fn failed(&self, route: &Route, failure: Failure) -> Self {
        let place = match route {
            Route::Edition(code, place) if *code == self.context.edition.code => place.clone(),
            _ => Place::Unknown,
        };
        let content = PageContent::Failed(failure);
        Self { context: Arc::clone(&self.context), place, content, recent: Recent::Deferred }
    }

    /// The link to an element of the page; `#id` alone would start at the page's `<base>`. An address that does not
    /// exist, or cannot be had, has no page to name, and none of the finished ones for it has a `<base>`.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        match self.content {
            PageContent::NotFound | PageContent::Offline => format!("#{id}"),
            _ => format!("{}#{id}", self.address()),
        }
    }

    /// Whether a route leads here. Every address that does not exist has the same page.
    #[must_use]
    pub fn is_at(&self, route: &Route) -> bool {
        match route {
            Route::Root => self.place == Place::Front,
            Route::Edition(code, place) if self.context.site.edition(code).is_some() => {
                *code == self.context.edition.code && *place == self.place
            }
            Route::Edition(..) | Route::Unknown => self.place == Place::Unknown,
        }
    }

    /// The route that leads here.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::Edition(self.context.edition.code.clone(), self.place.clone())
    }

    /// Tells its items the page they are shown on.
    #[must_use]
    pub fn with_fragments_on_its_page(mut self) -> Self {
        let address = self.address();
        let put_on_page = |post: &mut Post| *post = post.on_page(&address);
        match &mut self.content {
            PageContent::List(list) => list.posts.iter_mut().for_each(put_on_page),
            PageContent::Article(post) | PageContent::Static(post) => put_on_page(post),
            PageContent::Archive(_)
            | PageContent::Search
            | PageContent::NotFound
            | PageContent::Offline
            | PageContent::Failed(_)
            | PageContent::Prerendered(_) => {}
        }
        self
    }

    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        self.context.href(self.place.clone())
    }
}
