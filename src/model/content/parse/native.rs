//! html5ever. The time it takes grows with the square of how deep elements are nested, and of how many attributes one
//! has, and what is never closed comes again in every paragraph. So it gets a text piece by piece, and no more of it where
//! that goes beyond a limit.

use super::{
    BODY,
    tag_attributes::{TagAttributes, starts_tag},
    without_null,
};
use crate::model::content::{
    Excess, Markup, SHOWN_DEPTH, Unreadable,
    allow::attributes_read_of,
    limits::{self, MOST_ATTRIBUTES, MOST_NESTED, MOST_NODES},
};
use ego_tree::{NodeId, NodeRef, Tree};
use html5ever::{
    TokenizerResult,
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};
use scraper::{Html, HtmlTreeSink, Node};
use std::cell::{Cell, RefCell};

/// What was read of a text.
pub(crate) struct Parsed {
    pub(crate) markup: Vec<Markup>,
    /// The limit that the text goes beyond: it was read up to there.
    pub(crate) excess: Option<Excess>,
}

/// How many bytes the parser gets at once. In a piece the tree may grow by as many nodes for each of its tags as elements
/// are open.
const PIECE: usize = 1024;

#[expect(clippy::unnecessary_wraps, reason = "the browser's may fail")]
pub(crate) fn parse(html: &str) -> Result<Vec<Markup>, Unreadable> {
    Ok(parse_within_limits(html).markup)
}

pub(crate) fn parse_within_limits(html: &str) -> Parsed {
    let within_length = limits::within_length(html);
    let (document, excess) = read(within_length);
    let excess = excess.or_else(|| (within_length.len() < html.len()).then_some(Excess::Length));
    let body = document
        .root_element()
        .children()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    let mut left = MOST_NODES;
    let markup = body.map(|body| children_of(body, 0, &mut left)).unwrap_or_default();
    Parsed { markup, excess }
}

fn read(html: &str) -> (Html, Option<Excess>) {
    // Like the browser's: no script runs in what is parsed, so `noscript` is an element like others.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    // It would drop a byte order mark at the beginning of each piece.
    let tokenizer = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tree = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), tree_builder);
    let parser = Parser {
        tokenizer: Tokenizer::new(Counting { tree, tokens: Cell::new(0) }, tokenizer),
        input: BufferQueue::default(),
    };
    parser.process(BODY);
    let around = parser.tree().borrow().tree.nodes().len();
    let (mut rest, mut unlooked) = (html, 0);
    let mut tag: Option<TagAttributes> = None;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(piece_length(rest));
        rest = after;
        let begun = TagAttributes::begin(piece);
        let (head, piece) = piece.split_at(begun.as_ref().map_or(0, |(_, length)| *length));
        parser.process(head);
        match &mut tag {
            // Within a tag, what looks like the beginning of another belongs to it.
            Some(tag) => {
                tag.count_in(head);
            }
            None => tag = begun.map(|(tag, _)| tag),
        }
        if tag.as_mut().is_some_and(|tag| tag.count_in(piece) > MOST_ATTRIBUTES) {
            return (parser.finish(), Some(Excess::Attributes));
        }
        let before = parser.tokenizer.sink.tokens.get();
        parser.process(piece);
        if parser.tokenizer.sink.tokens.get() != before {
            tag = None;
        }
        unlooked += head.len() + piece.len();
        if unlooked >= PIECE || rest.is_empty() {
            unlooked = 0;
            let excess = excess_of(&parser.tree().borrow().tree, around);
            if excess.is_some() {
                return (parser.finish(), excess);
            }
        }
    }
    (parser.finish(), None)
}

/// html5ever's parser, which tells whether a token has ended.
struct Parser {
    tokenizer: Tokenizer<Counting>,
    input: BufferQueue,
}

impl Parser {
    fn process(&self, piece: &str) {
        self.input.push_back(StrTendril::from(&*without_null(piece)));
        // It stops after each script, which nobody runs.
        while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::Done) {}
    }

    fn tree(&self) -> &RefCell<Html> {
        &self.tokenizer.sink.tree.sink.0
    }

    fn finish(self) -> Html {
        self.tokenizer.end();
        self.tokenizer.sink.tree.sink.finish()
    }
}

/// Counts the tokens that become a tree.
struct Counting {
    tree: TreeBuilder<NodeId, HtmlTreeSink>,
    tokens: Cell<usize>,
}

impl TokenSink for Counting {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeId> {
        if !matches!(token, Token::ParseError(_)) {
            self.tokens.set(self.tokens.get() + 1);
        }
        self.tree.process_token(token, line_number)
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// How much of a text the parser gets next: up to where a tag may begin, and no more than [`PIECE`].
fn piece_length(text: &str) -> usize {
    let piece = &text[..text.floor_char_boundary(PIECE)];
    let mut signs = piece.match_indices('<').map(|(at, _)| at).filter(|at| *at > 0);
    if let Some(tag) = signs.find(|at| starts_tag(&text[*at..])) {
        return tag;
    }
    // A tag's first characters stay together.
    piece.strip_suffix("</").or(piece.strip_suffix('<')).filter(|rest| !rest.is_empty()).unwrap_or(piece).len()
}

/// The limit that a tree goes beyond, which has so many nodes around what is read.
fn excess_of(tree: &Tree<Node>, around: usize) -> Option<Excess> {
    if tree.nodes().len() - around > MOST_NODES {
        return Some(Excess::Nodes);
    }
    let depth = tree.nodes().next_back()?.ancestors().count();
    (depth > MOST_NESTED).then_some(Excess::Depth)
}

/// `left` counts how many nodes may still be read.
fn children_of(parent: NodeRef<'_, Node>, depth: usize, left: &mut usize) -> Vec<Markup> {
    let mut children = Vec::new();
    for node in parent.children() {
        let Some(fewer) = left.checked_sub(1) else { break };
        *left = fewer;
        match node.value() {
            Node::Text(text) => children.push(Markup::Text(text.to_string())),
            Node::Element(_) if depth >= SHOWN_DEPTH => {
                let texts = node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text));
                children.push(Markup::Text(texts.collect()));
            }
            Node::Element(element) => {
                let attributes = attributes_read_of(element.name());
                let attributes = attributes.filter_map(|name| Some((name, element.attr(name)?.to_owned())));
                children.push(Markup::Element {
                    name: element.name().to_owned(),
                    attributes: attributes.collect(),
                    children: children_of(node, depth + 1, left),
                });
            }
            _ => {}
        }
    }
    children
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
        let marks = "\u{feff}".repeat(2 * PIECE);
        assert_eq!(read(&marks), (marks, None));
    }

    #[test]
    fn a_text_is_read_up_to_a_limit() {
        let nested = |depth: usize| format!("{}a", "<div>".repeat(depth));
        assert_eq!(read(&nested(MOST_NESTED - 100)), ("a".to_owned(), None));
        assert_eq!(read(&format!("{}<p>b", nested(2 * MOST_NESTED))).1, Some(Excess::Depth));
        assert_eq!(read(&"<p>a".repeat(MOST_NODES / 2)).1, None);
        let (text, excess) = read(&"<p>a".repeat(MOST_NODES / 2 + PIECE));
        assert_eq!((text.len(), excess), (MOST_NODES - 1, Some(Excess::Nodes)));
        assert_eq!(
            read(&format!("<p>a<p{}>b<p>c", " a".repeat(2 * MOST_ATTRIBUTES))),
            ("a".to_owned(), Some(Excess::Attributes))
        );
    }

    /// Wherever the parser takes it for one. (A comment that holds `<b` and after it so many words is one of them.)
    #[test]
    fn a_tag_of_too_many_attributes_is_the_end_of_what_is_read() {
        let attributes: Vec<_> = (0..2 * MOST_ATTRIBUTES).map(|number| format!(" a{number}")).collect();
        let attributes = attributes.concat();
        for before in [
            "<p",
            "</p",
            "<p =\"",
            "<p x=y=\"",
            "<p x='<b>'",
            "<p <a=\">\"",
            "<<p",
            "<!-- --!><p",
            "<!-- <b title=\"> --><p",
            "<script><!--</script><p",
            "<title><!--</title",
            "<textarea><!</textarea",
            "<style><p x='</style><p",
            "<svg><![CDATA[<!--]]><p",
        ] {
            let html = format!("a{before}{attributes}>b");
            assert_eq!(read(&html).1, Some(Excess::Attributes), "{before}");
        }
    }

    #[test]
    fn what_is_no_attribute_is_not_counted() {
        let words = "a word, 'quoted' / ".repeat(MOST_ATTRIBUTES);
        for text in [
            format!("<!-- {words} --><p>a"),
            format!("<img src=\"data:image/png;base64,{words}\"><p>a"),
            format!("a < {words}"),
            format!("<title><p {words}</title>"),
            format!("<p>{words}"),
            "</b >".repeat(MOST_ATTRIBUTES + 1),
        ] {
            assert_eq!(read(&text).1, None, "{}", &text[..20]);
        }
        let most = " a".repeat(MOST_ATTRIBUTES);
        assert_eq!(read(&format!("<p{most}>b")), ("b".to_owned(), None));
        assert_eq!(read(&format!("<p{most} a>b")), (String::new(), Some(Excess::Attributes)));
    }

    #[test]
    fn what_is_never_closed_does_not_multiply() {
        let open: Vec<_> = (0..300).map(|number| format!("<font size={number}>")).collect();
        let (_, excess) = read(&format!("<p>{}{}", open.concat(), "<p>x".repeat(10_000)));
        assert_eq!(excess, Some(Excess::Nodes));
    }

    #[test]
    fn what_a_comment_holds_stays_in_it() {
        let words = "<p>a word, 'quoted' / ".repeat(10_000);
        assert_eq!(read(&format!("<p>a<!-- {words} --><p>b")), ("a b".to_owned(), None));
    }
}
