use super::details::time_element;
use crate::{
    app::html::{Element, element},
    model::{
        locale::Message,
        page::{EditionContext, Post, Recent},
        route::Place,
    },
};

/// The newest titles of an edition, each with its date.
#[must_use]
pub fn recent_posts(recent: &Recent, context: &EditionContext) -> Element {
    let content = match recent {
        Recent::Prerendered => None,
        // For readers without the app: where the newest items are.
        Recent::Deferred => {
            let words = context.text(Message::LatestArticles);
            Some(element("p").holding(element("a").with("href", context.href(Place::Front)).holding(words)))
        }
        Recent::Items(posts) => (!posts.is_empty()).then(|| titles(posts, context)),
    };
    let section = content.map(|content| {
        let title = context.text(Message::RecentPosts);
        element("section")
            .class("recent")
            .with("aria-labelledby", "recent-title")
            .holding(element("h2").with("id", "recent-title").holding(title))
            .holding(content)
    });
    element("div").holding(section)
}

fn titles(posts: &[Post], context: &EditionContext) -> Element {
    posts.iter().fold(element("ul"), |list, post| {
        let date = post.item.published.as_ref().map(|time| time_element(time, context.date(time)));
        let title = element("bdi").holding(post.title(context));
        let link = element("a").with("href", context.href(post.place())).holding(title);
        list.holding(element("li").holding(link).holding(" ").holding(date))
    })
}
