use super::icon;
use crate::{
    html::{Element, element},
    loader::Setting,
    locale::Message,
};

/// Links to the publication's pages elsewhere.
#[must_use]
pub fn social_links(setting: &Setting) -> Option<Element> {
    if setting.site.social.is_empty() {
        return None;
    }
    let list = element("ul").class("social").with("aria-label", setting.text(Message::FollowUs));
    Some(setting.site.social.iter().fold(list, |list, social| {
        let name = social.service.label();
        let link = element("a")
            .with("href", social.url.as_str())
            .with("rel", "external noopener me")
            .with("title", name)
            .with("aria-label", name)
            .holding(icon(social.service.name(), setting));
        list.holding(element("li").holding(link))
    }))
}
