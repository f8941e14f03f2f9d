use super::Icon;
use crate::{
    app::browser::{SHARE_COPY_CLASS, SHARE_DEVICE_CLASS},
    model::{
        locale::Message,
        page::{EditionContext, Post},
        share::{ShareService, Shared},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ways to pass an article on: plain links to services, the device's own sheet, and the address itself.
///
/// The buttons are answered by the handler on `<main>` (see [`crate::app`]), because those of a finished page were
/// there before the app; so they carry what is shared as data.
#[component]
pub fn ShareLinks(
    /// The article.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let url = context.public_address(&post.place());
    let title = post.title(&context);
    let image = post.public_picture(&context);
    let links = {
        let shared = Shared { url: &url, title: &title, image: image.as_deref() };
        let services = context.site.share.iter();
        services
            .map(|service| {
                view! { <ShareLink service=*service href=service.link(&shared) context=context.clone()/> }.into_any()
            })
            .collect_view()
    };
    view! {
        <div class="share" data-url=url data-title=title>
            <ul class="share-links" role="list" aria-label=context.text(Message::Share)>
                {links}
                <li><ShareButton class=SHARE_COPY_CLASS icon="link" label=context.text(Message::CopyLink)/></li>
                <li><ShareButton class=SHARE_DEVICE_CLASS icon="share" label=context.text(Message::ShareByDevice)/></li>
            </ul>
        </div>
    }
}

#[component]
fn ShareLink(service: ShareService, href: String, context: Arc<EditionContext>) -> impl IntoView {
    let label = match service {
        ShareService::Email => context.text(Message::ShareByEmail),
        _ => context.catalog.fill(Message::ShareOn, &[("service", service.label())]),
    };
    // A mail program is not a page: it opens beside this one.
    let target = (service != ShareService::Email).then_some("_blank");
    view! {
        <li>
            <a
                class=format!("share-link share-{}", service.name())
                href=href
                target=target
                rel="external noopener nofollow"
                title=label.clone()
                aria-label=label
            >
                <Icon name=service.name()/>
            </a>
        </li>
    }
}

#[component]
fn ShareButton(class: &'static str, icon: &'static str, label: String) -> impl IntoView {
    view! {
        <button type="button" class=format!("share-link {class}") title=label.clone() aria-label=label>
            <Icon name=icon/>
        </button>
    }
}
