use super::icon;
use crate::{
    html::{Element, element},
    loader::{Failure, Setting},
    locale::Message,
};

/// Says that a page could not be loaded, while the page before stays where it is. Where nothing failed, it is
/// empty.
#[must_use]
pub fn notice(failure: Option<&Failure>, setting: &Setting) -> Element {
    let Some(failure) = failure else {
        return element("div");
    };
    let button = |class| element("button").with("type", "button").class(class);
    element("div")
        .class("notice")
        .with("role", "alert")
        .holding(element("p").holding(failure.message(&setting.catalog)))
        .holding(button("retry").holding(setting.text(Message::Retry)))
        .holding(button("dismiss").with("aria-label", setting.text(Message::Dismiss)).holding(icon("close", setting)))
}
