use super::Icon;
use crate::{
    browser,
    loader::{Entry, Setting},
    locale::Message,
    share::{ShareService, Shared},
};
use leptos::prelude::*;
use std::sync::Arc;

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
                <CopyButton url=url.clone() setting=setting.clone()/>
                <DeviceButton url=url title=title setting=setting.clone()/>
            </ul>
        </div>
    }
}

#[component]
fn CopyButton(url: String, setting: Arc<Setting>) -> impl IntoView {
    let outcome = RwSignal::new(None::<bool>);
    let label = setting.text(Message::CopyLink);
    let (copied, failed) = (setting.text(Message::LinkCopied), setting.text(Message::CopyFailed));
    let copy = move |_| {
        let url = url.clone();
        browser::spawn(async move { outcome.set(Some(browser::copy(&url).await)) });
    };
    view! {
        <li>
            <button type="button" class="share-link share-copy" title=label.clone() aria-label=label on:click=copy>
                <Icon setting name="link"/>
            </button>
            <span class="share-outcome" role="status">
                {move || match outcome.get() {
                    Some(true) => copied.clone(),
                    Some(false) => failed.clone(),
                    None => String::new(),
                }}
            </span>
        </li>
    }
}

#[component]
fn DeviceButton(url: String, title: String, setting: Arc<Setting>) -> impl IntoView {
    // Known only once the page runs: a finished page is the same for every device.
    let can_share = RwSignal::new(false);
    Effect::new(move |_| can_share.set(browser::can_share()));
    let label = setting.text(Message::ShareByDevice);
    let share = move |_| {
        let (url, title) = (url.clone(), title.clone());
        browser::spawn(async move { browser::share(&url, &title).await });
    };
    view! {
        <li hidden=move || !can_share.get()>
            <button type="button" class="share-link share-device" title=label.clone() aria-label=label on:click=share>
                <Icon setting name="share"/>
            </button>
        </li>
    }
}
