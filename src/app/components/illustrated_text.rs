use super::{ArticleBody, Attachments, HeadingLevel, ImageLoading, LeadPicture, PictureRoom};
use crate::model::page::{EditionContext, Post};
use leptos::prelude::*;
use std::sync::Arc;

/// An item's picture, its whole text, and its files. A picture that the text shows further down is not shown twice.
#[component]
pub fn IllustratedText(
    /// The item.
    post: Post,
    /// When the first picture is loaded.
    loading: ImageLoading,
    /// The heading that the text stands below.
    below: HeadingLevel,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let shows_lead = post.shows_lead();
    let room = PictureRoom::Column;
    let lead =
        shows_lead.then(|| view! { <LeadPicture post=post.clone() room loading context=context.clone()/> }.into_any());
    let loading = if shows_lead { ImageLoading::Lazy } else { loading };
    let nodes = post.content_without_lead().to_vec();
    view! {
        {lead}
        <ArticleBody post=post.clone() nodes below room loading context=context.clone()/>
        <Attachments post=post.clone() context=context.clone()/>
    }
}
