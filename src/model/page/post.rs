//! An item as pages show it.

use super::{EditionContext, LanguageAttributes, RecentPost};
use crate::model::{
    content::{self, Resolver, SafeElement, SafeNode, Section, Unreadable},
    feed::{Body, Item},
    locale::{Direction, Language, Message},
    route::Place,
};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// An item, and what its addresses are relative to. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    /// The item.
    pub item: Arc<Item>,
    /// Knows what its addresses are relative to.
    pub resolver: Arc<Resolver>,
    /// Its text, parsed when it is first asked for.
    content: Arc<OnceLock<Result<Vec<SafeNode>, Unreadable>>>,
    /// Its pictures in several sizes by the addresses that a page shows them from, when the first is asked for: an article
    /// may have thousands.
    pub(super) sized: Arc<OnceLock<HashMap<String, usize>>>,
}

/// The length of an excerpt in characters: about four lines.
const EXCERPT_LENGTH: usize = 280;

/// From how many sections, and how many minutes of reading on, a text has a table of contents: in a shorter one it would
/// stand between the reader and the text.
const MIN_SECTIONS: usize = 3;
const MIN_MINUTES: u32 = 3;

/// How long a text may be that a list shows whole.
const MOST_BYTES_IN_A_LIST: usize = 200_000;

/// How many characters of a text replace a missing title.
const TITLE_LENGTH: usize = 80;

impl Post {
    /// An item whose addresses are relative to what the resolver says.
    #[must_use]
    pub fn new(item: Arc<Item>, resolver: Arc<Resolver>) -> Self {
        Self { item, resolver, content: Arc::default(), sized: Arc::default() }
    }

    /// Its text as a safe tree; nothing where it is unreadable.
    #[must_use]
    pub fn content(&self) -> &[SafeNode] {
        self.parsed().as_deref().unwrap_or_default()
    }

    /// Whether its text is too long for a list to show it whole beside others.
    #[must_use]
    pub fn is_too_long_for_a_list(&self) -> bool {
        match &self.item.body {
            Body::Html(text) | Body::Text(text) => text.len() > MOST_BYTES_IN_A_LIST,
            Body::None => false,
        }
    }

    /// Whether the browser parsed its text. Where it did not, the page has to say so.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.parsed().is_ok()
    }

    fn parsed(&self) -> &Result<Vec<SafeNode>, Unreadable> {
        self.content.get_or_init(|| self.item.content(&self.resolver))
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

    /// The language of its text, on a page of the edition.
    #[must_use]
    pub fn language_of_text(&self, context: &EditionContext) -> LanguageAttributes {
        LanguageAttributes::of_text(self.foreign_language(context))
    }

    /// The direction of its text.
    #[must_use]
    pub fn direction_of_text(&self, context: &EditionContext) -> Direction {
        self.foreign_language(context).map_or_else(|| context.edition.direction(), Language::direction)
    }

    /// The language of the edition's own words inside its text.
    #[must_use]
    pub fn language_of_words(&self, context: &EditionContext) -> LanguageAttributes {
        self.foreign_language(context).map(|_| LanguageAttributes::of_edition(&context.edition)).unwrap_or_default()
    }

    /// How many minutes its text takes to read; `None` for a short one.
    #[must_use]
    pub fn reading_minutes(&self) -> Option<u32> {
        content::reading_minutes(self.content())
    }

    /// Its text with ids for its headings, and the sections of a long one.
    #[must_use]
    pub fn in_sections(&self, mut nodes: Vec<SafeNode>) -> (Vec<SafeNode>, Vec<Section>) {
        let sections = content::sections(&mut nodes, self.item.slug().as_str());
        let is_long = sections.len() >= MIN_SECTIONS && self.reading_minutes() >= Some(MIN_MINUTES);
        (nodes, if is_long { sections } else { Vec::new() })
    }

    /// Where it is discussed: as it says, else on the page that it is about, if comments are counted. Never here.
    #[must_use]
    pub fn discussion(&self) -> Option<String> {
        let item = &self.item;
        let about = item.external_url.as_deref().filter(|_| item.comments.is_some());
        Some(self.resolver.link(item.comments_url.as_deref().or(about)?)?.into_string())
    }

    /// The words by which it is cited: authors, title, publication, date, address.
    #[must_use]
    pub fn citation(&self, context: &EditionContext) -> String {
        let authors = self.item.authors.iter().filter_map(|author| author.name.clone());
        let title = context.catalog.fill(Message::Quoted, &[("title", &self.title(context))]);
        let date = self.item.published.as_ref().map(|date| context.date(date));
        let parts = authors.chain([title, context.name().to_owned()]).chain(date);
        let parts: Vec<_> = parts.chain([context.public_address(&self.place())]).collect();
        parts.join(context.catalog.text(Message::ListSeparator))
    }

    /// Its place in an edition.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::Article(self.item.slug())
    }

    /// What the list of the newest items shows of it.
    #[must_use]
    pub fn recent(&self, context: &EditionContext) -> RecentPost {
        RecentPost {
            slug: self.item.slug(),
            title: self.title(context),
            language: self.foreign_language(context).cloned(),
            published: self.item.published.clone(),
        }
    }

    /// The same on a page with that address, for links to fragments of its text.
    pub(super) fn on_page(&self, address: &str) -> Self {
        let resolver = Resolver::clone(&self.resolver).on_page(address);
        Self::new(Arc::clone(&self.item), Arc::new(resolver))
    }
}
