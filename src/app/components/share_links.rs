use super::icon;
use crate::{
    app::{
        browser,
        html::{Element, element},
    },
    model::{
        locale::Message,
        page::{EditionContext, Post},
        share::{ShareService, Shared},
    },
};
use std::sync::Arc;

/// The ways to pass an article on: plain links to services, the device's own sheet, and the address itself.
#[must_use]
pub fn share_links(post: &Post, context: &EditionContext) -> Element {
    let url = context.public_address(&post.place());
    let title = post.title(context);
    let picture = post.item.image.as_ref();
    let image = picture.and_then(|picture| context.public_file(&post.resolver.file(&picture.url)?));
    let shared = Shared { url: &url, title: &title, image: image.as_deref() };
    let list = element("ul").class("share-links").with("aria-label", context.text(Message::Share));
    let list = context.site.share.iter().fold(list, |list, service| {
        let label = match service {
            ShareService::Email => context.text(Message::ShareByEmail),
            _ => context.catalog.fill(Message::ShareOn, &[("service", service.label())]),
        };
        // A mail program is not a page: it opens beside this one.
        let target = (*service != ShareService::Email).then_some("_blank");
        let link = element("a")
            .class(format!("share-link share-{}", service.name()))
            .with("href", service.link(&shared))
            .with_some("target", target)
            .with("rel", "external noopener nofollow")
            .with("title", label.as_str())
            .with("aria-label", label)
            .holding(icon(service.name(), context));
        list.holding(element("li").holding(link))
    });
    let copy = button("copy", "link", context.text(Message::CopyLink), &shared, context);
    let outcome = element("span").class("share-outcome").with("role", "status");
    let device = button("device", "share", context.text(Message::ShareByDevice), &shared, context);
    let list = list.holding(element("li").holding(copy).holding(outcome)).holding(element("li").holding(device));
    element("div").class("share").holding(list)
}

/// A button that [`answer_share_button`] answers. It carries what it needs, so that a finished page's work like
/// any other's.
fn button(kind: &str, drawing: &str, label: String, shared: &Shared<'_>, context: &EditionContext) -> Element {
    element("button")
        .with("type", "button")
        .class(format!("share-link share-{kind}"))
        .with("data-url", shared.url)
        .with("data-title", shared.title)
        .with("title", label.as_str())
        .with("aria-label", label)
        .holding(icon(drawing, context))
}

/// Answers a click on one of the buttons above, wherever on a page it happened.
pub fn answer_share_button(button: &web_sys::Element, context: &Arc<EditionContext>) {
    let attribute = |name| button.get_attribute(name).unwrap_or_default();
    let (url, title) = (attribute("data-url"), attribute("data-title"));
    if button.class_list().contains("share-copy") {
        let (button, context) = (button.clone(), Arc::clone(context));
        browser::spawn(async move {
            let words = if browser::copy(&url).await { Message::LinkCopied } else { Message::CopyFailed };
            if let Some(outcome) = button.next_element_sibling() {
                outcome.set_text_content(Some(&context.text(words)));
            }
        });
    } else {
        browser::spawn(async move { browser::share(&url, &title).await });
    }
}
