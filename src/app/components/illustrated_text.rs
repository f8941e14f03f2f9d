use super::{
    ArticleBody, Attachments, Contents, HeadingLevel, ImageLoading, LeadPicture, PictureRoom, players::complete_players,
};
use crate::model::{
    content::spread_pictures,
    page::{EditionContext, LinkedPictures, Post},
};
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

/// An item's picture, its whole text, and its files. On its own page the pictures of a gallery stand side by side. A
/// picture that the text shows further down is not shown twice.
#[component]
pub fn IllustratedText(
    /// The item.
    post: Post,
    /// How much room its main picture gets.
    room: PictureRoom,
    /// When the first picture is loaded.
    loading: ImageLoading,
    /// The heading that the text stands below.
    below: HeadingLevel,
    /// Whether its pictures can be opened.
    pictures: PictureAddresses,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let LinkedPictures { lead: link, text } = match pictures {
        PictureAddresses::Own => post.linked_pictures(&context),
        PictureAddresses::None => LinkedPictures { lead: None, text: post.content_without_lead().to_vec() },
    };
    // In a list, the next article is nearer than the sections of this one.
    let (text, sections) = match below {
        HeadingLevel::H1 => post.in_sections(text),
        HeadingLevel::H2 => (text, Vec::new()),
    };
    let nodes = complete_players(text, &post, None, &context);
    let shows_lead = post.shows_lead();
    let is_sheet = pictures == PictureAddresses::Own && post.is_contact_sheet(&context);
    let nodes = if is_sheet { spread_pictures(nodes) } else { nodes };
    let room = if is_sheet { PictureRoom::Tile } else { room };
    let lead = shows_lead
        .then(|| view! { <LeadPicture post=post.clone() room loading link context=context.clone()/> }.into_any());
    let loading = if shows_lead { ImageLoading::Lazy } else { loading };
    let contents = view! { <Contents sections post=post.clone() context=context.clone()/> };
    let room_in_text = if is_sheet { PictureRoom::Tile } else { PictureRoom::Column };
    let text = view! { <ArticleBody post=post.clone() nodes below room=room_in_text loading context=context.clone()/> };
    let picture_and_text = if is_sheet {
        view! { {contents} <div class="gallery contact-sheet">{lead}{text}</div> }.into_any()
    } else {
        view! { {lead} {contents} {text} }.into_any()
    };
    view! {
        {picture_and_text}
        <Attachments post=post.clone() context=context.clone()/>
    }
}
