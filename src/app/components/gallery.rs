use super::{ArticleBody, HeadingLevel, ImageLoading, LeadPicture, PictureRoom};
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
    let is_single = usize::from(lead.is_some()) + pictures.len() < 2;
    let (class, room) =
        if is_single { ("gallery gallery-single", PictureRoom::Card) } else { ("gallery", PictureRoom::Tile) };
    let loading_of_others = if lead.is_some() { ImageLoading::Lazy } else { loading };
    let lead = lead.map(|link| {
        view! { <LeadPicture post=post.clone() room loading link=Some(link) context=context.clone()/> }.into_any()
    });
    let pictures = (!pictures.is_empty()).then(|| {
        view! {
            <ArticleBody
                post=post.clone()
                nodes=pictures
                below=HeadingLevel::H2
                room
                loading=loading_of_others
                context=context.clone()
            />
        }
        .into_any()
    });
    view! {
        <div class=class>{lead} {pictures}</div>
        <p class="summary">{post.summary()}</p>
    }
}
