use super::Icon;
use crate::{
    browser,
    loader::{Entry, Setting},
    locale::Message,
    share::{ShareService, Shared},
};
use leptos::{ev::MouseEvent, prelude::*};
use std::sync::Arc;
use web_sys::{Element, wasm_bindgen::JsCast};

/// The ways to pass an article on: plain links to services, the device's own sheet, and the address itself.
#[component]
pub fn ShareLinks(
    /// The article.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let url = setting.public_address(&entry.place());
    let title = entry.title(&setting);
    let image = entry
        .item
        .image
        .as_ref()
        .and_then(|picture| entry.resolver.file(&picture.url))
        .and_then(|address| setting.public_file(&address));
    let shared = Shared { url: &url, title: &title, image: image.as_deref() };
    let links: Vec<_> = setting
        .site
        .share
        .iter()
        .map(|service| {
            let label = match service {
                ShareService::Email => setting.text(Message::ShareByEmail),
                _ => setting.catalog.fill(Message::ShareOn, &[("service", service.label())]),
            };
            // A mail program is not a page: it opens beside this one.
            let target = (*service != ShareService::Email).then_some("_blank");
            view! {
                <li>
                    <a
                        class=format!("share-link share-{}", service.name())
                        href=service.link(&shared)
                        target=target
                        rel="external noopener nofollow"
                        title=label.clone()
                        aria-label=label
                    >
                        <Icon setting=setting.clone() name=service.name()/>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <div class="share">
            <ul class="share-links" aria-label=setting.text(Message::Share)>
                {links}
                <li>
                    {button("copy", "link", setting.text(Message::CopyLink), &shared, &setting)}
                    <span class="share-outcome" role="status"></span>
                </li>
                <li>{button("device", "share", setting.text(Message::ShareByDevice), &shared, &setting)}</li>
            </ul>
        </div>
    }
}

/// A button that [`answer`] answers. It carries what it needs, so that a finished page's work like any other's.
fn button(
    kind: &'static str,
    icon: &'static str,
    label: String,
    shared: &Shared<'_>,
    setting: &Arc<Setting>,
) -> impl IntoView + use<> {
    view! {
        <button
            type="button"
            class=format!("share-link share-{kind}")
            data-url=shared.url.to_owned()
            data-title=shared.title.to_owned()
            title=label.clone()
            aria-label=label
        >
            <Icon setting=setting.clone() name=icon/>
        </button>
    }
}

/// Answers a click on one of the buttons above, wherever on a page it happened.
pub fn answer(event: &MouseEvent, setting: &Arc<Setting>) {
    let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = clicked.and_then(|element| element.closest("[data-url]").ok().flatten()) else {
        return;
    };
    let (url, title) = (attribute(&button, "data-url"), attribute(&button, "data-title"));
    if button.class_list().contains("share-copy") {
        let setting = Arc::clone(setting);
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

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
