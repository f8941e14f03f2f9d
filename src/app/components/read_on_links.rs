use super::RecentTitle;
use crate::model::{
    locale::Message,
    page::{EditionContext, ReadOn, RecentPost},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What to read after an article: related ones, and the next ones of its category.
#[component]
pub fn ReadOnLinks(
    /// The articles; none before they are known.
    read_on: ReadOn,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let ReadOn { newer, older, related } = read_on;
    let section = |id: &'static str, heading: Message, posts: Vec<RecentPost>| {
        (!posts.is_empty()).then(|| {
            let titles = posts.into_iter().map(|post| view! { <RecentTitle post context=context.clone()/> }.into_any());
            view! {
                <section class="recent read-on" aria-labelledby=id>
                    <h2 id=id>{context.text(heading)}</h2>
                    <ul>{titles.collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    };
    view! {
        {section("related-title", Message::Related, related)}
        {section("newer-title", Message::NewerInCategory, newer.into_iter().collect())}
        {section("older-title", Message::OlderInCategory, older.into_iter().collect())}
    }
}
