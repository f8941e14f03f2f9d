//! Plain text out of content, and content out of plain text.

use super::{SafeElement, SafeNode};

/// The text of a tree, with one space between blocks.
#[must_use]
pub fn plain_text(nodes: &[SafeNode]) -> String {
    let mut text = String::new();
    collect_text(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect_text(nodes: &[SafeNode], text: &mut String) {
    for node in nodes {
        match node {
            SafeNode::Text(inner) => text.push_str(inner),
            SafeNode::Element(element) => {
                let inline = matches!(
                    element.name(),
                    "a" | "abbr"
                        | "b"
                        | "bdi"
                        | "bdo"
                        | "cite"
                        | "code"
                        | "del"
                        | "dfn"
                        | "em"
                        | "i"
                        | "ins"
                        | "kbd"
                        | "mark"
                        | "q"
                        | "s"
                        | "samp"
                        | "small"
                        | "span"
                        | "strong"
                        | "sub"
                        | "sup"
                        | "time"
                        | "u"
                        | "var"
                        | "wbr"
                );
                // A caption or a player's fallback is not part of the running text.
                if matches!(element.name(), "figure" | "video" | "audio") {
                    continue;
                }
                if !inline {
                    text.push(' ');
                }
                collect_text(&element.children, text);
                if !inline {
                    text.push(' ');
                }
            }
        }
    }
}

/// The beginning of a text, cut between words, with an ellipsis where something was cut.
#[must_use]
pub fn excerpt(text: &str, most_characters: usize) -> String {
    if text.chars().count() <= most_characters {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most_characters).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '،', '؛', '.', ' ']))
}

/// Plain text as paragraphs: an empty line ends one, a line break stays.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<SafeNode> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .filter_map(|paragraph| {
            let mut children = Vec::new();
            for line in paragraph.trim().lines() {
                if !children.is_empty() {
                    children.extend(SafeElement::new("br", Vec::new(), Vec::new()).map(SafeNode::Element));
                }
                children.push(SafeNode::Text(line.to_owned()));
            }
            SafeElement::new("p", Vec::new(), children).map(SafeNode::Element)
        })
        .collect()
}

/// The pictures of a tree, each with the caption of its figure.
#[must_use]
pub fn pictures(nodes: &[SafeNode]) -> Vec<SafeElement> {
    let mut found = Vec::new();
    for node in nodes {
        if let SafeNode::Element(element) = node {
            match element.name() {
                "figure" | "img" => found.push(element.clone()),
                _ => found.extend(pictures(&element.children)),
            }
        }
    }
    found
}

/// Whether an element is, or frames, the picture at that address.
#[must_use]
pub fn shows(element: &SafeElement, address: &str) -> bool {
    let children = || {
        element.children.iter().filter_map(|node| match node {
            SafeNode::Element(child) => Some(child),
            SafeNode::Text(_) => None,
        })
    };
    match element.name() {
        "img" => element.attribute("src") == Some(address),
        _ => children().any(|child| shows(child, address)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, parse, sanitize};

    fn nodes(html: &str) -> Vec<SafeNode> {
        sanitize(parse::parse(html), &Resolver::new("https://e.org", "https://e.org/"), "1")
    }

    #[test]
    fn blocks_are_kept_apart_and_words_together() {
        let text = plain_text(&nodes("<p>One <b>t</b>wo</p><ul><li>three</li><li>four</li></ul>"));
        assert_eq!(text, "One two three four");
    }

    #[test]
    fn an_excerpt_ends_between_words() {
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("one two", 7), "one two");
        assert_eq!(excerpt("یک، دو، سه", 8), "یک، دو…");
    }

    #[test]
    fn plain_text_keeps_its_paragraphs_and_lines() {
        let nodes = paragraphs("a\r\nb\n\n\n<c>");
        assert_eq!(nodes.len(), 2);
        assert_eq!(plain_text(&nodes), "a b <c>");
    }

    #[test]
    fn pictures_come_with_their_figures() {
        let nodes = nodes("<p>x</p><figure><img src=a><figcaption>A</figcaption></figure><p><img src=b></p>");
        let names: Vec<_> = pictures(&nodes).iter().map(SafeElement::name).collect();
        assert_eq!(names, ["figure", "img"]);
    }
}
