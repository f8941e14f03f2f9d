//! The documents of a new publication.

use super::edition::NewEdition;
use crate::{
    model::{id::EditionCode, locale::Language},
    program::languages::FirstArticle,
};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// The picture beside the publication's name.
pub(super) const ICON: &str = "media/icon.svg";

/// The address of the category that the first article is in.
const CATEGORY: &str = "news";
/// The id of the first article.
const ID: &str = "1";

#[derive(Serialize)]
struct SiteDocument<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'a str,
    base_url: &'static str,
    default_edition: &'a EditionCode,
    logo: &'static str,
    editions: Vec<EditionDocument<'a>>,
}

#[derive(Serialize)]
struct EditionDocument<'a> {
    code: &'a EditionCode,
    lang: &'a Language,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    feed: String,
    categories: [Category<'a>; 1],
    menu: [MenuItem<'a>; 1],
}

#[derive(Serialize)]
struct Category<'a> {
    slug: &'static str,
    label: &'a str,
}

#[derive(Serialize)]
struct MenuItem<'a> {
    label: &'a str,
    to: String,
}

#[derive(Serialize)]
struct FeedDocument<'a> {
    version: &'static str,
    title: &'a str,
    language: &'a Language,
    items: [Item<'a>; 1],
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'static str,
    title: &'a str,
    summary: &'a str,
    content_html: String,
    date_published: String,
    #[serde(rename = "_masthead")]
    extension: Extension<'a>,
}

#[derive(Serialize)]
struct Extension<'a> {
    category: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<&'a str, &'static str>,
}

/// An edition with what it begins with.
pub(super) type Beginning<'a> = (&'a NewEdition, FirstArticle);

/// `site.json`; the first of the editions is the one for readers whose language has none.
pub(super) fn site(editions: &[Beginning<'_>]) -> Option<String> {
    let (first, FirstArticle { publication: name, .. }) = editions.first()?;
    Some(written(&SiteDocument {
        schema: "./site.schema.json",
        name,
        base_url: "https://example.org/",
        default_edition: &first.code,
        logo: ICON,
        editions: editions.iter().map(|beginning| edition_document(beginning, name)).collect(),
    }))
}

fn edition_document<'a>((edition, article): &'a Beginning<'_>, name: &str) -> EditionDocument<'a> {
    EditionDocument {
        code: &edition.code,
        lang: &edition.language,
        label: edition.label(&article.language),
        // Once where it is the same, so that there is one place to change it.
        title: Some(article.publication.as_str()).filter(|title| *title != name),
        feed: edition.feed(),
        categories: [Category { slug: CATEGORY, label: &article.category }],
        menu: [MenuItem { label: &article.category, to: format!("/category/{CATEGORY}") }],
    }
}

/// The feed of an edition: its first article, which has translations in the other `editions`.
pub(super) fn feed((edition, article): &Beginning<'_>, editions: &[Beginning<'_>], now: Timestamp) -> String {
    let others = editions.iter().map(|(other, _)| other).filter(|other| other.code != edition.code);
    written(&FeedDocument {
        version: "https://jsonfeed.org/version/1.1",
        title: &article.publication,
        language: &edition.language,
        items: [Item {
            id: ID,
            title: &article.title,
            summary: &article.summary,
            content_html: article.content_html.replace("{feed}", &edition.feed()),
            date_published: now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            extension: Extension {
                category: CATEGORY,
                translations: others.map(|other| (other.code.as_str(), ID)).collect(),
            },
        }],
    })
}

fn written(document: &impl Serialize) -> String {
    // Texts in lists and objects: nothing in it could fail to be JSON.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}
