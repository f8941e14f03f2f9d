use super::icon;
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::EditionContext},
};

/// Links to the publication's pages elsewhere.
#[must_use]
pub fn social_links(context: &EditionContext) -> Option<Element> {
    if context.site.social.is_empty() {
        return None;
    }
    let list = element("ul").class("social").with("aria-label", context.text(Message::FollowUs));
    Some(context.site.social.iter().fold(list, |list, social| {
        let name = social.service.label();
        let link = element("a")
            .with("href", social.url.as_str())
            .with("rel", "external noopener me")
            .with("title", name)
            .with("aria-label", name)
            .holding(icon(social.service.name(), context));
        list.holding(element("li").holding(link))
    }))
}
