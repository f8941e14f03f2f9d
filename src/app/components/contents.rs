use crate::model::{
    content::Section,
    locale::Message,
    page::{EditionContext, LanguageAttributes, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A table of contents: links to the sections of a long text.
#[component]
pub fn Contents(
    /// Its sections; none of a short text.
    sections: Vec<Section>,
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let language = post.language_of_text(&context);
    (!sections.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-labelledby="contents-title">
                <h2 id="contents-title">{context.text(Message::Contents)}</h2>
                {entries(&sections, &post, language)}
            </nav>
        }
        .into_any()
    })
}

fn entries(sections: &[Section], post: &Post, language: LanguageAttributes) -> AnyView {
    let entry = |section: &Section| {
        let href = post.resolver.fragment(&section.id);
        let below = (!section.below.is_empty()).then(|| entries(&section.below, post, LanguageAttributes::default()));
        view! { <li><a href=href>{section.title.clone()}</a>{below}</li> }.into_any()
    };
    let entries: Vec<_> = sections.iter().map(entry).collect();
    view! { <ol lang=language.lang dir=language.dir>{entries}</ol> }.into_any()
}
