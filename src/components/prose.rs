use crate::{
    content::{self, Node},
    html::{Element, Html, element},
    loader::Setting,
};

/// The heading that the headings of a text stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// The page's heading, an h1.
    Page,
    /// A card's title, an h2.
    Card,
}

/// A safe tree as part of a page.
#[must_use]
pub fn prose(nodes: Vec<Node>, under: Under, setting: &Setting) -> Element {
    let mut prose = element("div").class("prose");
    prose.children = drawn(nodes, under, setting);
    prose
}

fn drawn(nodes: Vec<Node>, under: Under, setting: &Setting) -> Vec<Html> {
    nodes
        .into_iter()
        .map(|node| match node {
            Node::Text(text) => Html::Text(text),
            Node::Element(element) => draw(element, under, setting).into(),
        })
        .collect()
}

fn draw(safe: content::Element, under: Under, setting: &Setting) -> Element {
    let drawn = Element { name: level(safe.name(), under), attributes: Vec::new(), children: Vec::new() };
    let more = match drawn.name {
        // The router takes over every link of this host; one to a file is the browser's.
        "a" if safe.attribute("href").is_some_and(|href| !setting.is_page(href)) => Some(("target", "_self")),
        // Whose size nobody knows gets a frame of fixed shape: nothing moves when it arrives.
        "img" | "video" if safe.attribute("width").is_none() || safe.attribute("height").is_none() => {
            Some(("class", "unsized"))
        }
        _ => None,
    };
    let mut drawn =
        Element { attributes: safe.attributes, children: self::drawn(safe.children, under, setting), ..drawn };
    if let Some((name, value)) = more {
        drawn = drawn.with(name, value);
    }
    // A wide table scrolls by itself, and can be reached by keyboard to do so.
    if drawn.name == "table" {
        return element("div").class("table-scroll").with("tabindex", "0").holding(drawn);
    }
    drawn
}

/// In a card, headings stand one level deeper.
fn level(name: &'static str, under: Under) -> &'static str {
    match (under, name) {
        (Under::Card, "h2") => "h3",
        (Under::Card, "h3") => "h4",
        (Under::Card, "h4") => "h5",
        (Under::Card, "h5") => "h6",
        _ => name,
    }
}
