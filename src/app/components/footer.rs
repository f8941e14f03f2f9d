use super::{icon, social_links};
use crate::{
    app::html::{Element, element},
    model::{
        locale::Message,
        page::{EditionContext, PageModel},
    },
};

/// The foot of every page.
#[must_use]
pub fn footer(view: &PageModel) -> Element {
    let context: &EditionContext = &view.context;
    let up = element("a")
        .class("back-to-top")
        .with("href", view.fragment("top"))
        .with("target", "_self")
        .holding(icon("up", context))
        .holding(context.text(Message::BackToTop));
    let inner = element("div")
        .class("site-footer-inner")
        .holding(social_links(context))
        .holding(element("p").class("copyright").holding(context.copyright()))
        .holding(up);
    element("footer").class("site-footer").holding(inner)
}
