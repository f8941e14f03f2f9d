//! What a page is, in the vocabulary of <https://schema.org>, for search engines (JSON-LD).

use super::head::{Head, Image};
use crate::model::{
    locale::Message,
    page::{ArchivePage, EditionContext, List, ListKind, PageContent, PageModel, Post},
    route::Place,
    selection::Selection,
};
use serde::Serialize;

/// The description of a page.
#[derive(Debug, Serialize)]
pub struct StructuredData {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing>,
}

/// An object of the vocabulary. Each kind uses the properties it needs.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Box<Thing>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item_list_element: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
}

impl StructuredData {
    /// The description of a page; none for a page that is no address of its own.
    #[must_use]
    pub fn of(page: &PageModel, head: &Head) -> Option<Self> {
        let canonical = head.canonical.as_ref()?;
        let described = match &page.content {
            PageContent::Article(post) => Thing { headline: Some(head.heading.clone()), ..article(page, post) },
            PageContent::List(list) => Thing { name: Some(head.heading.clone()), ..collection(&page.context, list) },
            PageContent::Archive(_) => {
                Thing { kind: "CollectionPage", name: Some(head.heading.clone()), ..Thing::default() }
            }
            PageContent::Static(_) => Thing { kind: "WebPage", name: Some(head.heading.clone()), ..Thing::default() },
            PageContent::Search
            | PageContent::NotFound
            | PageContent::Offline
            | PageContent::Failed(_)
            | PageContent::Prerendered(_) => {
                return None;
            }
        };
        let described = Thing {
            id: Some(canonical.clone()),
            url: Some(canonical.clone()),
            description: Some(head.description.clone()),
            in_language: Some(page.language().to_string()),
            image: head.image.as_ref().map(|image| Box::new(image_object(image))),
            ..described
        };
        let graph = [described].into_iter().chain(trail(page, canonical, &head.heading)).collect();
        Some(Self { context: "https://schema.org", graph })
    }

    /// Its form in a page.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts and numbers: nothing in it could fail to be JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn article(page: &PageModel, post: &Post) -> Thing {
    let context = &page.context;
    let item = &post.item;
    let text = |time: &crate::model::locale::Timestamp| time.as_str().to_owned();
    let authors: Vec<_> = item
        .authors
        .iter()
        .filter(|author| author.name.is_some())
        .map(|author| {
            let url = author.url.as_ref().and_then(|url| context.public_file(url));
            Thing { kind: "Person", name: author.name.clone(), url, ..Thing::default() }
        })
        .collect();
    Thing {
        kind: "NewsArticle",
        main_entity_of_page: Some(context.public_address(&page.place)),
        publisher: Some(Box::new(publisher(context))),
        author: if authors.is_empty() { vec![publisher(context)] } else { authors },
        date_published: item.published.as_ref().map(text),
        date_modified: item.modified.as_ref().map(text),
        article_section: category_label(page, post),
        keywords: item.tags.clone(),
        ..Thing::default()
    }
}

fn publisher(context: &EditionContext) -> Thing {
    let logo = context.logo().and_then(|logo| context.public_file(&logo));
    Thing {
        kind: "Organization",
        name: Some(context.name().to_owned()),
        url: context.site.base_url.clone(),
        logo: logo.map(|url| Box::new(Thing { kind: "ImageObject", url: Some(url), ..Thing::default() })),
        ..Thing::default()
    }
}

fn collection(context: &EditionContext, list: &List) -> Thing {
    let elements = list.posts.iter().enumerate().map(|(index, post)| Thing {
        kind: "ListItem",
        position: Some(index + 1),
        url: Some(context.public_address(&post.place())),
        name: Some(post.title(context)),
        ..Thing::default()
    });
    let items = Thing { kind: "ItemList", item_list_element: elements.collect(), ..Thing::default() };
    Thing { kind: "CollectionPage", main_entity: Some(Box::new(items)), ..Thing::default() }
}

/// The way from the front page to here (`BreadcrumbList`); the front page itself has none.
fn trail(page: &PageModel, canonical: &str, heading: &str) -> Option<Thing> {
    let context = &page.context;
    let archive_index = || (context.text(Message::ArchiveIndex), context.public_address(&Place::ArchiveIndex));
    let mut steps = vec![(context.name().to_owned(), context.public_address(&Place::Front))];
    match &page.content {
        PageContent::List(List { kind: ListKind::Front, .. }) => return None,
        PageContent::List(List { kind: ListKind::Archive(_), .. }) => {
            steps[0].0 = context.text(Message::LatestArticles);
        }
        PageContent::List(list @ List { kind: ListKind::Selected { selection, page }, .. }) => {
            if !matches!(selection, Selection::Category(_)) {
                steps.push(archive_index());
            }
            if let Selection::Month(month) = selection {
                steps.push((context.catalog.year(month.year()), context.public_address(&Place::Year(month.year()))));
            }
            if page.is_some() {
                let front = context.public_address(&Place::Selected(selection.clone()));
                steps.push((list.label(selection, context), front));
            }
        }
        PageContent::Archive(ArchivePage { year: Some(_), .. }) => steps.push(archive_index()),
        PageContent::Article(post) => {
            let category = post.item.category.clone().zip(category_label(page, post));
            steps.extend(
                category
                    .map(|(slug, label)| (label, context.public_address(&Place::Selected(Selection::Category(slug))))),
            );
        }
        _ => {}
    }
    steps.push((heading.to_owned(), canonical.to_owned()));
    let elements = steps.into_iter().enumerate().map(|(index, (name, address))| Thing {
        kind: "ListItem",
        position: Some(index + 1),
        name: Some(name),
        item: Some(address),
        ..Thing::default()
    });
    Some(Thing { kind: "BreadcrumbList", item_list_element: elements.collect(), ..Thing::default() })
}

fn category_label(page: &PageModel, post: &Post) -> Option<String> {
    let slug = post.item.category.as_ref()?;
    Some(page.context.edition.category_label(slug, Some(&post.item)))
}

fn image_object(image: &Image) -> Thing {
    let (width, height) = image.size.unzip();
    Thing {
        kind: "ImageObject",
        url: Some(image.url.clone()),
        width,
        height,
        caption: Some(image.alt.clone()).filter(|alt| !alt.is_empty()),
        ..Thing::default()
    }
}
