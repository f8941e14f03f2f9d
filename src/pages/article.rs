use super::heading;
use crate::{
    components::{
        Sight, Under, attachments, category, details, in_its_language, lead_picture, prose, share_links, tags,
        without_lead,
    },
    html::{Element, element},
    loader::{Entry, Setting},
    locale::Message,
    route::Place,
};

/// One article.
pub(super) fn article_page(entry: &Entry, setting: &Setting) -> Element {
    in_its_language(element("article").class("article"), entry, setting)
        .holding(category(entry, setting))
        .holding(heading("article-title").holding(element("bdi").holding(entry.title(setting))))
        .holding(details(entry, setting))
        .holding(lead_picture(entry, Sight::AtOnce))
        .holding(prose(without_lead(entry), Under::Page, setting))
        .holding(attachments(entry, setting))
        .holding(source(entry, setting))
        .holding(tags(entry, setting))
        .holding(translations(entry, setting))
        .holding(share_links(entry, setting))
}

/// A link to the page elsewhere that the article is about.
fn source(entry: &Entry, setting: &Setting) -> Option<Element> {
    let href = entry.resolver.link(entry.item.external_url.as_deref()?)?.into_string();
    let host = href.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(&href);
    let words = setting.catalog.fill(Message::ReadAt, &[("host", host)]);
    let link = element("a").with("href", href).with("rel", "external noopener").holding(words);
    Some(element("p").class("source").holding(link))
}

/// Links to the article in other editions.
fn translations(entry: &Entry, setting: &Setting) -> Option<Element> {
    let mut list = element("ul").with("aria-labelledby", "translations-title");
    for edition in setting.site.editions.iter().filter(|edition| edition.code != setting.edition.code) {
        let Some(id) = entry.item.translations.get(edition.code.as_str()) else {
            continue;
        };
        let link = element("a")
            .with("href", setting.href_in(&edition.code, Place::Article(id.slug())))
            .with("lang", edition.lang.as_str())
            .with("hreflang", edition.lang.as_str())
            .with("rel", "alternate")
            .holding(element("bdi").holding(edition.label.as_str()));
        list = list.holding(element("li").holding(link));
    }
    let title = || element("p").with("id", "translations-title").holding(setting.text(Message::OtherLanguages));
    (!list.children.is_empty()).then(|| element("div").class("translations").holding(title()).holding(list))
}
