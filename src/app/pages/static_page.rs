use super::PageHeading;
use crate::{
    app::components::{HeadingLevel, IllustratedText, ImageLoading, PictureAddresses, PictureRoom, UnreadableText},
    model::page::{EditionContext, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page that is not an article, such as About Us.
#[component]
pub(super) fn StaticPage(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let title = post.title(&context);
    let language = post.language_of_text(&context);
    view! {
        <div class="article static-page">
            <PageHeading class="article-title" text=title language/>
            <UnreadableText post=post.clone() context=context.clone()/>
            <IllustratedText
                post=post.clone()
                room=PictureRoom::Column
                loading=ImageLoading::Eager
                below=HeadingLevel::H1
                pictures=PictureAddresses::Own
                context=context.clone()
            />
        </div>
    }
}
