use super::icon;
use crate::{
    html::{Element, element},
    loader::{List, Setting},
    locale::Message,
    route::Place,
};

/// Links to the pages of newer and older items.
#[must_use]
pub fn pager(list: &List, setting: &Setting) -> Option<Element> {
    let link = |class: &str, rel: &str, place: &Place| {
        element("a").class(class).with("rel", rel).with("href", setting.href(place.clone()))
    };
    let newer = list.newer.as_ref().map(|place| {
        link("newer", "prev", place).holding(icon("back", setting)).holding(setting.text(Message::NewerPosts))
    });
    let older = list.older.as_ref().map(|place| {
        link("older", "next", place).holding(setting.text(Message::OlderPosts)).holding(icon("forward", setting))
    });
    (newer.is_some() || older.is_some()).then(|| {
        element("nav")
            .class("pager")
            .with("aria-label", setting.text(Message::Pages))
            .holding(newer)
            .holding(" ")
            .holding(older)
    })
}
