//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), written by the `rss` crate: it is kept by the
//! rust-syndication project, had its last release this year, and knows the namespaces and the order of elements.
//! What it does not do is leave out characters that XML has no way to write ([`xml_characters`]).

use super::{Channel, ChannelAttachment, ChannelItem};
use crate::{
    model::{feed::Item, locale},
    program::publish::{PublishError, escape::xml_characters},
};
use html_escape::encode_text;
use jiff::{Timestamp, fmt::rfc2822};
use rss::extension::{
    Extension, ExtensionMap,
    atom::{AtomExtension, Link},
    dublincore::DublinCoreExtension,
};
use std::{collections::BTreeMap, io, path::Path};

/// Authors with their pages (RFC 4287). The `rss` crate writes the name of this namespace for its links.
const ATOM: (&str, &str) = ("atom", "http://www.w3.org/2005/Atom");

/// The history of a feed (RFC 5005): its prefix and its name.
const HISTORY: (&str, &str) = ("fh", "http://purl.org/syndication/history/1.0");

/// Pictures and files (<https://www.rssboard.org/media-rss>): its prefix and its name.
const MEDIA: (&str, &str) = ("media", "http://search.yahoo.com/mrss/");

const FILE: &str = "feed.xml";
const MIME_TYPE: &str = "application/rss+xml";

/// The formats that the standard allows for the picture of a channel.
const CHANNEL_PICTURES: [&str; 4] = ["gif", "jpg", "jpeg", "png"];

impl Channel<'_> {
    /// The feed as RSS.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn to_rss(&self) -> Result<Vec<u8>, PublishError> {
        // The newest change, not the time of publishing: the same items make the same file.
        let newest = self.posts.iter().filter_map(|post| changed(&post.item)).max();
        let title = xml_characters(self.title);
        let channel = rss::Channel {
            link: self.home_page(),
            description: xml_characters(self.context.description()),
            language: Some(self.context.edition.lang.to_string()),
            last_build_date: newest.map(rfc_822),
            image: self.icon().filter(|icon| is_channel_picture(icon)).map(|url| rss::Image {
                url,
                title: title.clone(),
                link: self.home_page(),
                ..rss::Image::default()
            }),
            title,
            atom_ext: Some(AtomExtension { links: self.links() }),
            extensions: self.history(),
            namespaces: [HISTORY, MEDIA].map(|(prefix, name)| (prefix.to_owned(), name.to_owned())).into(),
            items: self.items().map(|item| rss_item(&item)).collect(),
            ..rss::Channel::default()
        };
        channel.write_to(Vec::new()).map_err(io::Error::other).map_err(PublishError::file("writing", Path::new(FILE)))
    }

    /// Itself, the document that is subscribed to, and the one with the next older items. None leads to the next newer
    /// one, so that a document of the archive never changes.
    fn links(&self) -> Vec<Link> {
        let link = |rel: &str, href| Link {
            rel: rel.to_owned(),
            href,
            mime_type: Some(MIME_TYPE.to_owned()),
            ..Link::default()
        };
        let mut links = vec![link("self", self.feed_address(self.page, FILE))];
        links.extend(self.page.map(|_| link("current", self.feed_address(None, FILE))));
        links.extend(self.older.map(|older| link("prev-archive", self.feed_address(Some(older), FILE))));
        links
    }

    /// Whether this is a document of the archive.
    fn history(&self) -> ExtensionMap {
        let archive = self.page.map(|_| extension(HISTORY, "archive"));
        extensions(HISTORY, "archive", archive.into_iter().collect())
    }
}

fn is_channel_picture(address: &str) -> bool {
    let extension = Path::new(address).extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| CHANNEL_PICTURES.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

fn rss_item(channel_item: &ChannelItem<'_>) -> rss::Item {
    let ChannelItem { post, url, external_url, .. } = channel_item;
    let item = &post.item;
    let creators: Vec<_> = channel_item.authors.iter().map(|author| xml_characters(author.name)).collect();
    // The standard allows one; the others are media.
    let enclosure = channel_item.attachments.first().map(|ChannelAttachment { url, attachment }| rss::Enclosure {
        url: url.clone(),
        // It is required; 0 means unknown.
        length: attachment.size_in_bytes.unwrap_or(0).to_string(),
        mime_type: xml_characters(&attachment.mime_type),
    });
    let category = |tag: &String| rss::Category { name: xml_characters(tag), domain: None };
    let related =
        external_url.as_ref().map(|href| Link { rel: "related".to_owned(), href: href.clone(), ..Link::default() });
    // An item has a title or a description, by the standard.
    let description = Some(post.summary()).filter(|summary| !summary.is_empty());
    let stand_in = || item.title.is_none().then(|| item.id.to_string());
    let mut extensions = extensions(MEDIA, "content", media(channel_item));
    extensions.extend(linked_authors(channel_item));
    rss::Item {
        title: item.title.as_deref().map(xml_characters),
        link: Some(url.clone()),
        guid: Some(rss::Guid { value: url.clone(), permalink: true }),
        pub_date: item.published.as_ref().and_then(locale::Timestamp::instant_or_midnight).map(rfc_822),
        categories: item.tags.iter().map(category).collect(),
        // Feed readers take a description for HTML.
        description: description.or_else(stand_in).map(|text| xml_characters(&encode_text(&text))),
        content: Some(xml_characters(&channel_item.html)),
        enclosure,
        extensions,
        atom_ext: related.map(|link| AtomExtension { links: vec![link] }),
        dublin_core_ext: (!creators.is_empty()).then(|| DublinCoreExtension { creators, ..Default::default() }),
        ..rss::Item::default()
    }
}

/// The authors who have a page; `dc:creator` names them all. An item of RSS has one `atom:author` at most.
fn linked_authors(channel_item: &ChannelItem<'_>) -> ExtensionMap {
    let text = |name: &'static str, text: &str| {
        (name.to_owned(), vec![Extension { value: Some(xml_characters(text)), ..extension(ATOM, name) }])
    };
    let linked = channel_item.authors.iter().filter_map(|author| Some((author.name, author.url.as_ref()?)));
    let mut roles: BTreeMap<String, Vec<Extension>> = BTreeMap::new();
    for (number, (name, url)) in linked.enumerate() {
        let role = if number == 0 { "author" } else { "contributor" };
        let children = [text("name", name), text("uri", url)].into();
        roles.entry(role.to_owned()).or_default().push(Extension { children, ..extension(ATOM, role) });
    }
    if roles.is_empty() { ExtensionMap::new() } else { [(ATOM.0.to_owned(), roles)].into() }
}

/// The lead picture and the files.
fn media(channel_item: &ChannelItem<'_>) -> Vec<Extension> {
    let picture = channel_item.image.as_ref().zip(channel_item.post.lead_picture()).map(|(url, picture)| {
        let (width, height) = picture.size.unzip();
        let attributes = [
            ("url", Some(url.clone())),
            ("medium", Some("image".to_owned())),
            ("width", width.map(|pixels| pixels.to_string())),
            ("height", height.map(|pixels| pixels.to_string())),
        ];
        media_content(attributes, "description", &picture.alt)
    });
    let files = channel_item.attachments.iter().map(|channel_attachment| {
        let ChannelAttachment { url, attachment } = channel_attachment;
        let attributes = [
            ("url", Some(url.clone())),
            ("type", Some(xml_characters(&attachment.mime_type))),
            ("fileSize", attachment.size_in_bytes.map(|bytes| bytes.to_string())),
            ("duration", channel_attachment.seconds().map(|seconds| seconds.to_string())),
        ];
        media_content(attributes, "title", attachment.title.as_deref().unwrap_or_default())
    });
    picture.into_iter().chain(files).collect()
}

/// A picture or a file, and a text about it.
fn media_content<const COUNT: usize>(
    attributes: [(&str, Option<String>); COUNT],
    text_name: &'static str,
    text: &str,
) -> Extension {
    let attributes = attributes.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let text = Some(xml_characters(text)).filter(|text| !text.is_empty());
    let child = text.map(|text| Extension { value: Some(text), ..extension(MEDIA, text_name) });
    Extension {
        attrs: attributes.collect(),
        children: child.map(|child| (text_name.to_owned(), vec![child])).into_iter().collect(),
        ..extension(MEDIA, "content")
    }
}

/// An empty element of a namespace.
fn extension((prefix, _): (&str, &str), name: &str) -> Extension {
    Extension { name: format!("{prefix}:{name}"), ..Extension::default() }
}

/// The elements of that name, as the `rss` crate keeps them.
fn extensions((prefix, _): (&str, &str), name: &str, elements: Vec<Extension>) -> ExtensionMap {
    let elements = (!elements.is_empty()).then(|| (prefix.to_owned(), [(name.to_owned(), elements)].into()));
    elements.into_iter().collect()
}

/// When an item was last changed.
fn changed(item: &Item) -> Option<Timestamp> {
    let time = item.modified.as_ref().or(item.published.as_ref())?;
    time.instant_or_midnight()
}

fn rfc_822(time: Timestamp) -> String {
    rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}
