//! The feeds for feed readers: JSON Feed 1.1 and RSS 2.0, with absolute addresses and harmless text.

mod json_feed;
mod rss_feed;

use crate::model::{
    content::{self, Resolver},
    feed::{Attachment, Item},
    page::{EditionContext, Post},
    route::Place,
};

/// What both feeds of a front page or a category are made of.
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

/// An item with the addresses and the text that feed readers get.
struct ChannelItem<'a> {
    item: &'a Item,
    url: String,
    html: String,
    image: Option<String>,
    enclosures: Vec<Enclosure<'a>>,
}

/// A file of an item.
struct Enclosure<'a> {
    url: String,
    mime_type: &'a str,
    /// In bytes, where it is known.
    size: Option<u64>,
}

impl<'a> Channel<'a> {
    /// The absolute address of a file beside the channel's page.
    fn address(&self, file: &str) -> String {
        format!("{}{file}", self.context.public_address(self.place))
    }

    fn items(&self) -> impl Iterator<Item = ChannelItem<'a>> {
        self.posts.iter().map(|post| self.item(&post.item))
    }

    /// Every address is absolute: a feed reader shows the item on no page of the publication.
    fn item(&self, item: &'a Item) -> ChannelItem<'a> {
        let base_url = self.context.site.base_url.as_deref().unwrap_or_default();
        let url = self.context.public_address(&Place::Article(item.slug()));
        let resolver = Resolver::new("", &format!("{base_url}site.json")).on_page(&url);
        let image = item.image.as_ref().and_then(|picture| resolver.file(&picture.url));
        let html = content::to_html(&content::of_item(item, &resolver));
        let enclosures = item.attachments.iter().filter_map(|attachment| self.enclosure(attachment)).collect();
        ChannelItem { item, url, html, image, enclosures }
    }

    fn enclosure(&self, attachment: &'a Attachment) -> Option<Enclosure<'a>> {
        let Attachment { url, mime_type, size_in_bytes, .. } = attachment;
        let url = (!mime_type.is_empty()).then(|| self.context.public_file(url))??;
        Some(Enclosure { url, mime_type, size: *size_in_bytes })
    }
}

impl ChannelItem<'_> {
    fn author_names(&self) -> impl Iterator<Item = &str> {
        self.item.authors.iter().filter_map(|author| author.name.as_deref())
    }
}
