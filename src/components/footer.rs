use super::{icon, social_links};
use crate::{
    html::{Element, element},
    loader::{Setting, View},
    locale::Message,
};

/// The foot of every page.
#[must_use]
pub fn footer(view: &View) -> Element {
    let setting: &Setting = &view.setting;
    let up = element("a")
        .class("back-to-top")
        .with("href", view.note("top"))
        .with("target", "_self")
        .holding(icon("up", setting))
        .holding(setting.text(Message::BackToTop));
    let inner = element("div")
        .class("site-footer-inner")
        .holding(social_links(setting))
        .holding(element("p").class("copyright").holding(setting.copyright()))
        .holding(up);
    element("footer").class("site-footer").holding(inner)
}
