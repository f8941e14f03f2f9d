use super::Icon;
use crate::model::{locale::Message, page::EditionContext};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the publication's pages elsewhere.
#[component]
pub fn SocialLinks(
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let social = &context.site.social;
    let links = social
        .iter()
        .map(|social| {
            let name = social.service.label();
            view! {
                <li>
                    <a href=social.url.clone() rel="external noopener me" title=name aria-label=name>
                        <Icon name=social.service.name()/>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect_view();
    (!social.is_empty()).then(|| {
        view! { <ul class="social" role="list" aria-label=context.text(Message::FollowUs)>{links}</ul> }.into_any()
    })
}
