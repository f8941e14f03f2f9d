//! What the head of a finished page says about it: to browsers, search engines, and services it is shared on.

use crate::{
    content,
    html::escape as html,
    id::EditionCode,
    loader::{Entry, List, ListKind, Page, View},
    route::{Place, Route},
};
use std::fmt::Write;

/// How long a description may be, in characters: what search engines and messengers show of it.
const DESCRIPTION: usize = 200;

/// The same content in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Its language tag, or `x-default`.
    pub lang: String,
    /// Its absolute address.
    pub href: String,
}

/// What a page's head is made of.
#[derive(Clone, Debug)]
pub struct Head {
    /// The title of the browser's window.
    pub window_title: String,
    /// The page's own heading.
    pub heading: String,
    /// A sentence or two about it.
    pub description: String,
    /// The absolute address; none for a page that is no address of its own.
    pub canonical: Option<String>,
    /// Its translations, itself included; empty where there is none.
    pub alternates: Vec<Alternate>,
    /// The absolute address of its picture, what it shows, and its size.
    pub image: Option<Image>,
}

/// A page's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its absolute address.
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// Its width and height in pixels.
    pub size: Option<(u32, u32)>,
}

impl Head {
    /// The head of a view's page. `translations` are the places in other editions that hold the same.
    #[must_use]
    pub fn of(view: &View, translations: &[(EditionCode, Place)]) -> Self {
        let setting = &view.setting;
        let place = if is_front_again(view) { Place::Front } else { view.place.clone() };
        let canonical = (!matches!(view.page, Page::NotFound)).then(|| setting.public_address(&place));
        let image = match &view.page {
            Page::Article(entry) | Page::Static(entry) => image(view, entry),
            Page::List(list) => list.entries.iter().find_map(|entry| image(view, entry)),
            _ => None,
        };
        Self {
            window_title: view.window_title(),
            heading: match &view.page {
                Page::List(List { kind: ListKind::Front, .. }) => setting.name().to_owned(),
                _ => view.heading(),
            },
            description: description(view),
            alternates: alternates(view, canonical.as_deref(), translations),
            canonical,
            image,
        }
    }

    /// The HTML of the head, the title first.
    #[must_use]
    pub fn to_html(&self, view: &View) -> String {
        let setting = &view.setting;
        let mut out = format!("<title>{}</title>\n", html(&self.window_title));
        let mut put = |tag: &str, values: &[(&str, &str)]| {
            out.push('<');
            out.push_str(tag);
            for (name, value) in values {
                // Writing to a String cannot fail.
                let _ = write!(out, " {name}=\"{}\"", html(value));
            }
            out.push_str(">\n");
        };
        put("meta", &[("name", "description"), ("content", &self.description)]);
        // Where the menu bar is shown, nothing is drawn before the header is whole, by browsers that know this: half
        // of it would move when the rest comes. On small screens there is nothing to move, and every moment counts.
        let expected = view.note("main");
        let media = ("media", "(min-width: 62rem)");
        put("link", &[("rel", "expect"), ("href", &expected), ("blocking", "render"), media]);
        match &self.canonical {
            Some(canonical) => put("link", &[("rel", "canonical"), ("href", canonical)]),
            None => put("meta", &[("name", "robots"), ("content", "noindex")]),
        }
        for Alternate { lang, href } in &self.alternates {
            put("link", &[("rel", "alternate"), ("hreflang", lang), ("href", href)]);
        }
        let article = match &view.page {
            Page::Article(entry) => Some(entry),
            _ => None,
        };
        put("meta", &[("property", "og:type"), ("content", if article.is_some() { "article" } else { "website" })]);
        put("meta", &[("property", "og:site_name"), ("content", setting.name())]);
        put("meta", &[("property", "og:title"), ("content", &self.heading)]);
        put("meta", &[("property", "og:description"), ("content", &self.description)]);
        if let Some(canonical) = &self.canonical {
            put("meta", &[("property", "og:url"), ("content", canonical)]);
        }
        put("meta", &[("property", "og:locale"), ("content", &setting.edition.lang.as_str().replace('-', "_"))]);
        if let Some(Image { url, alt, size }) = &self.image {
            put("meta", &[("property", "og:image"), ("content", url)]);
            if let Some((width, height)) = size {
                put("meta", &[("property", "og:image:width"), ("content", &width.to_string())]);
                put("meta", &[("property", "og:image:height"), ("content", &height.to_string())]);
            }
            if !alt.is_empty() {
                put("meta", &[("property", "og:image:alt"), ("content", alt)]);
            }
        }
        if let Some(entry) = article {
            let item = &entry.item;
            for (property, time) in
                [("article:published_time", &item.published), ("article:modified_time", &item.modified)]
            {
                if let Some(time) = time {
                    put("meta", &[("property", property), ("content", time.as_str())]);
                }
            }
            for author in item.authors.iter().filter_map(|author| author.name.as_deref()) {
                put("meta", &[("name", "author"), ("content", author)]);
            }
            for tag in &item.tags {
                put("meta", &[("property", "article:tag"), ("content", tag)]);
            }
        }
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        put("meta", &[("name", "twitter:card"), ("content", card)]);
        if let Some(logo) = setting.logo() {
            put("link", &[("rel", "icon"), ("href", &logo)]);
        }
        self.feeds(view, &mut put);
        out
    }

    /// Where a feed reader finds the edition's feeds, and those of the category shown.
    #[allow(clippy::unused_self, reason = "it is a part of the head")]
    fn feeds(&self, view: &View, put: &mut impl FnMut(&str, &[(&str, &str)])) {
        let setting = &view.setting;
        let mut feeds = vec![(setting.name().to_owned(), Place::Front)];
        if let Page::List(List { kind: ListKind::Category { slug, label, .. }, .. }) = &view.page {
            feeds.push((format!("{} – {label}", setting.name()), Place::Category(slug.clone())));
        }
        for (title, place) in feeds {
            let folder = setting.href(place);
            for (kind, file) in [("application/feed+json", "feed.json"), ("application/rss+xml", "feed.xml")] {
                let href = format!("{folder}{file}");
                put("link", &[("rel", "alternate"), ("type", kind), ("title", &title), ("href", &href)]);
            }
        }
    }
}

/// Whether the page shows what the front page shows, at an address that will be an archive page's one day.
fn is_front_again(view: &View) -> bool {
    matches!(view.page, Page::List(List { kind: ListKind::Front, .. })) && view.place != Place::Front
}

fn image(view: &View, entry: &Entry) -> Option<Image> {
    let picture = entry.item.image.as_ref()?;
    let url = view.setting.public_file(&entry.resolver.file(&picture.url)?)?;
    Some(Image { url, alt: picture.alt.clone(), size: picture.size })
}

fn description(view: &View) -> String {
    let setting = &view.setting;
    let about = || setting.edition.tagline.clone().unwrap_or_else(|| setting.name().to_owned());
    match &view.page {
        Page::Article(entry) | Page::Static(entry) => {
            let text = match &entry.item.summary {
                Some(summary) => summary.clone(),
                None => content::plain_text(&entry.content()),
            };
            let text = content::excerpt(&text, DESCRIPTION);
            if text.is_empty() { entry.title(setting) } else { text }
        }
        Page::List(List { kind: ListKind::Front, .. }) => about(),
        _ => format!("{} – {}", view.heading(), about()),
    }
}

fn alternates(view: &View, canonical: Option<&str>, translations: &[(EditionCode, Place)]) -> Vec<Alternate> {
    let (Some(canonical), false) = (canonical, translations.is_empty()) else {
        return Vec::new();
    };
    let setting = &view.setting;
    let base = setting.site.base_url.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    let mut default = None;
    for edition in &setting.site.editions {
        let href = if edition.code == setting.edition.code {
            canonical.to_owned()
        } else {
            let Some((code, place)) = translations.iter().find(|(code, _)| *code == edition.code) else {
                continue;
            };
            format!("{base}{}", Route::Edition(code.clone(), place.clone()))
        };
        if edition.code == setting.site.default_edition {
            default = Some(href.clone());
        }
        found.push(Alternate { lang: edition.lang.to_string(), href });
    }
    // The root leads every reader to the edition that suits them.
    let default = if view.place == Place::Front { Some(base.to_owned()) } else { default };
    found.extend(default.map(|href| Alternate { lang: "x-default".to_owned(), href }));
    found
}
