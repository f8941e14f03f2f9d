//! html5ever. The time it takes grows with the square of how deep elements are nested, and of how many attributes they
//! have, and what is never closed comes again in every paragraph; so it gets a text piece by piece, and begins anew where
//! one goes beyond the limits.

use super::{BODY, MOST_READ_ATTRIBUTES, without_null};
use crate::model::content::{Excess, MAX_DEPTH, Markup, Unreadable, limits};
use ego_tree::{NodeRef, Tree};
use html5ever::{
    ParseOpts, driver::parse_document, tendril::StrTendril, tendril::TendrilSink, tree_builder::TreeBuilderOpts,
};
use scraper::{Html, Node};

/// What was read of a text.
pub(crate) struct Parsed {
    pub(crate) markup: Vec<Markup>,
    /// Which limit the text goes beyond: that of its length or its nodes, if it was not read to its end.
    pub(crate) excess: Option<Excess>,
}

/// How many bytes the parser gets at once.
const PIECE: usize = 4096;

#[expect(clippy::unnecessary_wraps, reason = "the browser's may fail")]
pub(crate) fn parse(html: &str) -> Result<Vec<Markup>, Unreadable> {
    Ok(parse_within_limits(html).markup)
}

pub(crate) fn parse_within_limits(html: &str) -> Parsed {
    let mut parsed = Parsed { markup: Vec::new(), excess: None };
    let mut rest = limits::within_length(html);
    let mut nodes = limits::MOST_NODES;
    loop {
        let Part { tree, end, excess } = read_part(rest, nodes);
        let body = tree
            .root_element()
            .children()
            .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
        parsed.markup.extend(body.into_iter().flat_map(|body| children(body, 0)));
        parsed.excess = excess.or(parsed.excess);
        rest = &rest[end..];
        nodes = nodes.saturating_sub(tree.tree.nodes().len());
        match excess {
            // Nobody knows where it ends but by its bracket.
            Some(Excess::Attributes) => rest = rest.split_once('>').map_or("", |(_, after)| after),
            Some(Excess::Depth) => {}
            Some(Excess::Nodes | Excess::Length) | None => break,
        }
    }
    if html.len() > limits::MOST_BYTES {
        parsed.excess = Some(Excess::Length);
    }
    parsed
}

/// The beginning of a text, as far as it keeps to the limits.
struct Part {
    tree: Html,
    /// Where it ends in the text.
    end: usize,
    /// Which limit the text goes beyond there.
    excess: Option<Excess>,
}

fn read_part(html: &str, most_nodes: usize) -> Part {
    // Like the browser's: no script runs in what is parsed, so `noscript` is an element like others.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = scraper::HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts { tree_builder, ..ParseOpts::default() });
    parser.process(StrTendril::from(BODY));
    let mut growth = Growth { most_nodes, seen: (0, 0), attributes: 0 };
    let (mut end, mut excess) = (0, None);
    while end < html.len() && excess.is_none() {
        let piece = &html[end..html.floor_char_boundary(end + PIECE)];
        // No tag is cut in two, unless it is as long as that: whoever begins anew after a piece begins at its end.
        let tag = piece.rfind('<').filter(|tag| *tag > 0 && !piece[*tag..].contains('>'));
        let piece = &piece[..tag.unwrap_or(piece.len())];
        end += piece.len();
        parser.process(StrTendril::from(&*without_null(piece)));
        excess = growth.excess(&parser.tokenizer.sink.sink.0.borrow().tree, piece);
    }
    Part { tree: parser.finish(), end, excess }
}

/// How a tree grew from piece to piece.
struct Growth {
    most_nodes: usize,
    /// How many nodes there are, and how long the text in the last is.
    seen: (usize, usize),
    /// How many attributes there may be in the pieces since it grew last.
    attributes: usize,
}

impl Growth {
    fn excess(&mut self, tree: &Tree<Node>, piece: &str) -> Option<Excess> {
        let nodes = tree.nodes().len();
        if nodes > self.most_nodes {
            return Some(Excess::Nodes);
        }
        let last = tree.nodes().next_back()?;
        if last.ancestors().count() > limits::MOST_OPEN {
            return Some(Excess::Depth);
        }
        let seen = (nodes, last.value().as_text().map_or(0, |text| text.len()));
        if std::mem::replace(&mut self.seen, seen) != seen {
            self.attributes = 0;
        }
        let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c' | b'/' | b'"' | b'\'');
        self.attributes += piece.bytes().filter(ends).count();
        (self.attributes > limits::MOST_ATTRIBUTES).then_some(Excess::Attributes)
    }
}

fn children(parent: NodeRef<'_, Node>, depth: usize) -> Vec<Markup> {
    let mut found = Vec::new();
    for node in parent.children() {
        match node.value() {
            Node::Text(text) => found.push(Markup::Text(text.to_string())),
            Node::Element(_) if depth >= MAX_DEPTH => {
                let texts = node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text));
                found.push(Markup::Text(texts.collect()));
            }
            Node::Element(element) => {
                let attributes = element.attrs().take(MOST_READ_ATTRIBUTES);
                found.push(Markup::Element {
                    name: element.name().to_owned(),
                    attributes: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                    children: children(node, depth + 1),
                });
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, plain_text, sanitize};

    /// What is read of a text, and which limit it goes beyond.
    fn read(html: &str) -> (String, Option<Excess>) {
        let Parsed { markup, excess } = parse_within_limits(html);
        (plain_text(&sanitize(markup, &Resolver::of_finished_pages(), "1")), excess)
    }

    #[test]
    fn a_text_of_many_pieces_is_read_whole() {
        let html = "<p>é&amp;<b title=\"a>b\">x</b>\0".repeat(3_000);
        assert_eq!(read(&html), ("é&x\u{fffd} ".repeat(3_000).trim_end().to_owned(), None));
    }

    #[test]
    fn nothing_is_lost_of_what_is_nested_too_deep() {
        let html: Vec<_> = (0..5_000).map(|number| format!("<div class=a>{number}")).collect();
        let all = (0..5_000).map(|number| number.to_string()).collect::<Vec<_>>();
        let (text, excess) = read(&html.concat());
        assert_eq!(text.split_whitespace().collect::<String>(), all.concat());
        assert_eq!(excess, Some(Excess::Depth));
    }

    #[test]
    fn the_text_goes_on_after_too_many_attributes() {
        let (text, excess) = read(&format!("<p>a<p{}>b<p>c", " a".repeat(20_000)));
        assert_eq!((text.as_str(), excess), ("a b c", Some(Excess::Attributes)));
    }

    #[test]
    fn what_is_never_closed_does_not_multiply() {
        let open: Vec<_> = (0..300).map(|number| format!("<font size={number}>")).collect();
        let (_, excess) = read(&format!("<p>{}{}", open.concat(), "<p>x".repeat(10_000)));
        assert_eq!(excess, Some(Excess::Nodes));
    }

    #[test]
    fn a_picture_as_data_is_no_excess() {
        let (text, excess) = read(&format!("<p>a<img src=\"data:image/png;base64,{}\"><p>b", "ab+/".repeat(9_000)));
        assert_eq!((text.as_str(), excess), ("a b", None));
    }
}
