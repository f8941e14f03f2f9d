//! What the head of a page says about it: to browsers, search engines, and services it is shared on.

use crate::model::{
    content,
    locale::Language,
    offline::MANIFEST,
    page::{LeadPicture, List, ListKind, PageContent, PageModel, Post},
    publication::Documents,
    route::Place,
};

/// How long a description may be, in characters: what search engines and messengers show of it.
const MAX_DESCRIPTION: usize = 200;

/// The same content in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Whom it is for.
    pub lang: Hreflang,
    /// Its absolute address.
    pub href: String,
}

/// Whom an alternate is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hreflang {
    /// Readers of that language.
    Language(Language),
    /// Readers whose language has none.
    Default,
}

impl Hreflang {
    /// The value of the `hreflang` attribute.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Language(language) => language.as_str(),
            Self::Default => "x-default",
        }
    }
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
    /// What is said of a page.
    #[must_use]
    pub fn of(page: &PageModel) -> Self {
        let context = &page.context;
        let place = if is_front_again(page) { Place::Front } else { page.place.clone() };
        // What is found is for search engines to find by themselves.
        let is_there = !matches!(
            page.content,
            PageContent::Search | PageContent::NotFound | PageContent::Offline | PageContent::Failed(_)
        );
        let canonical = is_there.then(|| context.public_address(&place));
        let image = match &page.content {
            PageContent::Article(post) | PageContent::Static(post) => image(page, post),
            PageContent::List(list) => list.posts.iter().find_map(|post| image(page, post)),
            _ => None,
        };
        Self {
            window_title: page.window_title(),
            heading: match &page.content {
                PageContent::List(List { kind: ListKind::Front, .. }) => context.name().to_owned(),
                _ => page.heading(),
            },
            description: description(page),
            alternates: alternates(page, canonical.as_deref()),
            canonical,
            image,
        }
    }

    /// The elements of the head, the title first.
    #[must_use]
    pub fn tags(&self, page: &PageModel) -> Vec<HeadTag> {
        let context = &page.context;
        let mut tags = vec![
            HeadTag { name: "title", attributes: Vec::new(), text: self.window_title.clone() },
            HeadTag::named("description", &self.description),
        ];
        match &self.canonical {
            Some(canonical) => tags.push(HeadTag::link(&[("rel", "canonical"), ("href", canonical)])),
            None => tags.push(HeadTag::named("robots", "noindex")),
        }
        for Alternate { lang, href } in &self.alternates {
            tags.push(HeadTag::link(&[("rel", "alternate"), ("hreflang", lang.as_str()), ("href", href)]));
        }
        self.open_graph(page, &mut tags);
        let card = if self.image.is_some() { "summary_large_image" } else { "summary" };
        tags.push(HeadTag::named("twitter:card", card));
        // Without any, the browser would ask the host for /favicon.ico.
        let icon = context.logo().unwrap_or_else(|| "data:,".to_owned());
        tags.push(HeadTag::link(&[("rel", "icon"), ("href", &icon)]));
        if context.site.opens_offline() {
            let manifest = format!("{}{MANIFEST}", context.href(Place::Front));
            tags.push(HeadTag::link(&[("rel", "manifest"), ("href", &manifest)]));
        }
        feed_links(page, &mut tags);
        tags
    }

    /// What services show of a page that is shared there (<https://ogp.me>).
    fn open_graph(&self, page: &PageModel, tags: &mut Vec<HeadTag>) {
        let context = &page.context;
        let article = match &page.content {
            PageContent::Article(post) => Some(&post.item),
            _ => None,
        };
        tags.extend([
            HeadTag::property("og:type", if article.is_some() { "article" } else { "website" }),
            HeadTag::property("og:site_name", context.name()),
            HeadTag::property("og:title", &self.heading),
            HeadTag::property("og:description", &self.description),
        ]);
        let locale = page.language().open_graph_locale();
        tags.extend(locale.iter().map(|locale| HeadTag::property("og:locale", locale)));
        let others = self.alternates.iter().filter_map(|alternate| match &alternate.lang {
            Hreflang::Language(lang) => lang.open_graph_locale().filter(|other| Some(other) != locale.as_ref()),
            Hreflang::Default => None,
        });
        tags.extend(others.map(|other| HeadTag::property("og:locale:alternate", &other)));
        tags.extend(self.canonical.as_ref().map(|canonical| HeadTag::property("og:url", canonical)));
        if let Some(Image { url, alt, size }) = &self.image {
            tags.push(HeadTag::property("og:image", url));
            if let Some((width, height)) = size {
                tags.push(HeadTag::property("og:image:width", &width.to_string()));
                tags.push(HeadTag::property("og:image:height", &height.to_string()));
            }
            if !alt.is_empty() {
                tags.push(HeadTag::property("og:image:alt", alt));
            }
        }
        let Some(item) = article else {
            return;
        };
        let times = [("article:published_time", &item.published), ("article:modified_time", &item.modified)];
        for (property, time) in times {
            tags.extend(time.as_ref().map(|time| HeadTag::property(property, time.as_str())));
        }
        let authors = item.authors.iter().filter_map(|author| author.name.as_deref());
        tags.extend(authors.map(|author| HeadTag::named("author", author)));
        tags.extend(item.tags.iter().map(|tag| HeadTag::property("article:tag", tag)));
    }
}

/// An element of a page's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadTag {
    /// Its name.
    pub name: &'static str,
    /// Names and values.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub text: String,
}

/// The attribute of head elements that belong to one page: the app replaces them when the reader turns to another.
pub const PAGE_MARK: &str = "data-page";

impl HeadTag {
    /// An element that belongs to one page.
    fn new(name: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned()));
        Self { name, attributes: attributes.chain([(PAGE_MARK, String::new())]).collect(), text: String::new() }
    }

    fn named(name: &str, content: &str) -> Self {
        Self::new("meta", &[("name", name), ("content", content)])
    }

    fn property(property: &str, content: &str) -> Self {
        Self::new("meta", &[("property", property), ("content", content)])
    }

    fn link(attributes: &[(&'static str, &str)]) -> Self {
        Self::new("link", attributes)
    }

    /// What a page is, for search engines (JSON-LD).
    #[must_use]
    pub fn json_ld(json: String) -> Self {
        Self { text: json, ..Self::new("script", &[("type", "application/ld+json")]) }
    }
}

/// Where a feed reader finds the edition's feeds, and those of the category shown. Only `publish` writes them.
fn feed_links(page: &PageModel, tags: &mut Vec<HeadTag>) {
    let context = &page.context;
    if context.site.documents != Documents::Pages {
        return;
    }
    let mut feeds = vec![(context.name().to_owned(), Place::Front)];
    if let PageContent::List(list @ List { kind: ListKind::Selected { selection, .. }, .. }) = &page.content
        && selection.has_feeds()
    {
        let label = list.label(selection, context);
        feeds.push((context.category_feed_title(&label), Place::Selected(selection.clone())));
    }
    for (title, place) in feeds {
        let folder = context.href(place);
        for (kind, file) in [("application/feed+json", "feed.json"), ("application/rss+xml", "feed.xml")] {
            let href = format!("{folder}{file}");
            tags.push(HeadTag::link(&[("rel", "alternate"), ("type", kind), ("title", &title), ("href", &href)]));
        }
    }
}

/// Whether the page shows what the front page shows, at an address that will be an archive page's one day.
fn is_front_again(page: &PageModel) -> bool {
    matches!(page.content, PageContent::List(List { kind: ListKind::Front, .. })) && page.place != Place::Front
}

fn image(page: &PageModel, post: &Post) -> Option<Image> {
    let LeadPicture { src, alt, size, .. } = post.lead_picture()?;
    Some(Image { url: page.context.public_file(&src)?, alt, size })
}

fn description(page: &PageModel) -> String {
    let context = &page.context;
    match &page.content {
        PageContent::Article(post) | PageContent::Static(post) => {
            let text = match &post.item.summary {
                Some(summary) => summary.clone(),
                None => content::plain_text(post.content()),
            };
            let text = content::excerpt(&text, MAX_DESCRIPTION);
            if text.is_empty() { post.title(context) } else { text }
        }
        PageContent::List(List { kind: ListKind::Front, .. }) => context.description().to_owned(),
        _ => format!("{} – {}", page.heading(), context.description()),
    }
}

fn alternates(page: &PageModel, canonical: Option<&str>) -> Vec<Alternate> {
    let translations = page.translations();
    let (Some(canonical), false) = (canonical, translations.is_empty()) else {
        return Vec::new();
    };
    let context = &page.context;
    let mut found = Vec::new();
    let mut default = None;
    for edition in &context.site.editions {
        let href = if edition.code == context.edition.code {
            canonical.to_owned()
        } else {
            let Some((code, place)) = translations.iter().find(|(code, _)| *code == edition.code) else {
                continue;
            };
            context.public_address_in(code, place)
        };
        if edition.code == context.site.default_edition {
            default = Some(href.clone());
        }
        found.push(Alternate { lang: Hreflang::Language(edition.lang.clone()), href });
    }
    // Not the publication's root: its canonical address is the default edition's.
    found.extend(default.map(|href| Alternate { lang: Hreflang::Default, href }));
    found
}
