use super::{
    ArticleBody, Attachments, CategoryLink, Details, DetailsOf, Gallery, HeadingLevel, IllustratedText, ImageLoading,
    LeadPicture, LibraryEntry, PictureAddresses, PictureRoom, ShareLinks, UnreadableText, players::complete_players,
};
use crate::model::{
    id::CategorySlug,
    locale::Message,
    page::{EditionContext, LanguageAttributes, Post},
    publication::{Cards, Layout},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What a card is in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardRank {
    /// The newest article of the edition, at the head of its front page.
    Lead,
    /// One of many.
    Usual,
}

/// An item in a list.
#[component]
pub fn Card(
    /// The item.
    post: Post,
    /// How the items of the list are laid out.
    layout: Layout,
    /// What it is among them.
    rank: CardRank,
    /// The category that the list is of; its items do not name it again.
    category_of_list: Option<CategorySlug>,
    /// When its picture is loaded.
    loading: ImageLoading,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    // A page has many of them.
    let cards = if post.is_too_long_for_a_list() { Cards::Summary } else { context.site.cards };
    let room = match (rank, cards) {
        (CardRank::Lead, _) => PictureRoom::Lead,
        (CardRank::Usual, Cards::Full) => PictureRoom::Beside,
        (CardRank::Usual, Cards::Summary) => PictureRoom::Card,
    };
    let body = match (layout, cards) {
        (Layout::List, Cards::Full) => view! {
            <IllustratedText
                post=post.clone()
                room
                loading
                below=HeadingLevel::H2
                pictures=PictureAddresses::None
                context=context.clone()
            />
        }
        .into_any(),
        (Layout::List, Cards::Summary) => {
            view! { <Shortened post=post.clone() room loading context=context.clone()/> }.into_any()
        }
        (Layout::Gallery, _) => view! { <Gallery post=post.clone() loading context=context.clone()/> }.into_any(),
        (Layout::Video, _) => view! { <Video post=post.clone() loading context=context.clone()/> }.into_any(),
        (Layout::Titles, _) => {
            let LanguageAttributes { lang, dir } = post.language_of_text(&context);
            let summary = |summary: String| view! { <p class="summary" lang=lang dir=dir>{summary}</p> }.into_any();
            post.item.summary.clone().map(summary).into_any()
        }
        (Layout::Library, _) => view! { <LibraryEntry post=post.clone() loading context=context.clone()/> }.into_any(),
    };
    let language = post.language_of_text(&context);
    // A library says it beside the cover.
    let details = (layout != Layout::Library)
        .then(|| view! { <Details post=post.clone() of=DetailsOf::Card context=context.clone()/> }.into_any());
    let share = (layout != Layout::Titles)
        .then(|| view! { <ShareLinks post=post.clone() context=context.clone()/> }.into_any());
    let mut class = format!("card card-{}", layout.name());
    if rank == CardRank::Lead {
        class.push_str(" card-lead");
    }
    if layout == Layout::List && post.shows_lead() && room != PictureRoom::Card {
        class.push_str(" card-beside");
    }
    let category = (post.item.category != category_of_list)
        .then(|| view! { <CategoryLink post=post.clone() context=context.clone()/> }.into_any());
    view! {
        <article class=class>
            {category}
            <h2 class="card-title" lang=language.lang dir=language.dir>
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
fn Shortened(post: Post, room: PictureRoom, loading: ImageLoading, context: Arc<EditionContext>) -> impl IntoView {
    let label = context.catalog.fill(Message::ContinueReading, &[("title", &post.title(&context))]);
    let language = post.language_of_text(&context);
    view! {
        <LeadPicture post=post.clone() room loading link=None context=context.clone()/>
        <div class="card-words">
            <div class="prose" lang=language.lang dir=language.dir><p>{post.summary()}</p></div>
            <p class="continue"><a href=context.href(post.place())>{label}</a></p>
        </div>
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
