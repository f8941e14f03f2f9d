use crate::{
    content::{Element, Node},
    loader::Setting,
};
use leptos::{
    html,
    prelude::*,
    tachys::html::{
        attribute::{
            any_attribute::{AnyAttribute, IntoAnyAttribute},
            custom::custom_attribute,
        },
        element::custom,
    },
};
use std::sync::Arc;

/// The heading that the headings of a text stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// The page's heading, an h1.
    Page,
    /// A card's title, an h2.
    Card,
}

/// A safe tree, drawn node by node.
#[component]
pub fn Prose(
    /// The tree.
    nodes: Vec<Node>,
    /// What the text stands under.
    under: Under,
    /// Tells pages from files.
    setting: Arc<Setting>,
) -> impl IntoView {
    view! { <div class="prose">{children(nodes, under, &setting)}</div> }
}

fn children(nodes: Vec<Node>, under: Under, setting: &Arc<Setting>) -> Vec<AnyView> {
    nodes.into_iter().map(|node| draw(node, under, setting)).collect()
}

fn draw(node: Node, under: Under, setting: &Arc<Setting>) -> AnyView {
    let element = match node {
        Node::Text(text) => return text.into_any(),
        Node::Element(element) => element,
    };
    let attributes = attributes(&element, setting);
    match element.name() {
        "br" => html::br().add_any_attr(attributes).into_any(),
        "hr" => html::hr().add_any_attr(attributes).into_any(),
        "img" => html::img().add_any_attr(attributes).into_any(),
        "source" => html::source().add_any_attr(attributes).into_any(),
        "wbr" => html::wbr().add_any_attr(attributes).into_any(),
        // A wide table scrolls by itself, and can be reached by keyboard to do so.
        "table" => {
            let table = custom("table").add_any_attr(attributes).child(children(element.children, under, setting));
            view! { <div class="table-scroll" tabindex="0">{table}</div> }.into_any()
        }
        name => custom(level(name, under))
            .add_any_attr(attributes)
            .child(children(element.children, under, setting))
            .into_any(),
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

fn attributes(element: &Element, setting: &Arc<Setting>) -> Vec<AnyAttribute> {
    let mut attributes: Vec<AnyAttribute> =
        element.attributes.iter().map(|(name, value)| custom_attribute(*name, value.clone()).into_any_attr()).collect();
    match element.name() {
        // The router takes over every link of this host; one to a file or to a note on the page is the browser's.
        "a" if element.attribute("href").is_some_and(|href| !setting.is_page(href)) => {
            attributes.push(custom_attribute("target", "_self".to_owned()).into_any_attr());
        }
        // Whose size nobody knows gets a frame of fixed shape: nothing moves when it arrives.
        "img" | "video" if element.attribute("width").is_none() || element.attribute("height").is_none() => {
            attributes.push(custom_attribute("class", "unsized".to_owned()).into_any_attr());
        }
        _ => {}
    }
    attributes
}
