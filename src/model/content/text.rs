//! Plain text out of content, and content out of plain text.

use super::{
    FRAME_CLASS, Markup, PICTURE_CLASS, SafeElement, SafeNode,
    allow::{self, Unknown},
    limits::{MOST_LINES, within_length},
    parse,
};
use std::borrow::Cow;

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
                let inline = INLINE.contains(&element.name());
                // A caption, a player's fallback or the name of a frame is not part of the running text.
                let is_frame = element.attribute("class") == Some(FRAME_CLASS);
                if is_frame || matches!(element.name(), "figure" | "video" | "audio") {
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

/// The text that was meant by a title: the standard has plain text there, but many sites write the markup of their
/// pages. A tag that is opened and never closed is text: `The <em> element`.
#[must_use]
pub fn without_markup(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    // Some sites escape what is escaped already.
    for _ in 0..2 {
        let has_tags = has_element(&text);
        if !has_tags && !has_character_reference(&text) {
            break;
        }
        let escaped = if has_tags { None } else { Some(text.replace('<', "&lt;")) };
        let Ok(markup) = parse::parse(escaped.as_deref().unwrap_or(&text)) else {
            break;
        };
        text = Cow::Owned(markup_text(&markup));
    }
    text
}

/// Elements that stand inside a line.
pub(super) const INLINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Whether an element of a line is opened and closed, or a line is broken.
fn has_element(text: &str) -> bool {
    if !text.contains('<') {
        return false;
    }
    let text = text.to_ascii_lowercase();
    let is_tag =
        |start: &str| text.match_indices(start).any(|(at, _)| text[at + start.len()..].starts_with(['>', ' ', '/']));
    is_tag("<br") || INLINE.iter().any(|name| is_tag(&format!("<{name}")) && text.contains(&format!("</{name}>")))
}

/// Whether there is an `&amp;`, an `&#8216;` or an `&#x2018;`.
fn has_character_reference(text: &str) -> bool {
    /// No name is longer. A text of nothing but `&` would else be looked through to its end for each.
    const LONGEST: usize = 31;
    text.match_indices('&').any(|(at, _)| {
        let after = &text.as_bytes()[at + 1..];
        let Some(end) = after.iter().take(LONGEST + 1).position(|byte| *byte == b';') else { return false };
        let hashes = after[..end].iter().take_while(|byte| **byte == b'#').count();
        let name = &after[hashes..end];
        end >= 2 && !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric)
    })
}

/// The text of markup; what is no text to a reader is left out.
fn markup_text(markup: &[Markup]) -> String {
    let mut text = String::new();
    for node in markup {
        match node {
            Markup::Text(inner) => text.push_str(inner),
            Markup::Element { name, children, .. } => match allow::rule(name) {
                Err(Unknown::Drop) => {}
                Ok(rule) if rule.name == "br" => text.push(' '),
                _ => text.push_str(&markup_text(children)),
            },
        }
    }
    text
}

/// Plain text as paragraphs: an empty line ends one, a line break stays. It is read up to a limit ([`plain_excess`]).
///
/// [`plain_excess`]: super::plain_excess
#[must_use]
pub fn paragraphs(text: &str) -> Vec<SafeNode> {
    let text = within_length(text).replace("\r\n", "\n");
    let mut left = MOST_LINES;
    let mut paragraphs = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let mut children = Vec::new();
        for line in paragraph.lines().take(left) {
            if !children.is_empty() {
                children.extend(SafeElement::new("br", Vec::new(), Vec::new()).map(SafeNode::Element));
            }
            children.push(SafeNode::Text(line.to_owned()));
            left -= 1;
        }
        paragraphs.extend(SafeElement::new("p", Vec::new(), children).map(SafeNode::Element));
        if left == 0 {
            break;
        }
    }
    paragraphs
}

/// The pictures of a tree, each with its link and the caption of its figure.
#[must_use]
pub fn pictures(nodes: &[SafeNode]) -> Vec<SafeElement> {
    let mut found = Vec::new();
    for node in nodes {
        if let SafeNode::Element(element) = node {
            match element.name() {
                "figure" | "img" => found.push(element.clone()),
                "a" if element.attribute("class") == Some(PICTURE_CLASS) => found.push(element.clone()),
                _ => found.extend(pictures(&element.children)),
            }
        }
    }
    found
}

/// Whether a picture of that address is in a tree, or stands for a film of it.
#[must_use]
pub fn shows_picture(nodes: &[SafeNode], address: &str) -> bool {
    nodes.iter().any(|node| match node {
        SafeNode::Text(_) => false,
        SafeNode::Element(element) => match element.name() {
            "img" => element.attribute("src") == Some(address),
            "video" => element.attribute("poster") == Some(address),
            _ => shows_picture(&element.children, address),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, parse, sanitize};

    fn nodes(html: &str) -> Vec<SafeNode> {
        sanitize(parse::parse(html).unwrap(), &Resolver::new("https://e.org", "https://e.org/"), "1")
    }

    #[test]
    fn blocks_are_kept_apart_and_words_together() {
        let text = plain_text(&nodes("<p>One <b>t</b>wo</p><ul><li>three</li><li>four</li></ul>"));
        assert_eq!(text, "One two three four");
    }

    #[test]
    fn what_stands_beside_the_text_is_not_part_of_it() {
        let html = "<p>One</p><figure><img src=a><figcaption>A</figcaption></figure><video>none</video>\
                    <iframe src=https://video.example/1></iframe><p>two</p>";
        assert_eq!(plain_text(&nodes(html)), "One two");
    }

    #[test]
    fn a_title_is_the_text_that_was_meant() {
        for (written, meant) in [
            ("It&#8217;s &amp; &quot;was&quot;", "It\u{2019}s & \"was\""),
            ("It&amp;#8217;s", "It\u{2019}s"),
            ("A <em>new</em><br>age", "A new age"),
            ("<b>x</b> &lt;y&gt;", "x <y>"),
            ("AT&T &mdash; 1 < 2", "AT&T \u{2014} 1 < 2"),
            ("<i>a<script>alert(1)</script></i>", "a"),
        ] {
            assert_eq!(without_markup(written), meant);
        }
        for plain in ["The <em> element", "1 < 2 & 3 > 2", "AT&T; Q&A;", "a <b", "&;", "& #x;", "سلام"] {
            assert_eq!(without_markup(plain), plain);
        }
    }

    #[test]
    fn nothing_but_ampersands_is_a_title_like_others() {
        // Looked through to its end for each, it would take an hour.
        let title = "&".repeat(2_000_000);
        assert_eq!(without_markup(&title), title);
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
