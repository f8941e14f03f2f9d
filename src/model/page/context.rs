//! What every part of a page is written with.

use crate::model::{
    content::Resolver,
    feed::Item,
    id::EditionCode,
    locale::{Catalog, Language, Message, Timestamp},
    publication::{Edition, Site},
    route::{BasePath, Place, Route},
    selection::Selection,
};

/// An edition, its words, and the place its links start from.
#[derive(Clone, Debug)]
pub struct EditionContext {
    /// The publication.
    pub site: std::sync::Arc<Site>,
    /// The edition.
    pub edition: Edition,
    /// Its texts.
    pub catalog: Catalog,
    /// The folder links start from.
    pub base: BasePath,
    /// For addresses relative to `site.json`.
    pub resolver: Resolver,
}

impl EditionContext {
    /// The publication's name in this edition.
    #[must_use]
    pub fn name(&self) -> &str {
        self.edition.title.as_deref().unwrap_or(&self.site.name)
    }

    /// What the publication says of itself in this edition: its tagline, else its name.
    #[must_use]
    pub fn description(&self) -> &str {
        self.edition.tagline.as_deref().unwrap_or_else(|| self.name())
    }

    /// What a list is called: see [`Edition::label`]; a month by its name and year.
    #[must_use]
    pub fn label(&self, selection: &Selection, item: Option<&Item>) -> String {
        match selection {
            Selection::Month(month) => self.catalog.month(*month),
            selection => self.edition.label(selection, item).unwrap_or_default(),
        }
    }

    /// The title of the feed of a category with that label.
    #[must_use]
    pub fn category_feed_title(&self, label: &str) -> String {
        format!("{} – {label}", self.name())
    }

    /// The address of the publication's logo.
    #[must_use]
    pub fn logo(&self) -> Option<String> {
        self.resolver.file(self.site.logo.as_deref()?)
    }

    /// The line at the foot of its pages.
    #[must_use]
    pub fn copyright(&self) -> &str {
        self.edition.copyright.as_deref().unwrap_or(&self.site.copyright)
    }

    /// Whether there are editions to choose from.
    #[must_use]
    pub fn has_other_editions(&self) -> bool {
        self.site.editions.len() > 1
    }

    /// Whether a menu has anything to show: entries, or other editions.
    #[must_use]
    pub fn has_menu(&self) -> bool {
        !self.edition.menu.is_empty() || self.has_other_editions()
    }

    /// A language in its own words, as the switcher has it; its tag, where no edition has it.
    #[must_use]
    pub fn language_name(&self, language: &Language) -> String {
        let edition = self.site.editions.iter().find(|edition| edition.lang.same_language(language));
        edition.map_or_else(|| language.to_string(), |edition| edition.label.clone())
    }

    /// A text of the interface, owned, as views want it.
    #[must_use]
    pub fn text(&self, message: Message) -> String {
        self.catalog.text(message).to_owned()
    }

    /// A day in the edition's calendar.
    #[must_use]
    pub fn date(&self, timestamp: &Timestamp) -> String {
        self.catalog.date(timestamp)
    }

    /// The same with links that start at the root of the publication's public host.
    #[must_use]
    pub fn at_public_address(&self) -> Self {
        let root = self.public_root();
        let origin_end =
            root.find("://").and_then(|scheme| root[scheme + 3..].find('/').map(|slash| scheme + 3 + slash));
        Self {
            base: BasePath::new(&root),
            resolver: Resolver::new(&root[..origin_end.unwrap_or(root.len())], &format!("{root}site.json")),
            ..self.clone()
        }
    }

    /// The link to a place of this edition.
    #[must_use]
    pub fn href(&self, place: Place) -> String {
        self.base.place(&self.edition.code, place)
    }

    /// The link to a place of another edition.
    #[must_use]
    pub fn href_in(&self, edition: &EditionCode, place: Place) -> String {
        self.base.place(edition, place)
    }

    /// The absolute address of a place of this edition, for sharing: at `base_url` where the
    /// publication has one, else where the page is now.
    #[must_use]
    pub fn public_address(&self, place: &Place) -> String {
        self.public_address_in(&self.edition.code, place)
    }

    /// The same for a place of another edition.
    #[must_use]
    pub fn public_address_in(&self, edition: &EditionCode, place: &Place) -> String {
        self.public_path(&format!("{edition}/{place}"))
    }

    /// The absolute address of the publication's root, which leads every reader to the edition that suits them.
    #[must_use]
    pub fn public_root(&self) -> String {
        self.public_path("")
    }

    fn public_path(&self, path: &str) -> String {
        match &self.site.base_url {
            Some(base_url) => format!("{base_url}{path}"),
            None => self.resolver.absolute(&format!("./{path}")).unwrap_or_else(|| path.to_owned()),
        }
    }

    /// The absolute address of a file, or of a page elsewhere, for sharing; `None` where it has another scheme than
    /// the web's.
    #[must_use]
    pub fn public_file(&self, address: &str) -> Option<String> {
        self.resolver.file(address)?;
        let absolute = self.resolver.absolute(address)?;
        let folder = self.resolver.absolute("./")?;
        match (&self.site.base_url, absolute.strip_prefix(&folder)) {
            (Some(base_url), Some(path)) => Some(format!("{base_url}{path}")),
            _ => Some(absolute),
        }
    }

    /// The link to one of the publication's pages, as the publication itself writes it, out of any that leads
    /// there; `None` for a link to a file or to elsewhere.
    #[must_use]
    pub fn page_link(&self, address: &str) -> Option<String> {
        let route = self.base.parse(address)?;
        match &route {
            Route::Root => {}
            Route::Edition(code, place) if *place != Place::Unknown && self.site.edition(code).is_some() => {}
            Route::Edition(..) | Route::Unknown => return None,
        }
        // A place after a hash has that at its start.
        let path = if self.base.is_in_hash() { address.trim_start_matches('#') } else { address };
        let end = path.find(['?', '#']).map_or("", |end| &path[end..]);
        Some(format!("{}{end}", self.base.href(&route)))
    }
}
