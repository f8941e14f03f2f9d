//! A picture that has a block of a text to itself.

use super::{SafeElement, SafeNode};

/// A picture, and what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LonePicture<'a> {
    /// The picture.
    pub picture: &'a SafeElement,
    /// Its caption; empty where it has none.
    pub caption: &'a [SafeNode],
}

/// The picture of a block that shows nothing else but its caption.
#[must_use]
pub fn lone_picture(block: &SafeNode) -> Option<LonePicture<'_>> {
    let mut found = Found::default();
    found.look_at(block)?;
    Some(LonePicture { picture: found.picture?, caption: found.caption.unwrap_or_default() })
}

/// What was found in a block so far.
#[derive(Default)]
struct Found<'a> {
    picture: Option<&'a SafeElement>,
    caption: Option<&'a [SafeNode]>,
}

impl<'a> Found<'a> {
    /// `None` where the node shows anything but the one picture and its one caption.
    fn look_at(&mut self, node: &'a SafeNode) -> Option<()> {
        let element = match node {
            SafeNode::Text(text) => return text.trim().is_empty().then_some(()),
            SafeNode::Element(element) => element,
        };
        match element.name() {
            "img" => self.picture.replace(element).is_none().then_some(()),
            "figcaption" => self.caption.replace(&element.children).is_none().then_some(()),
            "figure" | "div" | "p" | "a" | "span" => element.children.iter().try_for_each(|child| self.look_at(child)),
            "br" | "wbr" => Some(()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, of_html, plain_text};

    fn lone(html: &str) -> Option<(String, String)> {
        let nodes = of_html(html, &Resolver::new("https://e.org", "https://e.org/"), "1").unwrap();
        let LonePicture { picture, caption } = lone_picture(&nodes[0])?;
        Some((picture.attribute("src").unwrap().to_owned(), plain_text(caption)))
    }

    #[test]
    fn a_picture_is_alone_with_its_caption() {
        for (html, caption) in [
            ("<img src=a>", ""),
            ("<p> <a href=a><img src=a></a><br></p>", ""),
            ("<figure><img src=a><figcaption>By <b>Ann</b></figcaption></figure>", "By Ann"),
            ("<div><figure><a href=a><img src=a></a> <figcaption>x</figcaption></figure></div>", "x"),
        ] {
            assert_eq!(lone(html), Some(("/a".to_owned(), caption.to_owned())), "{html}");
        }
    }

    #[test]
    fn a_picture_with_anything_else_is_not() {
        for html in [
            "<p><img src=a> and text</p>",
            "<figure><img src=a><img src=b></figure>",
            "<figure><img src=a><p>Text</p><figcaption>x</figcaption></figure>",
            "<figure><img src=a><video src=b></video></figure>",
            "<div><figure><img src=a><figcaption>x</figcaption></figure><figure><figcaption>y</figcaption></figure></div>",
            "<figure><figcaption>x</figcaption></figure>",
            "text",
        ] {
            assert_eq!(lone(html), None, "{html}");
        }
    }
}
