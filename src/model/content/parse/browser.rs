//! The browser's own parser.

use super::{BODY, without_null};
use crate::model::content::{Markup, SHOWN_DEPTH, Unreadable, allow::attributes_read_of, limits, trusted_types};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

/// A document and a form answer to the names of the forms and fields in them: `<form name=body>` takes the place of
/// `document.body`. So no property of either is read; a tree walker of the page's own document visits the parsed
/// one.
pub(crate) fn parse(html: &str) -> Result<Vec<Markup>, Unreadable> {
    let body = || {
        let html = format!("{BODY}{}", without_null(limits::within_length(html)));
        let parsed = DomParser::new().parse_from_string(&trusted_types::html(&html), "text/html").ok()?;
        let walker = web_sys::window()?.document()?.create_tree_walker(&parsed).ok()?;
        while let Some(node) = walker.next_node().ok()? {
            if node.node_name() == "BODY" {
                return Some(walker);
            }
        }
        None
    };
    let walker = body().ok_or(Unreadable)?;
    let mut left = limits::MOST_NODES;
    let children = children_of(&walker, 0, &mut left);
    // Chromium keeps every such document for ever in which a film or a sound still stands.
    if let Some(body) = walker.current_node().dyn_ref::<web_sys::Element>() {
        body.remove();
    }
    Ok(children)
}

/// `web-sys` gives the parser a text alone; where the host demands Trusted Types, it takes none.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = DOMParser)]
    type DomParser;

    #[wasm_bindgen(constructor, js_class = "DOMParser")]
    fn new() -> DomParser;

    #[wasm_bindgen(method, catch, js_class = "DOMParser", js_name = parseFromString)]
    fn parse_from_string(this: &DomParser, text: &JsValue, kind: &str) -> Result<web_sys::Node, JsValue>;
}

/// The children of the node that the walker is at; the walker ends where it began. `left` counts how many nodes may still
/// be read.
fn children_of(walker: &web_sys::TreeWalker, depth: usize, left: &mut usize) -> Vec<Markup> {
    let mut children = Vec::new();
    let mut next = walker.first_child().ok().flatten();
    let has_children = next.is_some();
    while let Some(node) = next {
        let Some(fewer) = left.checked_sub(1) else { break };
        *left = fewer;
        if let Some(text) = node.dyn_ref::<web_sys::Text>() {
            children.push(Markup::Text(text.data()));
        } else if node.is_instance_of::<web_sys::Element>() && depth >= SHOWN_DEPTH {
            children.push(Markup::Text(node.text_content().unwrap_or_default()));
        } else if node.is_instance_of::<web_sys::HtmlFormElement>() {
            let name = "form".to_owned();
            children.push(Markup::Element {
                name,
                attributes: Vec::new(),
                children: children_of(walker, depth + 1, left),
            });
        } else if let Some(element) = node.dyn_ref::<web_sys::Element>() {
            let name = element.local_name();
            let attributes = attributes_read_of(&name).filter(|_| element.has_attributes());
            let attributes = attributes.filter_map(|name| Some((name, element.get_attribute(name)?))).collect();
            children.push(Markup::Element { name, attributes, children: children_of(walker, depth + 1, left) });
        }
        next = walker.next_sibling().ok().flatten();
    }
    if has_children {
        let _ = walker.parent_node();
    }
    children
}
