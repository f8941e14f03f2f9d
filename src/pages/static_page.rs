use super::heading;
use crate::{
    components::{Sight, Under, attachments, lead_picture, prose, without_lead},
    html::{Element, element},
    loader::{Entry, Setting},
};

/// A page that is not an article, such as About Us.
pub(super) fn static_page(entry: &Entry, setting: &Setting) -> Element {
    element("div")
        .class("article static-page")
        .holding(heading("article-title").holding(element("bdi").holding(entry.title(setting))))
        .holding(lead_picture(entry, Sight::AtOnce))
        .holding(prose(without_lead(entry), Under::Page, setting))
        .holding(attachments(entry, setting))
}
