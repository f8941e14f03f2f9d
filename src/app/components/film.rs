//! A film of another host: nothing of that host is on the page before the reader asks for it.

use super::body::mark_words;
use crate::{
    app::browser::{FILM_PLAY_CLASS, FILM_SCREEN_CLASS},
    model::{
        content::{FRAME_CLASS, SafeElement, SafeNode},
        locale::Message,
        page::{EditionContext, Post},
    },
};

/// Whether a link of a text stands for a film with a known player.
pub(super) fn is_film(link: &SafeElement) -> bool {
    link.attribute("class") == Some(FRAME_CLASS) && link.attribute("data-player").is_some()
}

/// The link of a film, below a button that plays it on the page. The handler on `<main>` answers the button, because
/// that of a finished page was there before the app. It stands where the link stood, which may be in a line.
pub(super) fn film(mut link: SafeElement, post: &Post, context: &EditionContext) -> Option<SafeElement> {
    let [player, service] =
        ["data-player", "data-service"].map(|name| link.attribute(name).unwrap_or_default().to_owned());
    link.attributes.retain(|(name, _)| !name.starts_with("data-"));
    let title = std::mem::replace(
        &mut link.children,
        vec![text(context.catalog.fill(Message::WatchAt, &[("service", &service)]))],
    );
    let SafeNode::Text(name) = title.first()? else { return None };
    let play = vec![
        ("type", "button".to_owned()),
        ("class", FILM_PLAY_CLASS.to_owned()),
        ("data-player", player),
        ("data-title", name.clone()),
    ];
    let mut play = SafeElement::button(play, vec![text(context.text(Message::PlayHere))]);
    let note = context.catalog.fill(Message::PlayHereNote, &[("service", &service)]);
    let mut note = span("film-note", vec![text(note)])?;
    for own in [&mut play, &mut note, &mut link] {
        mark_words(own, post, context);
    }
    let screen = [span("film-title", title)?, play, note].map(SafeNode::Element).into();
    let parts = [span(FILM_SCREEN_CLASS, screen)?, link].map(SafeNode::Element).into();
    span("film", parts)
}

fn text(text: String) -> SafeNode {
    SafeNode::Text(text)
}

fn span(class: &str, children: Vec<SafeNode>) -> Option<SafeElement> {
    SafeElement::new("span", vec![("class", class.to_owned())], children)
}
