use super::{ArticleBody, Attachments, HeadingLevel, ImageLoading, LeadPicture, players::complete_players};
use crate::model::page::{EditionContext, LinkedPictures, Post};
use leptos::prelude::*;
use std::sync::Arc;

/// Whether the pictures of a text have addresses of their own on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureAddresses {
    /// It is the item's own page: each picture can be opened and linked to.
    Own,
    /// It is one of many items on a page.
    None,
}

/// An item's picture, its whole text, and its files. A picture that the text shows further down is not shown twice.
#[component]
pub fn IllustratedText(
    /// The item.
    post: Post,
    /// When the picture is loaded.
    loading: ImageLoading,
    /// The heading that the text stands below.
    below: HeadingLevel,
    /// Whether its pictures can be opened.
    pictures: PictureAddresses,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let LinkedPictures { lead: link, text } = match pictures {
        PictureAddresses::Own => post.linked_pictures(),
        PictureAddresses::None => LinkedPictures { lead: None, text: post.content_without_lead().to_vec() },
    };
    let nodes = complete_players(text, &post, None, &context);
    let lead = (!post.shows_lead_in_text())
        .then(|| view! { <LeadPicture post=post.clone() loading link context=context.clone()/> }.into_any());
    view! {
        {lead}
        <ArticleBody nodes below context=context.clone()/>
        <Attachments post=post.clone() context=context.clone()/>
    }
}
