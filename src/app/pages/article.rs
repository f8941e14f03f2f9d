use super::PageHeading;
use crate::{
    app::components::{
        CategoryLink, Details, DetailsOf, HeadingLevel, IllustratedText, ImageLoading, PictureAddresses, PictureRoom,
        ShareLinks, Tags, TranslationLinks, UnreadableText,
    },
    model::{
        content::host_of,
        feed::Listed,
        locale::Message,
        page::{EditionContext, Post},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// One article.
#[component]
pub(super) fn ArticlePage(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let title = post.title(&context);
    let language = post.language_of_text(&context);
    // Nobody is to pass on what was taken back.
    let is_published = post.item.listed != Listed::Nowhere;
    let class = if post.is_contact_sheet(&context) { "article" } else { "article article-beside" };
    view! {
        <article class=class>
            <CategoryLink post=post.clone() context=context.clone()/>
            <PageHeading class="article-title" text=title language/>
            <Details post=post.clone() of=DetailsOf::Article context=context.clone()/>
            <UnreadableText post=post.clone() context=context.clone()/>
            <IllustratedText
                post=post.clone()
                room=PictureRoom::Column
                loading=ImageLoading::Eager
                below=HeadingLevel::H1
                pictures=PictureAddresses::Own
                context=context.clone()
            />
            <SourceLink post=post.clone() context=context.clone()/>
            <Tags post=post.clone() context=context.clone()/>
            <TranslationLinks post=post.clone() context=context.clone()/>
            {is_published
                .then(|| {
                    view! {
                        <ShareLinks post=post.clone() context=context.clone()/>
                        <Citation post=post.clone() context=context.clone()/>
                    }
                })}
        </article>
    }
}

/// A link to the page elsewhere that the article is about.
#[component]
fn SourceLink(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let href = post.resolver.link(post.item.external_url.as_deref()?)?.into_string();
    let host = host_of(&href).unwrap_or(&href);
    let words = context.catalog.fill(Message::ReadAt, &[("host", host)]);
    Some(view! { <p class="source"><a href=href rel="external noopener">{words}</a></p> })
}

/// The words by which the article is cited. One click selects them all, also without the app.
#[component]
fn Citation(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <details class="citation">
            <summary>{context.text(Message::Cite)}</summary>
            <p>{post.citation(&context)}</p>
        </details>
    }
}
