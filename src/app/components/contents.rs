use crate::model::{
    content::Section,
    locale::Message,
    page::{EditionContext, Post},
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
    // These are the edition's words, also above a text in another language.
    let own = post.language_of_words(&context);
    (!sections.is_empty()).then(|| {
        view! {
            <nav class="contents" aria-labelledby="contents-title">
                <h2
                    id="contents-title"
                    lang=own.lang
                    dir=own.dir
                >
                    {context.text(Message::Contents)}
                </h2>
                {entries(&sections, &post)}
            </nav>
        }
        .into_any()
    })
}

fn entries(sections: &[Section], post: &Post) -> AnyView {
    let entry = |section: &Section| {
        let href = post.resolver.fragment(&section.id);
        let below = (!section.below.is_empty()).then(|| entries(&section.below, post));
        view! { <li><a href=href>{section.title.clone()}</a>{below}</li> }.into_any()
    };
    let entries: Vec<_> = sections.iter().map(entry).collect();
    view! { <ol>{entries}</ol> }.into_any()
}
