//! HTML text into [`Markup`], by each target's own parser of the HTML standard.
//!
//! The browser's `DOMParser` makes a document that runs no script and loads no picture.

use super::{MAX_DEPTH, Markup, Unreadable};

/// The document around a fragment, so that the parser is in the body from the first character on.
fn document(html: &str) -> String {
    // Parsers differ in where they drop a null character and where they replace it.
    let html = html.replace('\0', "\u{fffd}");
    format!("<!DOCTYPE html><body>{html}")
}

/// A document and a form answer to the names of the forms and fields in them: `<form name=body>` takes the place of
/// `document.body`. So no property of either is read; a tree walker of the page's own document visits the parsed
/// one.
#[cfg(target_arch = "wasm32")]
pub(crate) fn parse(html: &str) -> Result<Vec<Markup>, Unreadable> {
    use wasm_bindgen::JsCast;
    let body = || {
        let parsed = browser::DomParser::new()
            .parse_from_string(&super::trusted_types::html(&document(html)), "text/html")
            .ok()?;
        let walker = web_sys::window()?.document()?.create_tree_walker(&parsed).ok()?;
        while let Some(node) = walker.next_node().ok()? {
            if node.node_name() == "BODY" {
                return Some(walker);
            }
        }
        None
    };
    let walker = body().ok_or(Unreadable)?;
    let children = browser_children(&walker, 0);
    // Chromium keeps every such document for ever in which a film or a sound still stands.
    if let Some(body) = walker.current_node().dyn_ref::<web_sys::Element>() {
        body.remove();
    }
    Ok(children)
}

/// `web-sys` gives the parser a text alone; where the host demands Trusted Types, it takes none.
#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = DOMParser)]
        pub(super) type DomParser;

        #[wasm_bindgen(constructor, js_class = "DOMParser")]
        pub(super) fn new() -> DomParser;

        #[wasm_bindgen(method, catch, js_class = "DOMParser", js_name = parseFromString)]
        pub(super) fn parse_from_string(this: &DomParser, text: &JsValue, kind: &str)
        -> Result<web_sys::Node, JsValue>;
    }
}

/// The children of the node that the walker is at; the walker ends where it began.
#[cfg(target_arch = "wasm32")]
fn browser_children(walker: &web_sys::TreeWalker, depth: usize) -> Vec<Markup> {
    use wasm_bindgen::JsCast;
    let mut children = Vec::new();
    let mut next = walker.first_child().ok().flatten();
    let has_children = next.is_some();
    while let Some(node) = next {
        if let Some(text) = node.dyn_ref::<web_sys::Text>() {
            children.push(Markup::Text(text.data()));
        } else if node.is_instance_of::<web_sys::Element>() && depth >= MAX_DEPTH {
            children.push(Markup::Text(node.text_content().unwrap_or_default()));
        } else if node.is_instance_of::<web_sys::HtmlFormElement>() {
            let name = "form".to_owned();
            children.push(Markup::Element {
                name,
                attributes: Vec::new(),
                children: browser_children(walker, depth + 1),
            });
        } else if let Some(element) = node.dyn_ref::<web_sys::Element>() {
            let attributes = element.get_attribute_names();
            let attributes = attributes.iter().filter_map(|name| {
                let name = name.as_string()?;
                element.get_attribute(&name).map(|value| (name, value))
            });
            children.push(Markup::Element {
                name: element.local_name(),
                attributes: attributes.collect(),
                children: browser_children(walker, depth + 1),
            });
        }
        next = walker.next_sibling().ok().flatten();
    }
    if has_children {
        let _ = walker.parent_node();
    }
    children
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unnecessary_wraps, reason = "the browser's may fail")]
pub(crate) fn parse(html: &str) -> Result<Vec<Markup>, Unreadable> {
    use html5ever::{ParseOpts, driver::parse_document, tendril::TendrilSink, tree_builder::TreeBuilderOpts};
    // Like the browser's: no script runs in what is parsed, so `noscript` is an element like others.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let sink = scraper::HtmlTreeSink::new(scraper::Html::new_document());
    let document = parse_document(sink, ParseOpts { tree_builder, ..ParseOpts::default() }).one(document(html));
    let body = document
        .root_element()
        .children()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "body"));
    Ok(body.map(|body| native_children(body, 0)).unwrap_or_default())
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
