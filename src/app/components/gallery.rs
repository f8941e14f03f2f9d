use super::{ArticleBody, HeadingLevel, ImageLoading, LeadPicture, PictureRoom};
use crate::model::{
    content::{self, SafeNode},
    locale::Message,
    page::{EditionContext, LinkedPictures, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many pictures of an item are shown beside others of its kind; the article has all.
const MOST_PICTURES: usize = 12;

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
    let LinkedPictures { lead, text } = post.linked_pictures_of(&context.href(post.place()), &context);
    let mut pictures: Vec<_> = content::pictures(&text).into_iter().map(SafeNode::Element).collect();
    let more = (pictures.len() > MOST_PICTURES).then(|| {
        pictures.truncate(MOST_PICTURES);
        let label = context.catalog.fill(Message::ContinueReading, &[("title", &post.title(&context))]);
        view! { <p class="continue"><a href=context.href(post.place())>{label}</a></p> }.into_any()
    });
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
    let language = post.language_of_text(&context);
    view! {
        <div class=class>{lead} {pictures}</div>
        <p class="summary" lang=language.lang dir=language.dir>{post.summary()}</p>
        {more}
    }
}
