//! An article's file as an item of a feed.

use super::{
    address::SourceAddresses,
    article_files::ArticleFiles,
    feeds::{Feeds, FolderFeed},
    fields::{Attachment, Fields, Withdrawn},
    file_name::Markup,
    html_title,
    markdown::{self, Converted, FirstHeading},
    translations::Translations,
};
use crate::{
    model::{id::CategorySlug, locale::Digits},
    program::{Finding, Severity, html::with_addresses},
};
use serde_json::{Map, Value, json};

/// Makes the items of a feed.
pub struct ItemWriter<'a> {
    /// Every feed that is a folder.
    pub feeds: &'a Feeds<'a>,
    /// Every file of an article.
    pub articles: &'a ArticleFiles,
    /// Which of them are translations of each other.
    pub translations: &'a Translations,
    /// The feed that the items are for.
    pub feed: &'a FolderFeed<'a>,
}

/// An item as it stands in the document.
pub struct MadeItem {
    /// As JSON Feed has it.
    pub json: String,
    /// What is wrong with its text, if anything.
    pub fault: Option<Finding>,
}

impl ItemWriter<'_> {
    /// The item of an article, by its number.
    pub fn item(&self, index: usize) -> MadeItem {
        let (source, home) = (&self.articles.all[index], self.articles.homes[index]);
        let addresses =
            SourceAddresses { file: &source.file, folder: &self.feeds.all[home].name, pages: &self.articles.pages };
        let fields = &source.read.fields;
        let heading = FirstHeading::below(fields.title.as_ref());
        let converted = html_of(source.markup, &source.body, heading, self.feed.edition.digits(), &addresses);
        let title = fields.title.clone().or(converted.title);
        let fault = title.is_none().then(|| Finding {
            severity: Severity::Warning,
            file: source.file.clone(),
            place: "title".to_owned(),
            what: "the article has no title: its date stands in its place".to_owned(),
            remedy: "write one above its text: title: The flood".to_owned(),
        });
        let category = fields.category.as_deref();
        let category = category.or_else(|| self.feeds.category_of(&source.file, home).map(CategorySlug::as_str));
        let mut item = Map::new();
        item.insert("id".to_owned(), json!(source.slug));
        put(&mut item, "title", title);
        put(&mut item, "content_html", Some(converted.html).filter(|html| !html.trim().is_empty()));
        insert_fields(&mut item, fields, &addresses);
        let mut extension = Map::new();
        put(&mut extension, "category", category);
        put(&mut extension, "image_alt", fields.image_alt.as_deref());
        put(&mut extension, "image_width", fields.image_width);
        put(&mut extension, "image_height", fields.image_height);
        let translations = self.translations.get(index);
        put(&mut extension, "translations", Some(translations).filter(|known| !known.is_empty()));
        put(&mut extension, "draft", fields.is_draft.then_some(true));
        put(
            &mut extension,
            "withdrawn",
            fields.withdrawn.as_ref().map(|withdrawn| match withdrawn {
                Withdrawn::WithoutReason => json!(true),
                Withdrawn::Because(reason) => json!(reason),
            }),
        );
        put(&mut extension, "aliases", Some(&fields.aliases).filter(|aliases| !aliases.is_empty()));
        put(&mut item, "_masthead", Some(extension).filter(|extension| !extension.is_empty()));
        MadeItem { json: Value::Object(item).to_string(), fault }
    }
}

/// The text of an article as HTML.
fn html_of(
    markup: Markup,
    body: &str,
    heading: FirstHeading,
    digits: Digits,
    addresses: &SourceAddresses<'_>,
) -> Converted {
    let address = |address: &str| addresses.at_publication(address);
    match markup {
        Markup::Markdown => markdown::to_html(body, heading, digits, &address),
        Markup::Html => {
            let (title, body) = if heading == FirstHeading::Title { html_title::divide(body) } else { (None, body) };
            Converted { title, html: with_addresses(body, &address) }
        }
    }
}

/// The item of a text that no feed has, as far as it names files.
pub fn of_no_feed(markup: Markup, body: &str, fields: &Fields, addresses: &SourceAddresses<'_>) -> Value {
    let Converted { html, .. } = html_of(markup, body, FirstHeading::Text, Digits::Latn, addresses);
    let mut item = Map::new();
    put(&mut item, "content_html", Some(html));
    insert_fields(&mut item, fields, addresses);
    Value::Object(item)
}

/// What is said above the text, as JSON Feed has it.
fn insert_fields(item: &mut Map<String, Value>, fields: &Fields, addresses: &SourceAddresses<'_>) {
    let at = |address: &str| addresses.at_publication(address).unwrap_or_else(|| address.to_owned());
    put(item, "summary", fields.summary.as_deref());
    put(item, "image", fields.image.as_deref().map(at));
    put(item, "date_published", fields.date.as_deref());
    put(item, "date_modified", fields.updated.as_deref());
    put(item, "language", fields.language.as_deref());
    put(item, "external_url", fields.external_url.as_deref());
    put(item, "tags", Some(&fields.tags).filter(|tags| !tags.is_empty()));
    let authors: Vec<Value> = fields
        .authors
        .iter()
        .map(|author| {
            let mut fields = Map::new();
            put(&mut fields, "name", Some(&author.name));
            put(&mut fields, "url", author.url.as_deref().map(at));
            Value::Object(fields)
        })
        .collect();
    put(item, "authors", Some(authors).filter(|authors| !authors.is_empty()));
    let attachments: Vec<Value> = fields
        .attachments
        .iter()
        .map(|attachment| {
            let mut fields = Map::new();
            put(&mut fields, "url", Some(at(&attachment.url)));
            put(&mut fields, "title", attachment.title.as_deref());
            put(&mut fields, "mime_type", attachment.mime_type.clone().or_else(|| media_type(attachment)));
            Value::Object(fields)
        })
        .collect();
    put(item, "attachments", Some(attachments).filter(|attachments| !attachments.is_empty()));
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<impl serde::Serialize>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), json!(value));
    }
}

/// The type of a file by its ending; of one that nobody knows it must be said.
fn media_type(attachment: &Attachment) -> Option<String> {
    let path = attachment.url.split(['?', '#']).next().unwrap_or_default();
    mime_guess::from_path(path).first().map(|kind| kind.essence_str().to_owned())
}
