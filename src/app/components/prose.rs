use crate::{
    app::html::{Element, Html, element},
    model::{
        content::{self, SafeNode},
        page::EditionContext,
    },
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
pub fn prose(nodes: Vec<SafeNode>, under: Under, context: &EditionContext) -> Element {
    let mut prose = element("div").class("prose");
    prose.children = drawn(nodes, under, context);
    prose
}

fn drawn(nodes: Vec<SafeNode>, under: Under, context: &EditionContext) -> Vec<Html> {
    nodes
        .into_iter()
        .map(|node| match node {
            SafeNode::Text(text) => Html::Text(text),
            SafeNode::Element(element) => draw(element, under, context).into(),
        })
        .collect()
}

fn draw(safe: content::SafeElement, under: Under, context: &EditionContext) -> Element {
    let mut drawn = Element {
        name: level(safe.name(), under),
        attributes: safe.attributes,
        children: drawn(safe.children, under, context),
    };
    match drawn.name {
        "a" => settle_link(&mut drawn, context),
        // Whose size nobody knows gets a frame of fixed shape: nothing moves when it arrives.
        "img" | "video" if drawn.attribute("width").is_none() || drawn.attribute("height").is_none() => {
            drawn.attributes.push(("class", "unsized".to_owned()));
        }
        // A wide table scrolls by itself, and can be reached by keyboard to do so.
        "table" => return element("div").class("table-scroll").with("tabindex", "0").holding(drawn),
        _ => {}
    }
    drawn
}

/// The router takes over every link of this host; one to a file is the browser's. A link to a page is written as
/// all of them are, so that no host has to lead on to it.
fn settle_link(link: &mut Element, context: &EditionContext) {
    let Some((_, href)) = link.attributes.iter_mut().find(|(name, _)| *name == "href") else {
        return;
    };
    match context.page_link(href) {
        Some(page) => *href = page,
        None => link.attributes.push(("target", "_self".to_owned())),
    }
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
