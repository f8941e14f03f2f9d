//! What a page is drawn from.

mod context;
pub mod head;
mod hydration;
pub mod structured_data;

pub use context::EditionContext;
pub use hydration::{HydrationData, HydrationDocuments};

use crate::model::{
    content::{self, Resolver, SafeElement, SafeNode},
    feed::Item,
    id::{CategorySlug, EditionCode, ItemSlug, PageNumber, PageSlug},
    locale::{Language, Message, Timestamp},
    publication::Layout,
    route::{Place, Route},
    source::Failure,
};
use serde::{Deserialize, Serialize};
use std::{
    slice,
    sync::{Arc, OnceLock},
};

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

/// The newest items of an edition, beside every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recent {
    /// At most [`RECENT_POSTS`] of them.
    Posts(Vec<RecentPost>),
    /// Not known yet. They are not written into a finished page that never changes: the app loads them.
    Deferred,
}

/// How many of the newest items stand beside every page.
pub const RECENT_POSTS: usize = 5;

/// One of the newest items, as the list of them shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentPost {
    /// Its name in addresses.
    pub slug: ItemSlug,
    /// Its title.
    pub title: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
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
    /// Nothing.
    NotFound,
    /// Something that could not be loaded.
    Failed(Failure),
    /// What the finished page shows already. It stays as it was sent, and is not sent a second time as data.
    Prerendered(Prerendered),
}

/// What the app knows of the content of a finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prerendered {
    /// The same in other editions, by edition code; what is not here is the front page.
    pub translations: Vec<(EditionCode, Place)>,
}

/// A page of cards.
#[derive(Clone)]
pub struct List {
    /// What is listed.
    pub kind: ListKind,
    /// The items, newest first.
    pub posts: Vec<Post>,
    /// The page of newer items.
    pub newer: Option<Place>,
    /// The page of older items.
    pub older: Option<Place>,
    /// How they are laid out.
    pub layout: Layout,
}

/// What a list lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// The newest items.
    Front,
    /// A page of the archive.
    Archive(PageNumber),
    /// A category, or a page of its archive.
    Category {
        /// Its name in addresses.
        slug: CategorySlug,
        /// Its name for readers.
        label: String,
        /// The page; none for the newest items.
        page: Option<PageNumber>,
    },
}

/// An item, and what its addresses are relative to. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    /// The item.
    pub item: Arc<Item>,
    /// Knows what its addresses are relative to.
    pub resolver: Arc<Resolver>,
    /// Its text, parsed when it is first asked for.
    content: Arc<OnceLock<Vec<SafeNode>>>,
}

/// How much of a text stands for it where it is shortened, in characters: about four lines.
const EXCERPT_LENGTH: usize = 280;

/// How much of a text stands for a missing title, in characters.
const TITLE_LENGTH: usize = 80;

impl Post {
    /// An item whose addresses are relative to what the resolver says.
    #[must_use]
    pub fn new(item: Arc<Item>, resolver: Arc<Resolver>) -> Self {
        Self { item, resolver, content: Arc::default() }
    }

    /// Its text as a safe tree.
    #[must_use]
    pub fn content(&self) -> &[SafeNode] {
        self.content.get_or_init(|| content::of_item(&self.item, &self.resolver))
    }

    /// Its text, less a picture at its start that is the lead picture once more.
    #[must_use]
    pub fn content_without_lead(&self) -> &[SafeNode] {
        let nodes = self.content();
        let lead = self.item.image.as_ref().and_then(|picture| self.resolver.file(&picture.url));
        match (nodes, lead) {
            ([first @ SafeNode::Element(_), rest @ ..], Some(lead))
                if content::pictures(slice::from_ref(first)).first().is_some_and(|picture| {
                    content::shows(picture, &lead) && content::plain_text(slice::from_ref(first)).is_empty()
                }) =>
            {
                rest
            }
            _ => nodes,
        }
    }

    /// The pictures in its text, each with the caption of its figure.
    #[must_use]
    pub fn pictures(&self) -> Vec<SafeElement> {
        content::pictures(self.content())
    }

    /// Its title; the beginning of its text, or its date, where it has none.
    #[must_use]
    pub fn title(&self, context: &EditionContext) -> String {
        if let Some(title) = &self.item.title {
            return title.clone();
        }
        let text = content::plain_text(self.content());
        if text.is_empty() {
            let date = self.item.published.as_ref().map(|date| context.date(date));
            return date.unwrap_or_else(|| self.item.id.to_string());
        }
        content::excerpt(&text, TITLE_LENGTH)
    }

    /// Its summary, or the beginning of its text.
    #[must_use]
    pub fn summary(&self) -> String {
        match &self.item.summary {
            Some(summary) => summary.clone(),
            None => content::excerpt(&content::plain_text(self.content()), EXCERPT_LENGTH),
        }
    }

    /// Its language, where that is not its edition's.
    #[must_use]
    pub fn foreign_language(&self, context: &EditionContext) -> Option<&Language> {
        self.item.language.as_ref().filter(|language| !language.same_language(&context.edition.lang))
    }

    /// Its place in an edition.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Article(self.item.slug())
    }

    /// What the list of the newest items shows of it.
    #[must_use]
    pub fn recent(&self, context: &EditionContext) -> RecentPost {
        RecentPost { slug: self.item.slug(), title: self.title(context), published: self.item.published.clone() }
    }

    /// The same on a page with that address, which links inside its text need.
    fn on_page(&self, address: &str) -> Self {
        let resolver = Resolver::clone(&self.resolver).on_page(address);
        Self::new(Arc::clone(&self.item), Arc::new(resolver))
    }
}

impl PageModel {
    /// The place that shows the same in another edition: the declared translation, else the same
    /// category, else the front page.
    #[must_use]
    pub fn place_in(&self, other: &EditionCode) -> Place {
        if *other == self.context.edition.code {
            return match self.content {
                PageContent::NotFound => Place::Front,
                _ => self.place.clone(),
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
            PageContent::List(List { kind: ListKind::Category { slug, .. }, .. }) => Some(slug.clone()),
            PageContent::Prerendered(prerendered) => {
                let place =
                    prerendered.translations.iter().find(|(code, _)| code == other).map(|(_, place)| place.clone());
                return place.unwrap_or(Place::Front);
            }
            PageContent::List(_) | PageContent::NotFound | PageContent::Failed(_) => None,
        };
        category.filter(has_category).map_or(Place::Front, Place::Category)
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
                    PageContent::List(List { kind: ListKind::Category { slug, page: None, .. }, .. }) => {
                        edition.category(slug)?;
                        Place::Category(slug.clone())
                    }
                    PageContent::Article(post) => Place::Article(translated(post)?.slug()),
                    PageContent::Static(post) => Place::Page(PageSlug::parse(translated(post)?.as_str())?),
                    _ => return None,
                };
                Some((edition.code.clone(), place))
            })
            .collect()
    }

    /// The heading of the page; the publication's name where only a finished page knows it.
    #[must_use]
    pub fn heading(&self) -> String {
        let context = &self.context;
        match &self.content {
            PageContent::List(list) => list.heading(context),
            PageContent::Article(post) | PageContent::Static(post) => post.title(context),
            PageContent::NotFound => context.text(Message::NotFoundTitle),
            PageContent::Failed(_) => context.text(Message::FailedTitle),
            PageContent::Prerendered(_) => context.name().to_owned(),
        }
    }

    /// The title of the browser's window: the heading, then the publication's name.
    #[must_use]
    pub fn window_title(&self) -> String {
        let name = self.context.name();
        match self.place {
            Place::Front => name.to_owned(),
            _ => format!("{} – {name}", self.heading()),
        }
    }

    /// The link to an element of the page; `#id` alone would start at the page's `<base>`. An address that does not
    /// exist has no page to name, and none of the finished ones for it has a `<base>`.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        match self.content {
            PageContent::NotFound => format!("#{id}"),
            _ => format!("{}#{id}", self.address()),
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
        let settle = |post: &mut Post| *post = post.on_page(&address);
        match &mut self.content {
            PageContent::List(list) => list.posts.iter_mut().for_each(settle),
            PageContent::Article(post) | PageContent::Static(post) => settle(post),
            PageContent::NotFound | PageContent::Failed(_) | PageContent::Prerendered(_) => {}
        }
        self
    }

    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        self.context.href(self.place.clone())
    }
}

impl List {
    /// The heading of the page.
    #[must_use]
    pub fn heading(&self, context: &EditionContext) -> String {
        let number = |page: &PageNumber| context.catalog.number(page.get().into());
        match &self.kind {
            ListKind::Front => context.text(Message::LatestArticles),
            ListKind::Archive(page) => context.catalog.fill(Message::ArchivePage, &[("page", &number(page))]),
            ListKind::Category { label, page: None, .. } => label.clone(),
            ListKind::Category { label, page: Some(page), .. } => {
                context.catalog.fill(Message::CategoryPage, &[("category", label), ("page", &number(page))])
            }
        }
    }
}
