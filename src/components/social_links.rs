use super::Icon;
use crate::{loader::Setting, locale::Message};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the publication's pages elsewhere.
#[component]
pub fn SocialLinks(
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let links: Vec<_> = setting
        .site
        .social
        .iter()
        .map(|link| {
            let name = link.service.label();
            view! {
                <li>
                    <a href=link.url.clone() rel="external noopener me" title=name aria-label=name>
                        <Icon setting=setting.clone() name=link.service.name()/>
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="social" aria-label=setting.text(Message::FollowUs)>{links}</ul> })
}
