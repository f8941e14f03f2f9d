use crate::model::page::Post;
use leptos::prelude::*;

/// When a picture is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageLoading {
    /// At once, before others: it is likely among the first things seen.
    Eager,
    /// Not before the reader comes near.
    Lazy,
}

impl ImageLoading {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Eager => "eager",
            Self::Lazy => "lazy",
        }
    }

    const fn priority(self) -> Option<&'static str> {
        match self {
            Self::Eager => Some("high"),
            Self::Lazy => None,
        }
    }
}

/// An item's main picture.
#[component]
pub fn LeadPicture(
    /// The item.
    post: Post,
    /// When it is loaded.
    loading: ImageLoading,
) -> impl IntoView {
    let picture = post.item.image.as_ref()?;
    let src = post.lead_picture()?;
    let (width, height) = picture.size.unzip();
    Some(view! {
        <img
            class=if picture.size.is_some() { "lead" } else { "lead unsized" }
            src=src
            alt=picture.alt.clone()
            width=width.map(|width| width.to_string())
            height=height.map(|height| height.to_string())
            decoding="async"
            loading=loading.attribute()
            fetchpriority=loading.priority()
        />
    })
}
