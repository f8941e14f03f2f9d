use super::heading;
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::EditionContext, route::Place},
};

/// Nothing is at this address; the front page is.
pub(super) fn not_found_page(context: &EditionContext) -> Element {
    let way_on = element("a")
        .class("way-on")
        .with("href", context.href(Place::Front))
        .holding(context.text(Message::ToFrontPage));
    element("div")
        .class("article not-found")
        .holding(heading("article-title").holding(context.text(Message::NotFoundTitle)))
        .holding(element("p").holding(context.text(Message::NotFoundText)))
        .holding(element("p").holding(way_on))
}
