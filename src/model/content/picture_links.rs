//! An address for each picture of an item: where it stands on the item's page, and what opens it by itself.

use super::{SafeElement, SafeNode, lone_picture};
use crate::model::id::{ItemSlug, encode_segment};

/// The class of a link that opens a picture. No feed can give it: the allow-list has no classes.
pub const PICTURE_CLASS: &str = "picture";

/// What names a link for those who hear it.
const LABEL: &str = "aria-label";

/// What a thumbnail leads to on many sites.
const PICTURE_FILES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Gives the pictures of an item their addresses, one after the other.
pub struct PictureLinks<'a> {
    page: &'a str,
    slug: String,
    given: u64,
    name: &'a dyn Fn(u64) -> String,
}

/// The link of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureLink {
    /// The id of the link itself.
    pub id: String,
    /// Where it leads to: the same picture on the item's page.
    pub href: String,
    /// What it is called where nobody has said what the picture shows.
    pub name: String,
}

impl<'a> PictureLinks<'a> {
    /// For an item whose own page has that address. `name` is what a picture is called by its number.
    #[must_use]
    pub fn new(page: &'a str, slug: &ItemSlug, name: &'a dyn Fn(u64) -> String) -> Self {
        Self { page, slug: slug.as_str().to_owned(), given: 0, name }
    }

    /// The link of the next picture.
    pub fn next_link(&mut self) -> PictureLink {
        self.given += 1;
        // The ids of a feed have two hyphens after the slug: none of them is this one.
        let id = format!("picture-{}-{}", self.slug, self.given);
        PictureLink { href: format!("{}#{}", self.page, encode_segment(&id)), id, name: (self.name)(self.given) }
    }

    /// The same text with a link around every picture. One that its author made a link stays what it is; but a link to
    /// a larger picture opens that.
    #[must_use]
    pub fn link(&mut self, nodes: &[SafeNode]) -> Vec<SafeNode> {
        nodes
            .iter()
            .map(|node| match node {
                SafeNode::Element(element) => SafeNode::Element(self.link_in(element)),
                SafeNode::Text(_) => node.clone(),
            })
            .collect()
    }

    fn link_in(&mut self, element: &SafeElement) -> SafeElement {
        match element.name() {
            "img" => {
                let PictureLink { id, href, name } = self.next_link();
                let mut attributes = vec![("href", href), ("class", PICTURE_CLASS.to_owned()), ("id", id)];
                attributes.extend((!has_words(element)).then_some((LABEL, name)));
                element.clone().within("a", attributes)
            }
            "a" if leads_to_larger(element) => {
                let mut link = element.clone();
                let PictureLink { id, name, .. } = self.next_link();
                link.attributes.extend([("class", PICTURE_CLASS.to_owned()), ("id", id)]);
                link.attributes.extend((!has_words(element)).then_some((LABEL, name)));
                link
            }
            "a" | "audio" | "video" => element.clone(),
            _ => {
                let mut element = element.clone();
                element.children = self.link(&element.children);
                element
            }
        }
    }
}

/// Whether those who do not see a picture are told anything of it.
fn has_words(element: &SafeElement) -> bool {
    let says = |name| element.attribute(name).is_some_and(|words| !words.trim().is_empty());
    let is_told = |node: &SafeNode| match node {
        SafeNode::Text(text) => !text.trim().is_empty(),
        SafeNode::Element(element) => has_words(element),
    };
    match element.name() {
        "img" => says("alt"),
        _ => says("title") || element.children.iter().any(is_told),
    }
}

/// Whether a link shows a picture, and leads to the file of one.
fn leads_to_larger(link: &SafeElement) -> bool {
    let path = link.attribute("href").and_then(|href| href.split(['?', '#']).next()).unwrap_or_default();
    let is_picture = path
        .rsplit_once('.')
        .is_some_and(|(_, extension)| PICTURE_FILES.iter().any(|known| extension.eq_ignore_ascii_case(known)));
    is_picture && link.attribute("id").is_none() && lone_picture(&SafeNode::Element(link.clone())).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, of_html, pictures, to_html};

    fn linked(html: &str) -> Vec<SafeNode> {
        let nodes = of_html(html, &Resolver::new("https://e.org", "https://e.org/"), "7").unwrap();
        let name = |number| format!("Picture {number}");
        PictureLinks::new("/en/posts/7/", &ItemSlug::parse("7").unwrap(), &name).link(&nodes)
    }

    #[test]
    fn every_picture_has_an_address_on_the_page_of_its_item() {
        let html = to_html(&linked("<p>a <img src=a></p><figure><img src=b><figcaption>B</figcaption></figure>"));
        for number in [1, 2] {
            let link = format!(
                "<a href=\"/en/posts/7/#picture-7-{number}\" class=\"picture\" id=\"picture-7-{number}\" aria-label=\"Picture {number}\"><img"
            );
            assert!(html.contains(&link), "{link} in {html}");
        }
        assert!(html.contains("</a><figcaption>B"), "{html}");
    }

    #[test]
    fn a_link_of_the_author_stays_and_one_to_a_larger_picture_opens_it() {
        let html = to_html(&linked(
            "<a href=media/large.JPG?x><img src=small></a><a href=/en/about><img src=b></a><a href=c.jpg>text</a><img src=d>",
        ));
        assert!(
            html.contains("<a href=\"/media/large.JPG?x\" class=\"picture\" id=\"picture-7-1\" aria-label=\"Picture 1\"><img src=\"/small\"")
        );
        assert!(html.contains("<a href=\"/en/about\"><img src=\"/b\""), "{html}");
        assert!(html.contains("<a href=\"/c.jpg\">text"), "{html}");
        assert!(html.contains("id=\"picture-7-2\" aria-label=\"Picture 2\"><img src=\"/d\""), "{html}");
    }

    #[test]
    fn the_pictures_of_a_text_keep_their_addresses() {
        let nodes = linked("<div><img src=a></div><figure><img src=b></figure><a href=c.png><img src=c></a>");
        let found: Vec<_> = pictures(&nodes).into_iter().map(SafeNode::Element).collect();
        let html = to_html(&found);
        assert_eq!(found.len(), 3);
        assert!((1..=3).all(|number| html.contains(&format!("id=\"picture-7-{number}\""))), "{html}");
    }
}
