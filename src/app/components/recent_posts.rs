use super::Time;
use crate::model::{
    locale::Message,
    page::{EditionContext, Recent, RecentPost},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The newest titles of an edition, each with its date.
#[component]
pub fn RecentPosts(
    /// The titles, or that they are not known yet.
    recent: Recent,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let list = match recent {
        Recent::Posts(posts) if posts.is_empty() => return None,
        Recent::Posts(posts) => {
            let titles = posts.into_iter().map(|post| view! { <RecentTitle post context=context.clone()/> }.into_any());
            view! { <ul>{titles.collect_view()}</ul> }.into_any()
        }
        // For readers without the app: where the newest items are.
        Recent::Deferred => view! {
            <p><a href=context.href(Place::Front)>{context.text(Message::LatestArticles)}</a></p>
        }
        .into_any(),
    };
    Some(view! {
        <section class="recent" aria-labelledby="recent-title">
            <h2 id="recent-title">{context.text(Message::RecentPosts)}</h2>
            {list}
        </section>
    })
}

/// A title and its date.
#[component]
pub fn RecentTitle(
    /// The title.
    post: RecentPost,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let time = post.published.map(|time| {
        let text = context.date(&time);
        view! { " " <Time time text/> }.into_any()
    });
    let lang = post.language.map(|language| language.to_string());
    view! {
        <li>
            <a href=context.href(Place::Article(post.slug)) lang=lang><bdi>{post.title}</bdi></a>
            {time}
        </li>
    }
}
