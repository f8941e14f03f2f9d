//! What a page is, in the vocabulary of <https://schema.org>, for search engines (JSON-LD).

use super::head::{Head, Image};
use crate::model::{
    locale::Message,
    page::{List, ListKind, PageContent, PageModel, Post},
    route::Place,
};
use serde_json::{Map, Value, json};

/// The description of a page; none for a page that is no address of its own.
#[must_use]
pub fn of(page: &PageModel, head: &Head) -> Option<Value> {
    let canonical = head.canonical.as_deref()?;
    let mut description = match &page.content {
        PageContent::Article(post) => article(page, post),
        PageContent::List(list) => collection(page, list),
        PageContent::Static(_) => Map::from_iter([("@type".to_owned(), json!("WebPage"))]),
        PageContent::NotFound | PageContent::Failed(_) | PageContent::Prerendered(_) => return None,
    };
    let headline = if matches!(page.content, PageContent::Article(_)) { "headline" } else { "name" };
    description.insert("@id".to_owned(), json!(canonical));
    description.insert("url".to_owned(), json!(canonical));
    description.insert(headline.to_owned(), json!(head.heading));
    description.insert("description".to_owned(), json!(head.description));
    description.insert("inLanguage".to_owned(), json!(page.context.edition.lang.as_str()));
    if let Some(image) = &head.image {
        description.insert("image".to_owned(), image_object(image));
    }
    let mut graph = vec![Value::Object(description)];
    graph.extend(trail(page, canonical, &head.heading));
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn article(page: &PageModel, post: &Post) -> Map<String, Value> {
    let context = &page.context;
    let item = &post.item;
    let mut publisher = json!({ "@type": "Organization", "name": context.name() });
    if let Some(base_url) = &context.site.base_url {
        publisher["url"] = json!(base_url);
    }
    if let Some(logo) = context.logo().and_then(|logo| context.public_file(&logo)) {
        publisher["logo"] = json!({ "@type": "ImageObject", "url": logo });
    }
    let mut article = Map::from_iter([
        ("@type".to_owned(), json!("NewsArticle")),
        ("mainEntityOfPage".to_owned(), json!(context.public_address(&page.place))),
        ("publisher".to_owned(), publisher.clone()),
    ]);
    let authors: Vec<_> = item
        .authors
        .iter()
        .filter_map(|author| {
            let mut person = json!({ "@type": "Person", "name": author.name.as_deref()? });
            if let Some(url) = &author.url {
                person["url"] = json!(url);
            }
            Some(person)
        })
        .collect();
    article.insert("author".to_owned(), if authors.is_empty() { publisher } else { Value::Array(authors) });
    for (name, time) in [("datePublished", &item.published), ("dateModified", &item.modified)] {
        if let Some(time) = time {
            article.insert(name.to_owned(), json!(time.as_str()));
        }
    }
    if let Some(label) = category_label(page, post) {
        article.insert("articleSection".to_owned(), json!(label));
    }
    if !item.tags.is_empty() {
        article.insert("keywords".to_owned(), json!(item.tags));
    }
    article
}

fn collection(page: &PageModel, list: &List) -> Map<String, Value> {
    let context = &page.context;
    let elements: Vec<_> = list
        .posts
        .iter()
        .enumerate()
        .map(|(index, post)| {
            json!({ "@type": "ListItem", "position": index + 1, "url": context.public_address(&post.place()),
                    "name": post.title(context) })
        })
        .collect();
    Map::from_iter([
        ("@type".to_owned(), json!("CollectionPage")),
        ("mainEntity".to_owned(), json!({ "@type": "ItemList", "itemListElement": elements })),
    ])
}

/// The way from the front page to here (`BreadcrumbList`); the front page itself has none.
fn trail(page: &PageModel, canonical: &str, heading: &str) -> Option<Value> {
    let context = &page.context;
    let mut steps = vec![(context.name().to_owned(), context.public_address(&Place::Front))];
    match &page.content {
        PageContent::List(List { kind: ListKind::Front, .. }) => return None,
        PageContent::List(List { kind: ListKind::Archive(_), .. }) => {
            steps[0].0 = context.text(Message::LatestArticles);
        }
        PageContent::List(List { kind: ListKind::Category { slug, label, page: Some(_) }, .. }) => {
            steps.push((label.clone(), context.public_address(&Place::Category(slug.clone()))));
        }
        PageContent::Article(post) => {
            let category = post.item.category.clone().zip(category_label(page, post));
            steps.extend(category.map(|(slug, label)| (label, context.public_address(&Place::Category(slug)))));
        }
        _ => {}
    }
    steps.push((heading.to_owned(), canonical.to_owned()));
    let elements: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(index, (name, url))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": url }))
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": elements }))
}

fn category_label(page: &PageModel, post: &Post) -> Option<String> {
    let slug = post.item.category.as_ref()?;
    Some(page.context.edition.category_label(slug, Some(&post.item)))
}

fn image_object(image: &Image) -> Value {
    let mut object = json!({ "@type": "ImageObject", "url": image.url });
    if let Some((width, height)) = image.size {
        object["width"] = json!(width);
        object["height"] = json!(height);
    }
    if !image.alt.is_empty() {
        object["caption"] = json!(image.alt);
    }
    object
}
