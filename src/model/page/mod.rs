//! What a page is drawn from.

mod context;
pub mod head;
mod hydration;
pub mod structured_data;

pub use context::EditionContext;
pub use hydration::{HydrationData, HydrationDocuments};

use crate::model::{
    content::{self, Resolver, SafeNode},
    feed::Item,
    id::{CategorySlug, EditionCode, PageNumber},
    locale::Message,
    publication::Layout,
    route::Place,
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

/// The newest items of an edition, beside every page.
#[derive(Clone)]
pub enum Recent {
    /// At most five of them.
    Items(Vec<Post>),
    /// In a finished page that never changes they are not written: the app brings them.
    Deferred,
    /// They stand in the finished page that the app took over.
    Prerendered,
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
    /// What the finished page already shows, which the app took over as it is.
    Prerendered(Prerendered),
}

/// A finished page that the app took over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prerendered {
    /// The title of the browser's window.
    pub window_title: String,
    /// The same in other editions, by edition code.
    pub places: Vec<(EditionCode, Place)>,
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

/// An item, and what its addresses are relative to.
#[derive(Clone)]
pub struct Post {
    /// The item.
    pub item: Arc<Item>,
    /// Knows what its addresses are relative to.
    pub resolver: Resolver,
}

impl Post {
    /// Its text as a safe tree.
    #[must_use]
    pub fn content(&self) -> Vec<SafeNode> {
        content::of_item(&self.item, &self.resolver)
    }

    /// Its title; the beginning of its text, or its date, where it has none.
    #[must_use]
    pub fn title(&self, context: &EditionContext) -> String {
        if let Some(title) = &self.item.title {
            return title.clone();
        }
        let text = content::plain_text(&self.content());
        if text.is_empty() {
            let date = self.item.published.as_ref().map(|date| context.date(date));
            return date.unwrap_or_else(|| self.item.id.to_string());
        }
        content::excerpt(&text, 80)
    }

    /// Its place in an edition.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Article(self.item.slug())
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
                return translated(post)
                    .and_then(|id| crate::model::id::PageSlug::parse(id.as_str()))
                    .map_or(Place::Front, Place::Page);
            }
            PageContent::List(List { kind: ListKind::Category { slug, .. }, .. }) => Some(slug.clone()),
            PageContent::Prerendered(prerendered) => {
                let place = prerendered.places.iter().find(|(code, _)| code == other).map(|(_, place)| place.clone());
                return place.unwrap_or(Place::Front);
            }
            PageContent::List(_) | PageContent::NotFound | PageContent::Failed(_) => None,
        };
        category.filter(has_category).map_or(Place::Front, Place::Category)
    }

    /// The heading of the page.
    #[must_use]
    pub fn heading(&self) -> String {
        let context = &self.context;
        match &self.content {
            PageContent::List(list) => list.heading(context),
            PageContent::Article(post) | PageContent::Static(post) => post.title(context),
            PageContent::NotFound => context.text(Message::NotFoundTitle),
            PageContent::Failed(_) => context.text(Message::FailedTitle),
            PageContent::Prerendered(prerendered) => prerendered.window_title.clone(),
        }
    }

    /// The title of the browser's window: the heading, then the publication's name.
    #[must_use]
    pub fn window_title(&self) -> String {
        let name = self.context.name();
        match (&self.content, &self.place) {
            (PageContent::Prerendered(prerendered), _) => prerendered.window_title.clone(),
            (_, Place::Front) => name.to_owned(),
            _ => format!("{} – {name}", self.heading()),
        }
    }

    /// The link to a note on the page; `#note` alone would start at the page's `<base>`.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{id}", self.address())
    }

    /// Tells its items the page they are shown on.
    #[must_use]
    pub fn with_fragments_on_its_page(mut self) -> Self {
        let address = self.address();
        let settle = |post: &mut Post| post.resolver = post.resolver.clone().on_page(&address);
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
