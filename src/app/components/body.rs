use super::{
    ImageLoading, OpaqueView, PictureRoom,
    film::{film, is_film},
};
use crate::model::{
    content::{PICTURE_CLASS, SafeElement, SafeNode, turn_other_direction},
    feed::Tint,
    page::{EditionContext, Post, SizedSource},
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
    /// The item.
    post: Post,
    /// Its text, or a part of it, as a safe tree whose highest headings are of the second level.
    nodes: Vec<SafeNode>,
    /// The level of the heading above it.
    below: HeadingLevel,
    /// How much room its pictures get.
    room: PictureRoom,
    /// When the first of its pictures is loaded; the others wait until the reader comes near.
    loading: ImageLoading,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let mut place = TextPlace { post: &post, below, room, first_picture: loading, context: &context };
    OpaqueView::Article { nodes: place.fit(nodes), language: post.language_of_text(&context) }
}

/// Fits what stands below a picture into its place on a page of ours.
pub(crate) fn fit_caption(nodes: Vec<SafeNode>, post: &Post, context: &EditionContext) -> Vec<SafeNode> {
    let (below, room, first_picture) = (HeadingLevel::H2, PictureRoom::Column, ImageLoading::Lazy);
    TextPlace { post, below, room, first_picture, context }.fit(nodes)
}

/// Where on a page of ours a text stands.
struct TextPlace<'a> {
    post: &'a Post,
    below: HeadingLevel,
    room: PictureRoom,
    /// When the next picture is loaded.
    first_picture: ImageLoading,
    context: &'a EditionContext,
}

impl TextPlace<'_> {
    fn fit(&mut self, mut nodes: Vec<SafeNode>) -> Vec<SafeNode> {
        turn_other_direction(&mut nodes, self.post.direction_of_text(self.context));
        self.fit_in(nodes)
    }

    fn fit_in(&mut self, nodes: Vec<SafeNode>) -> Vec<SafeNode> {
        nodes
            .into_iter()
            .map(|node| match node {
                SafeNode::Text(text) => SafeNode::Text(text),
                SafeNode::Element(element) => SafeNode::Element(self.fit_element(element)),
            })
            .collect()
    }

    fn fit_element(&mut self, mut element: SafeElement) -> SafeElement {
        element.children = self.fit_in(std::mem::take(&mut element.children));
        match element.name() {
            "a" if is_film(&element) => {
                return film(element.clone(), self.post, self.context).unwrap_or(element);
            }
            // The browser's, until the app shows it: see lightbox.rs.
            "a" if element.attribute("class") == Some(PICTURE_CLASS) => {
                element.attributes.push(("target", "_self".to_owned()));
                if element.attribute("aria-label").is_some() {
                    mark_words(&mut element, self.post, self.context);
                }
            }
            "a" => fit_link(&mut element, self.context),
            "img" => return self.fit_picture(element),
            "video" => return self.fit_film(element),
            // A wide one scrolls by itself, and can be reached by keyboard to do so.
            "pre" => element.attributes.push(("tabindex", "0".to_owned())),
            "table" => {
                let attributes = vec![("class", "table-scroll".to_owned()), ("tabindex", "0".to_owned())];
                return element.within("div", attributes);
            }
            "h2" | "h3" | "h4" | "h5" if self.below == HeadingLevel::H2 => element.lower_heading(),
            _ => {}
        }
        element
    }

    /// A browser fetches every poster at once. One further down is a picture below its film, which waits as all do.
    fn fit_film(&mut self, mut film: SafeElement) -> SafeElement {
        film.attributes.extend(is_unsized(&film).then(|| ("class", UNSIZED.to_owned())));
        let Some(poster) = film.attribute("poster").map(|poster| self.post.poster(poster.to_owned())) else {
            return film;
        };
        if std::mem::replace(&mut self.first_picture, ImageLoading::Lazy) == ImageLoading::Eager {
            film.set_attribute("poster", poster);
            return film;
        }
        let attributes = vec![("src", poster), ("alt", String::new()), ("loading", "lazy".to_owned())];
        let Some(picture) = SafeElement::new("img", attributes, Vec::new()) else { return film };
        film.attributes.retain(|(name, _)| *name != "poster");
        let mut player = film.within("span", vec![("class", "player".to_owned())]);
        player.children.insert(0, SafeNode::Element(picture));
        player
    }

    fn fit_picture(&mut self, mut picture: SafeElement) -> SafeElement {
        let loading = std::mem::replace(&mut self.first_picture, ImageLoading::Lazy);
        picture.set_attribute("loading", loading.attribute().to_owned());
        picture.attributes.extend(loading.priority().map(|priority| ("fetchpriority", priority.to_owned())));
        let source = picture.attribute("src").and_then(|src| self.post.sized_source(src));
        let tint = source.as_ref().and_then(|source| source.tint).map(Tint::classes);
        let classes: Vec<_> = is_unsized(&picture).then(|| UNSIZED.to_owned()).into_iter().chain(tint).collect();
        if !classes.is_empty() {
            picture.attributes.push(("class", classes.join(" ")));
        }
        match source {
            Some(source) => picture.with_sized_files(vec![
                ("type", SizedSource::MEDIA_TYPE.to_owned()),
                ("srcset", source.srcset()),
                ("sizes", self.room.sizes().to_owned()),
            ]),
            None => picture,
        }
    }
}

/// Says of an element in the middle of a text that its words are the edition's.
pub(super) fn mark_words(element: &mut SafeElement, post: &Post, context: &EditionContext) {
    let language = post.language_of_words(context);
    element.attributes.extend(language.pairs().map(|(name, value)| (name, value.to_owned())));
}

/// Without a known size it gets a frame of fixed shape, so that nothing moves when it arrives.
const UNSIZED: &str = "unsized";

fn is_unsized(element: &SafeElement) -> bool {
    element.attribute("width").is_none() || element.attribute("height").is_none()
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
