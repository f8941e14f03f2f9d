use super::heading;
use crate::{
    app::{
        components::{
            Sight, Under, attachments, category, details, in_its_language, lead_picture, prose, share_links, tags,
            without_lead,
        },
        html::{Element, element},
    },
    model::{
        locale::Message,
        page::{EditionContext, Post},
        route::Place,
    },
};

/// One article.
pub(super) fn article_page(post: &Post, context: &EditionContext) -> Element {
    in_its_language(element("article").class("article"), post, context)
        .holding(category(post, context))
        .holding(heading("article-title").holding(element("bdi").holding(post.title(context))))
        .holding(details(post, context))
        .holding(lead_picture(post, Sight::AtOnce))
        .holding(prose(without_lead(post), Under::Page, context))
        .holding(attachments(post, context))
        .holding(source(post, context))
        .holding(tags(post, context))
        .holding(translations(post, context))
        .holding(share_links(post, context))
}

/// A link to the page elsewhere that the article is about.
fn source(post: &Post, context: &EditionContext) -> Option<Element> {
    let href = post.resolver.link(post.item.external_url.as_deref()?)?.into_string();
    let host = href.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(&href);
    let words = context.catalog.fill(Message::ReadAt, &[("host", host)]);
    let link = element("a").with("href", href).with("rel", "external noopener").holding(words);
    Some(element("p").class("source").holding(link))
}

/// Links to the article in other editions.
fn translations(post: &Post, context: &EditionContext) -> Option<Element> {
    let mut list = element("ul").with("aria-labelledby", "translations-title");
    for edition in context.site.editions.iter().filter(|edition| edition.code != context.edition.code) {
        let Some(id) = post.item.translations.get(edition.code.as_str()) else {
            continue;
        };
        let link = element("a")
            .with("href", context.href_in(&edition.code, Place::Article(id.slug())))
            .with("lang", edition.lang.as_str())
            .with("hreflang", edition.lang.as_str())
            .with("rel", "alternate")
            .holding(element("bdi").holding(edition.label.as_str()));
        list = list.holding(element("li").holding(link));
    }
    let title = || element("p").with("id", "translations-title").holding(context.text(Message::OtherLanguages));
    (!list.children.is_empty()).then(|| element("div").class("translations").holding(title()).holding(list))
}
