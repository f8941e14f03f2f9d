use super::heading;
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::EditionContext, source::Failure},
};

/// A page that could not be loaded when there was nothing to show in its place. The button is answered by the
/// shell.
pub(super) fn failed_page(failure: &Failure, context: &EditionContext) -> Element {
    let retry = element("button").with("type", "button").class("retry").holding(context.text(Message::Retry));
    let detail = element("code").with("dir", "ltr").holding(failure.to_string());
    element("div")
        .class("article failed")
        .holding(heading("article-title").holding(context.text(Message::FailedTitle)))
        .holding(element("p").with("role", "alert").holding(failure.message(&context.catalog)))
        .holding(element("p").holding(retry))
        .holding(element("p").class("failure-detail").holding(detail))
}
