//! The pictures of a gallery, each by itself: its owner may have written them line below line, which makes one paragraph of
//! them, and other programs put them into a figure or a list.

use super::{PICTURE_CLASS, SafeElement, SafeNode};

/// Takes apart what holds nothing but several pictures.
#[must_use]
pub fn spread_pictures(nodes: Vec<SafeNode>) -> Vec<SafeNode> {
    let mut spread = Vec::with_capacity(nodes.len());
    for node in nodes {
        match pictures_alone(&node) {
            Some(pictures) if pictures.len() > 1 => spread.extend(pictures),
            _ => spread.push(node),
        }
    }
    spread
}

/// The pictures that an element holds, if it holds nothing else.
fn pictures_alone(node: &SafeNode) -> Option<Vec<SafeNode>> {
    match node {
        SafeNode::Text(text) => text.trim().is_empty().then(Vec::new),
        SafeNode::Element(element) => match element.name() {
            "br" => Some(Vec::new()),
            "img" | "picture" => Some(vec![node.clone()]),
            "a" if element.attribute("class") == Some(PICTURE_CLASS) => Some(vec![node.clone()]),
            "figure" if !holds_figures(element) => Some(vec![node.clone()]),
            "p" | "div" | "figure" | "ul" | "ol" | "li" => {
                let inside: Option<Vec<_>> = element.children.iter().map(pictures_alone).collect();
                Some(inside?.into_iter().flatten().collect())
            }
            _ => None,
        },
    }
}

/// Whether it is a figure of figures, or of a list of them.
fn holds_figures(element: &SafeElement) -> bool {
    element.children.iter().any(|child| match child {
        SafeNode::Element(child) => matches!(child.name(), "figure" | "ul" | "ol"),
        SafeNode::Text(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, of_html, to_html};

    fn spread(html: &str) -> String {
        let nodes = of_html(html, &Resolver::of_finished_pages(), "a").unwrap();
        to_html(&spread_pictures(nodes)).replace(" loading=\"lazy\" decoding=\"async\"", "")
    }

    #[test]
    fn pictures_that_stand_together_stand_each_by_itself() {
        let [a, b] = ["<img src=\"a.jpg\" alt=\"\">", "<img src=\"b.jpg\" alt=\"\">"];
        let figure = |picture: &str| format!("<figure>{picture}<figcaption>x</figcaption></figure>");
        let (first, second) = (figure(a), figure(b));
        for (html, expected) in [
            (format!("<p>{a}\n{b}<br></p>"), format!("{a}{b}")),
            (format!("<figure>{first}{second}</figure>"), format!("{first}{second}")),
            (format!("<figure><ul><li>{first}</li><li>{b}</li></ul></figure>"), format!("{first}{b}")),
        ] {
            assert_eq!(spread(&html), expected);
        }
        for html in [format!("<p>{a}</p>"), format!("<p>{a} and {b}</p>"), first] {
            assert_eq!(spread(&html), html);
        }
    }
}
