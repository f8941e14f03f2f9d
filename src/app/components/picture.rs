use super::Sight;
use crate::{
    app::html::{Element, element},
    model::page::Post,
};

/// An item's main picture.
#[must_use]
pub fn lead_picture(post: &Post, sight: Sight) -> Option<Element> {
    let picture = post.item.image.as_ref()?;
    let (width, height) = picture.size.unzip();
    let element = element("img")
        .class(if picture.size.is_some() { "lead" } else { "lead unsized" })
        .with("src", post.resolver.file(&picture.url)?)
        .with("alt", picture.alt.as_str())
        .with_some("width", width.map(|width| width.to_string()))
        .with_some("height", height.map(|height| height.to_string()))
        .with("decoding", "async");
    Some(match sight {
        Sight::AtOnce => element.with("loading", "eager").with("fetchpriority", "high"),
        Sight::Later => element.with("loading", "lazy"),
    })
}
