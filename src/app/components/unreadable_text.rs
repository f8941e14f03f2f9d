use crate::model::{
    locale::Message,
    page::{EditionContext, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Says that the browser did not let the app read the text of an article, and leads to the finished page that has it.
#[component]
pub fn UnreadableText(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    (!post.is_readable()).then(|| {
        // Not a turn of the app: the browser opens the page as its host has it.
        let href = context.public_address(&post.place());
        view! {
            <p class="unreadable">
                {context.text(Message::TextUnreadable)} " "
                <a href=href target="_self">{context.text(Message::OpenPage)}</a>
            </p>
        }
        .into_any()
    })
}
