use super::{ArticleBody, HeadingLevel, ImageLoading, LeadPicture};
use crate::model::{
    content::{self, SafeNode},
    page::{EditionContext, LinkedPictures, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The pictures of an item side by side, each a link to its place in the article. With the app it opens the picture
/// (see [`super::Lightbox`]).
#[component]
pub fn Gallery(
    /// The item.
    post: Post,
    /// When its first picture is loaded.
    loading: ImageLoading,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let LinkedPictures { lead, text } = post.linked_pictures_of(&context.href(post.place()));
    let pictures: Vec<_> = content::pictures(&text).into_iter().map(SafeNode::Element).collect();
    let class = if pictures.is_empty() { "gallery gallery-single" } else { "gallery" };
    let lead = lead.map(|link| {
        view! { <LeadPicture post=post.clone() loading link=Some(link) context=context.clone()/> }.into_any()
    });
    let pictures = (!pictures.is_empty())
        .then(|| view! { <ArticleBody nodes=pictures below=HeadingLevel::H2 context=context.clone()/> }.into_any());
    view! {
        <div class=class>{lead} {pictures}</div>
        <p class="summary">{post.summary()}</p>
    }
}
