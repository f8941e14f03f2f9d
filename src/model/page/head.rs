//! What the head of a finished page says about it: to browsers, search engines, and services it is shared on.

use crate::{
    app::html::escape as html,
    model::{
        content,
        id::EditionCode,
        page::{List, ListKind, PageContent, PageModel, Post},
        route::{Place, Route},
    },
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
    /// The head of a model's page. `translations` are the places in other editions that hold the same.
    #[must_use]
    pub fn of(model: &PageModel, translations: &[(EditionCode, Place)]) -> Self {
        let context = &model.context;
        let place = if is_front_again(model) { Place::Front } else { model.place.clone() };
        let canonical = (!matches!(model.content, PageContent::NotFound)).then(|| context.public_address(&place));
        let image = match &model.content {
            PageContent::Article(post) | PageContent::Static(post) => image(model, post),
            PageContent::List(list) => list.posts.iter().find_map(|post| image(model, post)),
            _ => None,
        };
        Self {
            window_title: model.window_title(),
            heading: match &model.content {
                PageContent::List(List { kind: ListKind::Front, .. }) => context.name().to_owned(),
                _ => model.heading(),
            },
            description: description(model),
            alternates: alternates(model, canonical.as_deref(), translations),
            canonical,
            image,
        }
    }

    /// The HTML of the head, the title first.
    #[must_use]
    pub fn to_html(&self, model: &PageModel) -> String {
        let context = &model.context;
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
        let expected = model.fragment("main");
        let media = ("media", "(min-width: 62rem)");
        put("link", &[("rel", "expect"), ("href", &expected), ("blocking", "render"), media]);
        match &self.canonical {
            Some(canonical) => put("link", &[("rel", "canonical"), ("href", canonical)]),
            None => put("meta", &[("name", "robots"), ("content", "noindex")]),
        }
        for Alternate { lang, href } in &self.alternates {
            put("link", &[("rel", "alternate"), ("hreflang", lang), ("href", href)]);
        }
        let article = match &model.content {
            PageContent::Article(post) => Some(post),
            _ => None,
        };
        put("meta", &[("property", "og:type"), ("content", if article.is_some() { "article" } else { "website" })]);
        put("meta", &[("property", "og:site_name"), ("content", context.name())]);
        put("meta", &[("property", "og:title"), ("content", &self.heading)]);
        put("meta", &[("property", "og:description"), ("content", &self.description)]);
        if let Some(canonical) = &self.canonical {
            put("meta", &[("property", "og:url"), ("content", canonical)]);
        }
        put("meta", &[("property", "og:locale"), ("content", &context.edition.lang.as_str().replace('-', "_"))]);
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
        if let Some(post) = article {
            let item = &post.item;
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
        if let Some(logo) = context.logo() {
            put("link", &[("rel", "icon"), ("href", &logo)]);
        }
        self.feeds(model, &mut put);
        out
    }

    /// Where a feed reader finds the edition's feeds, and those of the category shown.
    #[allow(clippy::unused_self, reason = "it is a part of the head")]
    fn feeds(&self, model: &PageModel, put: &mut impl FnMut(&str, &[(&str, &str)])) {
        let context = &model.context;
        let mut feeds = vec![(context.name().to_owned(), Place::Front)];
        if let PageContent::List(List { kind: ListKind::Category { slug, label, .. }, .. }) = &model.content {
            feeds.push((format!("{} – {label}", context.name()), Place::Category(slug.clone())));
        }
        for (title, place) in feeds {
            let folder = context.href(place);
            for (kind, file) in [("application/feed+json", "feed.json"), ("application/rss+xml", "feed.xml")] {
                let href = format!("{folder}{file}");
                put("link", &[("rel", "alternate"), ("type", kind), ("title", &title), ("href", &href)]);
            }
        }
    }
}

/// Whether the page shows what the front page shows, at an address that will be an archive page's one day.
fn is_front_again(model: &PageModel) -> bool {
    matches!(model.content, PageContent::List(List { kind: ListKind::Front, .. })) && model.place != Place::Front
}

fn image(model: &PageModel, post: &Post) -> Option<Image> {
    let picture = post.item.image.as_ref()?;
    let url = model.context.public_file(&post.resolver.file(&picture.url)?)?;
    Some(Image { url, alt: picture.alt.clone(), size: picture.size })
}

fn description(model: &PageModel) -> String {
    let context = &model.context;
    let about = || context.edition.tagline.clone().unwrap_or_else(|| context.name().to_owned());
    match &model.content {
        PageContent::Article(post) | PageContent::Static(post) => {
            let text = match &post.item.summary {
                Some(summary) => summary.clone(),
                None => content::plain_text(&post.content()),
            };
            let text = content::excerpt(&text, DESCRIPTION);
            if text.is_empty() { post.title(context) } else { text }
        }
        PageContent::List(List { kind: ListKind::Front, .. }) => about(),
        _ => format!("{} – {}", model.heading(), about()),
    }
}

fn alternates(model: &PageModel, canonical: Option<&str>, translations: &[(EditionCode, Place)]) -> Vec<Alternate> {
    let (Some(canonical), false) = (canonical, translations.is_empty()) else {
        return Vec::new();
    };
    let context = &model.context;
    let base = context.site.base_url.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    let mut default = None;
    for edition in &context.site.editions {
        let href = if edition.code == context.edition.code {
            canonical.to_owned()
        } else {
            let Some((code, place)) = translations.iter().find(|(code, _)| *code == edition.code) else {
                continue;
            };
            format!("{base}{}", Route::Edition(code.clone(), place.clone()))
        };
        if edition.code == context.site.default_edition {
            default = Some(href.clone());
        }
        found.push(Alternate { lang: edition.lang.to_string(), href });
    }
    // The root leads every reader to the edition that suits them.
    let default = if model.place == Place::Front { Some(base.to_owned()) } else { default };
    found.extend(default.map(|href| Alternate { lang: "x-default".to_owned(), href }));
    found
}
