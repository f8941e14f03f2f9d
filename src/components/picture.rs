use crate::loader::Entry;
use leptos::prelude::*;

/// An item's main picture.
#[component]
pub fn LeadPicture(
    /// The item.
    entry: Entry,
    /// Whether it is likely the first thing seen: then it is loaded at once, else when it comes near.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let picture = entry.item.image.as_ref()?;
    let src = entry.resolver.file(&picture.url)?;
    let (width, height) = picture.size.unzip();
    let loading = if first { "eager" } else { "lazy" };
    let priority = first.then_some("high");
    Some(view! {
        <img
            class=if picture.size.is_some() { "lead" } else { "lead unsized" }
            src=src
            alt=picture.alt.clone()
            width=width.map(|width| width.to_string())
            height=height.map(|height| height.to_string())
            loading=loading
            fetchpriority=priority
            decoding="async"
        />
    })
}
