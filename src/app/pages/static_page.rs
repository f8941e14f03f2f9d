use super::heading;
use crate::{
    app::{
        components::{Sight, Under, attachments, lead_picture, prose, without_lead},
        html::{Element, element},
    },
    model::page::{EditionContext, Post},
};

/// A page that is not an article, such as About Us.
pub(super) fn static_page(post: &Post, context: &EditionContext) -> Element {
    element("div")
        .class("article static-page")
        .holding(heading("article-title").holding(element("bdi").holding(post.title(context))))
        .holding(lead_picture(post, Sight::AtOnce))
        .holding(prose(without_lead(post), Under::Page, context))
        .holding(attachments(post, context))
}
