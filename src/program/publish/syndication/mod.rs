//! The feeds for feed readers: JSON Feed 1.1 and RSS 2.0, with absolute addresses and harmless text.
//!
//! Every list page has both beside it. The front page's are subscribed to; those of the archive never change, and
//! each leads to the next older one (`next_url`; RFC 5005, archived feeds).

mod json_feed;
mod rss_feed;

use crate::model::{
    content::{self, Resolver, SafeNode},
    feed::{Attachment, Author, Item},
    id::PageNumber,
    locale::Language,
    page::{EditionContext, Post},
    route::Place,
};
use std::time::Duration;

/// What both feeds of a list page are made of.
#[derive(Clone)]
pub struct Channel<'a> {
    /// The edition and its words.
    pub context: &'a EditionContext,
    /// Its title.
    pub title: &'a str,
    /// The front page, or the category's, whose feed is subscribed to.
    pub front: &'a Place,
    /// The archive page these items are on; none for the newest.
    pub page: Option<PageNumber>,
    /// The page with the next older items.
    pub older: Option<PageNumber>,
    /// The items, newest first.
    pub posts: &'a [Post],
}

/// An item with the addresses and the text that feed readers get.
struct ChannelItem<'a> {
    post: &'a Post,
    url: String,
    external_url: Option<String>,
    html: String,
    /// Where it is not the edition's.
    language: Option<&'a str>,
    image: Option<String>,
    authors: Vec<ChannelAuthor<'a>>,
    attachments: Vec<ChannelAttachment<'a>>,
}

/// An author by name.
struct ChannelAuthor<'a> {
    name: &'a str,
    url: Option<String>,
}

/// A file of an item. Feed readers need its type.
struct ChannelAttachment<'a> {
    url: String,
    attachment: &'a Attachment,
}

/// Whether a text has the form of a media type (RFC 9110, section 8.3.1), which both standards ask for.
fn is_media_type(text: &str) -> bool {
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

impl ChannelAttachment<'_> {
    /// How long it takes, in whole seconds.
    fn seconds(&self) -> Option<u64> {
        self.attachment.duration.map(|duration| duration.saturating_add(Duration::from_millis(500)).as_secs())
    }
}

impl<'a> Channel<'a> {
    /// The page that is subscribed to.
    fn home_page(&self) -> String {
        self.context.public_address(self.front)
    }

    /// The absolute address of a feed: the newest items', or those of a page of the archive.
    fn feed_address(&self, page: Option<PageNumber>, file: &str) -> String {
        let place = page.and_then(|page| self.front.archive_page(page));
        format!("{}{file}", self.context.public_address(place.as_ref().unwrap_or(self.front)))
    }

    /// The publication's logo.
    fn icon(&self) -> Option<String> {
        self.context.public_file(&self.context.logo()?)
    }

    fn items(&self) -> impl Iterator<Item = ChannelItem<'a>> {
        self.posts.iter().map(|post| self.item(post))
    }

    /// Every address is absolute: a feed reader shows the item on no page of the publication.
    fn item(&self, post: &'a Post) -> ChannelItem<'a> {
        let item = &post.item;
        let base_url = self.context.site.base_url.as_deref().unwrap_or_default();
        let url = self.context.public_address(&post.place());
        let resolver = Resolver::new("", &format!("{base_url}site.json")).on_page(&url).with_root_of(&post.resolver);
        let author = |author: &'a Author| {
            let url = author.url.as_ref().and_then(|url| resolver.file(url));
            Some(ChannelAuthor { name: author.name.as_deref()?, url })
        };
        let attachment = |attachment: &'a Attachment| {
            let url = resolver.file(&attachment.url)?;
            is_media_type(&attachment.mime_type).then_some(ChannelAttachment { url, attachment })
        };
        ChannelItem {
            post,
            external_url: item.external_url.as_ref().and_then(|address| resolver.file(address)),
            html: self.html(item, &resolver),
            language: item.language.as_ref().filter(|lang| **lang != self.context.edition.lang).map(Language::as_str),
            image: item.image.as_ref().and_then(|picture| resolver.file(&picture.url)),
            authors: item.authors.iter().filter_map(author).collect(),
            attachments: item.attachments.iter().filter_map(attachment).collect(),
            url,
        }
    }

    /// An item's text. A link to a page is written as all of them are, so that no host has to redirect it.
    fn html(&self, item: &Item, resolver: &Resolver) -> String {
        let mut content = item.content(resolver).unwrap_or_default();
        if let Some(base_url) = &self.context.site.base_url {
            fit_links(&mut content, &|address| {
                self.context.page_link(address.strip_prefix(base_url)?).map(|page| format!("{base_url}{page}"))
            });
        }
        content::to_html(&content)
    }
}

/// Writes the links otherwise that are to be.
fn fit_links(nodes: &mut [SafeNode], fit: &dyn Fn(&str) -> Option<String>) {
    for node in nodes {
        let SafeNode::Element(element) = node else { continue };
        if let Some(fitted) = element.attribute("href").and_then(fit) {
            element.set_attribute("href", fitted);
        }
        fit_links(&mut element.children, fit);
    }
}
