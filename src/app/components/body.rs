use super::{
    OpaqueView,
    film::{film, is_film},
};
use crate::model::{
    content::{PICTURE_CLASS, SafeElement, SafeNode},
    page::EditionContext,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The level of the heading above a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// The heading of a page.
    H1,
    /// The title of a card.
    H2,
}

/// The text of an article.
#[component]
pub fn ArticleBody(
    /// The text, as a safe tree whose highest headings are of the second level.
    nodes: Vec<SafeNode>,
    /// The level of the heading above it.
    below: HeadingLevel,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    OpaqueView::Article(fit_in(nodes, below, &context))
}

/// Fits a text into its place on a page of ours.
pub(crate) fn fit_in(nodes: Vec<SafeNode>, below: HeadingLevel, context: &EditionContext) -> Vec<SafeNode> {
    nodes
        .into_iter()
        .map(|node| match node {
            SafeNode::Text(text) => SafeNode::Text(text),
            SafeNode::Element(element) => SafeNode::Element(fit_element(element, below, context)),
        })
        .collect()
}

fn fit_element(mut element: SafeElement, below: HeadingLevel, context: &EditionContext) -> SafeElement {
    element.children = fit_in(std::mem::take(&mut element.children), below, context);
    match element.name() {
        "a" if is_film(&element) => return film(element.clone(), context).unwrap_or(element),
        // The browser's, until the app shows it: see lightbox.rs.
        "a" if element.attribute("class") == Some(PICTURE_CLASS) => {
            element.attributes.push(("target", "_self".to_owned()));
        }
        "a" => fit_link(&mut element, context),
        // Without a known size it gets a frame of fixed shape, so that nothing moves when it arrives.
        "img" | "video" if element.attribute("width").is_none() || element.attribute("height").is_none() => {
            element.attributes.push(("class", "unsized".to_owned()));
        }
        // A wide table scrolls by itself, and can be reached by keyboard to do so.
        "table" => {
            let attributes = vec![("class", "table-scroll".to_owned()), ("tabindex", "0".to_owned())];
            return element.within("div", attributes);
        }
        "h2" | "h3" | "h4" | "h5" if below == HeadingLevel::H2 => element.lower_heading(),
        _ => {}
    }
    element
}

/// The router takes over every link of this host; one to a file is the browser's. A link to a page is written as
/// all of them are, so that no host has to redirect it.
fn fit_link(link: &mut SafeElement, context: &EditionContext) {
    let Some((_, href)) = link.attributes.iter_mut().find(|(name, _)| *name == "href") else {
        return;
    };
    match context.page_link(href) {
        Some(page) => *href = page,
        None => link.attributes.push(("target", "_self".to_owned())),
    }
}
