use super::icon;
use crate::{
    browser,
    html::{Element, element},
    loader::{Entry, Setting},
    locale::Message,
    share::{ShareService, Shared},
};
use std::sync::Arc;

/// The ways to pass an article on: plain links to services, the device's own sheet, and the address itself.
#[must_use]
pub fn share_links(entry: &Entry, setting: &Setting) -> Element {
    let url = setting.public_address(&entry.place());
    let title = entry.title(setting);
    let picture = entry.item.image.as_ref();
    let image = picture.and_then(|picture| setting.public_file(&entry.resolver.file(&picture.url)?));
    let shared = Shared { url: &url, title: &title, image: image.as_deref() };
    let list = element("ul").class("share-links").with("aria-label", setting.text(Message::Share));
    let list = setting.site.share.iter().fold(list, |list, service| {
        let label = match service {
            ShareService::Email => setting.text(Message::ShareByEmail),
            _ => setting.catalog.fill(Message::ShareOn, &[("service", service.label())]),
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
            .holding(icon(service.name(), setting));
        list.holding(element("li").holding(link))
    });
    let copy = button("copy", "link", setting.text(Message::CopyLink), &shared, setting);
    let outcome = element("span").class("share-outcome").with("role", "status");
    let device = button("device", "share", setting.text(Message::ShareByDevice), &shared, setting);
    let list = list.holding(element("li").holding(copy).holding(outcome)).holding(element("li").holding(device));
    element("div").class("share").holding(list)
}

/// A button that [`answer_share_button`] answers. It carries what it needs, so that a finished page's work like
/// any other's.
fn button(kind: &str, drawing: &str, label: String, shared: &Shared<'_>, setting: &Setting) -> Element {
    element("button")
        .with("type", "button")
        .class(format!("share-link share-{kind}"))
        .with("data-url", shared.url)
        .with("data-title", shared.title)
        .with("title", label.as_str())
        .with("aria-label", label)
        .holding(icon(drawing, setting))
}

/// Answers a click on one of the buttons above, wherever on a page it happened.
pub fn answer_share_button(button: &web_sys::Element, setting: &Arc<Setting>) {
    let attribute = |name| button.get_attribute(name).unwrap_or_default();
    let (url, title) = (attribute("data-url"), attribute("data-title"));
    if button.class_list().contains("share-copy") {
        let (button, setting) = (button.clone(), Arc::clone(setting));
        browser::spawn(async move {
            let words = if browser::copy(&url).await { Message::LinkCopied } else { Message::CopyFailed };
            if let Some(outcome) = button.next_element_sibling() {
                outcome.set_text_content(Some(&setting.text(words)));
            }
        });
    } else {
        browser::spawn(async move { browser::share(&url, &title).await });
    }
}
