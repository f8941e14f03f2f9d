//! The feeds for feed readers: JSON Feed 1.1 and RSS 2.0, with absolute addresses and harmless text.

use super::{PublishError, escape};
use crate::model::{
    content::{self, Resolver},
    feed::Item,
    page::{EditionContext, Post},
    route::Place,
};
use jiff::{Timestamp, fmt::rfc2822};
use quick_xml::{
    Writer,
    events::{BytesCData, BytesDecl, BytesText, Event},
};
use serde_json::{Map, Value, json};
use std::{io, path::Path};

/// A feed for readers.
#[derive(Clone, Copy)]
pub struct Channel<'a> {
    /// The edition and its words.
    pub context: &'a EditionContext,
    /// Its title.
    pub title: &'a str,
    /// The place it is the feed of.
    pub place: &'a Place,
    /// The newest items.
    pub posts: &'a [Post],
}

/// An item as feed readers get it.
struct Published {
    url: String,
    title: Option<String>,
    html: String,
    image: Option<String>,
}

impl Channel<'_> {
    fn address(&self, file: &str) -> String {
        format!("{}{file}", self.context.public_address(self.place))
    }

    fn description(&self) -> &str {
        self.context.edition.tagline.as_deref().unwrap_or_else(|| self.context.name())
    }

    /// For syndication, every address is absolute.
    fn published(&self, item: &Item) -> Published {
        let base_url = self.context.site.base_url.as_deref().unwrap_or_default();
        let url = self.context.public_address(&Place::Article(item.slug()));
        let resolver = Resolver::new("", &format!("{base_url}site.json")).on_page(&url);
        let image = item.image.as_ref().and_then(|picture| resolver.file(&picture.url));
        let html = content::to_html(&content::of_item(item, &resolver));
        Published { url, title: item.title.clone(), html, image }
    }

    /// The feed as JSON (<https://jsonfeed.org/version/1.1>).
    #[must_use]
    pub fn to_json(self) -> String {
        let items: Vec<Value> = self
            .posts
            .iter()
            .map(|Post { item, .. }| {
                let Published { url, title, html, image } = self.published(item);
                let mut value = Map::new();
                value.insert("id".to_owned(), json!(url));
                value.insert("url".to_owned(), json!(url));
                value.insert("content_html".to_owned(), json!(html));
                let optional = [
                    ("title", title),
                    ("image", image),
                    ("summary", item.summary.clone()),
                    ("date_published", item.published.as_ref().map(|time| time.as_str().to_owned())),
                    ("date_modified", item.modified.as_ref().map(|time| time.as_str().to_owned())),
                    ("language", item.language.as_ref().map(ToString::to_string)),
                ];
                for (name, text) in optional {
                    if let Some(text) = text {
                        value.insert(name.to_owned(), json!(text));
                    }
                }
                let authors: Vec<_> = item
                    .authors
                    .iter()
                    .filter_map(|author| author.name.as_ref())
                    .map(|name| json!({ "name": name }))
                    .collect();
                if !authors.is_empty() {
                    value.insert("authors".to_owned(), Value::Array(authors));
                }
                if !item.tags.is_empty() {
                    value.insert("tags".to_owned(), json!(item.tags));
                }
                let files = self.attachments(item);
                let files: Vec<_> = files
                    .iter()
                    .map(|(url, mime_type, size)| json!({ "url": url, "mime_type": mime_type, "size_in_bytes": size }))
                    .collect();
                if !files.is_empty() {
                    value.insert("attachments".to_owned(), Value::Array(files));
                }
                Value::Object(value)
            })
            .collect();
        json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.context.public_address(self.place),
            "feed_url": self.address("feed.json"),
            "description": self.description(),
            "language": self.context.edition.lang.as_str(),
            "items": items
        })
        .to_string()
    }

    /// Address, type and size of the files of an item.
    fn attachments<'a>(&self, item: &'a Item) -> Vec<(String, &'a str, u64)> {
        let found = item.attachments.iter().filter(|attachment| !attachment.mime_type.is_empty());
        found
            .filter_map(|attachment| {
                let url = self.context.public_file(&attachment.url)?;
                Some((url, attachment.mime_type.as_str(), attachment.size_in_bytes.unwrap_or(0)))
            })
            .collect()
    }

    /// The feed as RSS 2.0 (<https://www.rssboard.org/rss-specification>).
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn to_rss(self) -> Result<Vec<u8>, PublishError> {
        let mut writer = Writer::new(Vec::new());
        self.write_rss(&mut writer).map_err(PublishError::file("writing", Path::new("feed.xml")))?;
        Ok(writer.into_inner())
    }

    fn write_rss(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = writer
            .create_element("rss")
            .with_attribute(("version", "2.0"))
            .with_attribute(("xmlns:content", "http://purl.org/rss/1.0/modules/content/"))
            .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"))
            .with_attribute(("xmlns:atom", "http://www.w3.org/2005/Atom"));
        root.write_inner_content(|writer| {
            writer
                .create_element("channel")
                .write_inner_content(|writer| {
                    text(writer, "title", self.title)?;
                    text(writer, "link", &self.context.public_address(self.place))?;
                    text(writer, "description", self.description())?;
                    text(writer, "language", self.context.edition.lang.as_str())?;
                    writer
                        .create_element("atom:link")
                        .with_attribute(("href", self.address("feed.xml").as_str()))
                        .with_attribute(("rel", "self"))
                        .with_attribute(("type", "application/rss+xml"))
                        .write_empty()?;
                    // The newest change, not the time of publishing: the same items make the same file.
                    let times = self.posts.iter().filter_map(|post| changed(&post.item));
                    if let Some(newest) = times.max() {
                        text(writer, "lastBuildDate", &rfc_822(newest))?;
                    }
                    self.posts.iter().try_for_each(|post| self.write_item(writer, &post.item))
                })
                .map(drop)
        })
        .map(drop)
    }

    fn write_item(&self, writer: &mut Writer<Vec<u8>>, item: &Item) -> io::Result<()> {
        let Published { url, title, html, .. } = self.published(item);
        writer
            .create_element("item")
            .write_inner_content(|writer| {
                if let Some(title) = &title {
                    text(writer, "title", title)?;
                }
                text(writer, "link", &url)?;
                writer
                    .create_element("guid")
                    .with_attribute(("isPermaLink", "true"))
                    .write_text_content(BytesText::new(&url))?;
                if let Some(time) = item.published.as_ref().and_then(|time| instant(time.as_str())) {
                    text(writer, "pubDate", &rfc_822(time))?;
                }
                for name in item.authors.iter().filter_map(|author| author.name.as_deref()) {
                    text(writer, "dc:creator", name)?;
                }
                for tag in &item.tags {
                    text(writer, "category", tag)?;
                }
                if let Some(summary) = &item.summary {
                    text(writer, "description", summary)?;
                }
                let html = escape::xml_characters(&html);
                writer.create_element("content:encoded").write_inner_content(|writer| {
                    BytesCData::escaped(&html).try_for_each(|part| writer.write_event(Event::CData(part)))
                })?;
                // The standard allows one.
                if let Some((url, mime_type, size)) = self.attachments(item).first() {
                    writer
                        .create_element("enclosure")
                        .with_attribute(("url", url.as_str()))
                        .with_attribute(("length", size.to_string().as_str()))
                        .with_attribute(("type", *mime_type))
                        .write_empty()?;
                }
                Ok(())
            })
            .map(drop)
    }
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&escape::xml_characters(text))).map(drop)
}

/// An instant of RFC 3339; a day alone begins at midnight of Greenwich.
fn instant(text: &str) -> Option<Timestamp> {
    text.parse().or_else(|_| format!("{text}T00:00:00Z").parse()).ok()
}

fn changed(item: &Item) -> Option<Timestamp> {
    let time = item.modified.as_ref().or(item.published.as_ref())?;
    instant(time.as_str())
}

fn rfc_822(time: Timestamp) -> String {
    rfc2822::DateTimePrinter::new().timestamp_to_string(&time).unwrap_or_default()
}
