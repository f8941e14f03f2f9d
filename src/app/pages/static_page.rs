use super::PageHeading;
use crate::{
    app::components::{ArticleBody, Attachments, HeadingLevel, ImageLoading, LeadPicture, UnreadableText},
    model::{
        locale::{Direction, Language},
        page::{EditionContext, Post},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page that is not an article, such as About Us.
#[component]
pub(super) fn StaticPage(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let title = post.title(&context);
    let language = post.foreign_language(&context);
    view! {
        <div
            class="article static-page"
            lang=language.map(ToString::to_string)
            dir=language.map(Language::direction).map(Direction::as_str)
        >
            <PageHeading class="article-title" text=title/>
            <LeadPicture post=post.clone() loading=ImageLoading::Eager context=context.clone()/>
            <ArticleBody nodes=post.content_without_lead().to_vec() below=HeadingLevel::H1 context=context.clone()/>
            <UnreadableText post=post.clone() context=context.clone()/>
            <Attachments post=post.clone() context=context.clone()/>
        </div>
    }
}
