//! The documents of a new publication.

use super::edition::NewEdition;
use crate::{
    model::{id::EditionCode, locale::Language},
    program::{languages::FirstArticle, moment},
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// The picture beside the publication's name.
pub(super) const ICON: &str = "media/icon.svg";

/// The address of the category that the first article is in.
const CATEGORY: &str = "news";

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

/// The first article of an edition, as a file of Markdown.
pub(super) fn first_article((edition, article): &Beginning<'_>, now: Timestamp) -> String {
    let (title, summary) = (quoted(&article.title), quoted(&article.summary));
    let date = moment::written(now);
    let text = article.markdown.replace("{file}", &edition.first_article_file());
    format!("---\ntitle: {title}\ndate: {date}\ncategory: {CATEGORY}\nsummary: {summary}\n---\n{text}\n")
}

/// A text between quotes as JSON has them. YAML has the same, and there no sign in it means anything else.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn written(document: &impl Serialize) -> String {
    // Texts in lists and objects: nothing in it could fail to be JSON.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::content_folder::front_matter::{self, FrontMatter};

    #[test]
    fn a_title_is_read_as_it_was_written() {
        let edition: NewEdition = "fa".parse().unwrap();
        for title in ["Flood: day 2", "\"No\" #1 'a' \\ - b", "[سیل]: بزرگ", "yes", "第一：文章", "{a: b}"]
        {
            let article = FirstArticle { title: title.to_owned(), ..edition.words.first_article() };
            let written = first_article(&(&edition, article), Timestamp::UNIX_EPOCH);
            let front = FrontMatter::read(&written).unwrap();
            let read = front.entries.iter().find(|entry| entry.key == "title").map(|entry| &entry.value);
            assert_eq!(read, Some(&front_matter::Value::Text(title.to_owned())), "{written}");
        }
    }
}
