use super::{
    ArticleBody, Attachments, CategoryLink, Details, DetailsOf, HeadingLevel, IllustratedText, ImageLoading,
    LeadPicture, ShareLinks, UnreadableText,
};
use crate::model::{
    content::SafeNode,
    locale::{Direction, Language, Message},
    page::{EditionContext, Post},
    publication::{Cards, Layout},
};
use leptos::prelude::*;
use std::sync::Arc;

/// An item in a list.
#[component]
pub fn Card(
    /// The item.
    post: Post,
    /// How the items of the list are laid out.
    layout: Layout,
    /// When its picture is loaded.
    loading: ImageLoading,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let body = match (layout, context.site.cards) {
        (Layout::List, Cards::Full) => {
            view! { <IllustratedText post=post.clone() loading below=HeadingLevel::H2 context=context.clone()/> }
                .into_any()
        }
        (Layout::List, Cards::Summary) => {
            view! { <Shortened post=post.clone() loading context=context.clone()/> }.into_any()
        }
        (Layout::Gallery, _) => view! { <Gallery post=post.clone() loading context=context.clone()/> }.into_any(),
        (Layout::Video, _) => view! { <Video post=post.clone() context=context.clone()/> }.into_any(),
        (Layout::Titles, _) => {
            post.item.summary.clone().map(|summary| view! { <p class="summary">{summary}</p> }.into_any()).into_any()
        }
        (Layout::Library, _) => view! { <LibraryEntry post=post.clone() loading context=context.clone()/> }.into_any(),
    };
    let language = post.foreign_language(&context);
    let share = (layout != Layout::Titles)
        .then(|| view! { <ShareLinks post=post.clone() context=context.clone()/> }.into_any());
    view! {
        <article class=format!("card card-{}", layout.name()) lang=language.map(ToString::to_string) dir=language.map(Language::direction).map(Direction::as_str)>
            <CategoryLink post=post.clone() context=context.clone()/>
            <h2 class="card-title">
                <a href=context.href(post.place())><bdi>{post.title(&context)}</bdi></a>
            </h2>
            {body}
            {(layout != Layout::Titles)
                .then(|| view! { <UnreadableText post=post.clone() context=context.clone()/> }.into_any())}
            <footer class="card-footer">
                <Details post=post.clone() of=DetailsOf::Card context=context.clone()/>
                {share}
            </footer>
        </article>
    }
}

#[component]
fn Shortened(post: Post, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    let label = context.catalog.fill(Message::ContinueReading, &[("title", &post.title(&context))]);
    view! {
        <LeadPicture post=post.clone() loading context=context.clone()/>
        <div class="prose"><p>{post.summary()}</p></div>
        <p class="continue"><a href=context.href(post.place())>{label}</a></p>
    }
}

#[component]
fn Gallery(post: Post, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    let pictures: Vec<_> = post.pictures().into_iter().map(SafeNode::Element).collect();
    let is_series = pictures.len() > 1;
    view! {
        {(!is_series).then(|| view! { <LeadPicture post=post.clone() loading context=context.clone()/> }.into_any())}
        <p class="summary">{post.summary()}</p>
        {is_series.then(|| view! {
            <div class="gallery"><ArticleBody nodes=pictures below=HeadingLevel::H2 context=context.clone()/></div>
        }.into_any())}
    }
}

#[component]
fn Video(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <ArticleBody nodes=post.content().to_vec() below=HeadingLevel::H2 context=context.clone()/>
        <Attachments post=post.clone() context=context.clone()/>
    }
}

#[component]
fn LibraryEntry(post: Post, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="library">
            <LeadPicture post=post.clone() loading context=context.clone()/>
            <div>
                <p class="summary">{post.summary()}</p>
                <Attachments post=post.clone() context=context.clone()/>
            </div>
        </div>
    }
}
