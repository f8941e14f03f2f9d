use super::heading;
use crate::{
    html::{Element, element},
    loader::Setting,
    locale::Message,
    route::Place,
};

/// Nothing is at this address; the front page is.
pub(super) fn not_found_page(setting: &Setting) -> Element {
    let way_on = element("a")
        .class("way-on")
        .with("href", setting.href(Place::Front))
        .holding(setting.text(Message::ToFrontPage));
    element("div")
        .class("article not-found")
        .holding(heading("article-title").holding(setting.text(Message::NotFoundTitle)))
        .holding(element("p").holding(setting.text(Message::NotFoundText)))
        .holding(element("p").holding(way_on))
}
