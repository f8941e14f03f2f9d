//! The players in a text, as a page of ours shows them.

use crate::model::{
    content::{SafeElement, SafeNode, host_of},
    page::{Captions, EditionContext, Post},
};

/// Gives the films of a text their captions and a name. `poster` stands for those that have none of their own.
pub(super) fn complete_players(
    nodes: Vec<SafeNode>,
    post: &Post,
    poster: Option<&str>,
    context: &EditionContext,
) -> Vec<SafeNode> {
    nodes
        .into_iter()
        .map(|node| match node {
            SafeNode::Element(mut element) => {
                if element.name() == "video" {
                    complete(&mut element, post, poster, context);
                } else {
                    element.children = complete_players(element.children, post, poster, context);
                }
                SafeNode::Element(element)
            }
            SafeNode::Text(text) => SafeNode::Text(text),
        })
        .collect()
}

/// A film that is attached, as one in a text is shown.
pub(super) fn player(src: &str, name: &str, post: &Post, context: &EditionContext) -> Option<SafeNode> {
    let attributes = vec![
        ("src", src.to_owned()),
        ("controls", String::new()),
        ("preload", "none".to_owned()),
        ("aria-label", name.to_owned()),
    ];
    let mut film = SafeElement::new("video", attributes, Vec::new())?;
    complete(&mut film, post, post.lead_address().as_deref(), context);
    Some(SafeNode::Element(film))
}

fn complete(film: &mut SafeElement, post: &Post, poster: Option<&str>, context: &EditionContext) {
    let address_in = |name: &str| {
        let children = film.children.iter().filter_map(|child| match child {
            SafeNode::Element(child) => Some(child),
            SafeNode::Text(_) => None,
        });
        children.filter(|child| child.name() == name).find_map(|child| child.attribute("src")).map(str::to_owned)
    };
    let Some(src) = film.attribute("src").map(str::to_owned).or_else(|| address_in("source")) else {
        return;
    };
    let own = address_in("track");
    let captions = if own.is_none() { post.captions_of(&src, context) } else { Vec::new() };
    let shared = own.or_else(|| captions.first().map(|captions| captions.src.clone()));
    if film.attribute("title").or(film.attribute("aria-label")).is_none() {
        film.attributes.push(("aria-label", post.title(context)));
    }
    if let Some(poster) = poster.filter(|_| film.attribute("poster").is_none()) {
        film.attributes.push(("poster", poster.to_owned()));
    }
    if let Some(mode) = shared.and_then(|captions| cross_origin(&src, &captions)) {
        film.attributes.push(("crossorigin", mode.to_owned()));
    }
    film.children.extend(captions.into_iter().filter_map(track));
}

fn track(Captions { src, label, language }: Captions) -> Option<SafeNode> {
    let attributes =
        vec![("src", src), ("kind", "captions".to_owned()), ("srclang", language.to_string()), ("label", label)];
    SafeElement::new("track", attributes, Vec::new()).map(SafeNode::Element)
}

/// How a film is asked for, so that a publication shown in a page of another host may read the captions beside it. A
/// film from elsewhere is asked for as always: its host may not know of us.
fn cross_origin(film: &str, captions: &str) -> Option<&'static str> {
    (origin(film) == origin(captions)).then_some("anonymous")
}

/// Scheme and host of an address; none of one that starts here.
fn origin(address: &str) -> Option<(&str, &str)> {
    Some((address.split_once("://")?.0, host_of(address)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_asked_for_with_their_film_where_one_host_has_both() {
        assert_eq!(cross_origin("/media/a.mp4", "/media/a.vtt"), Some("anonymous"));
        assert_eq!(cross_origin("https://e.org/a.mp4", "https://e.org/x/a.vtt"), Some("anonymous"));
        assert_eq!(cross_origin("https://films.example/a.mp4", "/media/a.vtt"), None);
    }
}
