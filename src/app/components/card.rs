use super::{
    ArticleBody, Attachments, CategoryLink, Details, DetailsOf, Gallery, HeadingLevel, IllustratedText, ImageLoading,
    LeadPicture, LibraryEntry, PictureAddresses, PictureRoom, ShareLinks, UnreadableText, players::complete_players,
};
use crate::model::{
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
        (Layout::List, Cards::Full) => view! {
            <IllustratedText
                post=post.clone()
                loading
                below=HeadingLevel::H2
                pictures=PictureAddresses::None
                context=context.clone()
            />
        }
        .into_any(),
        (Layout::List, Cards::Summary) => {
            view! { <Shortened post=post.clone() loading context=context.clone()/> }.into_any()
        }
        (Layout::Gallery, _) => view! { <Gallery post=post.clone() loading context=context.clone()/> }.into_any(),
        (Layout::Video, _) => view! { <Video post=post.clone() loading context=context.clone()/> }.into_any(),
        (Layout::Titles, _) => {
            post.item.summary.clone().map(|summary| view! { <p class="summary">{summary}</p> }.into_any()).into_any()
        }
        (Layout::Library, _) => view! { <LibraryEntry post=post.clone() loading context=context.clone()/> }.into_any(),
    };
    let language = post.foreign_language(&context);
    // A library says it beside the cover.
    let details = (layout != Layout::Library)
        .then(|| view! { <Details post=post.clone() of=DetailsOf::Card context=context.clone()/> }.into_any());
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
                {details}
                {share}
            </footer>
        </article>
    }
}

#[component]
fn Shortened(post: Post, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    let label = context.catalog.fill(Message::ContinueReading, &[("title", &post.title(&context))]);
    view! {
        <LeadPicture post=post.clone() room=PictureRoom::Column loading link=None context=context.clone()/>
        <div class="prose"><p>{post.summary()}</p></div>
        <p class="continue"><a href=context.href(post.place())>{label}</a></p>
    }
}

#[component]
fn Video(post: Post, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    let poster = post.lead_address();
    let nodes = complete_players(post.content().to_vec(), &post, poster.as_deref(), &context);
    view! {
        <ArticleBody
            post=post.clone()
            nodes
            below=HeadingLevel::H2
            room=PictureRoom::Column
            loading
            context=context.clone()
        />
        <Attachments post=post.clone() context=context.clone()/>
    }
}
