//! A film of another host: nothing of that host is on the page before the reader asks for it.

use crate::model::{
    content::{FRAME_CLASS, SafeElement, SafeNode},
    locale::Message,
    page::EditionContext,
};

/// Whether a link of a text stands for a film with a known player.
pub(super) fn is_film(link: &SafeElement) -> bool {
    link.attribute("class") == Some(FRAME_CLASS) && link.attribute("data-player").is_some()
}

/// The link of a film, below a button that plays it on the page. The handler on `<main>` answers the button, because
/// that of a finished page was there before the app. It stands where the link stood, which may be in a line.
pub(super) fn film(mut link: SafeElement, context: &EditionContext) -> Option<SafeElement> {
    let [player, service] =
        ["data-player", "data-service"].map(|name| link.attribute(name).unwrap_or_default().to_owned());
    link.attributes.retain(|(name, _)| !name.starts_with("data-"));
    let title = std::mem::replace(
        &mut link.children,
        vec![text(context.catalog.fill(Message::WatchAt, &[("service", &service)]))],
    );
    let SafeNode::Text(name) = title.first()? else { return None };
    let play = SafeElement::button(
        vec![
            ("type", "button".to_owned()),
            ("class", "film-play".to_owned()),
            ("data-player", player),
            ("data-title", name.clone()),
        ],
        vec![text(context.text(Message::PlayHere))],
    );
    let note = context.catalog.fill(Message::PlayHereNote, &[("service", &service)]);
    let screen = vec![span("film-title", title)?, SafeNode::Element(play), span("film-note", vec![text(note)])?];
    let parts = vec![span("film-screen", screen)?, SafeNode::Element(link)];
    SafeElement::new("span", vec![("class", "film".to_owned())], parts)
}

fn text(text: String) -> SafeNode {
    SafeNode::Text(text)
}

fn span(class: &str, children: Vec<SafeNode>) -> Option<SafeNode> {
    SafeElement::new("span", vec![("class", class.to_owned())], children).map(SafeNode::Element)
}
