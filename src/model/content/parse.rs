//! HTML text into [`Markup`], by each target's own parser of the HTML standard.
//!
//! The browser's `DOMParser` makes a document that runs no script and loads no picture.

use super::{MAX_DEPTH, Markup};

/// The document around a fragment, so that the parser is in the body from the first character on.
fn document(html: &str) -> String {
    // Parsers differ in where they drop a null character and where they replace it.
    let html = html.replace('\0', "\u{fffd}");
    format!("<!DOCTYPE html><body>{html}")
}

#[cfg(target_arch = "wasm32")]
pub(crate) fn parse(html: &str) -> Vec<Markup> {
    use web_sys::{DomParser, SupportedType};
    DomParser::new()
        .and_then(|parser| parser.parse_from_string(&document(html), SupportedType::TextHtml))
        .ok()
        .and_then(|document| document.body())
        .map(|body| browser_children(&body, 0))
        .unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn browser_children(parent: &web_sys::Node, depth: usize) -> Vec<Markup> {
    use wasm_bindgen::JsCast;
    let mut children = Vec::new();
    let mut next = parent.first_child();
    while let Some(node) = next {
        match node.node_type() {
            web_sys::Node::TEXT_NODE => children.push(Markup::Text(node.text_content().unwrap_or_default())),
            web_sys::Node::ELEMENT_NODE if depth >= MAX_DEPTH => {
                children.push(Markup::Text(node.text_content().unwrap_or_default()));
            }
            web_sys::Node::ELEMENT_NODE => {
                let element: &web_sys::Element = node.unchecked_ref();
                let attributes = element
                    .get_attribute_names()
                    .iter()
                    .filter_map(|name| name.as_string())
                    .filter_map(|name| element.get_attribute(&name).map(|value| (name, value)))
                    .collect();
                children.push(Markup::Element {
                    name: element.local_name(),
                    attributes,
                    children: browser_children(&node, depth + 1),
                });
            }
            _ => {}
        }
        next = node.next_sibling();
    }
    children
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn parse(html: &str) -> Vec<Markup> {
    use html5ever::{ParseOpts, driver::parse_document, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
    // Like the browser's: no script runs in what is parsed, so `noscript` is an element like others.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = scraper::HtmlTreeSink::new(scraper::Html::new_document());
    let document = parse_document(sink, ParseOpts { tree_builder, ..ParseOpts::default() }).one(document(html));
    let body = document
        .root_element()
        .children()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    body.map(|body| native_children(body, 0)).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn native_children(parent: ego_tree::NodeRef<'_, scraper::Node>, depth: usize) -> Vec<Markup> {
    let mut children = Vec::new();
    for node in parent.children() {
        match node.value() {
            scraper::Node::Text(text) => children.push(Markup::Text(text.to_string())),
            scraper::Node::Element(_) if depth >= MAX_DEPTH => {
                let texts = node.descendants().filter_map(|node| node.value().as_text().map(|text| &**text));
                children.push(Markup::Text(texts.collect()));
            }
            scraper::Node::Element(element) => children.push(Markup::Element {
                name: element.name().to_owned(),
                attributes: element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                children: native_children(node, depth + 1),
            }),
            _ => {}
        }
    }
    children
}
