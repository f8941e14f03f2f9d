use super::{OpaqueView, PictureRoom, body::fit_caption};
use crate::model::{
    content::{PICTURE_CLASS, PictureLink},
    page::{self, EditionContext, Post, SizedSource},
};
use leptos::prelude::*;
use std::sync::Arc;

/// When a picture is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageLoading {
    /// At once, before others: it is likely among the first things seen.
    Eager,
    /// Not before the reader comes near.
    Lazy,
}

impl ImageLoading {
    /// As for `loading`.
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::Eager => "eager",
            Self::Lazy => "lazy",
        }
    }

    /// As for `fetchpriority`.
    pub(super) const fn priority(self) -> Option<&'static str> {
        match self {
            Self::Eager => Some("high"),
            Self::Lazy => None,
        }
    }
}

/// An item's main picture, with its caption.
#[component]
pub fn LeadPicture(
    /// The item.
    post: Post,
    /// How much room it gets.
    room: PictureRoom,
    /// When it is loaded.
    loading: ImageLoading,
    /// The address of the picture, where it has one.
    link: Option<PictureLink>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let page::LeadPicture { src, alt, size, caption } = post.lead_picture()?;
    let is_told = !alt.trim().is_empty();
    let language = post.language_of_text(&context);
    let (width, height) = size.unzip();
    let source = post.sized_source(&src);
    let mut class = if size.is_some() { "lead" } else { "lead unsized" }.to_owned();
    if let Some(tint) = source.as_ref().and_then(|source| source.tint) {
        class = format!("{class} {}", tint.classes());
    }
    let picture = view! {
        <img
            class=class
            src=src
            alt=alt
            lang=language.lang.clone()
            width=width.map(|width| width.to_string())
            height=height.map(|height| height.to_string())
            decoding="async"
            loading=loading.attribute()
            fetchpriority=loading.priority()
        />
    };
    let picture = match source {
        Some(source) => view! {
            <picture>
                <source type=SizedSource::MEDIA_TYPE srcset=source.srcset() sizes=room.sizes()/>
                {picture}
            </picture>
        }
        .into_any(),
        None => picture.into_any(),
    };
    let picture = match link {
        Some(PictureLink { id, href, name }) => {
            let is_upright = size.is_some_and(|(width, height)| height > width);
            let class = if is_upright { format!("{PICTURE_CLASS} upright") } else { PICTURE_CLASS.to_owned() };
            let label = (!is_told).then_some(name);
            view! { <a class=class id=id href=href target="_self" aria-label=label>{picture}</a> }.into_any()
        }
        None => picture.into_any(),
    };
    if caption.is_empty() {
        return Some(picture);
    }
    let caption = OpaqueView::Caption { nodes: fit_caption(caption, &post, &context), language };
    Some(view! { <figure class="lead-figure">{picture}{caption}</figure> }.into_any())
}
