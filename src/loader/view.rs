//! What a page is drawn from.

use super::{Failure, Setting};
use crate::{
    content::{self, Node, Resolver},
    feed::Item,
    id::{CategorySlug, EditionCode, PageNumber},
    locale::Message,
    publication::Layout,
    route::Place,
};
use std::sync::Arc;

/// Everything a page is drawn from.
#[derive(Clone)]
pub struct View {
    /// The edition and its words.
    pub setting: Arc<Setting>,
    /// Where in the edition this is.
    pub place: Place,
    /// What is there.
    pub page: Page,
    /// The newest items of the edition.
    pub recent: Recent,
}

/// The newest items of an edition, beside every page.
#[derive(Clone)]
pub enum Recent {
    /// At most five of them.
    Items(Vec<Entry>),
    /// In a finished page that never changes they are not written: the app brings them.
    Later,
    /// They stand in the finished page that the app took over.
    Adopted,
}

/// What is at a place.
#[derive(Clone)]
pub enum Page {
    /// Cards.
    List(List),
    /// An article.
    Article(Entry),
    /// A page that is not an article.
    Static(Entry),
    /// Nothing.
    NotFound,
    /// Something that could not be loaded.
    Failed(Failure),
    /// What the finished page already shows, which the app took over as it is.
    Adopted(Adopted),
}

/// A finished page that the app took over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
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
    pub entries: Vec<Entry>,
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
pub struct Entry {
    /// The item.
    pub item: Arc<Item>,
    /// Knows what its addresses are relative to.
    pub resolver: Resolver,
}

impl Entry {
    /// Its text as a safe tree.
    #[must_use]
    pub fn content(&self) -> Vec<Node> {
        content::of_item(&self.item, &self.resolver)
    }

    /// Its title; the beginning of its text, or its date, where it has none.
    #[must_use]
    pub fn title(&self, setting: &Setting) -> String {
        if let Some(title) = &self.item.title {
            return title.clone();
        }
        let text = content::plain_text(&self.content());
        if text.is_empty() {
            let date = self.item.published.as_ref().map(|date| setting.date(date));
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

impl View {
    /// The place that shows the same in another edition: the declared translation, else the same
    /// category, else the front page.
    #[must_use]
    pub fn place_in(&self, other: &EditionCode) -> Place {
        if *other == self.setting.edition.code {
            return match self.page {
                Page::NotFound => Place::Front,
                _ => self.place.clone(),
            };
        }
        let has_category = |slug: &CategorySlug| {
            let edition = self.setting.site.edition(other);
            edition.is_some_and(|edition| edition.category(slug).is_some())
        };
        let translated = |entry: &Entry| entry.item.translations.get(other.as_str()).cloned();
        let category = match &self.page {
            Page::Article(entry) => match translated(entry) {
                Some(id) => return Place::Article(id.slug()),
                None => entry.item.category.clone(),
            },
            Page::Static(entry) => {
                return translated(entry)
                    .and_then(|id| crate::id::PageSlug::parse(id.as_str()))
                    .map_or(Place::Front, Place::Page);
            }
            Page::List(List { kind: ListKind::Category { slug, .. }, .. }) => Some(slug.clone()),
            Page::Adopted(adopted) => {
                let place = adopted.places.iter().find(|(code, _)| code == other).map(|(_, place)| place.clone());
                return place.unwrap_or(Place::Front);
            }
            Page::List(_) | Page::NotFound | Page::Failed(_) => None,
        };
        category.filter(has_category).map_or(Place::Front, Place::Category)
    }

    /// The heading of the page.
    #[must_use]
    pub fn heading(&self) -> String {
        let setting = &self.setting;
        match &self.page {
            Page::List(list) => list.heading(setting),
            Page::Article(entry) | Page::Static(entry) => entry.title(setting),
            Page::NotFound => setting.text(Message::NotFoundTitle),
            Page::Failed(_) => setting.text(Message::FailedTitle),
            Page::Adopted(adopted) => adopted.window_title.clone(),
        }
    }

    /// The title of the browser's window: the heading, then the publication's name.
    #[must_use]
    pub fn window_title(&self) -> String {
        let name = self.setting.name();
        match (&self.page, &self.place) {
            (Page::Adopted(adopted), _) => adopted.window_title.clone(),
            (_, Place::Front) => name.to_owned(),
            _ => format!("{} – {name}", self.heading()),
        }
    }

    /// The link to a note on the page; `#note` alone would start at the page's `<base>`.
    #[must_use]
    pub fn note(&self, id: &str) -> String {
        format!("{}#{id}", self.address())
    }

    /// Tells its items the page they are shown on.
    #[must_use]
    pub fn with_notes_on_its_page(mut self) -> Self {
        let address = self.address();
        let settle = |entry: &mut Entry| entry.resolver = entry.resolver.clone().on_page(&address);
        match &mut self.page {
            Page::List(list) => list.entries.iter_mut().for_each(settle),
            Page::Article(entry) | Page::Static(entry) => settle(entry),
            Page::NotFound | Page::Failed(_) | Page::Adopted(_) => {}
        }
        self
    }

    /// The address of the page.
    #[must_use]
    pub fn address(&self) -> String {
        self.setting.href(self.place.clone())
    }
}

impl List {
    /// The heading of the page.
    #[must_use]
    pub fn heading(&self, setting: &Setting) -> String {
        let number = |page: &PageNumber| setting.catalog.number(page.get().into());
        match &self.kind {
            ListKind::Front => setting.text(Message::LatestArticles),
            ListKind::Archive(page) => setting.catalog.fill(Message::ArchivePage, &[("page", &number(page))]),
            ListKind::Category { label, page: None, .. } => label.clone(),
            ListKind::Category { label, page: Some(page), .. } => {
                setting.catalog.fill(Message::CategoryPage, &[("category", label), ("page", &number(page))])
            }
        }
    }
}
