use super::icon;
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::EditionContext, source::Failure},
};

/// Says that a page could not be loaded, while the page before stays where it is. Where nothing failed, it is
/// empty.
#[must_use]
pub fn notice(failure: Option<&Failure>, context: &EditionContext) -> Element {
    let Some(failure) = failure else {
        return element("div");
    };
    let button = |class| element("button").with("type", "button").class(class);
    element("div")
        .class("notice")
        .with("role", "alert")
        .holding(element("p").holding(failure.message(&context.catalog)))
        .holding(button("retry").holding(context.text(Message::Retry)))
        .holding(button("dismiss").with("aria-label", context.text(Message::Dismiss)).holding(icon("close", context)))
}
