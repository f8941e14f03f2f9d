//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), written by the `rss` crate: it is kept by the
//! rust-syndication project, had its last release this year, and knows the namespaces and the order of elements.
//! What it does not do is leave out characters that XML has no way to write ([`xml_characters`]).

use super::{Channel, ChannelItem};
use crate::{
    model::{feed::Item, locale},
    program::publish::{PublishError, escape::xml_characters},
};
use html_escape::encode_text;
use jiff::{Timestamp, fmt::rfc2822};
use rss::extension::{
    atom::{AtomExtension, Link},
    dublincore::DublinCoreExtension,
};
use std::{io, path::Path};

impl Channel<'_> {
    /// The feed as RSS.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn to_rss(self) -> Result<Vec<u8>, PublishError> {
        // The newest change, not the time of publishing: the same items make the same file.
        let newest = self.posts.iter().filter_map(|post| changed(&post.item)).max();
        let itself = Link {
            href: self.address("feed.xml"),
            rel: "self".to_owned(),
            mime_type: Some("application/rss+xml".to_owned()),
            ..Link::default()
        };
        let channel = rss::Channel {
            title: xml_characters(self.title),
            link: self.context.public_address(self.place),
            description: xml_characters(self.context.description()),
            language: Some(self.context.edition.lang.to_string()),
            last_build_date: newest.map(rfc_822),
            atom_ext: Some(AtomExtension { links: vec![itself] }),
            items: self.items().map(rss_item).collect(),
            ..rss::Channel::default()
        };
        channel
            .write_to(Vec::new())
            .map_err(io::Error::other)
            .map_err(PublishError::file("writing", Path::new("feed.xml")))
    }
}

fn rss_item(channel_item: ChannelItem<'_>) -> rss::Item {
    let creators: Vec<_> = channel_item.author_names().map(xml_characters).collect();
    let ChannelItem { item, url, html, enclosures, .. } = channel_item;
    // The standard allows one.
    let enclosure = enclosures.into_iter().next().map(|enclosure| rss::Enclosure {
        url: enclosure.url,
        // It is required; 0 means unknown.
        length: enclosure.size.unwrap_or(0).to_string(),
        mime_type: xml_characters(enclosure.mime_type),
    });
    let category = |tag: &String| rss::Category { name: xml_characters(tag), domain: None };
    rss::Item {
        title: item.title.as_deref().map(xml_characters),
        link: Some(url.clone()),
        guid: Some(rss::Guid { value: url, permalink: true }),
        pub_date: item.published.as_ref().and_then(locale::Timestamp::instant_or_midnight).map(rfc_822),
        categories: item.tags.iter().map(category).collect(),
        // Feed readers take a description for HTML.
        description: item.summary.as_deref().map(|summary| xml_characters(&encode_text(summary))),
        content: Some(xml_characters(&html)),
        enclosure,
        dublin_core_ext: (!creators.is_empty()).then(|| DublinCoreExtension { creators, ..Default::default() }),
        ..rss::Item::default()
    }
}

/// When an item was last changed.
fn changed(item: &Item) -> Option<Timestamp> {
    let time = item.modified.as_ref().or(item.published.as_ref())?;
    time.instant_or_midnight()
}

fn rfc_822(time: Timestamp) -> String {
    rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}
