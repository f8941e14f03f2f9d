//! From what a feed sent to what a page may show.
//!
//! `ammonia` is not used: it brings an HTML parser, which the browser has already, and makes text to be parsed a second
//! time. What the app draws from is a tree.

use super::{
    Link, Markup, Resolver,
    allow::{self, ALIGN, EVERYWHERE, LINK_SCHEMES, Rule, Unknown, Value},
    fragment::{fragment_of, is_of_page},
    frame::{FRAME_CLASS, FrameLink, Player, frame_link},
    safe::{HEADINGS, SafeElement, SafeNode},
    text::INLINE,
};
use std::collections::HashSet;

/// Builds the safe tree. Ids get the prefix, and links to them too.
#[must_use]
pub fn sanitize(markup: Vec<Markup>, resolver: &Resolver, id_prefix: &str) -> Vec<SafeNode> {
    let mut sanitizer = Sanitizer { resolver, id_prefix, ids: HashSet::new(), is_in_line: false };
    let mut nodes = Vec::new();
    sanitizer.children(markup, &mut nodes);
    level_headings(&mut nodes);
    nodes
}

struct Sanitizer<'a> {
    resolver: &'a Resolver,
    id_prefix: &'a str,
    ids: HashSet<String>,
    /// Whether the element around may hold nothing but what stands in a line.
    is_in_line: bool,
}

impl Sanitizer<'_> {
    fn children(&mut self, markup: Vec<Markup>, nodes: &mut Vec<SafeNode>) {
        for markup in markup {
            match markup {
                Markup::Text(text) => push_text(nodes, text),
                Markup::Element { name, attributes, children } => match allow::rule(&name) {
                    Ok(rule) => self.element(rule, &attributes, children, nodes),
                    Err(Unknown::Unwrap) => self.children(children, nodes),
                    Err(Unknown::Drop) if name == "iframe" => nodes.extend(self.frame_link(&attributes)),
                    Err(Unknown::Drop) => {}
                },
            }
        }
    }

    fn element(
        &mut self,
        rule: &'static Rule,
        attributes: &[(&str, String)],
        children: Vec<Markup>,
        nodes: &mut Vec<SafeNode>,
    ) {
        // In the order of the list, because each parser has an order of its own.
        let mut checked = Vec::new();
        for (name, kind) in rule.attributes.iter().chain(EVERYWHERE) {
            let sent = |wanted: &str| attributes.iter().find(|(sent, _)| *sent == wanted).map(|(_, value)| &**value);
            let style = if *name == ALIGN { sent("style") } else { None };
            // As in browsers: of two declarations the last counts, and any before the attribute.
            let mut values = style.into_iter().flat_map(text_alignments).chain(sent(name));
            if let Some(value) = values.find_map(|value| self.value(*kind, value)) {
                checked.push((*name, value));
            }
        }
        // How HTML 4 named the target of a link.
        if rule.name == "a"
            && !checked.iter().any(|(name, _)| *name == "id")
            && let Some((_, name)) = attributes.iter().find(|(sent, _)| *sent == "name")
        {
            checked.extend(self.value(Value::Id, name).map(|id| ("id", id)));
        }
        let mut element = SafeElement { rule, attributes: checked, children: Vec::new() };
        let around = self.is_in_line;
        self.is_in_line = around || rule.name == "p" || HEADINGS.contains(&rule.name) || INLINE.contains(&rule.name);
        self.children(children, &mut element.children);
        self.is_in_line = around;
        match element.name() {
            "a" => mark_link(&mut element),
            // A picture without a source is a broken picture.
            "img" | "source" | "track" if element.attribute("src").is_none() => return,
            "img" => element.attributes.extend([("loading", "lazy".into()), ("decoding", "async".into())]),
            // Nothing plays or loads before the reader asks for it.
            "video" | "audio" => {
                element.attributes.extend([("controls", String::new()), ("preload", "none".into())]);
            }
            _ => {}
        }
        nodes.push(SafeNode::Element(element));
    }

    fn value(&mut self, kind: Value, value: &str) -> Option<String> {
        match kind {
            Value::Text => Some(value.to_owned()),
            Value::Flag => Some(String::new()),
            Value::Number => {
                let number: u16 = value.trim().trim_end_matches("px").parse().ok()?;
                Some(number.to_string())
            }
            Value::OneOf(words) => {
                // The numerals of a list are the one word of HTML that large letters make another.
                let exact = words.iter().find(|word| **word == value);
                exact.or_else(|| words.iter().find(|word| word.eq_ignore_ascii_case(value))).map(ToString::to_string)
            }
            Value::Link => match fragment_of(value) {
                Some(fragment) if is_of_page(fragment) => Some(self.resolver.fragment(fragment)),
                Some(fragment) => Some(self.resolver.fragment(&self.id(fragment))),
                None => self.resolver.link(value).map(Link::into_string),
            },
            Value::File => self.resolver.file(value),
            Value::Id => {
                let id = self.id(value);
                (!value.is_empty() && self.ids.insert(id.clone())).then_some(id)
            }
        }
    }

    fn id(&self, id: &str) -> String {
        let id: String = id.chars().filter(|character| !character.is_whitespace()).collect();
        format!("{}--{id}", self.id_prefix)
    }

    /// A frame does not reach the page; a link to what it would have shown does.
    fn frame_link(&self, attributes: &[(&str, String)]) -> Option<SafeNode> {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value);
        let FrameLink { address, name, player } =
            match self.resolver.link(value("src").filter(|src| !src.trim().is_empty())?)? {
                Link::Elsewhere(address) => frame_link(&address)?,
                Link::Here(address) => FrameLink { name: file_name(&address).to_owned(), address, player: None },
            };
        // The publication's own front page has no name in its address.
        let name = if name.is_empty() { address.clone() } else { name };
        let label = value("title").filter(|title| !title.trim().is_empty()).cloned().unwrap_or(name);
        let mut attributes = vec![("href", address), ("class", FRAME_CLASS.to_owned())];
        if let Some(Player { address, service }) = player {
            attributes.extend([("data-player", address), ("data-service", service.to_owned())]);
        }
        let mut link = SafeElement::new("a", attributes, vec![SafeNode::Text(label)])?;
        mark_link(&mut link);
        let link = SafeNode::Element(link);
        // A browser ends a paragraph where another one starts.
        if self.is_in_line { Some(link) } else { SafeElement::new("p", Vec::new(), vec![link]).map(SafeNode::Element) }
    }
}

/// What a style says of a text's alignment, as programs that make HTML from Markdown write that of a column; the last
/// first.
fn text_alignments(style: &str) -> impl Iterator<Item = &str> {
    let declarations = style.rsplit(';').filter_map(|declaration| declaration.split_once(':'));
    let aligned = declarations.filter(|(property, _)| property.trim().eq_ignore_ascii_case("text-align"));
    aligned.map(|(_, value)| value.split('!').next().unwrap_or_default().trim())
}

/// The last part of a path.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

/// A link to another host says so: to readers' tools, and to the router, which leaves it to the browser.
fn mark_link(link: &mut SafeElement) {
    let elsewhere =
        link.attribute("href").is_some_and(|href| LINK_SCHEMES.iter().any(|scheme| href.starts_with(scheme)));
    if elsewhere {
        link.attributes.push(("rel", "external noopener".into()));
    }
}

fn push_text(nodes: &mut Vec<SafeNode>, text: String) {
    match nodes.last_mut() {
        // A view draws an empty text as a space.
        _ if text.is_empty() => {}
        Some(SafeNode::Text(before)) => before.push_str(&text),
        _ => nodes.push(SafeNode::Text(text)),
    }
}

/// Moves the headings up so that the highest is an h2, just below the title of its page.
fn level_headings(nodes: &mut [SafeNode]) {
    let highest = headings(nodes).min().unwrap_or(0);
    if highest > 0 {
        shift_headings(nodes, highest);
    }
}

fn headings(nodes: &[SafeNode]) -> Box<dyn Iterator<Item = usize> + '_> {
    Box::new(nodes.iter().flat_map(|node| {
        let SafeNode::Element(element) = node else {
            return Box::new(std::iter::empty()) as Box<dyn Iterator<Item = usize>>;
        };
        let own = HEADINGS.iter().position(|name| *name == element.name());
        Box::new(own.into_iter().chain(headings(&element.children)))
    }))
}

fn shift_headings(nodes: &mut [SafeNode], by: usize) {
    for node in nodes {
        if let SafeNode::Element(element) = node {
            if let Some(level) = HEADINGS.iter().position(|name| *name == element.name())
                && let Ok(rule) = allow::rule(HEADINGS[level - by])
            {
                element.rule = rule;
            }
            shift_headings(&mut element.children, by);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::parse;
    use proptest::prelude::*;
    use std::fmt::Write;

    /// What a page would show, written down.
    fn written(nodes: &[SafeNode]) -> String {
        let mut text = String::new();
        for node in nodes {
            match node {
                SafeNode::Text(inner) => text.push_str(inner),
                SafeNode::Element(element) => {
                    text.push('<');
                    text.push_str(element.name());
                    for (name, value) in &element.attributes {
                        let _ = write!(text, " {name}={value}");
                    }
                    text.push('>');
                    text.push_str(&written(&element.children));
                    let _ = write!(text, "</{}>", element.name());
                }
            }
        }
        text
    }

    fn safe(html: &str) -> String {
        let resolver = Resolver::new("https://example.org", "https://example.org/");
        written(&sanitize(parse::parse(html).unwrap(), &resolver, "1"))
    }

    #[test]
    fn allowed_markup_stays() {
        for html in [
            "<p>A <strong>b</strong> <em>c</em></p>",
            "<table><tbody><tr><td colspan=2>x</td></tr></tbody></table>",
            "<ul><li>x</li></ul>",
            "<blockquote><p>x</p></blockquote>",
            "<p dir=rtl lang=fa>سلام</p>",
        ] {
            assert_eq!(safe(html), html);
        }
    }

    #[test]
    fn the_columns_of_a_table_stand_where_they_were_put() {
        let cell = |attributes: &str| safe(&format!("<table><tbody><tr><td {attributes}>1</td></tr></tbody></table>"));
        let put = |attributes: &str| {
            let cell = cell(attributes);
            let (before, after) = (cell.find("<td").unwrap(), cell.find(">1").unwrap());
            cell[before + 3..after].trim_start().to_owned()
        };
        for right in [
            "align=right",
            "align=RIGHT",
            "style='text-align: right'",
            "style='Text-Align:Right;color:red'",
            "style='text-align: right !important'",
            "style='text-align:left;text-align:right'",
            "style='text-align:right;text-align:x'",
            "style='text-align: right' align=left",
            "style='text-align: right' align=char",
            "style='text-align: x' align=right",
        ] {
            assert_eq!(put(right), "align=right", "{right}");
        }
        for none in ["align=char", "style='text-align: url(//x.example)'", "style='float:right'", "style=right"] {
            assert_eq!(put(none), "");
        }
        assert_eq!(safe("<p align=right style='text-align:right'>a</p>"), "<p>a</p>");
    }

    #[test]
    fn what_runs_goes_and_what_reads_stays() {
        assert_eq!(safe("<p onclick=x()>a<script>b()</script>c</p>"), "<p>ac</p>");
        assert_eq!(safe("<form action=/x><p>a</p><input><button>b</button></form>"), "<p>a</p>b");
        assert_eq!(safe("<a href=javascript:x()>a</a>"), "<a>a</a>");
        assert_eq!(safe("<style>p{}</style><p style=color:red class=x>a</p>"), "<p>a</p>");
        assert_eq!(safe("<svg><script>x()</script><a>y</a></svg>z"), "z");
    }

    #[test]
    fn a_frame_becomes_a_link() {
        assert_eq!(
            safe("<iframe src=https://video.example/1 title=Film></iframe>"),
            "<p><a href=https://video.example/1 class=frame rel=external noopener>Film</a></p>"
        );
        assert_eq!(
            safe("<iframe src=//www.youtube.com/embed/aB3></iframe>"),
            "<p><a href=https://www.youtube.com/watch?v=aB3 class=frame \
             data-player=https://www.youtube-nocookie.com/embed/aB3?autoplay=1 data-service=YouTube \
             rel=external noopener>YouTube</a></p>"
        );
        assert_eq!(
            safe("<p><iframe src=https://video.example/1></iframe></p>"),
            "<p><a href=https://video.example/1 class=frame rel=external noopener>video.example</a></p>"
        );
        assert_eq!(
            safe("<iframe src=media/map.html?x></iframe>"),
            "<p><a href=/media/map.html?x class=frame>map.html</a></p>"
        );
        for (address, link) in [
            ("/", "<a href=/ class=frame>/</a>"),
            ("https://www.", "<a href=https://www./ class=frame rel=external noopener>www.</a>"),
        ] {
            assert_eq!(safe(&format!("<iframe src={address}></iframe>")), format!("<p>{link}</p>"));
        }
        assert_eq!(safe("<iframe src=javascript:x()></iframe><iframe src=''></iframe>a"), "a");
        assert_eq!(safe("<iframe srcdoc='<script>x()</script>'></iframe>a"), "a");
    }

    #[test]
    fn ids_are_the_articles_own_and_links_follow_them() {
        assert_eq!(safe("<a href=#n>1</a><p id=n>x</p><p id=n>y</p>"), "<a href=#1--n>1</a><p id=1--n>x</p><p>y</p>");
    }

    #[test]
    fn a_named_place_can_be_linked_to() {
        assert_eq!(safe("<a href=#n>1</a><a name=n>x</a>"), "<a href=#1--n>1</a><a id=1--n>x</a>");
        assert_eq!(safe("<a href=' #n'>1</a><a href='&#10;#n'>2</a>"), "<a href=#1--n>1</a><a href=#1--n>2</a>");
        assert_eq!(
            safe("<a name=n id=m>x</a><img name=n src=a>"),
            "<a id=1--m>x</a><img src=/a loading=lazy decoding=async></img>"
        );
    }

    #[test]
    fn headings_start_below_the_title() {
        assert_eq!(safe("<h1>a</h1><h2>b</h2>"), "<h2>a</h2><h2>b</h2>");
        assert_eq!(safe("<h4>a</h4><div><h5>b</h5></div>"), "<h2>a</h2><div><h3>b</h3></div>");
    }

    #[test]
    fn pictures_and_players_wait_for_the_reader() {
        assert_eq!(
            safe("<img src=a.jpg onerror=x() width=4 height=3px>"),
            "<img src=/a.jpg width=4 height=3 loading=lazy decoding=async></img>"
        );
        assert_eq!(safe("<video autoplay src=a.mp4></video>"), "<video src=/a.mp4 controls= preload=none></video>");
        assert_eq!(safe("<img src=data:image/svg+xml,x>"), "");
    }

    #[test]
    fn a_picture_of_any_kind_keeps_its_shape() {
        let shape = |width| safe(&format!("<img src=a.jpg width={width}>"));
        assert_eq!(shape("65535"), "<img src=/a.jpg width=65535 loading=lazy decoding=async></img>");
        for no_side in ["65536", "100%", "-4", "4em"] {
            assert_eq!(shape(no_side), "<img src=/a.jpg loading=lazy decoding=async></img>");
        }
    }

    #[test]
    fn the_deepest_nesting_becomes_text() {
        let html = format!("{}x", "<div>".repeat(900));
        assert!(safe(&html).contains('x'));
    }

    fn check(nodes: &[SafeNode]) -> bool {
        nodes.iter().all(|node| match node {
            SafeNode::Text(_) => true,
            SafeNode::Element(element) => {
                allow::rule(element.name()).is_ok()
                    && element.attributes.iter().all(|(name, _)| !name.starts_with("on"))
                    && check(&element.children)
            }
        })
    }

    proptest! {
        #[test]
        fn whatever_is_sent_no_foreign_name_comes_out(html in "(<[a-z/ ='\"!-]{0,12}>?|[a-z&;]{0,6}){0,12}") {
            let resolver = Resolver::new("https://example.org", "https://example.org/");
            prop_assert!(check(&sanitize(parse::parse(&html).unwrap(), &resolver, "1")));
        }
    }
}
