//! Pictures, sound, films and documents that come along.

use super::{super::media_type, is, object, plain};
use feed_rs::model::{Entry, FeedType, Link, MediaObject};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use url::Url;

/// The first picture among what comes along; else what stands for a film.
pub(super) fn picture(entry: &Entry) -> Option<String> {
    let contents = entry.media.iter().flat_map(|media| &media.content);
    let picture = contents.filter(|content| content.content_type.as_ref().is_some_and(|kind| kind.ty() == "image"));
    let picture = picture.filter_map(|content| content.url.as_ref()).map(Url::to_string);
    let linked = enclosures(entry).filter(|(_, mime_type)| is_picture(mime_type)).map(|(link, _)| link.href.clone());
    let thumbnails = entry.media.iter().flat_map(|media| &media.thumbnails);
    let stands_for_film = thumbnails.map(|thumbnail| thumbnail.image.uri.clone());
    picture.chain(linked).chain(stands_for_film).next()
}

fn is_picture(mime_type: &str) -> bool {
    mime_type.starts_with("image/")
}

/// Atom's links to what comes along, and what kind of file each leads to.
fn enclosures(entry: &Entry) -> impl Iterator<Item = (&Link, String)> {
    entry.links.iter().filter(|link| is(link, "enclosure") && !link.href.is_empty()).map(|link| {
        let named = link.media_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
        let named = Some(named.trim().to_ascii_lowercase()).filter(|named| named.contains('/'));
        (link, named.unwrap_or_else(|| media_type::of_file(&link.href)))
    })
}

/// Sound, films and documents that come along.
pub(super) fn attachments(entry: &Entry, kind: &FeedType) -> Option<Value> {
    let linked = enclosures(entry).filter(|(_, mime_type)| !is_picture(mime_type)).map(|(link, mime_type)| {
        let title = link.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        object([
            ("url", Some(link.href.as_str().into())),
            ("mime_type", Some(mime_type.into())),
            ("title", title.map(Value::from)),
            ("size_in_bytes", link.length.map(Value::from)),
        ])
    });
    let mut attachments: Vec<_> = entry.media.iter().flat_map(|media| of_media(media, kind)).collect();
    // What comes along may be told of twice.
    let told: HashSet<_> = attachments.iter().filter_map(|attachment| attachment.get("url").cloned()).collect();
    attachments.extend(linked.filter(|attachment| attachment.get("url").is_none_or(|url| !told.contains(url))));
    (!attachments.is_empty()).then(|| json!(attachments))
}

fn of_media(media: &MediaObject, kind: &FeedType) -> impl Iterator<Item = Map<String, Value>> {
    media.content.iter().filter_map(move |content| {
        let (url, mime_type) = (content.url.as_ref()?, content.content_type.as_ref()?);
        let duration = content.duration.or(media.duration).map(|duration| duration.as_secs());
        (mime_type.ty() != "image").then(|| {
            object([
                ("url", Some(url.as_str().into())),
                ("mime_type", Some(mime_type.essence().to_string().into())),
                ("title", plain(media.title.as_ref(), kind).map(Value::from)),
                ("size_in_bytes", content.size.map(Value::from)),
                ("duration_in_seconds", duration.map(Value::from)),
            ])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tests::read_at, *};

    #[test]
    fn what_atom_encloses_comes_along() {
        let document = read_at(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id>\
             <link rel='enclosure' href='1.mp3' type='audio/mpeg; x=y' length='1000' title='Talk'/>\
             <link rel='enclosure' href='1.png'/><link rel='enclosure' href='1.pdf'/></entry></feed>",
        );
        let item = &document.fields["items"][0];
        let expected = json!([
            { "url": "https://elsewhere.example/news/1.mp3", "mime_type": "audio/mpeg", "title": "Talk", "size_in_bytes": 1000 },
            { "url": "https://elsewhere.example/news/1.pdf", "mime_type": "application/pdf" },
        ]);
        assert_eq!(item["attachments"], expected);
        assert_eq!(item["image"], "https://elsewhere.example/news/1.png");
    }

    #[test]
    fn media_without_a_type_come_along() {
        let document = read_at(
            "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><guid>1</guid>\
             <media:content url='https://e.example/1?size=2' medium='image'/>\
             <media:content url='https://e.example/2.mp4'/><enclosure url='https://e.example/3.ogg' length='0' type=''/></item></channel></rss>",
        );
        let item = &document.fields["items"][0];
        assert_eq!(item["image"], "https://e.example/1?size=2");
        let kinds: Vec<_> =
            item["attachments"].as_array().unwrap().iter().map(|file| file["mime_type"].clone()).collect();
        assert_eq!(kinds, ["video/mp4", "audio/ogg"]);
    }
}
