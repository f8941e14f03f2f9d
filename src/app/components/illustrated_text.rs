use super::{ArticleBody, Attachments, Contents, HeadingLevel, ImageLoading, LeadPicture};
use crate::model::page::{EditionContext, Post};
use leptos::prelude::*;
use std::sync::Arc;

/// An item's picture, its whole text, and its files. A picture that the text shows further down is not shown twice.
#[component]
pub fn IllustratedText(
    /// The item.
    post: Post,
    /// When the picture is loaded.
    loading: ImageLoading,
    /// The heading that the text stands below.
    below: HeadingLevel,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let lead = (!post.shows_lead_in_text())
        .then(|| view! { <LeadPicture post=post.clone() loading context=context.clone()/> }.into_any());
    // In a list, the next article is nearer than the sections of this one.
    let (nodes, sections) = match below {
        HeadingLevel::H1 => post.content_in_sections(),
        HeadingLevel::H2 => (post.content_without_lead().to_vec(), Vec::new()),
    };
    view! {
        {lead}
        <Contents sections post=post.clone() context=context.clone()/>
        <ArticleBody nodes below context=context.clone()/>
        <Attachments post=post.clone() context=context.clone()/>
    }
}
