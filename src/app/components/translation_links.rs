use crate::model::{
    locale::Message,
    page::{EditionContext, Post},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to an article in other editions.
#[component]
pub fn TranslationLinks(
    /// The article.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let editions = context.site.editions.iter().filter(|edition| edition.code != context.edition.code);
    let links: Vec<_> = editions
        .filter_map(|edition| {
            let id = post.item.translations.get(edition.code.as_str())?;
            let href = context.href_in(&edition.code, Place::Article(id.slug()));
            let lang = edition.lang.to_string();
            Some(view! {
                <li>
                    <a href=href lang=lang.clone() hreflang=lang rel="alternate">
                        <bdi>{edition.label.clone()}</bdi>
                    </a>
                </li>
            })
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="translations">
                <p id="translations-title">{context.text(Message::OtherLanguages)}</p>
                <ul role="list" aria-labelledby="translations-title">{links}</ul>
            </div>
        }
        .into_any()
    })
}
