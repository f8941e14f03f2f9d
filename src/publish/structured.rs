//! What a page is, in the vocabulary of <https://schema.org>, for search engines (JSON-LD).

use super::{
    escape::json_in_script,
    head::{Head, Image},
};
use crate::{
    loader::{Entry, List, ListKind, Page, View},
    locale::Message,
    route::Place,
};
use serde_json::{Map, Value, json};

/// The description of a page as the page carries it.
#[must_use]
pub fn script(view: &View, head: &Head) -> String {
    let data = of(view, head).map(|data| json_in_script(&data.to_string()));
    data.map(|data| format!("<script type=\"application/ld+json\">{data}</script>\n")).unwrap_or_default()
}

/// The description of a page; none for a page that is no address of its own.
fn of(view: &View, head: &Head) -> Option<Value> {
    let canonical = head.canonical.as_deref()?;
    let mut page = match &view.page {
        Page::Article(entry) => article(view, entry),
        Page::List(list) => collection(view, list),
        Page::Static(_) => Map::from_iter([("@type".to_owned(), json!("WebPage"))]),
        Page::NotFound | Page::Failed(_) | Page::Adopted(_) => return None,
    };
    let headline = if matches!(view.page, Page::Article(_)) { "headline" } else { "name" };
    page.insert("@id".to_owned(), json!(canonical));
    page.insert("url".to_owned(), json!(canonical));
    page.insert(headline.to_owned(), json!(head.heading));
    page.insert("description".to_owned(), json!(head.description));
    page.insert("inLanguage".to_owned(), json!(view.setting.edition.lang.as_str()));
    if let Some(image) = &head.image {
        page.insert("image".to_owned(), image_object(image));
    }
    let mut graph = vec![Value::Object(page)];
    graph.extend(trail(view, canonical, &head.heading));
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn article(view: &View, entry: &Entry) -> Map<String, Value> {
    let setting = &view.setting;
    let item = &entry.item;
    let mut publisher = json!({ "@type": "Organization", "name": setting.name() });
    if let Some(base_url) = &setting.site.base_url {
        publisher["url"] = json!(base_url);
    }
    if let Some(logo) = setting.logo().and_then(|logo| setting.public_file(&logo)) {
        publisher["logo"] = json!({ "@type": "ImageObject", "url": logo });
    }
    let mut article = Map::from_iter([
        ("@type".to_owned(), json!("NewsArticle")),
        ("mainEntityOfPage".to_owned(), json!(setting.public_address(&view.place))),
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
    if let Some(label) = category_label(view, entry) {
        article.insert("articleSection".to_owned(), json!(label));
    }
    if !item.tags.is_empty() {
        article.insert("keywords".to_owned(), json!(item.tags));
    }
    article
}

fn collection(view: &View, list: &List) -> Map<String, Value> {
    let setting = &view.setting;
    let elements: Vec<_> = list
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            json!({ "@type": "ListItem", "position": index + 1, "url": setting.public_address(&entry.place()),
                    "name": entry.title(setting) })
        })
        .collect();
    Map::from_iter([
        ("@type".to_owned(), json!("CollectionPage")),
        ("mainEntity".to_owned(), json!({ "@type": "ItemList", "itemListElement": elements })),
    ])
}

/// The way from the front page to here (`BreadcrumbList`); the front page itself has none.
fn trail(view: &View, canonical: &str, heading: &str) -> Option<Value> {
    let setting = &view.setting;
    let mut steps = vec![(setting.name().to_owned(), setting.public_address(&Place::Front))];
    match &view.page {
        Page::List(List { kind: ListKind::Front, .. }) => return None,
        Page::List(List { kind: ListKind::Archive(_), .. }) => {
            steps[0].0 = setting.text(Message::LatestArticles);
        }
        Page::List(List { kind: ListKind::Category { slug, label, page: Some(_) }, .. }) => {
            steps.push((label.clone(), setting.public_address(&Place::Category(slug.clone()))));
        }
        Page::Article(entry) => {
            let category = entry.item.category.clone().zip(category_label(view, entry));
            steps.extend(category.map(|(slug, label)| (label, setting.public_address(&Place::Category(slug)))));
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

fn category_label(view: &View, entry: &Entry) -> Option<String> {
    let slug = entry.item.category.as_ref()?;
    let declared = view.setting.edition.category(slug).map(|category| category.label.clone());
    declared.or_else(|| entry.item.category_label().map(str::to_owned))
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
