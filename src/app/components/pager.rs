use super::icon;
use crate::{
    app::html::{Element, element},
    model::{
        locale::Message,
        page::{EditionContext, List},
        route::Place,
    },
};

/// Links to the pages of newer and older items.
#[must_use]
pub fn pager(list: &List, context: &EditionContext) -> Option<Element> {
    let link = |class: &str, rel: &str, place: &Place| {
        element("a").class(class).with("rel", rel).with("href", context.href(place.clone()))
    };
    let newer = list.newer.as_ref().map(|place| {
        link("newer", "prev", place).holding(icon("back", context)).holding(context.text(Message::NewerPosts))
    });
    let older = list.older.as_ref().map(|place| {
        link("older", "next", place).holding(context.text(Message::OlderPosts)).holding(icon("forward", context))
    });
    (newer.is_some() || older.is_some()).then(|| {
        element("nav")
            .class("pager")
            .with("aria-label", context.text(Message::Pages))
            .holding(newer)
            .holding(" ")
            .holding(older)
    })
}
